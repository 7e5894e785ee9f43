package dev.backoffice.finance.charge;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.charge.ChargeFixture.HALF_PAST;
import static dev.backoffice.finance.charge.ChargeFixture.MARIA;
import static dev.backoffice.finance.charge.ChargeFixture.NOON;
import static dev.backoffice.finance.charge.ChargeFixture.ORDER;
import static dev.backoffice.finance.charge.ChargeFixture.brl;
import static dev.backoffice.finance.charge.ChargeFixture.pix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.Golden;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stored forms of charges, credits, money and their events, as they were released. */
class StoredChargesTest {
    private static final ChargeTerms TERMS = new ChargeTerms(
            ORDER,
            1,
            ChargeMethod.BOLETO,
            brl("100.00"),
            2,
            false,
            List.of(LocalDate.of(2026, 11, 27)),
            Optional.of(HALF_PAST),
            Optional.of("00000000017"),
            Optional.of("bank-341"));
    private static final ChargeTerms BARE = new ChargeTerms(
            ORDER,
            2,
            ChargeMethod.STORE_CREDIT,
            brl("1.00"),
            1,
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final ChargeId ID = ChargeId.of(MARIA.tenant(), ORDER, 1);
    private static final CreditId CREDIT = CreditId.of(MARIA.tenant(), pix("E2"));
    private static final MoneyId USE = MoneyId.use(CREDIT, 1);

    static Map<String, Charge> charges() {
        Map<String, Charge> charges = new LinkedHashMap<>();
        charges.put("charge-bare-1", charge(BARE, new ChargeStatus.Pending()));
        charges.put("charge-authorized-1", charge(TERMS, new ChargeStatus.Authorized(Optional.of("A1"), NOON)));
        charges.put("charge-on-terms-1", charge(TERMS, new ChargeStatus.OnTerms()));
        charges.put("charge-partly-captured-1", charge(TERMS, new ChargeStatus.PartlyCaptured()));
        charges.put("charge-captured-1", charge(TERMS, new ChargeStatus.Captured()));
        charges.put("charge-partly-refunded-1", charge(TERMS, new ChargeStatus.PartlyRefunded()));
        charges.put("charge-refunded-1", charge(TERMS, new ChargeStatus.Refunded()));
        charges.put("charge-expired-1", charge(TERMS, new ChargeStatus.Expired(HALF_PAST)));
        charges.put("charge-cancelled-1", charge(TERMS, new ChargeStatus.Cancelled("a test", NOON)));
        charges.put("charge-charged-back-1", charge(TERMS, new ChargeStatus.ChargedBack("CB-1", NOON)));
        charges.put(
                "charge-disputed-1",
                new Charge(
                        ID,
                        TERMS,
                        new ChargeStatus.Disputed(new ChargeStatus.PartlyRefunded(), "CB-2", brl("10.00"), NOON),
                        List.of(new Capture(pix("E1"), brl("60.00"), NOON), new Capture(USE, brl("40.00"), HALF_PAST)),
                        List.of(new ChargeRefund("r1", brl("5.00"), RefundInto.CREDIT, NOON)),
                        List.of(new ResolvedDispute("CB-1", brl("1.00"), DisputeOutcome.LOST, NOON))));
        return charges;
    }

    private static Charge charge(ChargeTerms terms, ChargeStatus status) {
        return new Charge(ID, terms, status, List.of(), List.of(), List.of());
    }

    static Map<String, ChargeEvent> events() {
        ChargeMethod boleto = ChargeMethod.BOLETO;
        Map<String, ChargeEvent> events = new LinkedHashMap<>();
        events.put("charge.opened-1", new ChargeEvent.ChargeOpened(ID, TERMS));
        events.put("charge.authorized-1", new ChargeEvent.ChargeAuthorized(ID, ORDER, boleto, brl("100.00"), NOON));
        events.put(
                "charge.money-captured-1",
                new ChargeEvent.MoneyCaptured(ID, ORDER, boleto, pix("E1"), brl("60.00"), false, NOON));
        events.put(
                "charge.credit-applied-1",
                new ChargeEvent.CreditApplied(ID, ORDER, boleto, USE, brl("40.00"), true, NOON));
        events.put(
                "charge.expired-1",
                new ChargeEvent.ChargeExpired(ID, ORDER, boleto, brl("100.00"), brl("60.00"), brl("40.00"), HALF_PAST));
        events.put(
                "charge.cancelled-1",
                new ChargeEvent.ChargeCancelled(
                        ID, ORDER, boleto, brl("100.00"), brl("0.00"), brl("100.00"), "a test", NOON));
        events.put("charge.refunded-1", new ChargeEvent.ChargeRefunded(ID, ORDER, boleto, "r1", brl("5.00"), NOON));
        events.put(
                "charge.refunded-into-credit-1",
                new ChargeEvent.ChargeRefundedIntoCredit(ID, ORDER, boleto, "r1", brl("5.00"), NOON));
        events.put("charge.disputed-1", new ChargeEvent.ChargeDisputed(ID, ORDER, boleto, "CB-1", brl("5.00"), NOON));
        events.put("charge.dispute-won-1", new ChargeEvent.DisputeWon(ID, ORDER, boleto, "CB-1", brl("5.00"), NOON));
        events.put("charge.dispute-lost-1", new ChargeEvent.DisputeLost(ID, ORDER, boleto, "CB-1", brl("5.00"), NOON));
        return events;
    }

    static Map<String, CreditEvent> creditEvents() {
        Map<String, CreditEvent> events = new LinkedHashMap<>();
        events.put(
                "credit.granted-1",
                new CreditEvent.CreditGranted(
                        CREDIT, ORDER, CreditCause.EXCESS, ChargeMethod.PIX, pix("E2"), brl("20.00"), NOON));
        events.put(
                "credit.granted-by-refund-1",
                new CreditEvent.CreditGrantedByRefund(CREDIT, ORDER, ID, "r1", brl("5.00"), NOON));
        events.put("credit.used-1", new CreditEvent.CreditUsed(CREDIT, ORDER, ID, USE, brl("1.00"), NOON));
        events.put(
                "credit.refunded-1",
                new CreditEvent.CreditRefunded(CREDIT, ORDER, ChargeMethod.PIX, "r1", brl("1.00"), NOON));
        return events;
    }

    static Credit credit() {
        return new Credit(
                CREDIT,
                ORDER,
                CreditCause.EXCESS,
                "pix/E2",
                ChargeMethod.PIX,
                brl("20.00"),
                NOON,
                List.of(new CreditUse(USE, ID, brl("1.00"), NOON)),
                List.of(new CreditRefund("r1", brl("2.00"), HALF_PAST)));
    }

    static ReceivedMoney money() {
        return new ReceivedMoney(
                pix("E2"),
                ORDER,
                Optional.of(ID),
                ChargeMethod.PIX,
                brl("120.00"),
                brl("100.00"),
                Optional.of(CREDIT),
                NOON,
                HALF_PAST);
    }

    static Map<String, Doc> forms() {
        Map<String, Doc> forms = new LinkedHashMap<>();
        charges().forEach((name, charge) -> forms.put(name, ChargeCodec.CODEC.write(charge)));
        events().forEach((name, event) -> forms.put(name, ChargeEvents.CODEC.write(event)));
        creditEvents().forEach((name, event) -> forms.put(name, CreditEvents.CODEC.write(event)));
        forms.put("credit-1", CreditCodec.CODEC.write(credit()));
        forms.put("received-money-1", MoneyRows.codec().write(money()));
        return forms;
    }

    @Test
    void the_released_forms_are_written() {
        forms().forEach((name, doc) -> Golden.assertWritten(doc, "charge/" + name + ".json"));
    }

    @Test
    void the_released_forms_are_read() {
        charges()
                .forEach((name, charge) -> assertThat(ChargeCodec.CODEC.readStored(golden(name), 1))
                        .isEqualTo(charge));
        events().forEach((name, event) -> assertThat(
                        ChargeEvents.CODEC.read(ChargeEvents.CODEC.type(event), golden(name), 1))
                .isEqualTo(event));
        creditEvents()
                .forEach((name, event) -> assertThat(
                                CreditEvents.CODEC.read(CreditEvents.CODEC.type(event), golden(name), 1))
                        .isEqualTo(event));
        assertThat(CreditCodec.CODEC.readStored(golden("credit-1"), 1)).isEqualTo(credit());
        assertThat(MoneyRows.codec().readStored(golden("received-money-1"), 1)).isEqualTo(money());
        assertRefused("store.schema-too-new", () -> ChargeCodec.CODEC.readStored(golden("charge-bare-1"), 2));
    }

    @Test
    void every_type_of_event_has_a_released_form() {
        assertThat(events().values().stream().map(ChargeEvents.CODEC::type))
                .containsExactlyInAnyOrderElementsOf(ChargeEvents.CODEC.types());
        assertThat(creditEvents().values().stream().map(CreditEvents.CODEC::type))
                .containsExactlyInAnyOrderElementsOf(CreditEvents.CODEC.types());
        assertRefused("event.unknown-type", () -> ChargeEvents.CODEC.read("charge.painted", golden("credit-1"), 1));
        assertRefused("event.unknown-type", () -> CreditEvents.CODEC.read("credit.painted", golden("credit-1"), 1));
    }

    private static Doc golden(String name) {
        return Golden.doc("charge/" + name + ".json");
    }
}
