package dev.backoffice.fiscal.br.nfe.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeItem;
import dev.backoffice.fiscal.br.nfe.NfeTotals;
import dev.backoffice.fiscal.br.nfe.SantuarioCheck;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.tax.OtherTaxes;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

class NfeProperties {
    private final SigningKey key = SyntheticCertificate.load();

    @Provide
    Arbitrary<Nfe> notes() {
        return NfeArbitraries.notesOfAlphanumericIssuers();
    }

    /** Law 4: every document total is the sum of its rounded lines. */
    @Property(tries = 300)
    void every_total_is_the_exact_sum_of_its_items(@ForAll("notes") Nfe note) {
        NfeTotals totals = note.totals();

        assertThat(totals.products()).isEqualTo(sum(note, NfeItem::gross));
        assertThat(totals.freight()).isEqualTo(sum(note, NfeItem::freight));
        assertThat(totals.discount()).isEqualTo(sum(note, NfeItem::discount));
        assertThat(totals.invoice()).isEqualTo(sum(note, NfeItem::total));
        assertThat(totals.invoice())
                .isEqualTo(totals.products()
                        .minus(totals.discount())
                        .plus(totals.freight())
                        .plus(totals.insurance())
                        .plus(totals.other())
                        .plus(totals.substitution().amount())
                        .plus(totals.substitution().fcp())
                        .plus(totals.monophase()
                                .map(NfeTotals.Monophase::withheld)
                                .orElse(NfeAmount.ZERO))
                        .plus(totals.importDuty())
                        .plus(totals.ipi())
                        .plus(totals.returnedIpi())
                        .plus(sum(note, NfeProperties::summedContributions))
                        .minus(sum(note, item -> item.taxation().relief())));
    }

    @Property(tries = 60)
    void every_signed_note_verifies(@ForAll("notes") Nfe note) {
        SignedXml signed = NfeSigner.sign(NfeXmlWriter.write(note), key);

        assertThat(signed.id()).isEqualTo(note.accessKey().xmlId());
        assertThat(NfeSignature.verify(signed.bytes()).valid()).isTrue();
        assertThat(SantuarioCheck.verifies(signed.bytes())).isTrue();
    }

    @Property(tries = 300)
    void the_key_of_a_note_reads_back(@ForAll("notes") Nfe note) {
        NfeAccessKey accessKey = NfeAccessKey.parse(note.accessKey().toString());

        assertThat(accessKey.issuer()).contains(note.issuer().cnpj());
        assertThat(accessKey.series()).isEqualTo(note.header().series());
        assertThat(accessKey.number()).isEqualTo(note.header().number());
        assertThat(accessKey.controlCode()).isEqualTo(note.header().controlCode());
    }

    private static Money summedContributions(NfeItem item) {
        OtherTaxes other = item.taxation().other();
        return Stream.of(other.pisSubstitution(), other.cofinsSubstitution())
                .flatMap(Optional::stream)
                .filter(OtherTaxes.WithheldContribution::summed)
                .map(OtherTaxes.WithheldContribution::amount)
                .reduce(NfeAmount.ZERO, Money::plus);
    }

    private static Money sum(Nfe note, Function<NfeItem, Money> amount) {
        return Money.total(note.items().stream().map(amount).toList());
    }
}
