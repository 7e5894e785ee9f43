package dev.backoffice.core.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.Vectors;
import dev.backoffice.core.identity.Gtin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The numbers in the published sample of orders, all of them synthetic and valid. */
class OrderSampleVectorTest {
    @Test
    void every_number_of_the_sample_orders_is_valid_and_every_city_is_where_it_says() {
        List<Map<String, String>> rows = read("orders/orders-sample.csv");
        int cities = 0;
        for (Map<String, String> row : rows) {
            String document = row.get("buyer_document");
            switch (row.get("buyer_kind")) {
                case "person" -> assertThat(Cpf.isValid(document)).as("%s", row).isTrue();
                case "company" ->
                    assertThat(Cnpj.isValid(document)).as("%s", row).isTrue();
                default -> assertThat(row.get("buyer_kind")).isEqualTo("foreign");
            }
            given(row, "intermediary_cnpj")
                    .ifPresent(
                            text -> assertThat(Cnpj.isValid(text)).as("%s", row).isTrue());
            given(row, "gtin")
                    .ifPresent(
                            text -> assertThat(Gtin.isValid(text)).as("%s", row).isTrue());
            given(row, "buyer_ie")
                    .filter(text -> !text.equals("ISENTO"))
                    .ifPresent(text -> assertThat(StateRegistration.isValid(Uf.parse(row.get("ship_uf")), text))
                            .as("%s", row)
                            .isTrue());
            assertThat(Cep.isValid(row.get("ship_cep"))).as("%s", row).isTrue();
            if (given(row, "ship_city_ibge").isPresent()) {
                assertCity(row, "ship_city_ibge", "ship_city", "ship_uf");
                cities++;
            }
        }
        System.out.println("sample orders: " + rows.size() + " rows, " + cities + " cities, none rejected");
        assertThat(rows).isNotEmpty();
    }

    @Test
    void every_number_of_the_sample_company_and_items_is_valid() {
        List<Map<String, String>> company = read("orders/company-sample.csv");
        for (Map<String, String> row : company) {
            assertThat(Cnpj.isValid(row.get("cnpj"))).as("%s", row).isTrue();
            assertThat(StateRegistration.isValid(Uf.parse(row.get("uf")), row.get("ie")))
                    .as("%s", row)
                    .isTrue();
            assertThat(Cep.isValid(row.get("cep"))).as("%s", row).isTrue();
            assertCity(row, "city_ibge", "city", "uf");
        }
        List<Map<String, String>> items = read("orders/items-sample.csv");
        int codes = 0;
        for (Map<String, String> row : items) {
            if (given(row, "gtin").isPresent()) {
                assertThat(Gtin.isValid(row.get("gtin"))).as("%s", row).isTrue();
                codes++;
            }
        }
        System.out.println("sample company: " + company.size() + " rows; sample items: " + items.size() + " rows, "
                + codes + " GTINs, none rejected");
        assertThat(codes).isPositive();
    }

    private static void assertCity(Map<String, String> row, String code, String name, String uf) {
        Municipality city = Municipality.get(MunicipalityCode.of(row.get(code)));
        assertThat(Municipality.find(row.get(name), Uf.parse(row.get(uf))))
                .as("%s", row)
                .contains(city);
    }

    private static Optional<String> given(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).filter(text -> !text.isEmpty());
    }

    private static List<Map<String, String>> read(String file) {
        List<String> lines = Vectors.lines(file);
        List<String> header = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            assertThat(cells).as(line).hasSameSizeAs(header);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Cells divided by commas, except inside quotes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
