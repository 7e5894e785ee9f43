package dev.backoffice.finance.charge;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.charge.ChargeFixture.HALF_PAST;
import static dev.backoffice.finance.charge.ChargeFixture.NOON;
import static dev.backoffice.finance.charge.ChargeFixture.brl;
import static dev.backoffice.finance.charge.ChargeFixture.opening;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cannot be right is refused by code, before anything is stored. */
class ChargeInputTest {
    private static final ChargeId ID = ChargeId.of(TenantId.of("blue-shop"), "order/1", 1);

    @Test
    void terms_are_checked() {
        assertRefused("input.range", () -> opening(0, ChargeMethod.PIX, "1.00"));
        assertRefused("input.range", () -> opening(1000, ChargeMethod.PIX, "1.00"));
        assertRefused("input.not-positive", () -> opening(1, ChargeMethod.PIX, "0.00"));
        assertRefused("input.form", () -> OpenCharge.of("k", "órder", 1, ChargeMethod.PIX, brl("1.00")));
        assertRefused("input.range", () -> opening(1, ChargeMethod.CARD, "1.00").installments(100));
        assertRefused(
                "charge.dues-missing",
                () -> opening(1, ChargeMethod.BOLETO, "1.00").onTerms(List.of()));
        assertRefused(
                "charge.dues-order",
                () -> opening(1, ChargeMethod.BOLETO, "1.00")
                        .dues(List.of(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 1))));
        assertRefused(
                "charge.terms-expire",
                () -> opening(1, ChargeMethod.BOLETO, "1.00")
                        .expiresAt(HALF_PAST)
                        .onTerms(List.of(LocalDate.of(2026, 12, 1))));
    }

    @Test
    void money_is_checked() {
        IdempotencyKey key = IdempotencyKey.of("k");
        assertRefused("input.form", () -> MoneyId.of("Pix", "E1"));
        assertRefused("input.form", () -> MoneyId.of("pix", "E 1"));
        assertRefused("input.form", () -> MoneyId.parse("pix"));
        assertRefused("money.reserved", () -> new RecordMoney(key, ID, MoneyId.of("credit", "x"), brl("1.00"), NOON));
        assertRefused("input.not-positive", () -> new RecordMoney(key, ID, MoneyId.of("pix", "x"), brl("0.00"), NOON));
        assertRefused("input.blank", () -> new CancelCharge(key, ID, " "));
        assertRefused("input.form", () -> MoneyApplied.parse("BRL 1.00"));
    }

    @Test
    void texts_read_back_equal() {
        MoneyId nsu = MoneyId.of("acquirer-x", "2026-11-24/000123");
        assertThat(MoneyId.parse(nsu.toString())).isEqualTo(nsu);
        assertThat(ChargeId.parse(ID.toString())).isEqualTo(ID);
        CreditId credit = CreditId.of(TenantId.of("blue-shop"), nsu);
        for (MoneyApplied applied : List.of(
                new MoneyApplied(brl("1.00"), brl("0.00"), Optional.empty()),
                new MoneyApplied(brl("1.00"), brl("2.00"), Optional.of(credit)))) {
            assertThat(MoneyApplied.parse(applied.toString())).isEqualTo(applied);
        }
    }
}
