package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.access.Subject;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.configuration.Secrets;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.ErrorTexts;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.finance.verification.ThresholdVerifier;
import dev.backoffice.finance.verification.Verifier;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.flows.ordertocash.Gate;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderEvent.OrderDispatched;
import dev.backoffice.inventory.order.OrderEvents;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.jdbc.Dialect;
import dev.backoffice.jdbc.JdbcErrors;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import dev.backoffice.jdbc.TableNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/embedding.md, each run as it stands there. */
class EmbeddingGuideTest {
    private static final Logger LOG = Logger.getLogger(EmbeddingGuideTest.class.getName());

    private final CallContext maria = CallContext.of("blue-shop", "maria");
    private final DataSource dataSource = database();

    @BeforeEach
    void aTableOfTheHosts() throws SQLException {
        execute(dataSource, "CREATE TABLE web_order (number varchar(40) PRIMARY KEY, order_id varchar(40))");
    }

    private static DataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    private static void execute(DataSource where, String sql) throws SQLException {
        try (Connection connection = where.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> webOrders() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number FROM web_order ORDER BY number")) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static Company company() {
        // company begins
        Company company = Company.of(new Establishment(
                "SP1", // how you call the place
                "Loja Azul Sintética Ltda",
                "Loja Azul",
                new PostalAddress(
                        "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
                ZoneId.of("America/Sao_Paulo"),
                Map.of(
                        "cnpj", "99000012000183", // made up, as everything here
                        "ie", "990000129113",
                        "crt", "1", // the regime: 1 is Simples Nacional
                        "nfe.series", "1",
                        "nfe.next-number", "1")));
        // company ends
        return company;
    }

    private static ReceiveOrder mug(String number) {
        return ReceiveOrder.from("site", number)
                .buyer(Shop.ana())
                .line("MUG-01", 1, "39.90")
                .paid(Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PAID));
    }

    private Backoffice stocked(Backoffice shop) {
        shop.catalog()
                .add(maria, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        maria,
                        ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                .unitCost("12.50")
                                .at("SP1"));
        return shop;
    }

    private Backoffice shop(JdbcStore store) {
        return stocked(Backoffice.trial(store, company()));
    }

    private void sound(Backoffice shop) {
        assertThat(shop.stuck(StuckQuery.all(), PageRequest.first(10)).rows()).isEmpty();
        assertThat(shop.audit(maria)).allMatch(AuditReport::clean);
    }

    @Test
    void first() {
        Company company = company();
        // store begins
        JdbcStore store = JdbcStore.migrated(dataSource);
        // store ends
        // first begins
        Backoffice shop = Backoffice.trial(store, company);
        CallContext maria = CallContext.of("blue-shop", "maria"); // the tenant, and who does it

        shop.catalog()
                .add(maria, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        maria,
                        ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                .unitCost("12.50")
                                .at("SP1"));
        Buyer ana = Buyer.person(
                "Ana Souza",
                "99900001907", // a made-up CPF
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1001")
                                .buyer(ana)
                                .line("MUG-01", 2, "39.90")
                                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID)));
        shop.runDue();

        OrderView view = shop.orders().view(maria, order);
        System.out.println(view.status()); // DISPATCHED
        view.why().forEach(reason -> System.out.println(reason.text()));
        // first ends
        assertThat(view.status()).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(view.why()).extracting(Reason::text).hasSizeGreaterThan(4);
        sound(shop);
    }

    @Test
    void dba() throws SQLException {
        execute(dataSource, "CREATE SCHEMA backoffice");
        // dba begins
        TableNames tables = TableNames.prefixed("shop_").in("backoffice"); // prefix and schema of your choice
        String script = Schema.ddl(Dialect.H2, tables); // for whoever runs SQL at your place
        // dba ends
        execute(dataSource, script);
        // validated begins
        Schema.validate(dataSource, tables); // says what is missing, and changes nothing
        JdbcStore store = JdbcStore.builder(dataSource).tables(tables).build();
        // validated ends
        OrderId order = shop(store).orders().receive(maria, mug("1001"));
        assertThat(order).isNotNull();
    }

    @Test
    void joined() throws SQLException {
        JdbcStore store = JdbcStore.migrated(dataSource);
        Backoffice shop = shop(store);
        ReceiveOrder received = mug("1001");
        // joined begins
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (JoinedTransaction transaction = store.join(connection)) {
                OrderId order = shop.joined(transaction).orders().receive(maria, received);
                insertWebOrder(connection, "1001", order);
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
        // joined ends
        shop.runDue();
        assertThat(webOrders()).containsExactly("1001");
        assertThat(shop.orders()
                        .list(maria, OrderQuery.all().status(OrderStatus.Kind.DISPATCHED), PageRequest.first(10))
                        .rows())
                .hasSize(1);
        sound(shop);
    }

    private static void insertWebOrder(Connection connection, String number, OrderId order) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO web_order VALUES (?, ?)")) {
            insert.setString(1, number);
            insert.setString(2, order.toString());
            insert.executeUpdate();
        }
    }

    @Test
    void screen() {
        Backoffice shop = shop(JdbcStore.migrated(dataSource));
        for (int i = 0; i < 25; i++) {
            shop.orders().receive(maria, mug("" + i));
        }
        List<OrderId> shown = new ArrayList<>();
        Optional<String> after = Optional.empty(); // of the link "more" that was clicked
        do {
            // screen begins
            PageRequest page = PageRequest.first(20);
            if (after.isPresent()) {
                page = page.after(PageToken.parse(after.get()));
            }
            Page<OrderView> orders = shop.orders().list(maria, OrderQuery.all().channel("site"), page);
            for (OrderView row : orders.rows()) {
                show(row.terms().channelOrder(), row.status(), row.waitsFor().map(WaitReason::text));
            }
            Optional<String> more = orders.next().map(PageToken::toString); // into the link to the next page
            // screen ends
            orders.rows().forEach(row -> shown.add(row.id()));
            after = more;
        } while (after.isPresent());
        assertThat(shown).hasSize(25).doesNotHaveDuplicates();
        assertThat(onTheScreen).hasSize(25);
    }

    private final List<String> onTheScreen = new ArrayList<>();

    private void show(String number, OrderStatus.Kind status, Optional<String> waitsFor) {
        onTheScreen.add(number + " " + status + " " + waitsFor.orElse(""));
    }

    @Test
    void scheduler() throws InterruptedException {
        Backoffice shop = shop(JdbcStore.migrated(dataSource));
        OrderId order = shop.orders().receive(maria, mug("1001"));
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        // scheduler begins
        scheduler.scheduleWithFixedDelay(
                () -> {
                    try {
                        RunReport report = shop.runDue();
                        report.failures().forEach((job, code) -> LOG.warning(job + " " + code));
                    } catch (RuntimeException failed) { // or the scheduler would never call again
                        LOG.log(Level.SEVERE, "due work", failed);
                    }
                },
                0,
                1,
                TimeUnit.SECONDS);
        // scheduler ends
        for (int i = 0; i < 300 && shop.orders().view(maria, order).status() != OrderStatus.Kind.DISPATCHED; i++) {
            Thread.sleep(50);
        }
        // shutdown begins
        scheduler.shutdown(); // before the pool of the data source is closed
        boolean ended = scheduler.awaitTermination(30, TimeUnit.SECONDS);
        // shutdown ends
        assertThat(ended).isTrue();
        assertThat(shop.orders().view(maria, order).status()).isEqualTo(OrderStatus.Kind.DISPATCHED);
    }

    /** The host's own place for secrets. */
    private static final class Vault {
        private final Map<String, byte[]> secrets = new HashMap<>();

        Optional<byte[]> read(String path) {
            return Optional.ofNullable(secrets.get(path)).map(byte[]::clone);
        }
    }

    /** The host's own mail: it drops what it sent before. */
    private static final class Mailbox {
        private final Map<String, String> sent = new ConcurrentHashMap<>();

        void send(String key, String text) {
            sent.putIfAbsent(key, text);
        }
    }

    @Test
    void earnest() throws IOException {
        JdbcStore store = JdbcStore.migrated(dataSource);
        Company company = company();
        Set<String> managers = Set.of("rita");
        Set<String> approved = ConcurrentHashMap.newKeySet();
        Mailbox mail = new Mailbox();
        Vault vault = new Vault();
        vault.secrets.put(
                "blue-shop/SP1/nfe.certificate",
                Files.readAllBytes(
                        root().resolve("backoffice-fiscal/src/main/resources/dev/backoffice/fiscal/br/nfe/signing")
                                .resolve("synthetic-certificate.p12")));
        vault.secrets.put("blue-shop/SP1/nfe.certificate-password", "synthetic".getBytes(StandardCharsets.UTF_8));
        Authorizer authorizer = SimulatedAuthority.accepting();

        // access begins
        AccessPolicy access = new AccessPolicy() {
            @Override
            public Optional<String> refuseVerb(CallContext context, String verb) {
                return verb.equals("order.cancel")
                                && !managers.contains(context.user().value())
                        ? Optional.of("Only managers cancel.")
                        : Optional.empty();
            }

            @Override
            public Optional<String> refuseSubject(CallContext context, String verb, Subject subject) {
                return Optional.empty(); // here e.g. by subject.attributes().get("channel")
            }
        };
        // access ends
        // approval begins
        ApprovalPolicy approval = (context, verb, subject) -> verb.equals("order.cancel")
                        && Money.parse(subject.attributes().get("total")).isGreaterThan(Money.parse("BRL 500.00"))
                        && !approved.contains(subject.id())
                ? Optional.of("The director has to agree.")
                : Optional.empty();
        // approval ends
        // keys begins
        Secrets secrets = (tenant, establishment, name, on) ->
                vault.read(tenant + "/" + establishment.orElse("all") + "/" + name);
        SigningKeys keys = SigningKeys.from(secrets); // nfe.certificate (PKCS#12) and nfe.certificate-password
        Country country = Brazil.of(authorizer, keys, NfeEnvironment.HOMOLOGATION);
        // keys ends
        // advice begins
        Verifier verifier = new ThresholdVerifier(
                Money.parse("BRL 300.00"), // up to this no score is needed
                Money.parse("BRL 2000.00"), // from this on a person looks
                BigDecimal.valueOf(60), // so risky that a person looks
                BigDecimal.valueOf(90)); // so risky that it is cancelled
        Gate limit = (context, step, order) ->
                step == Step.SEPARATE && order.total().isGreaterThan(Money.parse("BRL 500.00"))
                        ? Optional.of(WaitReason.of("order.credit-limit", "The sales desk has to release it."))
                        : Optional.empty();
        // advice ends
        // subscription begins
        Function<Commands, List<Subscription>> mails =
                commands -> List.of(Subscription.named("mails").on(OrderEvents.CODEC, (context, occurrence) -> {
                    if (occurrence.event() instanceof OrderDispatched left) {
                        String key = occurrence.commandKey("mail").value(); // told twice, mailed once
                        mail.send(key, "Your order " + left.order() + " is on its way");
                    }
                }));
        // subscription ends
        // earnest begins
        Backoffice shop = Backoffice.on(store, company)
                .access(access)
                .approval(approval)
                .country(country)
                .verifier(verifier)
                .gate(limit)
                .subscriptions(mails)
                .open();
        // earnest ends

        stocked(shop);
        OrderId small = shop.orders().receive(maria, mug("1001"));
        OrderId large = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1002")
                                .buyer(Shop.ana())
                                .line("MUG-01", 2, "300.00")
                                .riskScore(10)
                                .paid(Payment.of(PaymentMethod.PIX, "600.00", PaymentStatus.PAID)));
        shop.runDue();
        assertThat(shop.orders().view(maria, small).status()).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(mail.sent)
                .containsValue("Your order " + small + " is on its way")
                .hasSize(1);
        assertThat(shop.orders().view(maria, large).waitsFor().map(WaitReason::code))
                .contains("order.credit-limit");

        CancelOrder cancel = CancelOrder.of("regret", large, "Cliente desistiu da compra");
        CallContext rita = CallContext.of("blue-shop", "rita");
        assertThatThrownBy(() -> shop.orders().cancel(maria, cancel)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> shop.orders().cancel(rita, cancel)).isInstanceOf(Denied.class);
        approved.add(large.toString());
        shop.orders().cancel(rita, cancel);
        shop.runDue();
        sound(shop);
    }

    @Test
    void what_has_no_default_is_named() {
        assertThatThrownBy(() ->
                        Backoffice.on(JdbcStore.migrated(dataSource), company()).open())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("access");
    }

    @Test
    void texts() {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:./target/no-write-delay");
        List<String> told = new ArrayList<>();
        // texts begins
        ErrorTexts texts = Backoffice.errorTexts(JdbcErrors.catalog());
        try {
            JdbcStore.migrated(file);
        } catch (BackofficeException refused) {
            told.add(refused.code() + ": " + texts.text(refused, Locale.forLanguageTag("pt-BR")));
        }
        // texts ends
        assertThat(told)
                .containsExactly("store.h2-write-delay: O banco H2 perderia os últimos dados gravados em uma queda:"
                        + " abra-o com WRITE_DELAY=0.");
        assertThat(Backoffice.errorTexts().codes())
                .contains("stock.short", "nfe.certificate-password", "receipt.other-input", "flow.part-missing")
                .doesNotContain("store.h2-write-delay");
    }

    @Test
    void watch() {
        Backoffice shop = shop(JdbcStore.migrated(dataSource));
        List<String> told = new ArrayList<>();
        // watch begins
        for (Delivery stuck :
                shop.stuck(StuckQuery.all(), PageRequest.first(100)).rows()) {
            told.add(stuck.subscription() + " stopped at "
                    + stuck.event().type()); // then redrive, or skip with a reason
        }
        for (AuditReport report : shop.audit(maria)) { // every night, for each tenant
            report.findings().forEach(finding -> told.add(finding.law() + " " + finding.text()));
        }
        // watch ends
        assertThat(told).isEmpty();
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/embedding.md"))) {
            root = root.getParent();
        }
        return root;
    }

    @Test
    void the_guide_shows_these_snippets_and_no_other() throws IOException {
        String source = Files.readString(
                root().resolve("backoffice-flows/src/test/java/dev/backoffice/flows/EmbeddingGuideTest.java"));
        Map<String, String> elsewhere = Map.of(
                "pool", "examples/plain-java/src/main/java/com/example/plain/PlainShop.java",
                "adapter", "testing/outside-host/src/test/java/com/example/outside/CountedStoreTest.java");
        String guide = Files.readString(root().resolve("docs/guide/embedding.md"));
        List<String> shown = new ArrayList<>();
        Matcher blocks = Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide);
        while (blocks.find()) {
            String name = blocks.group(1);
            shown.add(name);
            if (elsewhere.containsKey(name)) {
                assertThat(squeezed(Files.readString(root().resolve(elsewhere.get(name)))))
                        .contains(squeezed(blocks.group(2)));
                continue;
            }
            int begin = source.indexOf("// " + name + " begins\n");
            int end = source.indexOf("// " + name + " ends");
            assertThat(begin).as("snippet %s", name).isPositive().isLessThan(end);
            assertThat(squeezed(blocks.group(2)))
                    .as("snippet %s", name)
                    .isEqualTo(squeezed(source.substring(source.indexOf('\n', begin), end)));
        }
        List<String> written = new ArrayList<>(elsewhere.keySet());
        Matcher begins = Pattern.compile("// (\\w+) begins\n").matcher(source);
        while (begins.find()) {
            written.add(begins.group(1));
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(written);
        assertThat(guide.split("```java", -1)).as("every block has a name").hasSize(shown.size() + 1);
    }

    @Test
    void every_code_it_names_is_one_of_ours() throws IOException {
        String errors = Files.readString(root().resolve("docs/errors.md"));
        String guide = Files.readString(root().resolve("docs/guide/embedding.md"));
        List<String> codes = Pattern.compile("`([a-z]+\\.[a-z0-9-]+)`")
                .matcher(guide.substring(guide.indexOf("## When it refuses")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(codes)
                .hasSizeGreaterThan(8)
                .allSatisfy(code -> assertThat(errors).contains("| `" + code + "` |"));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
