package dev.backoffice.finance.charge;

import static dev.backoffice.finance.charge.ChargeFixture.MARIA;
import static dev.backoffice.finance.charge.ChargeFixture.brl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each kind of damage to stored money is found by the audit. */
class ChargeAuditTest {
    private final ChargeFixture shop = new ChargeFixture();
    private final ChargeId pix = shop.openPix(1, "79.80");
    private final CreditId credit = shop.pay(pix, "E1", "100.00").credit().orElseThrow();

    @Test
    void sound_money_has_no_findings() {
        assertThat(shop.charges.audit(MARIA).findings()).isEmpty();
        assertThat(shop.charges.audit(MARIA).checked()).isEqualTo(3);
    }

    @Test
    void money_that_was_dropped_is_found() {
        MoneyId lost = ChargeFixture.pix("E2");
        insert(new StoredDocument(
                MoneyRows.KIND,
                lost.toString(),
                1,
                1,
                MoneyRows.codec()
                        .write(new ReceivedMoney(
                                lost,
                                ChargeFixture.ORDER,
                                Optional.of(pix),
                                ChargeMethod.PIX,
                                brl("5.00"),
                                brl("5.00"),
                                Optional.empty(),
                                ChargeFixture.NOON,
                                ChargeFixture.NOON)),
                Map.of()));

        assertThat(shop.charges.audit(MARIA).findings())
                .containsExactly(Finding.of(
                        "charge.money-is-allocated",
                        "pix/E2",
                        "of BRL 5.00 its charge has BRL 0.00 and its credit BRL 0.00, not BRL 5.00 and BRL 0.00"));
    }

    @Test
    void money_that_was_counted_twice_is_found() {
        Charge charge = shop.view(pix);
        Capture first = charge.captures().get(0);
        replace(
                Charge.TYPE,
                new Charge(charge.id(), charge.terms(), charge.status(), List.of(first, first), List.of(), List.of()));

        assertThat(laws())
                .containsExactly("charge.money-is-allocated", "charge.amounts-in-bounds", "charge.status-fits-amounts");
    }

    @Test
    void money_from_nowhere_is_found() {
        ChargeId other = shop.openPix(2, "1.00");
        Charge charge = shop.view(other);
        replace(
                Charge.TYPE,
                new Charge(
                        charge.id(),
                        charge.terms(),
                        new ChargeStatus.Captured(),
                        List.of(new Capture(ChargeFixture.pix("E3"), brl("1.00"), ChargeFixture.NOON)),
                        List.of(),
                        List.of()));

        assertThat(laws()).containsExactly("charge.capture-has-money");
    }

    @Test
    void more_given_back_than_came_is_found() {
        Charge charge = shop.view(pix);
        replace(
                Charge.TYPE,
                new Charge(
                        charge.id(),
                        charge.terms(),
                        new ChargeStatus.PartlyRefunded(),
                        charge.captures(),
                        List.of(new ChargeRefund("r1", brl("79.81"), RefundInto.PAYER, ChargeFixture.NOON)),
                        List.of()));

        assertThat(laws()).containsExactly("charge.amounts-in-bounds", "charge.status-fits-amounts");
    }

    @Test
    void a_refund_that_became_no_credit_is_found() {
        Charge charge = shop.view(pix);
        replace(
                Charge.TYPE,
                new Charge(
                        charge.id(),
                        charge.terms(),
                        new ChargeStatus.PartlyRefunded(),
                        charge.captures(),
                        List.of(new ChargeRefund("r1", brl("1.00"), RefundInto.CREDIT, ChargeFixture.NOON)),
                        List.of()));

        assertThat(laws()).containsExactly("charge.credit-adds-up");
    }

    @Test
    void a_credit_that_paid_nothing_is_found() {
        Credit owed = shop.charges.viewCredit(MARIA, credit);
        replace(
                Credit.TYPE,
                new Credit(
                        owed.id(),
                        owed.reference(),
                        owed.cause(),
                        owed.source(),
                        owed.method(),
                        owed.amount(),
                        owed.at(),
                        List.of(new CreditUse(owed.nextUse(), pix, brl("20.20"), ChargeFixture.NOON)),
                        List.of(new CreditRefund("r1", brl("0.01"), ChargeFixture.NOON))));

        assertThat(laws()).containsExactly("charge.credit-adds-up", "charge.credit-adds-up");
    }

    @Test
    void a_credit_from_nowhere_is_found() {
        Credit owed = shop.charges.viewCredit(MARIA, credit);
        replace(
                Credit.TYPE,
                new Credit(
                        owed.id(),
                        owed.reference(),
                        owed.cause(),
                        "pix/E7",
                        owed.method(),
                        owed.amount(),
                        owed.at(),
                        List.of(),
                        List.of()));

        assertThat(laws()).containsExactly("charge.money-is-allocated", "charge.credit-adds-up");
    }

    @Test
    void a_charge_that_cannot_be_read_is_found() {
        insert(new StoredDocument(
                "charge", "broken", 1, 1, Doc.fields().put("id", "broken").build(), Map.of()));

        assertThat(laws()).containsExactly("charge.readable");
    }

    private List<String> laws() {
        return shop.charges.audit(MARIA).findings().stream().map(Finding::law).toList();
    }

    private void insert(StoredDocument document) {
        shop.store.execute(MARIA, session -> {
            session.documents().insert(document);
            return true;
        });
    }

    private <A> void replace(AggregateType<A, ?> type, A state) {
        shop.store.execute(MARIA, session -> {
            String id = type.id().apply(state);
            StoredDocument before = session.documents().find(type.kind(), id).orElseThrow();
            session.documents()
                    .update(
                            new StoredDocument(
                                    type.kind(),
                                    id,
                                    before.version() + 1,
                                    type.codec().schema(),
                                    type.codec().write(state),
                                    type.indexes().apply(state)),
                            before.version());
            return true;
        });
    }
}
