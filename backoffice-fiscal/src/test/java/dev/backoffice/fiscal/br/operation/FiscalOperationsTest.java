package dev.backoffice.fiscal.br.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiscalOperationsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final FiscalOperations OPERATIONS = FiscalOperations.standard();
    private static final List<String> ASKED_FOR = List.of(
            "sale",
            "order-and-account-sale",
            "order-and-account-supplier-sale",
            "order-and-account-shipment",
            "prepayment",
            "future-delivery-shipment",
            "made-to-order",
            "bonus",
            "gift",
            "donation",
            "sample",
            "repair-out",
            "repair-back",
            "repair-received",
            "repair-given-back",
            "loan-out",
            "loan-back",
            "loan-given-back",
            "fair-out",
            "fair-back",
            "demonstration-out",
            "demonstration-back",
            "consignment-out",
            "consignment-back",
            "consignment-sale",
            "consignment-symbolic-return",
            "consignee-sale",
            "transfer",
            "transfer-taxed",
            "deposit-out",
            "deposit-back",
            "deposit-symbolic-return",
            "deposit-sale",
            "deposit-symbolic-shipment",
            "refusal-total",
            "refusal-partial",
            "price-reduction",
            "loss",
            "kit-formation-out",
            "kit-formation-in",
            "return-by-consumer",
            "return-by-taxpayer",
            "supplier-return",
            "symbolic-return-by-consumer",
            "symbolic-return-by-taxpayer");

    @Test
    void every_operation_of_a_seller_of_goods_is_there_today_and_can_be_written_somewhere() {
        assertThat(OPERATIONS.names(TODAY)).containsAll(ASKED_FOR);
        for (String operation : OPERATIONS.names(TODAY)) {
            assertThat(answers(operation, TODAY)).as(operation).isNotEmpty();
        }
    }

    @Test
    void the_first_digit_of_a_code_says_which_way_and_how_far() {
        for (String operation : OPERATIONS.names(TODAY)) {
            for (OperationCase asked : cases(operation, TODAY)) {
                find(asked).ifPresent(note -> {
                    int first = (note.outgoing() ? 5 : 1) + asked.destination().ordinal();
                    assertThat(note.cfop()).as(asked.toString()).startsWith(Integer.toString(first));
                });
            }
        }
    }

    @Test
    void credit_comes_in_and_debit_goes_out_and_a_type_has_its_purpose() {
        for (ReferenceRow row : notes().rows()) {
            String type = row.text("note_type");
            assertThat(type.startsWith("credit-"))
                    .as(row.toString())
                    .isEqualTo(row.text("fin").equals("5"));
            assertThat(type.startsWith("debit-"))
                    .as(row.toString())
                    .isEqualTo(row.text("fin").equals("6"));
            if (row.text("fin").equals("5")) {
                assertThat(row.text("type_of_flow")).as("rejection 1161").isEqualTo("0");
                assertThat(row.text("reference")).as("rejection 1003").isNotEqualTo("none");
            }
            if (row.text("fin").equals("6")) {
                assertThat(row.text("type_of_flow")).as("rejection 1162").isEqualTo("1");
            }
        }
    }

    @Test
    void credit_and_debit_notes_carry_the_old_taxes_that_rule_b25_80_lets_them() {
        Map<String, String> allowed =
                Map.of("credit-03", "all", "credit-04", "all", "credit-06", "all", "debit-07", "all");
        for (ReferenceRow row : notes().rows()) {
            String type = row.text("note_type");
            if (type.equals("debit-06")) {
                boolean in2026 = row.validFrom().getYear() == 2026;
                assertThat(row.text("old_taxes")).isEqualTo(in2026 ? "ipi-pis-cofins" : "ipi");
            } else if (!type.isEmpty()) {
                assertThat(row.text("old_taxes")).as(type).isEqualTo(allowed.getOrDefault(type, "none"));
            }
        }
    }

    @Test
    void a_return_names_its_original_item_by_item_from_the_day_the_authorities_want_it() {
        OperationCase back = OperationCase.of("return-by-consumer", Uf.SP, LocalDate.of(2026, 11, 15));
        assertThat(note(back).reference()).isEqualTo("NFref");
        assertThat(note(back.on(LocalDate.of(2026, 11, 16))).reference()).isEqualTo("DFeReferenciado");
        for (ReferenceRow row : notes().rows()) {
            if (row.text("fin").equals("4") && row.inForce(LocalDate.of(2026, 11, 16))) {
                assertThat(row.text("reference")).as(row.key()).isEqualTo("DFeReferenciado");
            }
        }
    }

    @Test
    void the_taxes_of_a_sale_and_its_note_have_one_code() {
        int compared = 0;
        for (ReferenceRow row : BrazilianTaxes.tables().rows(BrazilianTaxes.OPERATIONS)) {
            String[] key = row.key().replace("mei.", "").split("\\.");
            OperationCase asked = new OperationCase(
                    key[0],
                    Uf.SP,
                    row.key().startsWith("mei.") ? TaxRegime.MEI : TaxRegime.NORMAL,
                    key[1].equals("resale") ? GoodsSupply.RESALE : GoodsSupply.OWN_PRODUCTION,
                    key[2].equals("inside") ? Destination.INSIDE : Destination.INTERSTATE,
                    key[3].equals("taxpayer"),
                    key.length < 5
                            ? Substitution.PLAIN
                            : key[4].equals("withheld") ? Substitution.WITHHELD : Substitution.SUBSTITUTE,
                    TODAY);
            assertThat(note(asked).cfop()).as(row.key()).isEqualTo(row.text("cfop"));
            if (asked.regime() == TaxRegime.NORMAL) {
                if (asked.substitution() == Substitution.PLAIN) {
                    assertThat(note(asked).icms()).as(row.key()).isEqualTo(row.text("icms"));
                }
                assertThat(note(asked).ibsCbsClass()).as(row.key()).isEqualTo(row.text("ibs_cbs_class"));
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(39);
    }

    @Test
    void a_class_that_is_named_is_one_of_the_official_table() {
        for (ReferenceRow row : codes().rows()) {
            String named = row.text("ibs_cbs_class");
            if (named.matches("[0-9]{6}")) {
                assertThat(IbsCbsRule.classes().find(named, TODAY))
                        .as(row.key())
                        .isPresent();
            } else {
                assertThat(named).isIn("", "by-goods", "original");
            }
        }
    }

    @Test
    void a_prepayment_is_a_debit_note_since_may_2026_and_was_an_ordinary_one_before() {
        OperationCase paid = OperationCase.of("prepayment", Uf.SP, LocalDate.of(2026, 5, 3));
        assertThat(note(paid).purpose()).isEqualTo(1);
        OperationNote since = note(paid.on(LocalDate.of(2026, 5, 4)));
        assertThat(since.purpose()).isEqualTo(6);
        assertThat(since.debitType()).contains("06");
        assertThat(since.icms()).isEqualTo("absent");
        assertThat(note(paid.on(LocalDate.of(2027, 1, 2))).contributions()).isEqualTo("absent");
    }

    @Test
    void what_the_table_does_not_have_is_refused_naming_operation_day_and_what_is_missing() {
        OperationCase reduced = OperationCase.of("price-reduction", Uf.SP, LocalDate.of(2026, 5, 3));
        assertMissing(reduced, "note", "price-reduction");
        assertMissing(
                OperationCase.of("sale", Uf.SP, TODAY)
                        .with(GoodsSupply.OWN_PRODUCTION)
                        .with(Substitution.WITHHELD),
                "codes",
                "sale.own-production.withheld");
        assertMissing(OperationCase.of("loss", Uf.SP, TODAY).with(Destination.INTERSTATE), "cfop", "loss.any.any");
        assertMissing(OperationCase.of("deposit-out", Uf.RJ, TODAY), "cfop", "RJ left in 2023");
        assertMissing(OperationCase.of("transfer", Uf.SP, TODAY).with(TaxRegime.MEI), "codes", "mei.transfer");
    }

    @Test
    void a_host_lays_its_accountants_row_over_one_state_and_day_and_the_rest_stands() {
        FiscalOperations own = OPERATIONS.with(ReferenceTable.parse(
                FiscalOperations.CODES,
                "key\tvalid_from\tvalid_to\tinside\tinterstate\tinterstate_consumer\tabroad\ticms\tcsosn"
                        + "\tcontributions\tibs_cbs_class\tsource\n"
                        + "RJ.deposit-out.any.any\t2026-01-01\t\t5949\t6949\t6949\t\ttaxed\t400\t49\t\tour regime"
                        + " especial\n"));
        assertThat(own.note(OperationCase.of("deposit-out", Uf.RJ, TODAY))
                        .value()
                        .cfop())
                .isEqualTo("5949");
        assertThat(own.note(OperationCase.of("deposit-out", Uf.MG, TODAY))
                        .value()
                        .cfop())
                .isEqualTo("5905");
        assertThat(own.note(OperationCase.of("deposit-out", Uf.SP, TODAY))
                        .value()
                        .cfop())
                .isEqualTo("5949");
    }

    @Test
    void an_answer_tells_the_rows_it_is_from() {
        assertThat(OPERATIONS.note(OperationCase.of("loss", Uf.SP, TODAY)).reasons())
                .extracting("code")
                .containsExactly("operation.note", "operation.codes");
        assertThat(OPERATIONS.note(OperationCase.of("loss", Uf.SP, TODAY)).reasons())
                .allSatisfy(reason -> assertThat(reason.source()).contains("49/2025"));
    }

    private static void assertMissing(OperationCase asked, String missing, String key) {
        assertThatThrownBy(() -> OPERATIONS.note(asked)).isInstanceOfSatisfying(RuleViolation.class, refused -> {
            assertThat(refused.code()).isEqualTo("operation.not-determined");
            assertThat(refused.details())
                    .containsEntry("operation", asked.operation())
                    .containsEntry("date", asked.date().toString())
                    .containsEntry("missing", missing);
            assertThat(refused.details().get("key")).contains(key);
        });
    }

    private static OperationNote note(OperationCase asked) {
        return OPERATIONS.note(asked).value();
    }

    private static List<OperationNote> answers(String operation, LocalDate date) {
        return cases(operation, date).stream()
                .flatMap(asked -> find(asked).stream())
                .toList();
    }

    private static Optional<OperationNote> find(OperationCase asked) {
        try {
            return Optional.of(note(asked));
        } catch (RuleViolation notThere) {
            return Optional.empty();
        }
    }

    private static List<OperationCase> cases(String operation, LocalDate date) {
        List<OperationCase> cases = new ArrayList<>();
        for (TaxRegime regime : TaxRegime.values()) {
            for (GoodsSupply supply : GoodsSupply.values()) {
                for (Destination destination : Destination.values()) {
                    for (Substitution substitution : Substitution.values()) {
                        OperationCase one = OperationCase.of(operation, Uf.SP, date)
                                .with(regime)
                                .with(supply)
                                .with(destination)
                                .with(substitution);
                        cases.add(one);
                        cases.add(one.toConsumer());
                    }
                }
            }
        }
        return cases;
    }

    private static ReferenceTable notes() {
        return ReferenceTable.read(FiscalOperations.NOTES, FiscalOperations.class.getResourceAsStream("notes.tsv"));
    }

    private static ReferenceTable codes() {
        return ReferenceTable.read(FiscalOperations.CODES, FiscalOperations.class.getResourceAsStream("codes.tsv"));
    }
}
