package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.Partial;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as spreadsheets in Brazil save them. */
class SpellingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void a_file_in_either_encoding_reads_the_same(String charset) throws Exception {
        String text = Sheets.csv(Sheets.row("buyer_name", "Íris D'Ávila Conceição", "notes", "prazo – 30 dias, 10 €"));
        Path file = folder.resolve("orders.csv");
        Files.write(file, text.getBytes(Charset.forName(charset)));
        assertThat(buyer(Sheets.read(file)).name()).isEqualTo("Íris D'Ávila Conceição");
    }

    @Test
    void a_byte_order_mark_before_semicolons_does_no_harm() throws Exception {
        assertThat(read("\uFEFF" + semicolons(Sheets.row())).value()).hasSize(1);
    }

    @Test
    void semicolons_separate_when_the_header_has_more_of_them_than_commas() throws Exception {
        Map<String, String> row = Sheets.row("ship_street", "Rua A, fundos");
        Partial<List<ReadOrder>> read = read(semicolons(row));
        assertThat(Sheets.lines(read)).isEmpty();
        assertThat(buyer(read).shipTo().street()).isEqualTo("Rua A, fundos");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_total|89,80|BRL 89.80",
                "order_total|R$ 89,80|BRL 89.80",
                "order_total|R$89.80|BRL 89.80",
                "order_total|89.8|BRL 89.80",
            })
    void amounts_may_have_a_decimal_comma_or_the_sign_of_the_currency(String column, String text, String amount)
            throws Exception {
        assertThat(command(read(Sheets.csv(Sheets.row(column, text)))).total().orElseThrow())
                .hasToString(amount);
    }

    @Test
    void amounts_may_have_points_between_thousands_before_a_decimal_comma() throws Exception {
        String total = "R$ 1.234.567,80";
        ReceiveOrder command = command(read(Sheets.csv(
                Sheets.row("order_total", total, "payment1_amount", total, "freight_charged", "1.234.488,00"))));
        assertThat(command.total().orElseThrow()).hasToString("BRL 1234567.80");
    }

    @Test
    void a_price_with_a_point_before_three_digits_is_not_guessed_beside_decimal_commas() throws Exception {
        assertThat(Sheets.lines(read(Sheets.csv(Sheets.row("unit_price", "1.234", "freight_charged", "10,00")))))
                .containsExactly(
                        "orders.csv:2: unit_price: 1.234 may be 1234 or have decimals after a point, beside numbers"
                                + " with a decimal comma; write it with a comma or without the point.");
        Map<String, String> points = Sheets.row("unit_price", "39.900", "freight_charged", "10.00");
        assertThat(read(Sheets.csv(points)).value()).hasSize(1);
    }

    @Test
    void a_quantity_may_have_a_decimal_comma() throws Exception {
        ReceiveOrder command = command(read(semicolons(Sheets.row(
                "sku",
                "FABRIC-AZ",
                "unit",
                "M",
                "quantity",
                "3,750",
                "unit_price",
                "27,3550",
                "order_total",
                "112,58",
                "payment1_amount",
                "112,58"))));
        assertThat(command.lines().get(0).count()).isEqualByComparingTo("3.75");
        assertThat(command.lines().get(0).unitPrice()).hasToString("BRL 27.355");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "23/11/2026 09:12:04|2026-11-23T12:12:04Z",
                "23/11/2026 09:12|2026-11-23T12:12:00Z",
                "23/11/2026|2026-11-23T03:00:00Z",
                "2026-11-23|2026-11-23T03:00:00Z",
                "2026-11-23 09:12:04|2026-11-23T12:12:04Z",
                "2026-11-23 09:12:04-05:00|2026-11-23T14:12:04Z",
                "2026-11-23T09:12:04|2026-11-23T12:12:04Z",
                "2026-11-23T09:12:04-05:00|2026-11-23T14:12:04Z",
                "2026-11-23T09:12:04Z|2026-11-23T09:12:04Z",
            })
    void a_time_without_offset_is_one_of_the_shop(String text, String instant) throws Exception {
        Path file = Sheets.write(folder, "orders.csv", Sheets.csv(Sheets.row("ordered_at", text)));
        assertThat(command(Sheets.read(file)).orderedAt().orElseThrow()).hasToString(instant);
        assertThat(Sheets.open(file, Aliases.ofContract()).latest().orElseThrow())
                .hasToString(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/02/2026", "11/23/2026", "23/11/26", "2026-11-23T24:10:00", "ontem"})
    void a_day_that_is_none_is_named(String text) throws Exception {
        assertThat(Sheets.lines(read(Sheets.csv(Sheets.row("ordered_at", text)))))
                .containsExactly("orders.csv:2: ordered_at: The value is not a date, time and offset such as"
                        + " 2026-11-23T09:12:04-03:00.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person|999.000.019-07|99900001907",
                "person|99900001907|99900001907",
                "person|1234567890|01234567890",
                "person|=\"99900001907\"|99900001907",
                "company|99.000.017/0001-06|99000017000106",
                "company|990017000133|00990017000133",
                "company|bc7d9k2m000115|BC7D9K2M000115",
            })
    void masks_and_lost_zeros_of_taxpayer_numbers_are_understood(String kind, String text, String number)
            throws Exception {
        assertThat(buyer(read(Sheets.csv(Sheets.row("buyer_kind", kind, "buyer_document", text))))
                        .document())
                .contains(number);
    }

    @Test
    void only_check_digits_decide_whether_zeros_are_what_is_missing() throws Exception {
        assertThat(Sheets.lines(
                        read(Sheets.csv(Sheets.row("buyer_kind", "company", "buyer_document", "990017000190")))))
                .containsExactly("orders.csv:2: buyer_document: The value is not a valid CNPJ.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"01310-100|01310100", "1310100|01310100", "01.310-100|01310100", " 01310100 |01310100"})
    void masks_and_the_lost_zero_of_a_postal_code_are_understood(String text, String code) throws Exception {
        assertThat(buyer(read(Sheets.csv(Sheets.row("ship_cep", text))))
                        .shipTo()
                        .postalCode())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(11) 90000-0001|+5511900000001",
                "11900000001|+5511900000001",
                "1130000001|+551130000001",
                "5511900000001|+5511900000001",
                "+55 11 90000-0001|+5511900000001",
                "+1 202 555 0100|+12025550100",
            })
    void a_telephone_number_gets_its_country(String text, String number) throws Exception {
        assertThat(buyer(read(Sheets.csv(Sheets.row("buyer_phone", text)))).phone())
                .contains(number);
    }

    @Test
    void a_state_may_be_spelled_out_and_choices_may_be_in_capitals() throws Exception {
        Buyer buyer = buyer(read(Sheets.csv(Sheets.row("ship_uf", "São Paulo", "buyer_kind", "Person"))));
        assertThat(buyer.shipTo().state()).isEqualTo("SP");
    }

    @Test
    void a_state_registration_may_have_a_mask_and_lack_its_zeros() throws Exception {
        String[] inRecife = {
            "buyer_kind",
            "company",
            "buyer_document",
            "99000017000106",
            "ship_uf",
            "PE",
            "ship_city_ibge",
            "2611606",
            "buyer_ie",
            ""
        };
        for (String text : List.of("099000121", "0990001-21", "99000121")) {
            inRecife[9] = text;
            assertThat(buyer(read(Sheets.csv(Sheets.row(inRecife)))).stateRegistration())
                    .contains("099000121");
        }
        inRecife[9] = "isento";
        assertThat(buyer(read(Sheets.csv(Sheets.row(inRecife)))).stateRegistration())
                .contains("ISENTO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"buyer_document|9,99E+10", "order_id|2.00001E+15", "payment1_reference|1E+12"})
    void a_number_a_spreadsheet_has_rounded_is_refused_and_not_guessed(String column, String text) throws Exception {
        assertThat(Sheets.lines(read(Sheets.csv(Sheets.row(column, text)))))
                .containsExactly("orders.csv:2: " + column + ": A spreadsheet has rounded the value to " + text
                        + "; what it was cannot be known. Format the column as text.");
    }

    @Test
    void fields_of_one_order_are_equal_when_only_their_spelling_differs() throws Exception {
        String[] whole = {"order_total", "169.60", "payment1_amount", "169.60"};
        Map<String, String> second = Sheets.row(whole);
        second.putAll(Map.of(
                "line", "2", "ship_cep", "1310100", "order_total", "R$ 169,60", "ordered_at", "23/11/2026 09:12:04"));
        assertThat(Sheets.lines(read(Sheets.csv(Sheets.row(whole), second)))).isEmpty();
        second.put("ship_cep", "01310101");
        assertThat(Sheets.lines(read(Sheets.csv(Sheets.row(whole), second))))
                .contains("orders.csv:3: ship_cep: The value differs from line 2 of the same order.");
    }

    @Test
    void empty_rows_and_columns_without_a_name_are_passed_over() throws Exception {
        String text = Sheets.csv(Sheets.row())
                .lines()
                .map(line -> line + ",,")
                .reduce((header, row) -> header + "\n" + ",".repeat(70) + "\n\n" + row + "\n")
                .orElseThrow();
        Partial<List<ReadOrder>> read = read(text);
        assertThat(read.failures()).isEmpty();
        assertThat(read.value())
                .singleElement()
                .satisfies(order -> assertThat(order.rows()).containsExactly(4L));
    }

    @Test
    void the_names_of_columns_may_be_in_capitals() throws Exception {
        Map<String, String> row = new LinkedHashMap<>();
        Sheets.row().forEach((column, cell) -> row.put(column.toUpperCase(Locale.ROOT), cell));
        assertThat(read(Sheets.csv(row)).value()).hasSize(1);
    }

    @Test
    void utf_16_is_not_taken_for_something_else() throws Exception {
        Path file = folder.resolve("orders.csv");
        Files.write(file, Sheets.csv(Sheets.row()).getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> Sheets.read(file)).isInstanceOf(UnreadableFile.class);
    }

    private static String semicolons(Map<String, String> row) {
        return String.join(";", row.keySet()) + "\n" + String.join(";", row.values()) + "\n";
    }

    private static ReceiveOrder command(Partial<List<ReadOrder>> read) {
        assertThat(Sheets.lines(read)).isEmpty();
        return read.value().get(0).command();
    }

    private static Buyer buyer(Partial<List<ReadOrder>> read) {
        return command(read).buyer().orElseThrow();
    }

    private Partial<List<ReadOrder>> read(String text) throws UnreadableFile {
        return Sheets.read(Sheets.write(folder, "orders.csv", text));
    }
}
