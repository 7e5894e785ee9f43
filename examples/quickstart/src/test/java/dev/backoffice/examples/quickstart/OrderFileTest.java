package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.Partial;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFileTest {
    @TempDir
    Path folder;

    @Test
    void the_contract_has_69_columns_and_the_shipped_file_has_them_in_order() throws Exception {
        assertThat(OrderColumns.NAMES).hasSize(69);
        assertThat(Files.readAllLines(Sheets.DATA.resolve("orders.csv")).get(0))
                .isEqualTo(String.join(",", OrderColumns.NAMES));
    }

    @Test
    void the_guide_names_every_column_and_whether_it_is_needed() throws Exception {
        String guide = Files.readString(Path.of("README.md"));
        assertThat(OrderColumns.NAMES).allSatisfy(column -> assertThat(guide).contains("`" + column + "`"));
        assertThat(OrderColumns.NEEDED).allSatisfy(column -> assertThat(guide).contains("| `" + column + "` | yes |"));
    }

    @Test
    void a_good_order_is_read_with_its_lines() throws Exception {
        Partial<List<ReadOrder>> read = read(
                Sheets.row("order_total", "110.90", "payment1_amount", "110.90", "order_discount", "8.80"),
                Sheets.row(
                        "order_total",
                        "110.90",
                        "payment1_amount",
                        "110.90",
                        "order_discount",
                        "8.80",
                        "line",
                        "2",
                        "sku",
                        "SOCKS-3",
                        "unit",
                        "PAR",
                        "quantity",
                        "1",
                        "unit_price",
                        "29.90"));
        assertThat(read.failures()).isEmpty();
        assertThat(read.value()).singleElement().satisfies(order -> {
            ReceiveOrder command = order.command();
            assertThat(command.channel()).isEqualTo("site");
            assertThat(command.channelOrder()).isEqualTo("1");
            assertThat(command.orderedAt()).contains(Instant.parse("2026-11-23T12:12:04Z"));
            assertThat(command.lines()).extracting(line -> line.sku().value()).containsExactly("MUG-01", "SOCKS-3");
            assertThat(command.total().orElseThrow()).hasToString("BRL 110.90");
            assertThat(command.payments())
                    .singleElement()
                    .isEqualTo(Payment.of(PaymentMethod.PIX, "110.90", PaymentStatus.PAID));
            assertThat(command.buyer().orElseThrow().billTo()).isEmpty();
            assertThat(command.gift()).isFalse();
            assertThat(order.rows()).containsExactly(2L, 3L);
            assertThat(order.lines()).containsExactly(1, 2);
            assertThat(command.channelTerms().intermediary()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "buyer_name||The value is missing.",
                "channel|Shop A|The value is not of the form of marketplace-a.",
                "order_id|número 1|The value is not of the form of B2B-0458.",
                "ordered_at|11/23/2026 09:12|The value is not a date, time and offset such as"
                        + " 2026-11-23T09:12:04-03:00.",
                "ordered_at|23.11.2026|The value is not a date, time and offset such as 2026-11-23T09:12:04-03:00.",
                "ship_by|2026-02-30|The value is neither a date such as 2026-11-24 nor a date, time and offset such as"
                        + " 2026-11-24T13:00:00-03:00.",
                "payment1_due|2026-12-24|",
                "payment1_due|2026-12-24;soon|The value is neither a date such as 2026-11-24 nor a date, time and"
                        + " offset such as 2026-11-24T13:00:00-03:00.",
                "buyer_kind|robot|The value is none of person, company, foreign.",
                "buyer_document|99900001908|The value is not a valid CPF.",
                "buyer_document|99000012000183|The value is not a valid CPF.",
                "intermediary_cnpj|99000012000184|The value is not a valid CNPJ.",
                "payment1_acquirer|1|The value is not a valid CNPJ.",
                "recipient_document|99900001908|The value is not a valid CPF.",
                "buyer_ie|110042490115|The value is not a valid state registration of SP.",
                "buyer_purpose|fun|The value is none of consumption, resale, industry.",
                "buyer_email|ana|The value is not of the form of ana@example.com.",
                "buyer_phone|call me|The value is not of the form of +5511900000001.",
                "delivery_method|pigeon|The value is none of carrier, pickup, own, channel.",
                "ship_cep|131|The value is not a postal code (CEP) of eight digits.",
                "ship_uf|XX|The value is not a Brazilian state.",
                "ship_city_ibge|3550307|The value is not an IBGE municipality code.",
                "ship_city_ibge|4106902|The value is the code of a city in PR, but the address is in SP.",
                "freight_terms|free|The value is none of sender, recipient, third_party, own_sender, own_recipient,"
                        + " none.",
                "freight_charged|-1.00|The value is below zero.",
                "freight_charged|1.005|The value has more than 2 decimals.",
                "freight_charged|1,50.00|The value is not an amount such as 39.90.",
                "order_total|1e3|The value is not an amount such as 39.90.",
                "payment1_method|shells|The value is none of pix, boleto, card, marketplace, store_credit, cash,"
                        + " transfer.",
                "payment1_status|maybe|The value is none of pending, authorized, captured, paid, on_terms, expired,"
                        + " refunded.",
                "payment1_installments|0|The value is not a whole number from 1 to 99.",
                "payment2_amount|1.00|",
                "risk_score|high|The value is not a whole number from 0 to 1000.",
                "line|0|The value is not a whole number from 1 to 990.",
                "sku|MUG-99|There is no item MUG-99 among the items read.",
                "gtin|7899999000016|The value is not a valid GTIN.",
                "line_kind|gift|The value is none of sale, bonus, sample.",
                "quantity|0|The value must be above zero.",
                "quantity|1.5|A quantity in UN has at most 0 decimals.",
                "quantity|two|The value is not a quantity such as 2 UN.",
                "unit|UNIDADE|The value is not a known unit of measure.",
                "unit|PAR|Sold in PAR, but the item is kept in UN.",
                "unit_price|0.12345678901|The value has more than 10 decimals.",
                "unit_price|-1|The value is below zero.",
                "line_discount|79.81|The discount 79.81 is more than the line, 79.80.",
                "order_total|89.81|89.81 is given, but lines 79.80 + freight 10.00 + other charges 0.00 - discount"
                        + " 0.00 = 89.80.",
                "payment1_amount|89.79|The payments come to 89.79, but the order to 89.80.",
            })
    void a_bad_cell_is_named_with_file_line_column_and_reason(String column, String value, String reason)
            throws Exception {
        String cell = value == null ? "" : value.replace(';', '|');
        List<String> lines = Sheets.lines(read(Sheets.row(column, cell)));
        if (column.equals("payment2_amount")) {
            assertThat(lines)
                    .containsExactly(
                            "orders.csv:2: payment2_method: The value is missing, but other parts of the second"
                                    + " payment are there.",
                            "orders.csv:2: payment2_status: The value is missing, but other parts of the second"
                                    + " payment are there.");
        } else if (reason == null) {
            assertThat(lines).isEmpty();
        } else {
            assertThat(lines).contains("orders.csv:2: " + column + ": " + reason);
            assertThat(lines).allMatch(line -> line.startsWith("orders.csv:2: "));
        }
    }

    @Test
    void a_wrong_number_is_never_repeated_since_it_may_be_personal() throws Exception {
        assertThat(Sheets.lines(read(Sheets.row("buyer_document", "99900001908"))))
                .singleElement()
                .asString()
                .doesNotContain("99900001908");
    }

    @Test
    void what_only_the_library_refuses_is_named_too() throws Exception {
        assertThat(Sheets.lines(read(Sheets.row("payment1_reference", "número 1"))))
                .singleElement()
                .asString()
                .startsWith("orders.csv:2: payment.reference: ");
    }

    @Test
    void a_part_of_a_billing_address_names_what_lacks() throws Exception {
        assertThat(Sheets.lines(read(Sheets.row("bill_cep", "01310100", "bill_uf", "SP"))))
                .containsExactly(
                        "orders.csv:2: bill_street: The value is missing, but other parts of the billing address are"
                                + " there.",
                        "orders.csv:2: bill_number: The value is missing, but other parts of the billing address are"
                                + " there.");
    }

    @Test
    void a_foreigner_has_no_state_registration() throws Exception {
        assertThat(Sheets.lines(
                        read(Sheets.row("buyer_kind", "foreign", "buyer_document", "X1", "buyer_ie", "ISENTO"))))
                .containsExactly("orders.csv:2: buyer_ie: A foreign buyer has no state registration.");
    }

    @Test
    void columns_of_the_order_are_equal_on_all_its_rows_and_lines_differ() throws Exception {
        assertThat(Sheets.lines(read(Sheets.row(), Sheets.row("notes", "other"))))
                .containsExactly(
                        "orders.csv:2: Refused with its order because of line 3.",
                        "orders.csv:3: notes: The value differs from line 2 of the same order.",
                        "orders.csv:3: line: The number was used on line 2 of the same order.");
    }

    @Test
    void a_bad_row_refuses_its_whole_order_and_the_others_go_through() throws Exception {
        Partial<List<ReadOrder>> read = read(
                Sheets.row("order_id", "1"),
                Sheets.row("order_id", "2", "order_total", "169.60", "payment1_amount", "169.60"),
                Sheets.row("order_id", "3"),
                Sheets.row(
                        "order_id",
                        "2",
                        "order_total",
                        "169.60",
                        "payment1_amount",
                        "169.60",
                        "line",
                        "2",
                        "sku",
                        "NO-1"),
                Sheets.row("order_id", "4"));
        assertThat(read.value())
                .extracting(order -> order.command().channelOrder())
                .containsExactly("1", "3", "4");
        assertThat(Sheets.lines(read))
                .containsExactly(
                        "orders.csv:3: Refused with its order because of line 5.",
                        "orders.csv:5: sku: There is no item NO-1 among the items read.");
    }

    @Test
    void a_row_with_too_many_or_too_few_fields_is_named_and_nothing_of_it_is_believed() throws Exception {
        String good = Sheets.csv(Sheets.row());
        assertThat(Sheets.lines(read(good.stripTrailing() + ",extra\n")))
                .containsExactly(
                        "orders.csv:2: 70 fields where the header has 69: is a comma or semicolon not in quotes?");
        assertThat(Sheets.lines(read(good.substring(0, good.lastIndexOf(',')) + "\n")))
                .containsExactly(
                        "orders.csv:2: 68 fields where the header has 69: is a comma or semicolon not in quotes?");
    }

    @Test
    void a_row_without_the_number_of_its_order_stands_alone() throws Exception {
        Partial<List<ReadOrder>> read = read(Sheets.row("order_id", ""), Sheets.row("order_id", "2"));
        assertThat(read.value())
                .extracting(order -> order.command().channelOrder())
                .containsExactly("2");
        assertThat(Sheets.lines(read)).containsExactly("orders.csv:2: order_id: The value is missing.");
    }

    @Test
    void quoted_line_breaks_do_not_shift_the_line_numbers() throws Exception {
        assertThat(Sheets.lines(
                        read(Sheets.row("gift_message", "dear\nAna"), Sheets.row("order_id", "2", "ship_uf", "XX"))))
                .contains("orders.csv:4: ship_uf: The value is not a Brazilian state.");
    }

    @Test
    void a_byte_order_mark_other_columns_and_any_order_of_columns_do_no_harm() throws Exception {
        Map<String, String> row = new TreeMap<>(Collections.reverseOrder());
        row.putAll(Sheets.row());
        row.put("what_is_this", "unknown");
        assertThat(read("\uFEFF" + Sheets.csv(row)).value()).hasSize(1);
    }

    @Test
    void columns_that_may_be_empty_may_be_left_out() throws Exception {
        Map<String, String> row = Sheets.row();
        row.keySet().retainAll(new ArrayList<>(OrderColumns.NEEDED));
        row.put("freight_charged", "10.00");
        Partial<List<ReadOrder>> read = read(row);
        assertThat(Sheets.lines(read)).isEmpty();
        assertThat(read.value()).hasSize(1);
    }

    @Test
    void a_missing_column_makes_the_file_unreadable_and_is_named() {
        Map<String, String> row = Sheets.row();
        row.remove("sku");
        row.remove("order_total");
        assertThatThrownBy(() -> read(row))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(folder.resolve("orders.csv") + ": the header lacks order_total, sku");
    }

    @Test
    void a_file_that_is_empty_missing_twice_named_or_in_another_encoding_is_unreadable() throws IOException {
        assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableFile.class).hasMessageEndingWith("the file is empty");
        assertThatThrownBy(() -> Sheets.read(folder.resolve("none.csv")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageEndingWith("none.csv: there is no such file");
        assertThatThrownBy(() -> read("a,b,a\n"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageEndingWith("the column a stands there twice");
        Path neither = folder.resolve("neither.csv");
        // No letter of Windows-1252 has this code, and UTF-8 begins nothing with it.
        Files.write(neither, new byte[] {'a', (byte) 0x81, '\n'});
        assertThatThrownBy(() -> Sheets.read(neither))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageEndingWith("the text is neither UTF-8 nor Windows-1252");
        assertThatThrownBy(() -> Sheets.read(folder)).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void the_shipped_orders_are_good_but_for_two() throws Exception {
        Partial<List<ReadOrder>> read = Sheets.read(Sheets.DATA.resolve("orders.csv"));
        assertThat(read.value()).hasSize(23);
        assertThat(Sheets.lines(read))
                .containsExactly(
                        "orders.csv:30: order_total: 70.00 is given, but lines 59.00 + freight 18.50 + other charges"
                                + " 0.00 - discount 0.00 = 77.50.",
                        "orders.csv:31: Refused with its order because of line 32.",
                        "orders.csv:32: sku: There is no item CARD-99 among the items read.");
    }

    @SafeVarargs
    private Partial<List<ReadOrder>> read(Map<String, String>... rows) throws UnreadableFile {
        return read(Sheets.csv(rows));
    }

    private Partial<List<ReadOrder>> read(String text) throws UnreadableFile {
        return Sheets.read(Sheets.write(folder, "orders.csv", text));
    }
}
