package dev.backoffice.fiscal.br.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.ApproximateTaxes;
import dev.backoffice.fiscal.br.ApproximateTaxesRule;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class TaxTextsTest {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    private static final Ground GROUND = new Ground("br.icms", "RICMS/SP, Anexo I, art. 8");

    @Test
    void credits_of_one_rate_are_one_sentence_with_their_sum() {
        List<LegalText> texts = TaxTexts.of(
                TaxRegime.SIMPLES,
                "SP",
                BRL,
                List.of(
                        line("1", credit("2.25", "22.50")),
                        line("2", credit("2.25", "2.25")),
                        line("3", credit("1.36", "1.36"))));
        assertThat(texts)
                .containsExactly(
                        LegalText.simples(),
                        LegalText.simplesCredit(Rate.percent("1.36"), brl("1.36")),
                        LegalText.simplesCredit(Rate.percent("2.25"), brl("24.75")));
    }

    @Test
    void tax_withheld_withheld_before_and_forgone_is_told_with_its_sums() {
        Icms.Earlier earlier =
                new Icms.Earlier(brl("100.00"), Rate.percent("18"), Optional.empty(), brl("18.00"), Optional.empty());
        Icms.Substitution withheld = new Icms.Substitution(
                4,
                Optional.of(Rate.percent("40")),
                Rate.ZERO,
                brl("140.00"),
                Rate.percent("18"),
                brl("7.20"),
                Optional.empty());
        List<LegalText> texts = TaxTexts.of(
                TaxRegime.NORMAL,
                "SP",
                BRL,
                List.of(
                        line("1", before(Optional.of(earlier))),
                        line("2", before(Optional.of(earlier))),
                        line("3", before(Optional.empty())),
                        line(
                                "4",
                                new Icms.NotTaxed(
                                        GoodsOrigin.NATIONAL,
                                        "30",
                                        Optional.of(new Icms.Relief(brl("40.00"), "9")),
                                        Optional.empty(),
                                        Optional.of(withheld),
                                        GROUND))));
        assertThat(texts)
                .containsExactly(
                        LegalText.withheld(brl("200.00"), brl("36.00")),
                        LegalText.of("withheld-untold"),
                        LegalText.substitution(brl("140.00"), brl("7.20")),
                        LegalText.relief("RICMS/SP, Anexo I, art. 8", brl("40.00")));
    }

    @Test
    void a_sale_to_a_consumer_of_another_state_tells_what_the_rules_decided_and_estimated() {
        LineTaxes taxes = Sales.taxes(
                Sales.with(
                        ApproximateTaxesRule.RATES,
                        "key,valid_from,valid_to,federal,federal_imported,state,municipal,source",
                        "SP:6912,2026-01-01,,13.45,20.00,18.00,0.00,IBPT 26.2.A"),
                Sales.sale().to(SaleFacts.place(Uf.MG)));

        String text = LegalTexts.standard()
                .write(Sales.DAY, TaxTexts.of(TaxRegime.NORMAL, "MG", BRL, List.of(taxes)))
                .value();

        assertThat(text)
                .isEqualTo(
                        "ICMS devido à UF de destino MG: diferencial de alíquotas R$ 60,00; Fundo de Combate à Pobreza"
                                + " R$ 0,00. Valor aproximado dos tributos: federais R$ 134,50, estaduais R$ 180,00,"
                                + " municipais R$ 0,00. Fonte: IBPT 26.2.A.");
    }

    @Test
    void where_nothing_is_due_to_the_other_state_nothing_is_told() {
        Difal none =
                new Difal(brl("100.00"), Rate.percent("12"), Rate.percent("12"), brl("0.00"), Optional.empty(), GROUND);
        assertThat(TaxTexts.of(TaxRegime.NORMAL, "MG", BRL, List.of(line("1", none))))
                .isEmpty();
    }

    @Property(tries = 200)
    void the_shares_of_an_estimate_are_together_the_estimate(@ForAll @LongRange(min = 1, max = 10_000_000) long cents) {
        ApproximateTaxes told = Sales.taxes(
                        Sales.with(
                                ApproximateTaxesRule.RATES,
                                "key,valid_from,valid_to,federal,federal_imported,state,municipal,source",
                                "SP:6912,2026-01-01,,13.45,20.00,17.33,3.21,IBPT"),
                        Sales.sale(Money.ofMinor(BRL, cents).getAmount().toPlainString()))
                .get(ApproximateTaxes.class);
        ApproximateTaxes.Shares shares = told.shares().orElseThrow();
        assertThat(shares.federal().plus(shares.state()).plus(shares.municipal()))
                .isEqualTo(told.amount());
    }

    private static Icms credit(String rate, String amount) {
        return new Icms.SimplesWithCredit(
                GoodsOrigin.NATIONAL, brl("1000.00"), Rate.percent(rate), brl(amount), GROUND);
    }

    private static Icms before(Optional<Icms.Earlier> earlier) {
        return new Icms.WithheldBefore(GoodsOrigin.NATIONAL, "60", earlier, Optional.empty(), GROUND);
    }

    private static LineTaxes line(String id, TaxResult result) {
        return new LineTaxes(id, "5102", List.of(result));
    }

    private static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }
}
