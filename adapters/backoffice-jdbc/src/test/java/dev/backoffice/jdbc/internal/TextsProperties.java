package dev.backoffice.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class TextsProperties {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> characters = Arbitraries.oneOf(
                Arbitraries.of("a", "B", "\uD7FF", "\uE000", "\uF7FF", "\uF800", "\uFFFF", "🧾", "\uDBFF\uDFFF"),
                Arbitraries.integers().between(1, 0xD7FF).map(Character::toString),
                Arbitraries.integers().between(0xE000, 0x10FFFF).map(Character::toString));
        return characters.list().ofMaxSize(4).map(list -> String.join("", list));
    }

    @Property
    void the_sortable_form_sorts_as_the_code_points_do(@ForAll("texts") String left, @ForAll("texts") String right) {
        int expected = Integer.signum(
                Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray()));
        assertThat(Integer.signum(Texts.sortable(left).compareTo(Texts.sortable(right))))
                .isEqualTo(expected);
    }

    @Property
    void a_sortable_form_leads_back_to_its_text(@ForAll("texts") String text) {
        assertThat(Texts.unsortable(Texts.sortable(text))).isEqualTo(text);
    }

    @Property
    void micros_lead_back_to_their_instant(
            @ForAll @LongRange(min = -4_000_000_000_000_000L, max = 9_000_000_000_000_000L) long micros) {
        Instant instant = Texts.instant(micros);
        assertThat(Texts.micros(instant)).isEqualTo(micros);
    }

    @Property
    void cleaned_texts_are_fit_and_fit_texts_stay(@ForAll String any, @ForAll("texts") String fit) {
        String cleaned = Texts.cleaned(any);
        assertThat(Texts.checked("text", cleaned, Integer.MAX_VALUE)).isEqualTo(cleaned);
        assertThat(Texts.cleaned(fit)).isEqualTo(fit);
    }
}
