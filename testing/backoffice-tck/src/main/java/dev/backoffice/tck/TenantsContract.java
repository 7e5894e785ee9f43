package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.balance.Postings;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.Numbers;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.StoredDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tenants: with equal ids, keys and names on every port, each finds exactly its own, and none changes another's (law 11). */
public abstract class TenantsContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected TenantsContract() {}

    private static final UUID SAME = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final Map<String, String> INDEX = Map.of("name", "same");

    private static CounterKey stock(CallContext context) {
        return new CounterKey(context.tenant(), "stock", "MUG-01");
    }

    private static BalanceKey cash(CallContext context) {
        return BalanceKey.of(context.tenant(), "ledger", "cash", "BRL");
    }

    private static SeriesKey series(CallContext context) {
        return new SeriesKey(context.tenant(), "nfe/1");
    }

    private static ReceiptKey receipt(CallContext context) {
        return new ReceiptKey(context.tenant(), "thing.write", IdempotencyKey.of("same"));
    }

    /** Writes under the same names for a tenant; only the amount tells whose it is. */
    private void write(CallContext context, long amount) {
        String text = Long.toString(amount);
        doWork(context, session -> session.documents().insert(thing("same", 1, text, INDEX)));
        doHot(session -> {
            session.receipts().insert(List.of(new Receipt(receipt(context), "1:ab", text, NOON)));
            new GuardedCounters(session.counters(), NOON)
                    .apply(List.of(
                            new CounterOperation.Adjust(Map.of(stock(context), amount)),
                            new CounterOperation.Place(
                                    new HoldKey(context.tenant(), SAME), Map.of(stock(context), amount), NOON)))
                    .forEach(Outcome::orThrow);
            new Postings(session.deltas())
                    .post(List.of(new Posting(
                            "same",
                            List.of(
                                    new Posting.Line(cash(context), amount),
                                    new Posting.Line(
                                            BalanceKey.of(context.tenant(), "ledger", "sales", "BRL"), -amount)))));
            new Numbers(session.numbers(), NOON).lease(List.of(new Numbers.Request(series(context), "same", amount)));
            session.records(context.tenant())
                    .insert(new StoredDocument(
                            "movement", "same", 1, 1, thing("", 1, text).body(), INDEX));
            session.outbox().append(Happened.recorded(context, "same", amount, 0, NOON), Set.of("mail"));
        });
    }

    @Test
    void equal_names_of_two_tenants_never_meet() {
        write(BLUE, 11);
        write(RED, 22);

        for (CallContext context : List.of(BLUE, RED)) {
            long amount = context.equals(BLUE) ? 11 : 22;
            String text = Long.toString(amount);
            for (String kind : List.of(KIND, "movement")) {
                assertThat(workRow(context, session -> session.documents().find(kind, "same"))
                                .map(Things::text))
                        .contains(text);
                assertThat(workRows(context, session -> session.documents().list(DocumentQuery.all(kind))))
                        .extracting(Things::text)
                        .containsExactly(text);
                assertThat(workRows(
                                context,
                                session -> session.documents()
                                        .list(DocumentQuery.all(kind).where("name", "same"))))
                        .extracting(Things::text)
                        .containsExactly(text);
            }
            assertThat(hotRows(session -> session.records(context.tenant()).list(DocumentQuery.all("movement"))))
                    .extracting(Things::text)
                    .containsExactly(text);
            assertThat(hotMap(session -> session.receipts().find(List.of(receipt(context))))
                            .values())
                    .extracting(Receipt::result)
                    .containsExactly(text);
            assertThat(hotMap(session -> session.counters().read(List.of(stock(context)))))
                    .isEqualTo(Map.of(stock(context), new Counter(stock(context), amount, amount, 0)));
            assertThat(hotMap(session -> session.counters().holds(List.of(new HoldKey(context.tenant(), SAME))))
                            .values())
                    .flatExtracting(Hold::lines)
                    .extracting(line -> line.held())
                    .containsExactly(amount);
            assertThat(hotRows(session -> session.counters().due(List.of(stock(context)), NOON, 10)))
                    .extracting(Hold::key)
                    .containsExactly(new HoldKey(context.tenant(), SAME));
            assertThat(hotMap(session -> session.deltas()
                            .balances(
                                    BalanceQuery.of(context.tenant(), "ledger").account("cash"))))
                    .isEqualTo(Map.of(cash(context), amount));
            assertThat(hotRows(session -> session.numbers().list(series(context), 1, 10)))
                    .extracting(NumberLease::number)
                    .containsExactly(amount);
            assertThat(workRows(
                            context, session -> session.outbox().of(context.tenant(), AggregateRef.of(KIND, "same"))))
                    .extracting(event -> event.key().version())
                    .containsExactly(amount);
        }
    }

    @Test
    void a_tenant_without_data_sees_nothing() {
        write(BLUE, 11);

        assertThat(workRow(RED, session -> session.documents().find(KIND, "same")))
                .isEmpty();
        assertThat(workRows(RED, session -> session.documents().list(DocumentQuery.all(KIND))))
                .isEmpty();
        assertThat(workRows(
                        RED,
                        session ->
                                session.documents().list(DocumentQuery.all(KIND).where("name", "same"))))
                .isEmpty();
        assertThat(hotRow(session -> session.records(RED.tenant()).find("movement", "same")))
                .isEmpty();
        assertThat(hotMap(session -> session.receipts().find(List.of(receipt(RED)))))
                .isEmpty();
        assertThat(hotMap(session -> session.counters().read(List.of(stock(RED)))))
                .isEmpty();
        assertThat(hotMap(session -> session.counters().holds(List.of(new HoldKey(RED.tenant(), SAME)))))
                .isEmpty();
        assertThat(hotRows(session -> session.counters().due(List.of(stock(RED)), NOON, 10)))
                .isEmpty();
        assertThat(hotMap(session -> session.deltas().balances(BalanceQuery.of(RED.tenant(), "ledger"))))
                .isEmpty();
        assertThat(hotRows(session -> session.numbers().list(series(RED), 1, 10)))
                .isEmpty();
        assertThat(workRows(RED, session -> session.outbox().of(RED.tenant(), AggregateRef.of(KIND, "same"))))
                .isEmpty();
        assertThat(store().deliveries()
                        .redrive(
                                "mail",
                                Happened.recorded(RED, "same", 11, 0, NOON).key(),
                                NOON))
                .isFalse();
    }
}
