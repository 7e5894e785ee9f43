package dev.backoffice.fiscal.br.nfe.internal.rules;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.fiscal.br.nfe.internal.NfeLayout;
import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.schema.NfeSchema;
import dev.backoffice.fiscal.br.nfe.schema.SchemaPackages;
import dev.backoffice.fiscal.br.nfe.signing.CertificateRules;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.transmission.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.xml.sax.SAXException;

/**
 * What an authority finds about a note from the note alone.
 *
 * @param refusal why it is refused; empty when nothing speaks against it
 * @param digest of its signature; empty when it is refused
 * @param issuedAt {@code AAAA-MM-DD} of the emission; empty when it is refused
 */
public record Judgement(Optional<Refusal> refusal, String digest, String issuedAt) {
    /** Trouble at the register rejects since then (NT 2026.007); until then it denied. */
    private static final String REGISTER_RULES = "2026-11-03";

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final List<String> PARTS = List.of("infNFe", "Signature");
    private static final List<String> PARTS_OF_RECEIPT = List.of("infNFe", "infNFeSupl", "Signature");

    /** Which of the official schemas a note is held against. */
    @FunctionalInterface
    public interface SchemaChoice {
        NfeSchema of(XmlNode note);
    }

    /**
     * The compiled schema for a note.
     *
     * @throws NotFound {@code nfe.schema-unknown}, {@code nfe.schema-not-given}
     */
    public static NfeSchema schemaOf(SchemaPackages packages, XmlNode note) {
        NoteXml told = new NoteXml(note);
        try {
            return packages.schemaOn(LocalDate.parse(told.date()), told.environment());
        } catch (DateTimeParseException noDay) {
            throw NotFound.of("nfe.schema-unknown", "date", told.date(), "environment", "");
        }
    }

    /** Why a note is refused. */
    public record Refusal(String code, String reason) {
        /** With the official text. */
        public static Refusal of(String code) {
            return new Refusal(code, NfeRules.message(code));
        }

        /** With the official text and where it is. */
        public static Refusal of(String code, String where) {
            return new Refusal(code, NfeRules.message(code) + " [" + where + "]");
        }
    }

    /** Structure, key, signature, clock and rules, in this order; the first that is broken is told. */
    public static Judgement of(Submission submission, Optional<SchemaChoice> schema) {
        byte[] xml = submission.xml().getBytes(StandardCharsets.UTF_8);
        XmlNode root;
        try {
            root = XmlNode.parse(xml);
        } catch (SAXException | IOException unreadable) {
            return refused(Refusal.of("215"));
        }
        XmlNode note = root.at("infNFe");
        Optional<String> form = form(root, note)
                .or(() -> schema.flatMap(official -> official.of(note).fault(xml)));
        if (form.isPresent()) {
            return refused(Refusal.of("215", form.get()));
        }
        if (!note.attributes().getOrDefault("Id", "").equals("NFe" + submission.accessKey())) {
            return refused(Refusal.of("502"));
        }
        Optional<String> code = qrCode(root, note, submission.accessKey());
        if (code.isPresent()) {
            return refused(Refusal.of(code.get()));
        }
        NfeSignature.Check check = NfeSignature.verify(xml);
        if (!(check instanceof NfeSignature.Valid valid)) {
            return refused(Refusal.of("297"));
        }
        if (ofOther(valid.certificate(), note.text("emit/CNPJ"))) {
            return refused(Refusal.of("213"));
        }
        if (tooEarly(note.text("ide/dhEmi"), submission)) {
            return refused(Refusal.of("703"));
        }
        List<NfeFinding> broken = NfeRules.findings(note, NfeRules.ALL).stream()
                .filter(NfeFinding::rejects)
                .toList();
        if (!broken.isEmpty()) {
            NfeFinding first = broken.get(0);
            return refused(
                    first.item() == 0
                            ? Refusal.of(first.rejection())
                            : Refusal.of(first.rejection(), "nItem: " + first.item()));
        }
        return new Judgement(Optional.empty(), valid.digest(), new NoteXml(note).date());
    }

    /** Whether trouble at the register rejects the note, and does not deny it. */
    public boolean issuedSinceRegisterRules() {
        return issuedAt.compareTo(REGISTER_RULES) >= 0;
    }

    private static Optional<String> form(XmlNode root, XmlNode note) {
        List<String> parts = root.children().stream().map(XmlNode::name).toList();
        boolean receipt = new NoteXml(note).receipt();
        if (receipt && !root.has("infNFeSupl")) {
            return Optional.empty();
        }
        if (!root.name().equals("NFe") || !parts.equals(receipt ? PARTS_OF_RECEIPT : PARTS)) {
            return Optional.of(root.name() + ": " + String.join(" ", parts));
        }
        return NfeLayout.fault(note);
    }

    /** What is wrong with the QR code of a receipt, as far as the receipt alone tells. */
    public static Optional<String> qrCode(XmlNode root, XmlNode note, String accessKey) {
        if (!new NoteXml(note).receipt()) {
            return Optional.empty();
        }
        String code = root.text("infNFeSupl/qrCode");
        int parameters = code.indexOf("?p=");
        if (parameters < 0) {
            return Optional.of(code.isEmpty() ? "394" : "396");
        }
        return code.startsWith(accessKey + "|", parameters + 3) ? Optional.empty() : Optional.of("397");
    }

    /** A certificate without a number in its name (a test authority's) is not judged. */
    private static boolean ofOther(X509Certificate certificate, String issuer) {
        return CertificateRules.holder(certificate)
                .filter(holder -> !holder.regionMatches(0, issuer, 0, 8))
                .isPresent();
    }

    private static boolean tooEarly(String issuedAt, Submission submission) {
        try {
            return OffsetDateTime.parse(issuedAt)
                    .toInstant()
                    .isAfter(submission.at().plus(CLOCK_TOLERANCE));
        } catch (DateTimeException impossible) {
            return true;
        }
    }

    private static Judgement refused(Refusal refusal) {
        return new Judgement(Optional.of(refusal), "", "");
    }
}
