package dev.backoffice.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DocTest {
    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void what_is_not_json_is_refused_with_its_position() {
        for (String bad : List.of(
                "",
                " ",
                "{",
                "[",
                "\"",
                "nul",
                "null",
                "tru",
                "TRUE",
                "{]",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "'a'",
                "[1 2]",
                "1 2",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "+",
                "-",
                "1e",
                "--1",
                "1.2.3",
                "NaN",
                "Infinity",
                "0x10",
                "1E99999999999",
                "//",
                "[1]//",
                "\u0000",
                "🧾",
                "9".repeat(201))) {
            assertRefused("store.json", () -> Doc.parse(bad));
        }
    }

    @Test
    void depth_that_would_break_the_stack_is_refused() {
        assertRefused("store.json", () -> Doc.parse("[".repeat(1_000_000)));
        assertRefused("store.json", () -> Doc.parse("{\"a\":".repeat(1_000_000)));
        assertThat(Doc.parse("[".repeat(100) + "]".repeat(100)).asItems()).hasSize(1);
    }

    @Test
    void a_number_keeps_its_scale_and_never_fills_memory() {
        for (String number : List.of(
                "0",
                "0.00",
                "-0.10",
                "1E+3",
                "1.0E+3",
                "0.0000000001",
                "1E-40",
                "1E-41",
                "1E-2000000000",
                "1E+2000000000",
                "123456789012345.1234567890")) {
            Doc doc = Doc.of(new BigDecimal(number));
            assertThat(doc.toJson()).hasSizeLessThan(60);
            assertThat(Doc.parse(doc.toJson())).as(number).isEqualTo(doc);
        }
        assertThat(Doc.of(new BigDecimal("1.50"))).isNotEqualTo(Doc.of(new BigDecimal("1.5")));
    }

    @Test
    void a_number_too_long_to_be_read_back_is_refused() {
        BigInteger longest = BigInteger.TEN.pow(150).subtract(BigInteger.ONE);
        Doc doc = Doc.of(new BigDecimal(longest, 40).negate());
        assertThat(Doc.parse(doc.toJson())).isEqualTo(doc);
        assertRefused("input.too-long", () -> Doc.of(new BigDecimal(longest.add(BigInteger.ONE))));
    }

    @Test
    void what_is_missing_or_of_another_kind_is_named() {
        Doc doc = Doc.fields()
                .put("text", "a")
                .put("number", 12)
                .put("half", new BigDecimal("1.5"))
                .put("big", new BigDecimal("1E+30"))
                .put("flag", true)
                .build();

        assertRefused("store.field-missing", () -> doc.text("other"));
        assertRefused("store.field-kind", () -> doc.number("text"));
        assertRefused("store.field-kind", () -> doc.text("number"));
        assertRefused("store.field-kind", () -> doc.integer("half"));
        assertRefused("store.field-kind", () -> doc.integer("big"));
        assertRefused("store.field-kind", () -> doc.bool("text"));
        assertRefused("store.field-kind", () -> doc.instant("text"));
        assertRefused("store.field-kind", () -> doc.date("text"));
        assertRefused("store.field-kind", () -> doc.list("text", Doc::asText));
        assertRefused("store.field-kind", () -> Doc.of("a").get("b"));
        assertThat(doc.integer("number")).isEqualTo(12);
    }

    @Test
    void the_canonical_form_does_not_know_the_order_of_names() {
        Doc one = Doc.fields().put("b", 1).put("a", "x").build();
        Doc other = Doc.fields().put("a", "x").put("b", 1).build();

        assertThat(one).isEqualTo(other);
        assertThat(one.canonical()).isEqualTo(other.canonical()).isEqualTo("{\"a\":\"x\",\"b\":1}");
        assertThat(one.toJson()).isEqualTo("{\"b\":1,\"a\":\"x\"}");
    }

    @Test
    void unknown_fields_are_carried_over_and_removed_known_ones_stay_removed() {
        Doc stored = Doc.parse("{\"a\":1,\"new\":2,\"in\":{\"x\":1,\"newer\":3},\"gone\":4}");
        Doc understood = Doc.parse("{\"a\":1,\"in\":{\"x\":1},\"gone\":4}");
        Doc next = Doc.parse("{\"a\":5,\"in\":{\"x\":6}}");

        assertThat(Doc.carryUnknown(stored, understood, next))
                .isEqualTo(Doc.parse("{\"a\":5,\"new\":2,\"in\":{\"x\":6,\"newer\":3}}"));
        assertThat(Doc.carryUnknown(Doc.of("x"), understood, next)).isEqualTo(next);
    }

    @Test
    void unknown_fields_inside_lists_are_carried_over() {
        Doc stored = Doc.parse("[{\"a\":1,\"new\":\"x\"},{\"a\":2,\"new\":\"y\"}]");
        Doc understood = Doc.parse("[{\"a\":1},{\"a\":2}]");

        assertThat(Doc.carryUnknown(stored, understood, Doc.parse("[{\"a\":1},{\"a\":5}]")))
                .as("one changed")
                .isEqualTo(Doc.parse("[{\"a\":1,\"new\":\"x\"},{\"a\":5,\"new\":\"y\"}]"));
        assertThat(Doc.carryUnknown(stored, understood, Doc.parse("[{\"a\":2},{\"a\":1}]")))
                .as("turned round")
                .isEqualTo(Doc.parse("[{\"a\":2,\"new\":\"y\"},{\"a\":1,\"new\":\"x\"}]"));
        assertThat(Doc.carryUnknown(stored, understood, Doc.parse("[{\"a\":2},{\"a\":3},{\"a\":4}]")))
                .as("one gone, two new")
                .isEqualTo(Doc.parse("[{\"a\":2,\"new\":\"y\"},{\"a\":3},{\"a\":4}]"));
        assertThat(Doc.carryUnknown(stored, understood, Doc.parse("[]"))).isEqualTo(Doc.parse("[]"));
    }

    @Test
    void a_tree_too_deep_to_be_read_back_is_refused() {
        Doc deepest = Doc.of("leaf");
        for (int i = 0; i < 100; i++) {
            deepest = Doc.of(java.util.List.of(deepest));
        }
        assertThat(Doc.parse(deepest.toJson())).isEqualTo(deepest);
        Doc deeper = Doc.fields().put("a", deepest).build();
        assertRefused("store.json", deeper::toJson);
        assertRefused("store.json", deeper::canonical);
    }

    @Test
    void a_page_has_a_limit() {
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE}) {
            assertRefused("input.range", () -> DocumentQuery.all("thing").limit(limit));
        }
        StoredDocument without = new StoredDocument("thing", "1", 1, 1, Doc.of(""), java.util.Map.of());
        assertRefused(
                "store.field-missing",
                () -> DocumentQuery.all("thing").where("name", "x").after(without));
    }
}
