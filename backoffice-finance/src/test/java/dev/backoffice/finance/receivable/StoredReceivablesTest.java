package dev.backoffice.finance.receivable;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.Golden;
import dev.backoffice.finance.charge.MoneyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The stored forms of receivables and their events, as they were released. */
class StoredReceivablesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private static final String ORDER = "order/1001";
    private static final Debtor ACQUIRER = Debtor.of(Debtor.Kind.ACQUIRER, "acquirer-x");
    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);
    private static final MoneyId MONEY = MoneyId.of("acquirer-x", "2026-12-24/1");
    private static final ReceivableId ID = ReceivableId.of(TenantId.of("blue-shop"), ORDER, "charge-1", 1);
    private static final ReceivableTerms TERMS = new ReceivableTerms(
            ORDER, "charge-1", ACQUIRER, 1, 3, brl("100.00"), brl("33.34"), brl("1.00"), DUE, Optional.of("000123"));

    static Map<String, Receivable> receivables() {
        Map<String, Receivable> all = new LinkedHashMap<>();
        all.put("receivable-open", receivable(new ReceivableStatus.Open()));
        all.put(
                "receivable-partly-settled",
                new Receivable(
                        ID,
                        TERMS,
                        new ReceivableStatus.PartlySettled(),
                        List.of(
                                new Settlement(MONEY, brl("3.00"), brl("2.00"), NOON, Optional.empty()),
                                new Settlement(
                                        MoneyId.of("bank-341", "1"),
                                        brl("1.00"),
                                        brl("1.00"),
                                        NOON,
                                        Optional.of(NOON))),
                        brl("0.00"),
                        brl("0.00")));
        all.put("receivable-settled", receivable(new ReceivableStatus.Settled()));
        all.put(
                "receivable-written-off",
                new Receivable(
                        ID,
                        TERMS,
                        new ReceivableStatus.WrittenOff("a test", NOON),
                        List.of(),
                        brl("32.34"),
                        brl("0.00")));
        all.put(
                "receivable-cancelled",
                new Receivable(
                        ID,
                        TERMS,
                        new ReceivableStatus.Cancelled("a test", NOON),
                        List.of(),
                        brl("0.00"),
                        brl("32.34")));
        return all;
    }

    private static Receivable receivable(ReceivableStatus status) {
        return new Receivable(ID, TERMS, status, List.of(), brl("0.00"), brl("0.00"));
    }

    static Map<String, ReceivableEvent> events() {
        Map<String, ReceivableEvent> events = new LinkedHashMap<>();
        for (ReceivableEvent event : List.of(
                new ReceivableEvent.ReceivableOpened(
                        ID, ORDER, ACQUIRER, brl("33.34"), brl("1.00"), brl("32.34"), DUE, NOON),
                new ReceivableEvent.ReceivableSettled(ID, ORDER, ACQUIRER, MONEY, brl("30.00"), brl("2.34"), DUE, NOON),
                new ReceivableEvent.ReceivableOverpaid(ID, ORDER, ACQUIRER, MONEY, brl("0.50"), NOON),
                new ReceivableEvent.SettlementReversed(ID, ORDER, ACQUIRER, MONEY, brl("30.00"), "a test", NOON),
                new ReceivableEvent.OverpaymentReversed(ID, ORDER, ACQUIRER, MONEY, brl("0.50"), "a test", NOON),
                new ReceivableEvent.ReceivableWrittenOff(ID, ORDER, ACQUIRER, brl("2.34"), "a test", NOON),
                new ReceivableEvent.ReceivableReinstated(ID, ORDER, ACQUIRER, brl("2.34"), "a test", NOON),
                new ReceivableEvent.ReceivableCancelled(
                        ID, ORDER, ACQUIRER, brl("2.34"), brl("0.07"), "a test", NOON))) {
            events.put(ReceivableEvents.CODEC.type(event) + "-1", event);
        }
        return events;
    }

    static Map<String, Doc> forms() {
        Map<String, Doc> forms = new LinkedHashMap<>();
        receivables().forEach((name, each) -> forms.put(name + "-2", ReceivableCodec.CODEC.write(each)));
        events().forEach((name, event) -> forms.put(name, ReceivableEvents.CODEC.write(event)));
        return forms;
    }

    @Test
    void the_released_forms_are_written_and_read() {
        forms().forEach((name, doc) -> Golden.assertWritten(doc, "receivable/" + name + ".json"));
        receivables().forEach((name, each) -> {
            assertThat(ReceivableCodec.CODEC.readStored(golden(name + "-1"), 1)).isEqualTo(each);
            assertThat(ReceivableCodec.CODEC.readStored(golden(name + "-2"), 2)).isEqualTo(each);
        });
        events().forEach((name, event) -> assertThat(
                        ReceivableEvents.CODEC.read(ReceivableEvents.CODEC.type(event), golden(name), 1))
                .isEqualTo(event));
        assertThat(events()).hasSameSizeAs(ReceivableEvents.CODEC.types());
        assertRefused(
                "event.unknown-type",
                () -> ReceivableEvents.CODEC.read("receivable.painted", golden("receivable.opened-1"), 1));
    }

    private static Doc golden(String name) {
        return Golden.doc("receivable/" + name + ".json");
    }

    private static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }
}
