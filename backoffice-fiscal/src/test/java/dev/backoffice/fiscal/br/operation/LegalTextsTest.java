package dev.backoffice.fiscal.br.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceTable;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class LegalTextsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LegalTexts TEXTS = LegalTexts.standard();

    @Test
    void sentences_stand_in_the_order_of_the_table_and_once() {
        LegalText credit = LegalText.simplesCredit(Rate.percent("2.25"), brl("22.50"));
        assertThat(write(credit, LegalText.simples(), credit))
                .isEqualTo("Documento emitido por ME ou EPP optante pelo Simples Nacional. Não gera direito a crédito"
                        + " fiscal de IPI. Permite o aproveitamento do crédito de ICMS no valor de R$ 22,50,"
                        + " correspondente à alíquota de 2,25%, nos termos do art. 23 da LC 123/2006.");
    }

    @Test
    void every_sentence_of_the_library_is_filled() {
        assertThat(write(
                        LegalText.withheld(brl("100.00"), brl("18.00")),
                        LegalText.substitution(brl("150.00"), brl("9.00")),
                        LegalText.destination("MG", brl("60.00"), brl("20.00")),
                        LegalText.relief("RICMS/SP, Anexo I, art. 8", brl("40.00")),
                        LegalText.suspension("RICMS/SP art. 327-G", LocalDate.of(2027, 5, 23)),
                        LegalText.reference("3526", 1, 148, TODAY, "recusa no ato da entrega")))
                .contains("Base de cálculo da retenção: R$ 100,00; ICMS retido: R$ 18,00")
                .contains("base de cálculo R$ 150,00, imposto R$ 9,00")
                .contains("UF de destino MG: diferencial de alíquotas R$ 60,00; Fundo de Combate à Pobreza R$ 20,00")
                .contains("Benefício fiscal: RICMS/SP, Anexo I, art. 8. ICMS desonerado: R$ 40,00")
                .contains("RICMS/SP art. 327-G. Retorno até 23/05/2027")
                .contains("NF-e 148 série 1 de 24/11/2026, chave 3526. Motivo: recusa no ato da entrega")
                .doesNotContain("{");
    }

    @Test
    void approximate_taxes_have_three_shares_and_their_source() {
        assertThat(write(LegalText.approximate(brl("13.45"), brl("18.00"), brl("0.00"), "IBPT 26.2.A")))
                .isEqualTo("Valor aproximado dos tributos: federais R$ 13,45, estaduais R$ 18,00, municipais R$ 0,00."
                        + " Fonte: IBPT 26.2.A.");
    }

    @Test
    void a_value_that_nobody_told_is_named_with_its_sentence() {
        assertThatThrownBy(() -> write(LegalText.of("withheld").with("base", "1,00")))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.code()).isEqualTo("legal-text.value-missing");
                    assertThat(refused.details())
                            .containsEntry("text", "withheld")
                            .containsEntry("missing", "amount");
                });
    }

    @Test
    void a_sentence_that_is_not_in_force_is_refused_by_name() {
        assertThatThrownBy(() -> write(LegalText.of("unheard-of")))
                .isInstanceOf(NotFound.class)
                .hasFieldOrPropertyWithValue("code", "reference.missing-row");
        LegalText shares = LegalText.approximate(brl("1.00"), brl("1.00"), brl("1.00"), "IBPT");
        assertThatThrownBy(() -> TEXTS.write(LocalDate.of(2013, 6, 9), List.of(shares)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_host_has_sentences_of_its_own_and_what_does_not_fit_is_refused_and_not_cut() {
        LegalTexts own = TEXTS.with(ReferenceTable.parse(
                LegalTexts.TABLE,
                "key\tvalid_from\tvalid_to\torder\ttext\tsource\nthanks\t2026-01-01\t\t5\tObrigado, {who}.\thouse\n"));
        LegalText thanks = LegalText.of("thanks").with("who", "a$1\\b");
        assertThat(own.write(TODAY, List.of(LegalText.simples(), thanks)).value())
                .startsWith("Obrigado, a$1\\b. Doc");
        LegalTexts endless = TEXTS.with(ReferenceTable.parse(
                LegalTexts.TABLE,
                "key\tvalid_from\tvalid_to\torder\ttext\tsource\nnovel\t2026-01-01\t\t99\t" + "x".repeat(4950)
                        + "\thouse\n"));
        assertThat(endless.write(TODAY, List.of(LegalText.of("novel"))).value()).hasSize(4950);
        assertThatThrownBy(() -> endless.write(TODAY, List.of(LegalText.of("novel"), LegalText.simples())))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                    assertThat(refused.code()).isEqualTo("legal-text.too-long");
                    assertThat(refused.details()).containsEntry("text", "novel").containsEntry("limit", "5000");
                });
    }

    @Test
    void each_sentence_is_a_reason_with_its_norm() {
        assertThat(TEXTS.write(TODAY, List.of(LegalText.simples())).reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.source()).contains("LC 123/2006"));
        assertThat(TEXTS.write(TODAY, List.of()).value()).isEmpty();
    }

    private static String write(LegalText... needed) {
        return TEXTS.write(TODAY, List.of(needed)).value();
    }

    private static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }
}
