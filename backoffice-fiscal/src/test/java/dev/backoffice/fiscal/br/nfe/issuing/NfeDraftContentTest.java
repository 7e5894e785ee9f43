package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.NfeBilling;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeHandover;
import dev.backoffice.fiscal.br.nfe.NfeMarketplace;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePlace;
import dev.backoffice.fiscal.document.DraftDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A content comes from whoever gives a {@link DraftDocument}: each value in it that is not one is bad input. */
class NfeDraftContentTest {
    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|[0-9]+)(?=[,}])");

    @ParameterizedTest
    @MethodSource
    void a_value_that_is_none_is_bad_input(String content) {
        try {
            // A text of the seller's own may be any; what the layout makes of it is for the note to say.
            assertThat(NfeDraft.read(Doc.parse(content))).isNotNull();
        } catch (InvalidInput named) {
            assertThat(named.code()).isNotEmpty();
        }
    }

    @Test
    void an_amount_names_its_field() {
        assertBad("\"freight\":\"BRL 10.01\"", "\"freight\":\"BRL 10.015\"", "freight");
    }

    /** 2^32 + 1, of which 32 bits are 1. */
    @ParameterizedTest
    @ValueSource(strings = {"series", "firstNumber", "buyerOrderItem"})
    void a_number_is_never_cut(String field) {
        assertBad("\"" + field + "\":1", "\"" + field + "\":4294967297", field);
    }

    private static void assertBad(String right, String wrong, String field) {
        String content = content().toJson();
        assertThat(content).contains(right);
        assertThatThrownBy(() -> NfeDraft.read(Doc.parse(content.replaceFirst(right, wrong))))
                .isInstanceOfSatisfying(InvalidInput.class, bad -> {
                    assertThat(bad.code()).isEqualTo("store.field-kind");
                    assertThat(bad.details()).containsEntry("field", field);
                });
    }

    static Stream<String> a_value_that_is_none_is_bad_input() {
        String content = content().toJson();
        List<String> broken = new ArrayList<>();
        for (MatchResult value : VALUE.matcher(content).results().toList()) {
            String wrong = value.group().startsWith("\"") ? "\"?!\"" : "4294967297";
            broken.add(content.substring(0, value.start()) + wrong + content.substring(value.end()));
        }
        assertThat(broken).hasSizeGreaterThan(60);
        return broken.stream();
    }

    private static Doc content() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs().forOrderItem(1), NfeFixtures.ribbon())
                .handedOver(NfeHandover.delivered()
                        .to(NfePlace.of(
                                NfePartyId.of(NfeFixtures.ANA_CPF),
                                NfeFixtures.places().get(1))))
                .billed(NfeBilling.of(
                        List.of(new NfeBilling.Instalment(LocalDate.of(2026, 12, 24), NfeFixtures.brl("88.99")))));
        return NfeDraft.of(sale, 1)
                .through(new NfeMarketplace(NfeFixtures.BLUE_SHOP_CNPJ, "loja-azul"))
                .content();
    }
}
