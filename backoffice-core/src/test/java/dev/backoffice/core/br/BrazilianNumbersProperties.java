package dev.backoffice.core.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.Gtin;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class BrazilianNumbersProperties {
    @Property(tries = 300)
    void every_cnpj_body_has_exactly_one_pair_of_check_digits(@ForAll("cnpjBodies") String body) {
        Assume.that(body.chars().distinct().count() > 1);
        assertThat(IntStream.range(0, 100)
                        .filter(pair -> Cnpj.isValid(body + twoDigits(pair)))
                        .count())
                .isEqualTo(1);
    }

    @Property(tries = 300)
    void every_cpf_body_has_exactly_one_pair_of_check_digits(@ForAll @IntRange(min = 1, max = 999_999_998) int number) {
        String body = "0".repeat(9 - Integer.toString(number).length()) + number;
        Assume.that(body.chars().distinct().count() > 1);
        assertThat(IntStream.range(0, 100)
                        .filter(pair -> Cpf.isValid(body + twoDigits(pair)))
                        .count())
                .isEqualTo(1);
    }

    @Property
    void changing_one_digit_of_a_numeric_cnpj_makes_it_wrong(
            @ForAll @IntRange(min = 0, max = 13) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        String text = "999000000001";
        String valid = IntStream.range(0, 100)
                .mapToObj(pair -> text + twoDigits(pair))
                .filter(Cnpj::isValid)
                .findFirst()
                .orElseThrow();
        StringBuilder changed = new StringBuilder(valid);
        changed.setCharAt(at, (char) ('0' + (valid.charAt(at) - '0' + by) % 10));
        // A remainder of 0 and of 1 both give the digit 0, so a few changes pass one digit but never both.
        assertThat(Cnpj.isValid(changed)).isFalse();
    }

    @Property
    void no_text_makes_a_check_throw(@ForAll @StringLength(max = 20) String text, @ForAll Uf uf) {
        Cnpj.isValid(text);
        Cpf.isValid(text);
        Cep.isValid(text);
        Gtin.isValid(text);
        MunicipalityCode.isValid(text);
        assertThat(text.isBlank() && StateRegistration.isValid(uf, text)).isFalse();
    }

    @Property
    void letters_are_never_a_state_registration(
            @ForAll @AlphaChars @StringLength(min = 8, max = 14) String text, @ForAll Uf uf) {
        assertThat(StateRegistration.isValid(uf, text)).isFalse();
    }

    @Provide
    Arbitrary<String> cnpjBodies() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withCharRange('A', 'Z')
                .ofLength(12);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
