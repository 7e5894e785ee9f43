package dev.backoffice.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PageTokenTest {
    private static void assertNoToken(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("page.token"));
    }

    @Test
    void a_token_reads_back_as_it_was_written_and_needs_no_escape_in_an_address() {
        for (List<String> place : List.of(
                List.of("a", "b"),
                List.of("", ""),
                List.of("ção 🧾\t1", "ID/7?&="),
                List.of("x".repeat(400), "é".repeat(400)))) {
            PageToken token = PageToken.of("blue-shop orders", place);

            assertThat(PageToken.parse(token.toString())).isEqualTo(token).hasSameHashCodeAs(token);
            List<String> read = token.placeIn("blue-shop orders", texts -> texts);
            assertThat(read).isEqualTo(place);
            assertThat(URI.create("https://shop.example/?page=" + token).getRawQuery())
                    .isEqualTo("page=" + token);
            assertThat(token.toString().length()).isLessThanOrEqualTo(PageToken.MAX_LENGTH);
        }
    }

    @Test
    void a_token_of_another_scope_is_refused_also_where_both_together_read_the_same() {
        PageToken token = PageToken.of("ab", List.of("c"));

        assertNoToken(() -> token.placeIn("a", read -> read));
        assertNoToken(() -> token.placeIn("abc", read -> read));
    }

    @Test
    void each_changed_character_and_each_cut_is_refused() {
        String text = PageToken.of("scope", List.of("place", "id")).toString();

        IntStream.range(0, text.length()).forEach(i -> {
            for (char other : "ABQgw_-".toCharArray()) {
                if (other != text.charAt(i)) {
                    String changed = text.substring(0, i) + other + text.substring(i + 1);
                    assertNoToken(() -> PageToken.parse(changed).placeIn("scope", read -> read));
                }
            }
            assertNoToken(() -> PageToken.parse(text.substring(0, i)).placeIn("scope", read -> read));
        });
        assertNoToken(() -> PageToken.parse(text + "="));
        assertNoToken(() -> PageToken.parse(text + " "));
        assertNoToken(() -> PageToken.parse(null));
        assertNoToken(() -> PageToken.parse(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("sixteen bytes and no list".getBytes(StandardCharsets.US_ASCII)))
                .placeIn("scope", read -> read));
    }

    @Test
    void a_place_that_cannot_be_read_is_refused_like_any_other_token() {
        PageToken token = PageToken.of("scope", List.of("no number"));

        assertNoToken(() -> token.placeIn("scope", place -> Long.parseLong(place.get(0))));
        assertNoToken(() -> token.placeIn("scope", place -> place.get(1)));
    }

    @Test
    void instants_sort_as_texts() {
        List<String> texts = List.of(
                        Instant.MIN,
                        Instant.EPOCH,
                        Instant.parse("1970-01-01T00:00:00.000001Z"),
                        Instant.parse("2026-11-24T12:00:00Z"),
                        Instant.parse("2026-11-24T12:00:00.000001Z"),
                        Instant.parse("9999-12-31T23:59:59.999999Z"),
                        Instant.MAX)
                .stream()
                .map(View::sortable)
                .toList();

        assertThat(texts).isSorted().allMatch(text -> text.length() == 19);
        assertThat(texts.stream().distinct()).hasSize(6);
    }

    @Test
    void days_sort_as_texts() {
        List<String> texts = List.of(
                        LocalDate.MIN,
                        LocalDate.of(0, 1, 1),
                        LocalDate.of(476, 9, 4),
                        LocalDate.of(2026, 11, 24),
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(9999, 12, 31),
                        LocalDate.MAX)
                .stream()
                .map(View::sortable)
                .toList();

        assertThat(texts).isSorted().allMatch(text -> text.length() == 10);
        assertThat(texts.stream().distinct()).hasSize(5);
    }
}
