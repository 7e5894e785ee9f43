package dev.backoffice.nfeschemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.issuing.NfeUndoComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeUndoDraft;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.operation.FiscalOperations;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.xml.sax.SAXException;

/**
 * Notes against the schemas that a public library carries (package PL_010b of NT 2025.002 v1.30): they need no data beside
 * the repository. That package knows only numeric CNPJ, and not the elements that PL_010e has added.
 */
class PublishedSchemaProperties {
    private static final Schema SCHEMA = compile("/schemas/PL_010b_NT2025_002_v1.30/nfe_v4.00.xsd");

    private final SigningKey key = SyntheticCertificate.load();

    @Provide
    Arbitrary<Nfe> notes() {
        return NfeArbitraries.notes();
    }

    /** What PL_010e lets stand where PL_010b does not. */
    private static final Pattern LATER = Pattern.compile("<ICMS90>(?:(?!</ICMS90>).)*<(?:cBenefRBC|vICMSOp|pFCPDif)>"
            + "|<ICMSPart>(?:(?!</ICMSPart>).)*<vICMSDeson>"
            + "|<(?:cIndOp|ISUFEmit|infPAA|adRemIS|gALCZFMCBS|pDevTrib|refDFeAnt)>"
            + "|<tpOperGov>[34]<|<tpEnteGov>[56]<");

    @Property(tries = 150)
    void every_signed_note_follows_the_schema_and_verifies(@ForAll("notes") Nfe note) {
        SignableXml written = NfeXmlWriter.write(note);
        Assume.that(!LATER.matcher(written.text()).find());

        byte[] signed = NfeSigner.sign(written, key).bytes();

        NfeSchemas.validate(SCHEMA, signed);
        assertThat(NfeSignature.verify(signed).valid()).isTrue();
    }

    @Property(tries = 25)
    void every_note_that_undoes_one_follows_it_too(@ForAll("notes") Nfe note) {
        SignableXml sold = NfeXmlWriter.write(note);
        Assume.that(!LATER.matcher(sold.text()).find());
        ReadNfe original =
                NfeReader.standard().readOne(NfeSigner.sign(sold, key).bytes());
        NfeHeader header = new NfeHeader(
                "DEVOLUCAO",
                1,
                note.header().number(),
                note.header().controlCode(),
                note.header().issuedAt(),
                NfeEmission.NORMAL,
                NfeEnvironment.PRODUCTION,
                BuyerPresence.NOT_APPLICABLE,
                Optional.empty(),
                "backoffice");
        for (String operation : List.of("return-by-consumer", "refusal-total")) {
            NfeUndoDraft draft = NfeUndoDraft.of(note.issuer(), original, operation, NfeUndoDraft.whole(original), 1);
            byte[] signed = NfeSigner.sign(
                            NfeXmlWriter.write(NfeUndoComposer.compose(
                                            header, draft, FiscalOperations.standard(), Optional.empty())
                                    .value()),
                            key)
                    .bytes();

            NfeSchemas.validate(SCHEMA, signed);
            assertThat(NfeSignature.verify(signed).valid()).isTrue();
        }
    }

    @Example
    void an_unsigned_note_does_not_follow_it() {
        byte[] unsigned = NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION))
                .text()
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> NfeSchemas.validate(SCHEMA, unsigned)).isInstanceOf(AssertionError.class);
    }

    private static Schema compile(String resource) {
        URL xsd = Objects.requireNonNull(PublishedSchemaProperties.class.getResource(resource), resource);
        try {
            return SchemaFactory.newDefaultInstance().newSchema(xsd);
        } catch (SAXException broken) {
            throw new IllegalStateException(resource, broken);
        }
    }
}
