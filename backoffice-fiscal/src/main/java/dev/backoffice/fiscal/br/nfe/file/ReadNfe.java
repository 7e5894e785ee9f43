package dev.backoffice.fiscal.br.nfe.file;

import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.Element;
import dev.backoffice.fiscal.br.nfe.internal.NfeLayout;
import dev.backoffice.fiscal.br.nfe.internal.RecordXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.XmlTree;
import dev.backoffice.fiscal.br.nfe.internal.rules.Judgement;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeFinding;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.schema.SchemaPackages;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import org.jspecify.annotations.Nullable;

/** A note that {@link NfeReader} read, with what came with it. Immutable and thread-safe. */
@Personal
public final class ReadNfe {
    private static final List<String> PARTS = List.of("infNFe", "infNFeSupl", "Signature");

    private final byte[] file;
    private final int place;
    private final XmlNode root;
    private final NfeContent content;
    private final Optional<Protocol> protocol;

    private ReadNfe(byte[] file, int place, XmlNode root, NfeContent content, Optional<Protocol> protocol) {
        this.file = file;
        this.place = place;
        this.root = root;
        this.content = content;
        this.protocol = protocol;
    }

    static ReadNfe of(byte[] file, int place, XmlNode root, @Nullable XmlNode answer) {
        NfeReader.requireParts(root, PARTS.stream().filter(root::has).toList(), "NFe");
        if (!root.has("infNFe")) {
            throw XmlTree.unreadable("structure", "NFe");
        }
        try {
            return new ReadNfe(
                    file.clone(),
                    place,
                    root,
                    RecordXml.read(root.at("infNFe"), NfeContent.class),
                    answer == null
                            ? Optional.empty()
                            : Optional.of(RecordXml.read(answer.at("infProt"), Protocol.class)));
        } catch (RecordXml.Unfit unfit) {
            throw XmlTree.unreadable("layout", unfit.path());
        }
    }

    /** What it says, group by group. */
    public NfeContent content() {
        return content;
    }

    /** The 44 characters of its {@code Id}, which may not be a valid key: {@link NfeAccessKey#parse} tells. */
    public String accessKey() {
        return content.id().startsWith("NFe") ? content.id().substring(3) : content.id();
    }

    /** QR code and address of a consumer's note. */
    public Optional<Supplement> supplement() {
        return root.has("infNFeSupl")
                ? Optional.of(new Supplement(root.text("infNFeSupl/qrCode"), root.text("infNFeSupl/urlChave")))
                : Optional.empty();
    }

    /** {@code DigestValue} of its signature; empty for a note that is not signed. */
    public Optional<String> digest() {
        String digest = root.text("Signature/SignedInfo/Reference/DigestValue").strip();
        return digest.isEmpty() ? Optional.empty() : Optional.of(digest);
    }

    /** The authority's answer, of a file of record. */
    public Optional<Protocol> protocol() {
        return protocol;
    }

    /**
     * The note written again, in canonical form and alone: equal to the file for one that was canonical, and of the same meaning for
     * others, which may have blanks between elements, comments or other spellings of characters.
     */
    public byte[] canonical() {
        CanonicalXml xml = new CanonicalXml(true);
        xml.open("NFe", "xmlns", XmlNode.NAMESPACE);
        for (XmlNode part : root.children()) {
            xml.add(part.name().equals("Signature") ? part.with("xmlns", XMLSignature.XMLNS) : part);
        }
        return xml.close("NFe").toBytes();
    }

    /** {@link #canonical()} as a text. */
    public String text() {
        return new String(canonical(), StandardCharsets.UTF_8);
    }

    /** What is wrong with it: form, rules, signature, and what its protocol says of another document. */
    public NfeJudgement judge() {
        return judge(new ArrayList<>());
    }

    /**
     * The same, its form also by the authority's schema in force for its day and environment.
     *
     * @throws dev.backoffice.core.error.NotFound {@code nfe.schema-unknown}, {@code nfe.schema-not-given}
     */
    public NfeJudgement judge(SchemaPackages schemas) {
        List<NfeJudgement.Finding> found = new ArrayList<>();
        Judgement.schemaOf(schemas, root.at("infNFe"))
                .fault(canonical())
                .ifPresent(complaint ->
                        found.add(new NfeJudgement.Finding(NfeJudgement.Kind.LAYOUT, "225", 0, "NFe", complaint)));
        return judge(found);
    }

    private NfeJudgement judge(List<NfeJudgement.Finding> found) {
        XmlNode note = root.at("infNFe");
        Optional<String> fault = NfeLayout.fault(note);
        fault.ifPresent(where -> found.add(
                new NfeJudgement.Finding(NfeJudgement.Kind.LAYOUT, "225", 0, where, NfeRules.message("225"))));
        if (fault.isEmpty()) {
            for (NfeFinding finding : NfeRules.findings(note, NfeRules.ALL)) {
                if (!finding.rejects()) {
                    continue;
                }
                found.add(new NfeJudgement.Finding(
                        NfeJudgement.Kind.RULE,
                        finding.rejection(),
                        finding.item(),
                        "infNFe/" + finding.path(),
                        finding.message()));
            }
        }
        Judgement.qrCode(root, note, accessKey())
                .ifPresent(code -> found.add(new NfeJudgement.Finding(
                        NfeJudgement.Kind.RULE, code, 0, "infNFeSupl/qrCode", NfeRules.message(code))));
        NfeSignature.Check check = NfeSignature.verify(file, place);
        if (check instanceof NfeSignature.Invalid invalid) {
            found.add(new NfeJudgement.Finding(
                    NfeJudgement.Kind.SIGNATURE,
                    "297",
                    0,
                    "Signature",
                    invalid.fault().name()));
        }
        protocol.ifPresent(answer -> judge(answer, found));
        return new NfeJudgement(found, check);
    }

    private void judge(Protocol answer, List<NfeJudgement.Finding> found) {
        if (!answer.accessKey().equals(accessKey())) {
            found.add(ofProtocol("infProt/chNFe", "another access key"));
        }
        if (answer.digest().isPresent() && !answer.digest().equals(digest())) {
            found.add(ofProtocol("infProt/digVal", "another digest"));
        }
    }

    private static NfeJudgement.Finding ofProtocol(String path, String message) {
        return new NfeJudgement.Finding(NfeJudgement.Kind.PROTOCOL, "", 0, path, message);
    }

    /** Only the id: the content names people. */
    @Override
    public String toString() {
        return content.id();
    }

    /**
     * Informações suplementares ({@code infNFeSupl}) of a consumer's note.
     *
     * @param qrCode {@code qrCode}, what the QR code says
     * @param address {@code urlChave}, where a consumer looks the key up
     */
    public record Supplement(String qrCode, String address) {}

    /**
     * Protocolo ({@code infProt}): what the authority answered.
     *
     * @param environment {@code tpAmb}
     * @param application {@code verAplic}
     * @param accessKey {@code chNFe}
     * @param receivedAt {@code dhRecbto}
     * @param number {@code nProt}, 15 or 17 digits; empty when it was refused
     * @param digest {@code digVal}
     * @param status {@code cStat}, three or four digits
     * @param reason {@code xMotivo}
     */
    public record Protocol(
            @Element("tpAmb") String environment,
            @Element("verAplic") String application,
            @Element("chNFe") String accessKey,
            @Element("dhRecbto") OffsetDateTime receivedAt,
            @Element("nProt") Optional<String> number,
            @Element("digVal") Optional<String> digest,
            @Element("cStat") String status,
            @Element("xMotivo") String reason) {}
}
