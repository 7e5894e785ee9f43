package dev.backoffice.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorTextsTest {
    private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");
    private static final ErrorTexts CORE = ErrorTexts.of();

    @Test
    void an_error_is_said_in_the_language_asked_for() {
        InvalidInput error = InvalidInput.of("input.too-long", "field", "item.name", "limit", "120");
        assertThat(CORE.text(error, Locale.ENGLISH)).isEqualTo("item.name is longer than 120 characters.");
        assertThat(CORE.text(error, BRAZIL)).isEqualTo("O campo item.name tem mais de 120 caracteres.");
        assertThat(CORE.text(error, Locale.forLanguageTag("pt-PT"))).startsWith("O campo");
        assertThat(CORE.text(error, Locale.forLanguageTag("tr"))).startsWith("item.name");
    }

    @Test
    void a_refused_row_is_said_like_its_error() {
        InvalidInput error = InvalidInput.of("input.blank", "field", "buyer");
        assertThat(CORE.text(Failure.of(7, error), BRAZIL)).isEqualTo(CORE.text(error, BRAZIL));
    }

    @Test
    void a_code_without_a_text_is_said_as_itself() {
        assertThat(CORE.text(RuleViolation.of("host.own-rule"), Locale.ENGLISH)).isEqualTo("host.own-rule");
    }

    @Test
    void braces_in_a_detail_are_not_read_again_and_a_missing_detail_shows() {
        ErrorTexts texts = ErrorTexts.of(catalog("x.y=say {a} and {b", "x.y=diga {a} e {c}"));
        RuleViolation error = RuleViolation.of("x.y", "a", "{c}", "c", "secret");
        assertThat(texts.text(error, Locale.ENGLISH)).isEqualTo("say {c} and {b");
        assertThat(texts.text(error, BRAZIL)).isEqualTo("diga {c} e secret");
        assertThat(texts.text("x.y", Map.of(), BRAZIL)).isEqualTo("diga ? e ?");
    }

    @Test
    void a_module_adds_its_texts_to_those_of_core() {
        ErrorTexts texts = ErrorTexts.of(catalog("x.y=a", "x.y=b"));
        assertThat(texts.codes())
                .contains("x.y")
                .containsAll(ErrorCatalog.core().codes());
    }

    @Test
    void two_texts_for_a_code_and_half_translated_catalogs_are_refused() {
        assertThatThrownBy(() -> ErrorTexts.of(catalog("input.blank=a", "input.blank=b")))
                .hasMessageContaining("input.blank");
        assertThatThrownBy(() -> catalog("x.y=a", "x.z=b"))
                .hasMessage("codes with a text in one language only: [x.y, x.z]");
        assertThatThrownBy(() -> ErrorCatalog.read(name -> null)).hasMessage("no file messages_en.properties");
    }

    private static ErrorCatalog catalog(String english, String brazilian) {
        return ErrorCatalog.read(name -> stream(name.equals("messages_en.properties") ? english : brazilian));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
