package dev.backoffice.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.balance.Folding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.Pause;
import dev.backoffice.core.command.Retries;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.AddChart;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.ledger.JournalLine;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.finance.ledger.Origin;
import dev.backoffice.finance.ledger.PostEntry;
import dev.backoffice.finance.ledger.PostingRules;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds, transfers and ledger entries each second on one local, durable PostgreSQL: on one hot row and spread over many, by one
 * caller and by many, each in a transaction of its own and in groups, beside the same rows written by hand; then an import.
 *
 * <p>Arguments, all optional: {@code seconds=6 callers=1,4,16,64 spread=10000 import=500000}.
 */
public final class StoreLoad {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final int CONNECTIONS = 64;
    private static final int IMPORT_BATCH = 5000;
    private static final Money CENT = Money.ofMinor(CurrencyUnit.of("BRL"), 1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private static final String BESIDE_HOLD = "INSERT INTO h_document VALUES"
            + " ('blue-shop', 'stock-hold', hold::text, 1, 1, body, '{}');"
            + " INSERT INTO h_event VALUES"
            + " ('blue-shop', 'stock-hold', hold::text, 1, 0, 'stock.held', 1, body, now, 'maria');"
            + " INSERT INTO h_unsealed VALUES ('blue-shop', now, 'stock-hold', hold::text, 1, 0);";
    private static final String HOLD_BODY = "{\"id\":\"0192f0c1-2c5e-7000-8000-000000000001\","
            + "\"reference\":\"order-1\",\"lines\":[{\"site\":\"SP1\",\"sku\":\"SKU-1\",\"quantity\":\"1 UN\"}],"
            + "\"expires\":\"2026-11-24T12:00:00Z\"}";

    private final PrintStream out;
    private final long millis;
    private final int[] callers;
    private final int spread;
    private final int imported;

    private StoreLoad(PrintStream out, String[] arguments) {
        this.out = out;
        this.millis = 1000 * Long.parseLong(argument(arguments, "seconds", "6"));
        this.callers = Arrays.stream(argument(arguments, "callers", "1,4,16,64").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        this.spread = Integer.parseInt(argument(arguments, "spread", "10000"));
        this.imported = Integer.parseInt(argument(arguments, "import", "500000"));
    }

    private static String argument(String[] arguments, String name, String otherwise) {
        return Arrays.stream(arguments)
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    /** Runs everything once and prints it. */
    public static void main(String[] arguments) throws Exception {
        new StoreLoad(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments).run();
    }

    private void run() throws Exception {
        try (Server server = Server.start();
                HikariDataSource pool = server.pool(CONNECTIONS)) {
            out.println(server.settings() + ", " + CONNECTIONS + " connections, "
                    + Runtime.getRuntime().availableProcessors() + " cores, JDK " + Runtime.version());
            out.println("disk: " + server.flushesPerSecond(2000) + " flushes of 8 kB a second");
            Schema.migrate(pool);
            Store store = JdbcStore.on(pool);
            Commands single = commands(store).build();
            Commands grouped = commands(store).groupCommit(GroupCommit.STANDARD).build();
            prepare(single);
            HandWritten hand = HandWritten.on(pool, spread, BESIDE_HOLD);
            analyze(pool);

            transfers(single, grouped, hand);
            holds(single, grouped, hand);
            entries(single, grouped);
            importing(single);

            out.println();
            out.println("disk: " + server.flushesPerSecond(2000) + " flushes of 8 kB a second");
            check(pool, store);
        }
    }

    private static Commands.Builder commands(Store store) {
        return Commands.builder(
                store,
                InstantSource.system(),
                IdGenerator.uuidV7(InstantSource.system(), random()),
                random(),
                AccessPolicy.allowAll(),
                ApprovalPolicy.noneNeeded());
    }

    private static RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    private void prepare(Commands commands) {
        new ChartOfAccounts(commands).addChart(MARIA, new AddChart(IdempotencyKey.of("chart"), ChartTemplate.shop()));
        Catalog catalog = new Catalog(commands);
        Stock stock = new Stock(commands);
        List<HotCall<ReceiveGoods>> received = new ArrayList<>();
        for (int i = 0; i < spread; i++) {
            catalog.add(MARIA, AddItem.of(sku(i), "Ceramic mug").ncm("69120000").price("39.90"));
            received.add(new HotCall<>(
                    MARIA,
                    ReceiveGoods.of("received-" + i, sku(i), 100_000_000)
                            .unitCost("0.01")
                            .at("SP1")));
            if (received.size() == 1000 || i == spread - 1) {
                stock.receiveAll(received).forEach(outcome -> outcome.orThrow());
                received.clear();
            }
        }
    }

    private static void analyze(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static String sku(long number) {
        return "SKU-" + number;
    }

    private String customer(long number) {
        return "customer-" + number % spread;
    }

    // ---- what is measured

    private void transfers(Commands single, Commands grouped, HandWritten hand) throws InterruptedException {
        Transfers one = new Transfers(single);
        Transfers many = new Transfers(grouped);
        heading("transfers: a receipt and two lines");
        row("row lock by hand, hot account", (caller, n) -> hand.rowLock(n, "bank", customer(n)));
        row("row lock by hand, spread", (caller, n) -> hand.rowLock(n, customer(n * 7), customer(n)));
        row("same rows by hand, hot account", (caller, n) -> hand.transfer(n, "bank", customer(n)));
        row("same rows by hand, spread", (caller, n) -> hand.transfer(n, customer(n * 7), customer(n)));
        row("one by one, hot account", (caller, n) -> one.transfer(MARIA, n, "bank", customer(n)));
        row("one by one, spread", (caller, n) -> one.transfer(MARIA, n, customer(n * 7), customer(n)));
        row("in groups, hot account", (caller, n) -> many.transfer(MARIA, n, "bank", customer(n)));
        row("in groups, spread", (caller, n) -> many.transfer(MARIA, n, customer(n * 7), customer(n)));
    }

    private void holds(Commands single, Commands grouped, HandWritten hand) throws InterruptedException {
        Stock one = new Stock(single);
        Stock many = new Stock(grouped);
        heading("holds of one unit: a receipt, the hold and its line, a record, an event, the item's counter");
        row("same rows by hand, hot item", (caller, n) -> hand.hold(n, sku(0), HOLD_BODY));
        row("same rows by hand, spread", (caller, n) -> hand.hold(n, sku(n * 7 % spread), HOLD_BODY));
        row("one by one, hot item", (caller, n) -> hold(one, n, sku(0)));
        row("one by one, spread", (caller, n) -> hold(one, n, sku(n * 7 % spread)));
        row("in groups, hot item", (caller, n) -> hold(many, n, sku(0)));
        row("in groups, spread", (caller, n) -> hold(many, n, sku(n * 7 % spread)));
    }

    private static void hold(Stock stock, long number, String sku) {
        stock.hold(MARIA, HoldStock.of("h" + number, "order-" + number).line("SP1", sku, 1));
    }

    private void entries(Commands single, Commands grouped) throws InterruptedException {
        Ledger one = new Ledger(single, PostingRules.shipped());
        Ledger many = new Ledger(grouped, PostingRules.shipped());
        heading("ledger entries of two lines: as transfers, and the journal entry with its index, and an event");
        row("one by one", (caller, n) -> one.post(MARIA, entry(n)));
        row("in groups", (caller, n) -> many.post(MARIA, entry(n)));
    }

    private static PostEntry entry(long number) {
        return new PostEntry(
                IdempotencyKey.of("e" + number),
                DAY,
                "a sale",
                Origin.of("manual", "order-" + number),
                List.of(
                        JournalLine.debit(AccountCode.of("1.1.1.02"), CENT),
                        JournalLine.credit(AccountCode.of("3.1.1.01"), CENT)));
    }

    private void importing(Commands commands) throws InterruptedException {
        if (imported == 0) {
            return;
        }
        Transfers transfers = new Transfers(commands);
        out.println();
        AtomicLong next = new AtomicLong();
        long begun = System.nanoTime();
        int batches = imported / IMPORT_BATCH;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> {
                for (long batch = next.getAndIncrement(); batch < batches; batch = next.getAndIncrement()) {
                    List<HotCall<Transfers.Transfer>> calls = new ArrayList<>(IMPORT_BATCH);
                    for (long n = 0; n < IMPORT_BATCH; n++) {
                        long number = 1_000_000_000_000L + batch * IMPORT_BATCH + n;
                        calls.add(new HotCall<>(MARIA, Transfers.command(number, "bank", customer(number))));
                    }
                    transfers.transferAll(calls);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long nanos = System.nanoTime() - begun;
        out.printf(
                "import of %,d transfers by two threads, %,d in a transaction: %,d a second%n",
                batches * (long) IMPORT_BATCH, IMPORT_BATCH, batches * (long) IMPORT_BATCH * 1_000_000_000L / nanos);
    }

    // ---- how it is printed

    private void heading(String text) {
        out.println();
        out.println(text);
        StringBuilder line = new StringBuilder("%-34s".formatted("callers"));
        for (int number : callers) {
            line.append("%26d".formatted(number));
        }
        out.println(line);
    }

    private void row(String name, Load.Call call) throws InterruptedException {
        Load.run(4, Math.min(1500, millis), call);
        StringBuilder line = new StringBuilder("%-34s".formatted(name));
        for (int number : callers) {
            Load.Result result = Load.run(number, millis, call);
            line.append("%26s"
                    .formatted("%,d (%.1f / %.1f ms)"
                            .formatted(result.perSecond(), result.median() / 1000.0, result.slowest() / 1000.0)));
        }
        out.println(line);
    }

    // ---- what must hold afterwards

    private void check(DataSource pool, Store store) throws SQLException {
        long receipts = number(pool, "SELECT count(*) FROM bo_receipt WHERE operation = 'bench.transfer'");
        long deltas = number(pool, "SELECT count(*) FROM bo_delta WHERE book = 'bench'");
        long sum = number(pool, "SELECT coalesce(sum(amount), 0) FROM bo_delta");
        long held = number(pool, "SELECT sum(held) FROM bo_counter");
        long holds = number(pool, "SELECT count(*) FROM bo_hold");
        out.printf(
                "%,d transfers, %,d lines, all lines add up to %d; %,d holds, %,d units held%n",
                receipts, deltas, sum, holds, held);
        if (deltas != 2 * receipts || sum != 0 || held != holds) {
            throw new IllegalStateException("the rows do not add up");
        }
        long begun = System.nanoTime();
        Folding folding = new Folding(store, new Retries(RetryPolicy.DEFAULT, Pause.sleeping(), new Random(1)));
        Moment moment = Moment.of(InstantSource.system(), IdGenerator.uuidV7(InstantSource.system(), random()));
        long folded = 0;
        for (int some = folding.run(moment, 10_000).count();
                some > 0;
                some = folding.run(moment, 10_000).count()) {
            folded += some;
        }
        out.printf("%,d lines folded, %,d a second%n", folded, folded * 1_000_000_000L / (System.nanoTime() - begun));
    }

    private static long number(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
