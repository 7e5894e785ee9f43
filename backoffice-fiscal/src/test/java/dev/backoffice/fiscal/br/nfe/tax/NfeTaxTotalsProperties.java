package dev.backoffice.fiscal.br.nfe.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeTotals;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.document.SignedDocument;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

class NfeTaxTotalsProperties {
    private final SigningKey key = SyntheticCertificate.load();

    @Provide
    Arbitrary<Nfe> notes() {
        return NfeArbitraries.notesOfAlphanumericIssuers();
    }

    private static SignedDocument document(String xml) {
        return new SignedDocument("nfe/55/1", 1, "a-key", xml, "a-digest", Instant.EPOCH);
    }

    @Property(tries = 60)
    void what_a_signed_note_states_is_what_its_items_sum_to(@ForAll("notes") Nfe note) {
        NfeTotals totals = note.totals();

        NfeTaxTotals read = NfeTaxTotals.read(
                document(NfeSigner.sign(NfeXmlWriter.write(note), key).text()));

        assertThat(read)
                .isEqualTo(new NfeTaxTotals(
                        totals.icms(),
                        totals.icmsDestination(),
                        totals.fcp().plus(totals.fcpDestination()),
                        totals.pis(),
                        totals.cofins()));
    }

    @Example
    void each_tax_is_read_from_its_own_element() {
        String xml = "<NFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"><infNFe><total><ICMSTot>"
                + "<vBC>900.00</vBC><vICMS>108.00</vICMS><vFCPUFDest>18.00</vFCPUFDest><vICMSUFDest>54.00</vICMSUFDest>"
                + "<vFCP>1.00</vFCP><vPIS>14.85</vPIS><vCOFINS>68.40</vCOFINS></ICMSTot></total></infNFe></NFe>";

        NfeTaxTotals read = NfeTaxTotals.read(document(xml));

        assertThat(read)
                .isEqualTo(new NfeTaxTotals(
                        Money.parse("BRL 108.00"),
                        Money.parse("BRL 54.00"),
                        Money.parse("BRL 19.00"),
                        Money.parse("BRL 14.85"),
                        Money.parse("BRL 68.40")));
        assertThat(read.total()).isEqualTo(Money.parse("BRL 264.25"));
    }

    @Example
    void what_is_no_note_is_refused() {
        assertThatThrownBy(() -> NfeTaxTotals.read(document("<NFe")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.code()).isEqualTo("nfe.xml-unreadable"));
    }
}
