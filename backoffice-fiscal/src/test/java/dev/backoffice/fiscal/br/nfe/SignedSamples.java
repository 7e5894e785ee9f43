package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Signed documents of every kind that this library writes, for readers that know nothing of its types. */
public final class SignedSamples {
    private static final SigningKey KEY = SyntheticCertificate.ofNobody();
    private static final String ADDRESS = "https://qr.example/consulta";
    private static final NfceSecret SECRET = new NfceSecret("1", "SEU-CODIGO-CSC-CONTRIBUINTE-36-CARACTERES");

    private SignedSamples() {}

    /** Notes of model 55, with taxes of any group and with those that the rules decide, and receipts of model 65. */
    public static Arbitrary<SignedXml> documents() {
        return Arbitraries.oneOf(
                ofNumericIssuers(),
                NfeArbitraries.notesOfAlphanumericIssuers().map(SignedSamples::signed),
                NfeArbitraries.receipts().map(SignedSamples::signed));
    }

    /** The same, of issuers whose CNPJ has no letters. */
    public static Arbitrary<SignedXml> ofNumericIssuers() {
        return Arbitraries.oneOf(
                notes(), NfeArbitraries.receiptsOfNumericIssuers().map(SignedSamples::signed));
    }

    /** Notes of model 55 of issuers whose CNPJ has no letters. */
    public static Arbitrary<SignedXml> notes() {
        return Arbitraries.oneOf(NfeArbitraries.notes(), NfeArbitraries.notesByTheRules())
                .map(SignedSamples::signed);
    }

    private static SignedXml signed(Nfe note) {
        return NfeSigner.sign(NfeXmlWriter.write(note), KEY);
    }

    /** With the QR code of version 2, which every schema package knows. */
    private static SignedXml signed(Nfce receipt) {
        NfeHeader header = receipt.header();
        String accessKey = receipt.accessKey().toString();
        return NfeSigner.sign(
                NfeXmlWriter.write(receipt),
                KEY,
                digest -> "<infNFeSupl><qrCode>"
                        + (header.emission() == NfeEmission.OFFLINE
                                ? NfceQrCode.offline(
                                        ADDRESS,
                                        accessKey,
                                        header.environment(),
                                        header.issuedAt().toLocalDate(),
                                        receipt.totals().invoice(),
                                        digest,
                                        SECRET)
                                : NfceQrCode.online(ADDRESS, accessKey, header.environment(), SECRET))
                        + "</qrCode><urlChave>https://key.example/consulta</urlChave></infNFeSupl>");
    }
}
