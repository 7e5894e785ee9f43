package dev.backoffice.fiscal.br.nfe.event;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeEventId;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * An event about a note ({@code leiauteEvento_v1.00.xsd}).
 *
 * <pre>{@code
 * NfeEvent correction = NfeEvent.of(
 *         new NfeEventDetail.Correction("O complemento do endereco e sala 12"), key, shop, NfeEnvironment.PRODUCTION, now);
 * SignedXml signed = NfeSigner.sign(correction.xml(), key);
 * }</pre>
 *
 * @param accessKey the note it is about
 * @param author issuer or recipient, whoever tells it
 * @param environment where it is sent
 * @param at when it is told, to the second
 * @param sequence {@code nSeqEvento}: 1, and one more for each later event of this type about this note that the type allows
 * @param detail what it says
 */
@Personal
public record NfeEvent(
        NfeAccessKey accessKey,
        NfePartyId author,
        NfeEnvironment environment,
        OffsetDateTime at,
        int sequence,
        NfeEventDetail detail) {
    /** Code of the national environment among the offices that take events. */
    private static final int NATIONAL = 91;

    private static final String APPLICATION = "backoffice";

    public NfeEvent {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        if (author instanceof NfePartyId.Foreigner) {
            throw InvalidInput.of("nfe.code-invalid", "field", "CNPJ", "value", "");
        }
        if (sequence < 1 || sequence > detail.most()) {
            throw InvalidInput.of("nfe.code-invalid", "field", "nSeqEvento", "value", Integer.toString(sequence));
        }
    }

    /** The first event of its type about the note. */
    public static NfeEvent of(
            NfeEventDetail detail,
            NfeAccessKey accessKey,
            NfePartyId author,
            NfeEnvironment environment,
            OffsetDateTime at) {
        return new NfeEvent(accessKey, author, environment, at, 1, detail);
    }

    /** The same with another sequence. */
    public NfeEvent numbered(int number) {
        return new NfeEvent(accessKey, author, environment, at, number, detail);
    }

    /** {@code Id}: {@code ID}, type, access key and sequence. */
    public NfeEventId id() {
        return NfeEventId.of(detail.type(), accessKey, sequence);
    }

    /** Whether the national environment takes it, and not the state's authorizer. */
    public boolean national() {
        return detail.national();
    }

    /** The XML, ready to sign, told by this library. */
    public SignableXml xml() {
        return xml(APPLICATION);
    }

    /**
     * The same, told by a program of another name.
     *
     * @param application {@code verAplic}, 1 to 20 characters, of events that tell it
     */
    public SignableXml xml(String application) {
        NfeText.require("verAplic", application, 1, 20);
        CanonicalXml xml = new CanonicalXml();
        xml.open("infEvento", "Id", id().toString())
                .element("cOrgao", national() ? NATIONAL : accessKey.uf().ibge())
                .element("tpAmb", environment.code());
        if (author instanceof NfePartyId.Company company) {
            xml.element("CNPJ", company.cnpj().value());
        } else {
            xml.element("CPF", ((NfePartyId.Person) author).cpf().digits());
        }
        xml.element("chNFe", accessKey.value())
                .element("dhEvento", CanonicalXml.DATE_TIME.format(at))
                .element("tpEvento", detail.type())
                .element("nSeqEvento", sequence)
                .element("verEvento", "1.00")
                .open("detEvento", "versao", "1.00")
                .element("descEvento", detail.description());
        EventDetailXml.write(xml, detail, accessKey, application);
        xml.close("detEvento").close("infEvento");
        return new SignableXml(id().toString(), "evento", " versao=\"1.00\"", "infEvento", xml.toBytes());
    }

    /** Only the id. */
    @Override
    public String toString() {
        return id().toString();
    }
}
