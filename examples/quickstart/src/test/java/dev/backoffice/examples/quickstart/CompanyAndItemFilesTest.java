package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.Partial;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.WorkTerms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyAndItemFilesTest {
    private static final String ITEM =
            "sku,description,ncm,cest,origin,unit,gtin,weight_g,cost,on_hand,site,kit_components\n";

    private static final Set<String> SITES = Set.of("SP1", "S", "S2");

    @TempDir
    Path folder;

    @Test
    void the_shipped_company_is_a_shop_of_the_simples_nacional_in_sao_paulo() throws Exception {
        Establishment shop = CompanyFile.read(Sheets.DATA.resolve("company.csv"))
                .value()
                .orElseThrow()
                .main();
        assertThat(shop.registration("crt")).isEqualTo("1");
        assertThat(shop.registration("cnpj")).isEqualTo("99000016000161");
        assertThat(shop.registration("nfe.series")).isEqualTo("1");
        assertThat(shop.registration("nfe.next-number")).isEqualTo("1");
        assertThat(shop.address().region()).isEqualTo("SP");
        assertThat(shop.zone()).hasToString("America/Sao_Paulo");
        assertThat(shop.workTerms())
                .isEqualTo(WorkTerms.of(LocalTime.of(14, 0), 1, "BR-3550308").banking("BR-BANK-3550308"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "99000016000161|99000016000162|cnpj: The value is not a valid CNPJ.",
                "990000165117|990000165118|ie: The value is not a valid state registration of SP.",
                ",SP,|,XX,|uf: The value is not a Brazilian state.",
                ",1,simples|,9,simples|crt: The value is not a whole number from 1 to 4.",
                "3550308|4106902|city_ibge: The value is the code of a city in PR, but the address is in SP.",
                "America/Sao_Paulo|America/Nowhere|time_zone: The value is not a known time zone such as"
                        + " America/Sao_Paulo.",
                "simples_nacional|lucro_real|regime: The regime lucro_real does not go with the code (CRT) 1.",
                "simples_nacional|guess|regime: The value is none of lucro_presumido, lucro_real, mei,"
                        + " simples_nacional.",
                "14:00|25:00|cut_off: The value is not of the form of 14:00.",
                "Pinheiros||district: The value is missing.",
            })
    void a_bad_cell_of_the_company_is_named(String good, String bad, String finding) throws Exception {
        String text = Files.readString(Sheets.DATA.resolve("company.csv")).replace(good, bad == null ? "" : bad);
        Partial<Optional<Company>> read = CompanyFile.read(Sheets.write(folder, "company.csv", text));
        assertThat(read.value()).isEmpty();
        assertThat(read.failures())
                .extracting(failure -> Findings.line("company.csv", failure))
                .contains("company.csv:2: " + finding);
    }

    @Test
    void a_site_is_named_once_and_a_company_has_one_at_least() throws Exception {
        List<String> lines = Files.readAllLines(Sheets.DATA.resolve("company.csv"));
        String twice = lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(1) + "\n";
        assertThat(CompanyFile.read(Sheets.write(folder, "company.csv", twice)).failures())
                .extracting(failure -> Findings.line("company.csv", failure))
                .containsExactly("company.csv:3: site: The site was named on line 2 before.");
        Path none = Sheets.write(folder, "none.csv", lines.get(0) + "\n");
        assertThatThrownBy(() -> CompanyFile.read(none))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageEndingWith("there is no establishment in it");
    }

    @Test
    void the_shipped_items_are_good() throws Exception {
        Partial<Map<String, ShopItem>> read = ItemFile.read(Sheets.DATA.resolve("items.csv"), SITES);
        assertThat(read.failures()).isEmpty();
        assertThat(read.value()).hasSize(13);
        assertThat(read.value().get("FABRIC-AZ").onHand("SP1")).hasToString("62.5 M");
        assertThat(read.value().get("KIT-BREAKFAST").components())
                .extracting(Object::toString)
                .containsExactly("MUG-01x1", "COFFEE-500x1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,,69120000,,0,UN,,,1,1,S,|description: The value is missing.",
                "A,a,6912000,,0,UN,,,1,1,S,|ncm: The value is not of the form of 61091000.",
                "A,a,69120000,17,0,UN,,,1,1,S,|cest: The value is not of the form of 1709600.",
                "A,a,69120000,,9,UN,,,1,1,S,|origin: The value is not a whole number from 0 to 8.",
                "A,a,69120000,,0,BAG,,,1,1,S,|unit: The value is not a known unit of measure.",
                "A,a,69120000,,0,UN,123,,1,1,S,|gtin: The value is not a valid GTIN.",
                "A,a,69120000,,0,UN,,0,1,1,S,|weight_g: The value is not a whole number from 1 to 1000000.",
                "A,a,69120000,,0,UN,,,,1,S,|cost: The value is missing.",
                "A,a,69120000,,0,UN,,,1,-1,S,|on_hand: The value is below zero.",
                "A,a,69120000,,0,UN,,,1,1.5,S,|on_hand: A quantity in UN has at most 0 decimals.",
                "A,a,69120000,,0,UN,,,1,1,s-1,|site: The value is not of the form of SP1.",
                "A,a,69120000,,0,KIT,,,,0,S,Ax;B|kit_components: The value is not of the form of CAF-500x2;COA-01x1.",
            })
    void a_bad_item_is_named_and_the_others_are_read(String row, String finding) throws Exception {
        Partial<Map<String, ShopItem>> read =
                ItemFile.read(Sheets.write(folder, "items.csv", ITEM + row + "\nB,b,69120000,,0,UN,,,1,1,S,\n"), SITES);
        assertThat(read.value()).containsOnlyKeys("B");
        assertThat(read.failures())
                .extracting(failure -> Findings.line("items.csv", failure))
                .containsExactly("items.csv:2: " + finding);
    }

    @Test
    void an_item_is_named_once_for_each_site() throws Exception {
        String row = "B,b,69120000,,0,UN,,,1,1,S,\n";
        assertThat(ItemFile.read(Sheets.write(folder, "items.csv", ITEM + row + row), SITES)
                        .failures())
                .extracting(failure -> Findings.line("items.csv", failure))
                .containsExactly(
                        "items.csv:2: Refused with its item because of line 3.",
                        "items.csv:3: sku: The item was named on line 2 before.");
    }

    @Test
    void establishments_of_one_company_share_the_root_of_their_numbers() throws Exception {
        List<String> lines = Files.readAllLines(Sheets.DATA.resolve("company.csv"));
        String other = lines.get(1).replace("SP1,99000016000161", "SP2,99000017000106");
        Partial<Optional<Company>> read = CompanyFile.read(
                Sheets.write(folder, "company.csv", lines.get(0) + "\n" + lines.get(1) + "\n" + other + "\n"));
        assertThat(read.failures())
                .extracting(failure -> Findings.line("company.csv", failure))
                .containsExactly("company.csv:3: cnpj: The number has another root than that of line 2: it belongs to"
                        + " another company.");
    }

    @Test
    void a_company_file_of_a_spreadsheet_is_understood() throws Exception {
        String text = Files.readString(Sheets.DATA.resolve("company.csv"))
                .replace("99000016000161", "99.000.016/0001-61")
                .replace("990000165117", "990.000.165.117")
                .replace("05426100", "5426-100")
                .replace(',', ';');
        Establishment shop = CompanyFile.read(Sheets.write(folder, "company.csv", text))
                .value()
                .orElseThrow()
                .main();
        assertThat(shop.registration("cnpj")).isEqualTo("99000016000161");
        assertThat(shop.registration("ie")).isEqualTo("990000165117");
        assertThat(shop.address().postalCode()).isEqualTo("05426100");
    }

    @Test
    void an_item_lies_at_several_sites_at_a_cost_of_each() throws Exception {
        Partial<Map<String, ShopItem>> read = items("B,b,69120000,,0,UN,,,1.5,1,S,", "B,b,69120000,,0,UN,,,2,3,S2,");
        assertThat(read.failures()).isEmpty();
        ShopItem item = read.value().get("B");
        assertThat(item.onHand("S")).hasToString("1 UN");
        assertThat(item.onHand("S2")).hasToString("3 UN");
        assertThat(item.onHand("SP1")).hasToString("0 UN");
        assertThat(item.cost().orElseThrow()).hasToString("BRL 1.50");
    }

    @Test
    void what_belongs_to_the_item_is_equal_on_all_its_rows() throws Exception {
        assertThat(findings(items("B,b,69120000,,0,UN,,,1,1,S,", "B,b,69120001,,0,UN,,,2,3,S2,")))
                .containsExactly(
                        "items.csv:2: Refused with its item because of line 3.",
                        "items.csv:3: ncm: The value differs from line 2 of the same item.");
    }

    @Test
    void a_site_is_one_of_the_company() throws Exception {
        assertThat(findings(items("B,b,69120000,,0,UN,,,1,1,X,")))
                .containsExactly("items.csv:2: site: The company has no site X.");
    }

    @Test
    void a_kit_is_made_of_good_items_each_named_once() throws Exception {
        Partial<Map<String, ShopItem>> read = items(
                "A,a,69120000,,0,UN,,,1,1,S,",
                "BAD,a,69120000,,0,BAG,,,1,1,S,",
                "K1,k,69120000,,0,KIT,,,,0,S,Ax2;box-1x1",
                "K2,k,69120000,,0,KIT,,,,0,S,BADx2",
                "K3,k,69120000,,0,KIT,,,,0,S,K4x1",
                "K4,k,69120000,,0,KIT,,,,0,S,Ax2",
                "K5,k,69120000,,0,KIT,,,,0,S,Ax2;Ax1",
                "K6,k,69120000,,0,KIT,,,,0,S,Ax0");
        assertThat(read.value()).containsOnlyKeys("A", "K4");
        assertThat(read.value().get("K4").components()).containsExactly(new ShopItem.Component("A", 2));
        assertThat(findings(read))
                .containsExactly(
                        "items.csv:3: unit: The value is not a known unit of measure.",
                        "items.csv:4: kit_components: There is no item box-1 among the items read, of which the kit is"
                                + " made.",
                        "items.csv:5: kit_components: There is no item BAD among the items read, of which the kit is"
                                + " made.",
                        "items.csv:6: kit_components: The component K4 is a kit itself.",
                        "items.csv:8: kit_components: The component A is named twice.",
                        "items.csv:9: kit_components: The value is not of the form of CAF-500x2;COA-01x1.");
    }

    @Test
    void decimal_commas_and_masked_codes_of_items_are_understood() throws Exception {
        ShopItem item = items("B,b,6912.00.00,17.096.00,0,m,,,\"R$ 1.234,5678\",\"62,5\",S,")
                .value()
                .get("B");
        assertThat(item.ncm()).isEqualTo("69120000");
        assertThat(item.cest()).isEqualTo("1709600");
        assertThat(item.onHand("S")).hasToString("62.5 M");
        assertThat(item.cost().orElseThrow()).hasToString("BRL 1234.5678");
    }

    private Partial<Map<String, ShopItem>> items(String... rows) throws UnreadableFile {
        return ItemFile.read(Sheets.write(folder, "items.csv", ITEM + String.join("\n", rows) + "\n"), SITES);
    }

    private static List<String> findings(Partial<?> read) {
        return read.failures().stream()
                .map(failure -> Findings.line("items.csv", failure))
                .toList();
    }
}
