package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.Partial;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFileTest {
    private static final Set<OrderKey> ORDERS = Set.of(new OrderKey("site", "1"), new OrderKey("site", "2"));

    @TempDir
    Path folder;

    @Test
    void events_are_read_the_earliest_first() throws Exception {
        Partial<List<ShopEvent>> read = read(
                "site,2,2026-11-25T10:30:00-03:00,cancel,,,,buyer regretted",
                "site,1,2026-11-24T09:00:00-03:00,timeout,,,,accepted",
                "site,1,26/11/2026 09:00,return,1,\"1,5\",,size",
                "site,1,2026-11-24T08:00:00-05:00,part_payment,,,\"R$ 10,00\",paid short",
                "site,1,2026-11-24T09:30:00-03:00,Late_Answer,,,,",
                "site,2,2026-11-24T09:40:00-03:00,refuse,,,,",
                "site,2,2026-11-24T09:50:00-03:00,payment,,,12.00,",
                "site,2,2026-11-24T09:55:00-03:00,deliver,,,,");
        assertThat(lines(read)).isEmpty();
        assertThat(read.value())
                .extracting(event -> event.kind().name())
                .containsExactly(
                        "TIMEOUT", "LATE_ANSWER", "REFUSE", "PAYMENT", "DELIVER", "PART_PAYMENT", "CANCEL", "RETURN");
        assertThat(read.value().get(7))
                .isEqualTo(new ShopEvent(
                        4,
                        "site",
                        "1",
                        Instant.parse("2026-11-26T12:00:00Z"),
                        ShopEvent.Kind.RETURN,
                        Optional.of(1),
                        Optional.of(new BigDecimal("1.5")),
                        Optional.empty(),
                        "size"));
        assertThat(read.value().get(5).amount()).contains(Money.parse("BRL 10.00"));
    }

    @Test
    void events_at_one_time_stay_in_the_order_of_the_file() throws Exception {
        assertThat(read("site,1,2026-11-24T09:00:00-03:00,timeout,,,,", "site,2,2026-11-24T12:00:00Z,cancel,,,,")
                        .value())
                .extracting(ShopEvent::row)
                .containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "site,3,2026-11-24T09:00:00Z,cancel,,,,|order_id: There is no order 3 of the channel site.",
                "site,1,2026-11-24T09:00:00Z,explode,,,,|event: The value is none of cancel, timeout, late_answer,"
                        + " refuse, part_payment, payment, return, deliver.",
                "site,1,soon,cancel,,,,|at: The value is not a date, time and offset such as"
                        + " 2026-11-23T09:12:04-03:00.",
                "site,1,2026-11-24T09:00:00Z,return,,1,,|line: The value is missing.",
                "site,1,2026-11-24T09:00:00Z,return,1,,,|quantity: The value is missing.",
                "site,1,2026-11-24T09:00:00Z,return,1,0,,|quantity: The value must be above zero.",
                "site,1,2026-11-24T09:00:00Z,payment,,,,|amount: The value is missing.",
                "site,1,2026-11-24T09:00:00Z,payment,,,0,|amount: The value must be above zero.",
                "site,1,2026-11-24T09:00:00Z,cancel,1,,,|line: An event cancel has no such value.",
                "site,1,2026-11-24T09:00:00Z,deliver,,,5.00,|amount: An event deliver has no such value.",
                "site,1,2026-11-24T09:00:00Z,cancel,,,|7 fields where the header has 8: is a comma or semicolon not in"
                        + " quotes?",
            })
    void a_bad_event_is_named_and_the_others_are_read(String row, String finding) throws Exception {
        Partial<List<ShopEvent>> read = read(row, "site,2,2026-11-24T09:55:00-03:00,deliver,,,,");
        assertThat(lines(read)).containsExactly("events.csv:2: " + finding);
        assertThat(read.value()).extracting(ShopEvent::row).containsExactly(3L);
    }

    private Partial<List<ShopEvent>> read(String... rows) throws UnreadableFile {
        String header = String.join(",", Column.names(EventFile.COLUMNS));
        return EventFile.read(
                Sheets.write(folder, "events.csv", header + "\n" + String.join("\n", rows) + "\n"),
                Sheets.ZONE,
                ORDERS);
    }

    private static List<String> lines(Partial<?> partial) {
        return partial.failures().stream()
                .map(failure -> Findings.line("events.csv", failure))
                .toList();
    }
}
