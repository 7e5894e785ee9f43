package dev.backoffice.flows.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.flows.Backoffice;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class SalariesTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Backoffice shop = Backoffice.inMemory(Company.of(new Establishment(
            "SP1",
            "Loja Azul Sintética Ltda",
            "",
            new PostalAddress("Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
            ZoneId.of("America/Sao_Paulo"),
            Map.of())));
    private final Salaries salaries = Salaries.of(shop);

    private static PayMonth month(String gross) {
        return PayMonth.of("contract-12", NOVEMBER, LocalDate.of(2026, 11, 30), Money.parse(gross));
    }

    @Test
    void a_month_is_paid_less_inss_and_irrf_and_every_step_is_told() {
        Explained<Salaries.Pay> pay = salaries.compute(month("BRL 8000.00"));

        assertThat(pay.value())
                .isEqualTo(new Salaries.Pay(
                        Money.parse("BRL 8000.00"),
                        Money.parse("BRL 921.50"),
                        Money.parse("BRL 1037.86"),
                        Money.parse("BRL 6040.64")));
        assertThat(pay.reasons()).hasSizeGreaterThan(5);
    }

    @Test
    void a_month_is_booked_once_and_balances() {
        salaries.pay(MARIA, month("BRL 8000.00"));
        salaries.pay(MARIA, month("BRL 8000.00"));

        // what is owed stands in the credit, below zero
        CurrencyUnit reais = CurrencyUnit.of("BRL");
        assertThat(shop.ledger().balance(MARIA, AccountCode.of("2.1.3.01"), reais))
                .isEqualTo(Money.parse("BRL -6040.64"));
        assertThat(shop.ledger().balance(MARIA, AccountCode.of("2.1.2.03"), reais))
                .isEqualTo(Money.parse("BRL -1037.86"));
        assertThat(shop.audit(MARIA))
                .allSatisfy(report -> assertThat(report.findings()).isEmpty());
    }

    @Test
    void another_amount_for_a_month_that_is_booked_is_refused() {
        salaries.pay(MARIA, month("BRL 8000.00"));

        Conflict refused = catchThrowableOfType(Conflict.class, () -> salaries.pay(MARIA, month("BRL 8000.01")));

        assertThat(refused.code()).isEqualTo("receipt.other-input");
    }

    @Test
    void pay_too_small_for_income_tax_is_booked_without_it() {
        salaries.pay(MARIA, month("BRL 1621.00"));

        assertThat(shop.audit(MARIA))
                .allSatisfy(report -> assertThat(report.findings()).isEmpty());
    }

    @Test
    void pay_before_the_month_was_worked_is_refused() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> PayMonth.of("contract-12", NOVEMBER, LocalDate.of(2026, 10, 31), Money.parse("BRL 1.00")));

        assertThat(refused.code()).isEqualTo("flow.paid-before-worked");
    }
}
