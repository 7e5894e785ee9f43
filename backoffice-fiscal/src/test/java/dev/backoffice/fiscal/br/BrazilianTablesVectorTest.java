package dev.backoffice.fiscal.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.icms.DifalRule;
import dev.backoffice.fiscal.br.icms.IcmsRule;
import dev.backoffice.fiscal.br.simples.SimplesIcmsRule;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped tables against the shared reference tables, row by row. */
class BrazilianTablesVectorTest {
    private final ReferenceTables tables = BrazilianTaxes.tables();

    @BeforeEach
    void the_shared_tables_are_there() {
        assumeTrue(Files.isDirectory(SharedTables.folder().resolve("tables")), "no shared tables: skipped");
    }

    @Test
    void every_pair_of_states_has_its_interstate_rate() {
        List<Map<String, String>> pairs = rows("icms_interestadual.tsv", 702);

        assertThat(pairs)
                .allSatisfy(pair -> same(
                        tables.get(IcmsRule.INTERSTATE, pair.get("origem") + ":" + pair.get("destino"), Sales.DAY),
                        "rate",
                        pair.get("aliquota")));
    }

    @Test
    void every_state_has_its_internal_rate_and_the_confirmed_ones_agree() {
        assertThat(rows("icms_internal_2026.tsv", 27)).allSatisfy(state -> {
            ReferenceRow row = tables.get(IcmsRule.INTERNAL, state.get("UF"), Sales.DAY);
            same(row, "rate", state.get("modal_2026"));
            same(tables.get(IcmsRule.FUND, state.get("UF"), Sales.DAY), "rate", state.get("FCP_modal_add"));
        });
        assertThat(rows("icms_internal_2026_confirmed.tsv", 11))
                .allSatisfy(state ->
                        same(tables.get(IcmsRule.INTERNAL, state.get("UF"), Sales.DAY), "rate", state.get("modal")));
    }

    @Test
    void every_state_has_its_fund_and_its_base_of_difal() {
        assertThat(rows("fcp.tsv", 27)).allSatisfy(state -> {
            String general = state.get("general_addition");
            same(
                    tables.get(IcmsRule.FUND, state.get("UF"), Sales.DAY),
                    "rate",
                    general.equals("none") ? "0" : general.split(" ")[0]);
        });
        assertThat(rows("difal_base.tsv", 27)).allSatisfy(state -> {
            ReferenceRow row = tables.get(DifalRule.BASE, state.get("UF"), Sales.DAY);
            assertThat(row.text("base"))
                    .isEqualTo(state.get("non_contributor_default").equals("UNICA") ? "single" : "double");
            assertThat(row.text("disputed_by").contains("OCA"))
                    .isEqualTo(state.get("oca_l10n_br_fiscal").equals("DUPLA"));
            assertThat(row.text("disputed_by").contains("ContaAzul"))
                    .isEqualTo(state.get("contaazul_list_undated").equals("DUPLA"));
        });
    }

    @Test
    void every_class_of_ibs_and_cbs_has_its_situation_and_its_reductions() {
        List<Map<String, String>> old = rows("ibscbs_cclasstrib.tsv", 145);
        List<Map<String, String>> fresh = rows("cclasstrib_new.tsv", 19);

        assertThat(old).allSatisfy(this::sameClass);
        assertThat(fresh).allSatisfy(this::sameClass);
        assertThat(IbsCbsRule.classes().rows()).hasSize(old.size() + fresh.size());
    }

    @Test
    void every_band_of_the_simples_is_there() {
        Map<String, String> annexes = Map.of("1", "I", "2", "II", "3", "III", "4", "IV", "5", "V");
        assertThat(rows("simples_nacional.tsv", 30)).allSatisfy(band -> {
            String annex = annexes.get(band.get("anexo").split(" ")[1]);
            ReferenceRow row = tables.get(
                    SimplesIcmsRule.ANNEXES, annex + ":" + band.get("faixa").split(" ")[1], Sales.DAY);
            same(row, "up_to", band.get("rbt12_ate"));
            same(row, "rate", band.get("aliquota_nominal"));
            same(row, "deduction", band.get("parcela_deduzir"));
            for (String tax : List.of("IRPJ", "CSLL", "COFINS", "PIS", "CPP", "IPI", "ICMS", "ISS")) {
                same(row, tax.toLowerCase(java.util.Locale.ROOT), band.get(tax));
            }
        });
    }

    @Test
    void every_operation_has_a_cfop_that_exists() {
        Set<String> known = SharedTables.rows("../reference/cfop.tsv").stream()
                .map(row -> row.get("code"))
                .collect(Collectors.toSet());

        List<ReferenceRow> operations = tables.on(BrazilianTaxes.OPERATIONS, Sales.DAY);
        System.out.println("operations with a CFOP of the official table: " + operations.size());
        assertThat(operations).hasSize(52).allSatisfy(row -> {
            assertThat(known).contains(row.text("cfop"));
            assertThat(row.text("cfop")).startsWith(row.key().contains("interstate") ? "6" : "5");
        });
    }

    private void sameClass(Map<String, String> known) {
        ReferenceRow row = tables.get(IbsCbsRule.CLASSES, known.get("cClassTrib"), Sales.DAY);
        assertThat(row.text("situation")).isEqualTo(known.get("CST"));
        sameOrZero(row, "ibs_reduction", known.get("pRedIBS"));
        sameOrZero(row, "cbs_reduction", known.get("pRedCBS"));
        if (row.text("form").equals("standard")) {
            assertThat(row.isOpen("ibs_reduction")).isTrue();
        }
        // the list of the 19 newer codes does not tell the models
        assertThat(row.text("note")).isEqualTo(model(known.get("IndNFe")));
        assertThat(row.text("receipt")).isEqualTo(model(known.get("IndNFCe")));
        assertThat(row.text("service")).isEqualTo(model(known.get("IndNFSE")));
        if (known.containsKey("IndTribRegular")) {
            assertThat(row.text("regular")).isEqualTo(model(known.get("IndTribRegular")));
            assertThat(row.text("presumed_credit")).isEqualTo(model(known.get("IndCredPresOper")));
            assertThat(row.text("reversal")).isEqualTo(model(known.get("IndEstornoCred")));
            assertThat(row.text("monophase").contains("own")).isEqualTo(is(known, "MonofasiaPadrao"));
            assertThat(row.text("monophase").contains("withheld")).isEqualTo(is(known, "MonofasiaSujeitaRetencao"));
            assertThat(row.text("monophase").contains("before")).isEqualTo(is(known, "MonofasiaRetidaAnt"));
            assertThat(row.text("monophase").contains("deferred")).isEqualTo(is(known, "MonofasiaDiferimento"));
        }
        Map<String, String> situation = situations().get(known.get("CST"));
        assertThat(Set.of("standard", "reduced", "reduced-base", "excluded", "deferred", "suspended")
                        .contains(row.text("form")))
                .isEqualTo(is(situation, "IndIBSCBS"));
        assertThat(!row.isOpen("ibs_reduction")).isEqualTo(is(situation, "IndRedAliq"));
        assertThat(row.text("form").equals("reduced-base")).isEqualTo(is(situation, "IndRedBC"));
        assertThat(row.text("form").equals("transfer")).isEqualTo(is(situation, "IndTransfCred"));
        assertThat(row.text("form").equals("deferred")).isEqualTo(is(situation, "IndDif"));
        assertThat(row.text("form").equals("adjustment")).isEqualTo(is(situation, "IndAjusteCompet"));
        assertThat(row.text("form").equals("free-zone")).isEqualTo(is(situation, "IndCredPresIBSZFM"));
        assertThat(Set.of("monophase", "other").contains(row.text("form"))).isEqualTo(is(situation, "IndIBSCBSMono"));
    }

    private static Map<String, Map<String, String>> situations() {
        return SharedTables.rows("tables/ibscbs_cst.tsv").stream()
                .collect(Collectors.toMap(row -> row.get("CST"), row -> row));
    }

    private static boolean is(Map<String, String> row, String indicator) {
        return "1".equals(row.get(indicator));
    }

    private static void sameOrZero(ReferenceRow row, String column, String wanted) {
        if (row.isOpen(column)) {
            assertThat(new BigDecimal(wanted)).as("%s of %s", column, row.key()).isZero();
        } else {
            same(row, column, wanted);
        }
    }

    private static String model(String flag) {
        return flag == null ? "" : flag.equals("1") ? "yes" : "no";
    }

    private static void same(ReferenceRow row, String column, String wanted) {
        assertThat(row.decimal(column)).as("%s of %s", column, row.key()).isEqualByComparingTo(wanted);
    }

    private static List<Map<String, String>> rows(String file, int count) {
        List<Map<String, String>> rows = SharedTables.rows("tables/" + file);
        System.out.println(file + ": " + rows.size() + " rows compared");
        assertThat(rows).as(file).hasSize(count);
        return rows;
    }
}
