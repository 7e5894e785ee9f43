package dev.backoffice.core.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.Vectors;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrazilianNumbersVectorTest {
    @Test
    void every_state_registration_vector_is_decided_as_published() {
        Map<Uf, Integer> valid = new EnumMap<>(Uf.class);
        Map<Uf, Integer> invalid = new EnumMap<>(Uf.class);
        List<List<String>> rows = Vectors.rows("reference/ie_vectors.tsv");
        for (List<String> row : rows) {
            Uf uf = Uf.parse(row.get(0));
            boolean expected = row.get(2).equals("valid");
            assertThat(row.get(2)).isIn("valid", "invalid");
            assertThat(StateRegistration.isValid(uf, row.get(1))).as("%s", row).isEqualTo(expected);
            (expected ? valid : invalid).merge(uf, 1, Integer::sum);
        }
        assertThat(valid.keySet()).containsExactly(Uf.values());
        assertThat(invalid.keySet()).containsExactly(Uf.values());
        System.out.println("state registrations: " + rows.size() + " rows, valid " + valid + ", invalid " + invalid);
    }

    @Test
    void every_municipality_of_the_list_is_accepted_and_its_neighbour_digit_is_not() {
        List<List<String>> rows = Vectors.rows("reference/municipalities.tsv");
        for (List<String> row : rows) {
            String code = row.get(0);
            assertThat(MunicipalityCode.of(code).uf()).as("%s", row).isEqualTo(Uf.parse(row.get(2)));
            Municipality known = Municipality.get(MunicipalityCode.of(code));
            assertThat(known.name()).isEqualTo(row.get(1));
            assertThat(known.zone()).hasToString(row.get(5));
            assertThat(Municipality.find(row.get(1), known.uf())).contains(known);
            char other = code.charAt(6) == '9' ? '0' : (char) (code.charAt(6) + 1);
            assertThat(MunicipalityCode.isValid(code.substring(0, 6) + other))
                    .as("%s", row)
                    .isFalse();
        }
        System.out.println("municipalities: " + rows.size() + " rows");
        assertThat(rows).hasSizeGreaterThan(5500);
    }

    @Test
    void every_state_of_the_list_has_our_code_name_and_zone() {
        List<List<String>> rows = Vectors.rows("reference/states.tsv");
        for (List<String> row : rows) {
            Uf uf = Uf.parse(row.get(0));
            assertThat(uf.ibge()).hasToString(row.get(1));
            assertThat(uf.title()).isEqualTo(row.get(2));
            assertThat(uf.zone()).hasToString(row.get(4));
            assertThat(Municipality.of(uf)).hasSize(Integer.parseInt(row.get(7)));
            assertThat(Municipality.get(MunicipalityCode.of(row.get(6))).uf()).isEqualTo(uf);
        }
        assertThat(rows).hasSize(Uf.values().length);
        System.out.println("states: " + rows.size() + " rows");
    }

    @Test
    void every_bank_number_of_the_list_has_a_valid_cnpj() {
        List<List<String>> rows = Vectors.rows("reference/banks.tsv");
        int checked = 0;
        for (List<String> row : rows) {
            for (String cell : row) {
                if (cell.matches("[0-9]{14}")) {
                    assertThat(Cnpj.isValid(cell)).as("%s", row).isTrue();
                    checked++;
                }
                if (cell.matches("[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}/[0-9]{4}-[0-9]{2}")) {
                    assertThat(Cnpj.parse(cell).formatted()).isEqualTo(cell);
                    checked++;
                }
            }
        }
        System.out.println("banks: " + rows.size() + " rows, " + checked + " CNPJs");
        assertThat(checked).isGreaterThan(400);
    }
}
