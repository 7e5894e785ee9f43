package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;
import java.util.Locale;

/**
 * A question to one of the authority's services.
 *
 * <pre>{@code
 * NfeRequest ask = NfeRequest.note(NfeEnvironment.PRODUCTION, key);
 * http.header("Content-Type", ask.service().contentType()).POST(ofString(ask.envelope()));
 * }</pre>
 *
 * @param service who is asked
 * @param body the message, without a prolog
 */
@Personal
public record NfeRequest(NfeService service, String body) {
    /** Most notes and events that a service takes at once. */
    public static final int MOST_EVENTS = 20;

    private static final long LAST_NSU = 999_999_999_999_999L;

    /** Whether the service of a state is at work. */
    public static NfeRequest status(NfeEnvironment environment, Uf uf) {
        return of(
                NfeService.STATUS,
                "consStatServ",
                "4.00",
                element("tpAmb", environment.code()) + element("cUF", uf.ibge()) + "<xServ>STATUS</xServ>");
    }

    /**
     * Authorization of one note, answered at once ({@code indSinc} 1).
     *
     * @param batch {@code idLote}, 1 to 15 digits; only the sender looks at it
     * @param note the signed note, byte by byte as it was signed
     * @throws InvalidInput {@code nfe.code-invalid} naming {@code idLote}
     */
    public static NfeRequest authorization(String batch, String note) {
        return of(
                NfeService.AUTHORIZATION,
                "enviNFe",
                "4.00",
                "<idLote>" + NfeText.digits("idLote", batch, 1, 15) + "</idLote><indSinc>1</indSinc>" + note);
    }

    /**
     * What became of a batch that was only received.
     *
     * @param number {@code nRec} of the answer, 15 or 17 digits
     * @throws InvalidInput {@code nfe.code-invalid} naming {@code nRec}
     */
    public static NfeRequest receipt(NfeEnvironment environment, String number) {
        return of(
                NfeService.RECEIPT,
                "consReciNFe",
                "4.00",
                element("tpAmb", environment.code()) + "<nRec>" + NfeText.digits("nRec", number, 15, 17) + "</nRec>");
    }

    /** State of a note by its key. */
    public static NfeRequest note(NfeEnvironment environment, NfeAccessKey key) {
        return of(
                NfeService.NOTE,
                "consSitNFe",
                "4.00",
                element("tpAmb", environment.code()) + "<xServ>CONSULTAR</xServ><chNFe>" + key.value() + "</chNFe>");
    }

    /** Numbers that no note will have: the signed {@code inutNFe}. */
    public static NfeRequest voiding(String signed) {
        return new NfeRequest(NfeService.VOIDING, signed);
    }

    /**
     * Events about notes of one state.
     *
     * @param batch {@code idLote}, 1 to 15 digits
     * @param signed 1 to {@link #MOST_EVENTS} signed events
     * @throws InvalidInput {@code nfe.code-invalid} naming {@code idLote} or {@code evento}
     */
    public static NfeRequest events(String batch, List<String> signed) {
        if (signed.isEmpty() || signed.size() > MOST_EVENTS) {
            throw InvalidInput.of("nfe.code-invalid", "field", "evento", "value", Integer.toString(signed.size()));
        }
        return of(
                NfeService.EVENT,
                "envEvento",
                "1.00",
                "<idLote>" + NfeText.digits("idLote", batch, 1, 15) + "</idLote>" + String.join("", signed));
    }

    /**
     * What the register of a state says of a taxpayer.
     *
     * @param taxpayer a company or a person
     * @throws InvalidInput {@code nfe.code-invalid} for a foreigner, who has no number to be asked by
     */
    public static NfeRequest registry(Uf uf, NfePartyId taxpayer) {
        return new NfeRequest(
                NfeService.REGISTRY,
                "<ConsCad xmlns=\"" + XmlNode.NAMESPACE + "\" versao=\"2.00\"><infCons><xServ>CONS-CAD</xServ><UF>"
                        + uf.name() + "</UF>" + number(taxpayer) + "</infCons></ConsCad>");
    }

    /**
     * Documents of interest after a number, at most fifty.
     *
     * @param author state of who asks
     * @param interested whose documents
     * @param after {@code ultNSU}, the last number received; 0 for the first time
     * @throws InvalidInput {@code nfe.code-invalid} naming {@code NSU} or {@code CNPJ}
     */
    public static NfeRequest documentsAfter(NfeEnvironment environment, Uf author, NfePartyId interested, long after) {
        return distribution(environment, author, interested, "<distNSU><ultNSU>" + nsu(after) + "</ultNSU></distNSU>");
    }

    /** The one document of a number, when it was missed. */
    public static NfeRequest document(NfeEnvironment environment, Uf author, NfePartyId interested, long number) {
        return distribution(environment, author, interested, "<consNSU><NSU>" + nsu(number) + "</NSU></consNSU>");
    }

    /** The note of a key. */
    public static NfeRequest document(NfeEnvironment environment, Uf author, NfePartyId interested, NfeAccessKey key) {
        return distribution(
                environment, author, interested, "<consChNFe><chNFe>" + key.value() + "</chNFe></consChNFe>");
    }

    /** The whole SOAP 1.2 message. */
    public String envelope() {
        String message = "<nfeDadosMsg xmlns=\"" + service.namespace() + "\">" + body + "</nfeDadosMsg>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<soap12:Envelope xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\"><soap12:Body>"
                + (service == NfeService.DISTRIBUTION
                        ? "<nfeDistDFeInteresse xmlns=\"" + service.namespace() + "\">" + message
                                + "</nfeDistDFeInteresse>"
                        : message)
                + "</soap12:Body></soap12:Envelope>";
    }

    private static NfeRequest distribution(
            NfeEnvironment environment, Uf author, NfePartyId interested, String question) {
        return of(
                NfeService.DISTRIBUTION,
                "distDFeInt",
                "1.01",
                element("tpAmb", environment.code())
                        + element("cUFAutor", author.ibge())
                        + number(interested)
                        + question);
    }

    private static NfeRequest of(NfeService service, String root, String version, String inner) {
        return new NfeRequest(
                service,
                "<" + root + " xmlns=\"" + XmlNode.NAMESPACE + "\" versao=\"" + version + "\">" + inner + "</" + root
                        + ">");
    }

    private static String element(String name, int value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }

    private static String number(NfePartyId party) {
        if (party instanceof NfePartyId.Company company) {
            return "<CNPJ>" + company.cnpj().value() + "</CNPJ>";
        } else if (party instanceof NfePartyId.Person person) {
            return "<CPF>" + person.cpf().digits() + "</CPF>";
        }
        throw InvalidInput.of("nfe.code-invalid", "field", "CNPJ", "value", "");
    }

    private static String nsu(long number) {
        if (number < 0 || number > LAST_NSU) {
            throw InvalidInput.of("nfe.code-invalid", "field", "NSU", "value", Long.toString(number));
        }
        return String.format(Locale.ROOT, "%015d", number);
    }

    /** Only the service: what is asked may be personal. */
    @Override
    public String toString() {
        return service.operation();
    }
}
