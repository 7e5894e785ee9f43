package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final Path HOME = Path.of("home");
    private static final Path DAY = HOME.resolve("src/main/resources/day");

    @Test
    void everything_has_a_default() throws Exception {
        assertThat(Arguments.parse(List.of(), HOME))
                .isEqualTo(new Arguments(
                        DAY.resolve("orders.csv"),
                        DAY.resolve("items.csv"),
                        DAY.resolve("company.csv"),
                        HOME.resolve("target/quickstart"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(DAY.resolve("events.csv")),
                        0,
                        Database.MEMORY,
                        false));
    }

    @Test
    void every_option_is_taken() throws Exception {
        assertThat(Arguments.parse(
                        List.of(
                                "--orders",
                                "o",
                                "--items",
                                "i",
                                "--company",
                                "c",
                                "--out",
                                "x",
                                "--aliases",
                                "a",
                                "--template",
                                "t",
                                "--events",
                                "e",
                                "--store",
                                "postgres",
                                "--url",
                                "jdbc:postgresql:shop",
                                "--user",
                                "u",
                                "--help"),
                        HOME))
                .isEqualTo(new Arguments(
                        Path.of("o"),
                        Path.of("i"),
                        Path.of("c"),
                        Path.of("x"),
                        Optional.of(Path.of("a")),
                        Optional.of(Path.of("t")),
                        Optional.of(Path.of("e")),
                        0,
                        Database.MEMORY
                                .of(Database.Kind.POSTGRES)
                                .at("jdbc:postgresql:shop")
                                .by("u"),
                        true));
        assertThat(Arguments.parse(List.of("--generate", "100000"), HOME).generate())
                .isEqualTo(100_000);
    }

    @Test
    void the_shipped_events_are_of_the_shipped_orders_alone() throws Exception {
        assertThat(Arguments.parse(List.of("--orders", "o"), HOME).events()).isEmpty();
        assertThat(Arguments.parse(List.of("--generate", "5"), HOME).events()).isEmpty();
        assertThat(Arguments.parse(List.of("--orders", "o", "--events", "e"), HOME)
                        .events())
                .contains(Path.of("e"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour|Unknown option --colour",
                "--out|--out needs a value",
                "--generate|--generate needs a value",
                "--generate 0|--generate needs a number from 1 to 10000000, not 0",
                "--generate -5|--generate needs a number from 1 to 10000000, not -5",
                "--generate 10000001|--generate needs a number from 1 to 10000000, not 10000001",
                "--generate many|--generate needs a number from 1 to 10000000, not many",
                "--aliases a --generate 5|--aliases and --generate exclude each other",
                "--store paper|--store needs memory, h2 or postgres, not paper",
                "--url jdbc:h2:mem:x|--url needs --store h2 or --store postgres",
                "--store postgres --url jdbc:h2:mem:x|--url needs an address that begins with jdbc:postgresql:",
                "--store postgres --url jdbc:postgresql:x?password=y|--url must not hold a password: give it in"
                        + " QUICKSTART_PASSWORD",
                "--store postgres --user u|--user needs --url",
                "--orders o --generate 5|--orders and --generate exclude each other",
            })
    void what_is_wrong_with_an_option_is_said(String options, String message) {
        assertThatThrownBy(() -> Arguments.parse(List.of(options.split(" ")), HOME))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessage(message);
    }
}
