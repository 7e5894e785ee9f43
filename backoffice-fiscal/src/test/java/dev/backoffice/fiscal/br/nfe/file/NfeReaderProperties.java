package dev.backoffice.fiscal.br.nfe.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.Nfce;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.SantuarioCheck;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 15: what is written reads back equal. */
class NfeReaderProperties {
    private final SigningKey key = SyntheticCertificate.load();

    @Provide
    Arbitrary<Nfe> notes() {
        return NfeArbitraries.notesOfAlphanumericIssuers();
    }

    @Property(tries = 100)
    void any_note_is_read_and_written_again_byte_for_byte(@ForAll("notes") Nfe note) {
        SignableXml written = NfeXmlWriter.write(note);
        SignedXml signed = NfeSigner.sign(written, key);

        ReadNfe read = NfeReader.standard().readOne(signed.bytes());

        assertThat(read.text()).isEqualTo(signed.text());
        assertThat(NfeXmlWriter.write(read.content()).text()).isEqualTo(written.text());
        assertThat(read.judge().findings()).isEmpty();
    }

    @Provide
    Arbitrary<Nfce> receipts() {
        return NfeArbitraries.receipts();
    }

    @Property(tries = 60)
    void any_receipt_is_read_and_written_again_byte_for_byte(@ForAll("receipts") Nfce receipt) {
        SignedXml signed = NfeSigner.sign(
                NfeXmlWriter.write(receipt),
                key,
                digest -> "<infNFeSupl><qrCode>https://qr.example?p=" + receipt.accessKey()
                        + "|3|1</qrCode><urlChave>https://key.example/consulta</urlChave></infNFeSupl>");

        ReadNfe read = NfeReader.standard().readOne(signed.bytes());

        assertThat(read.text()).isEqualTo(signed.text());
        assertThat(NfeXmlWriter.write(read.content()).text())
                .isEqualTo(NfeXmlWriter.write(receipt).text());
        assertThat(read.judge().findings()).isEmpty();
        assertThat(SantuarioCheck.verifies(signed.bytes())).isTrue();
    }

    @Property(tries = 100)
    void a_changed_byte_never_reads_as_the_signed_note(@ForAll("notes") Nfe note, @ForAll int at) {
        SignedXml signed = NfeSigner.sign(NfeXmlWriter.write(note), key);
        byte[] changed = signed.bytes();
        String text = signed.text();
        int from = text.indexOf("<infNFe");
        int to = text.substring(0, text.indexOf("</infNFe>")).getBytes(StandardCharsets.UTF_8).length;
        int place = from + Math.floorMod(at, to - from);
        changed[place] ^= 1;

        try {
            assertThat(NfeReader.standard().readOne(changed).judge().clean()).isFalse();
        } catch (dev.backoffice.core.error.InvalidInput refused) {
            assertThat(refused.code()).isEqualTo("nfe.unreadable");
        }
    }
}
