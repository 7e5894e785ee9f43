package dev.backoffice.fiscal.br.nfe.rules;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.fiscal.br.nfe.NfceQrCode;
import dev.backoffice.fiscal.br.nfe.NfceStates;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.NfeLayout;
import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.rules.Judgement;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeFinding;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.internal.rules.Rejections;
import dev.backoffice.fiscal.br.nfe.schema.SchemaPackages;
import dev.backoffice.fiscal.br.nfe.signing.CertificateRules;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** One note before it is sent: form, what needs more than the note, rules, QR code, signature and certificates. */
final class PreflightNote {
    /** What is asked here, besides {@link NfeRules#ALL}. */
    static final Set<String> CODES = Set.of(
            "213", "215", "225", "280", "281", "282", "290", "291", "292", "297", "298", "394", "395", "396", "397",
            "464", "615", "703", "704", "750", "751", "752", "764", "778", "878");

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final List<String> PARTS = List.of("infNFe", "Signature");
    private static final List<String> PARTS_WITH_CODE = List.of("infNFe", "infNFeSupl", "Signature");

    private final Preflight preflight;
    private final XmlNode root;
    private final NoteXml note;
    private final int place;
    private final List<PreflightFinding> found = new ArrayList<>();

    PreflightNote(Preflight preflight, XmlNode root, int place) {
        this.preflight = preflight;
        this.root = root;
        this.note = new NoteXml(root.at("infNFe"));
        this.place = place;
    }

    /** A note as it would be sent. */
    List<PreflightFinding> whole(NfeSignature.Check signature) {
        List<String> parts = root.children().stream().map(XmlNode::name).toList();
        if (!parts.equals(PARTS) && !parts.equals(PARTS_WITH_CODE)) {
            add("225", root.has("Signature") ? "NFe" : "Signature");
        }
        if (malformed()) {
            return found;
        }
        rules();
        if (note.receipt()) {
            qrCode();
        }
        signature(signature);
        return found;
    }

    /** A note that has still to be signed. */
    List<PreflightFinding> unsigned() {
        if (!malformed()) {
            rules();
            preflight.sender().ifPresent(this::connection);
        }
        return found;
    }

    private boolean malformed() {
        Optional<String> fault = NfeLayout.fault(note.root());
        fault.ifPresent(where -> add("225", where(where)));
        if (fault.isEmpty() && root.has("Signature")) {
            preflight.schemas().flatMap(this::official).ifPresent(complaint -> add("225", "infNFe"));
        }
        return found.stream()
                .anyMatch(finding ->
                        finding.code().equals("225") && !finding.path().equals("Signature"));
    }

    private Optional<String> official(SchemaPackages schemas) {
        byte[] xml =
                new CanonicalXml().add(root.with("xmlns", XmlNode.NAMESPACE)).toBytes();
        return Judgement.schemaOf(schemas, note.root()).fault(xml);
    }

    /** The place of a fault of the layout, which says what is wrong behind a colon. */
    private static String where(String fault) {
        String path = fault.substring(0, fault.indexOf(": ") < 0 ? fault.length() : fault.indexOf(": "));
        String what = fault.substring(Math.min(fault.length(), path.length() + 2));
        if (what.equals("Id") || what.equals("versao") || what.equals("nItem")) {
            path = path + "/@" + what;
        }
        return path.startsWith("infNFe/") ? path.substring("infNFe/".length()) : path;
    }

    private void rules() {
        for (NfeFinding finding : NfeRules.findings(note, NfeRules.ALL, preflight.terms())) {
            String own = finding.rule().id();
            found.add(new PreflightFinding(
                    finding.rejection(),
                    finding.message(),
                    own.equals(finding.rejection())
                            ? Rejections.of(finding.rejection()).rule()
                            : own,
                    finding.path(),
                    finding.item(),
                    place,
                    finding.term()));
        }
        preflight.time().ifPresent(this::clock);
        preflight.ncm().ifPresent(known -> {
            List<XmlNode> items = note.root().all("det");
            for (int i = 0; i < items.size(); i++) {
                String code = items.get(i).text("prod/NCM");
                if (code.length() == 8 && !code.equals("00000000") && !known.test(code)) {
                    add("778", i + 1, "prod/NCM");
                }
            }
        });
        if (note.receipt()) {
            consumer();
        }
    }

    private void clock(Instant sending) {
        Optional<Instant> issued = issued();
        if (issued.isEmpty() || issued.get().isAfter(sending.plus(TOLERANCE))) {
            add("703", "ide/dhEmi");
        } else if (note.receipt()
                && note.root().text("ide/tpEmis").equals("1")
                && issued.get().isBefore(sending.minus(TOLERANCE))) {
            add("704", "ide/dhEmi");
        }
        String id = note.root().attributes().getOrDefault("Id", "");
        int year = sending.atOffset(ZoneOffset.UTC).getYear() % 100;
        if (id.length() == 3 + NfeAccessKey.LENGTH && Integer.parseInt(id, 5, 7, 10) > year) {
            add("615", "@Id");
        }
    }

    private Optional<Instant> issued() {
        try {
            return Optional.of(
                    OffsetDateTime.parse(note.root().text("ide/dhEmi")).toInstant());
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** From some total on the consumer must be told: who it is, the name, the address. */
    private void consumer() {
        Optional<Money> limit;
        try {
            limit = preflight.states().namedFrom(Uf.parse(note.issuerState()), LocalDate.parse(note.date()));
        } catch (DateTimeException | InvalidInput unknown) {
            return;
        }
        XmlNode all = note.root();
        if (limit.isEmpty()
                || all.amount("total/ICMSTot/vNF").compareTo(limit.get().getAmount()) < 0) {
            return;
        }
        if (!all.has("dest/CPF") && !all.has("dest/CNPJ") && !all.has("dest/idEstrangeiro")) {
            add("750", "dest");
        } else if (!all.has("dest/xNome")) {
            add("751", "dest/xNome");
        } else if (!all.has("dest/enderDest")) {
            add("752", "dest/enderDest");
        }
    }

    private void qrCode() {
        String path = "infNFeSupl/qrCode";
        String code = root.text(path);
        if (code.isEmpty()) {
            add("394", path);
            return;
        }
        int begin = code.indexOf("?p=");
        List<String> parameters =
                begin < 0 ? List.of() : List.of(code.substring(begin + 3).split("\\|", -1));
        if (parameters.size() < 3) {
            add("396", path);
            return;
        }
        if (!agrees(parameters)) {
            add("397", path);
        }
        preflight.secret().filter(known -> parameters.get(1).equals("2")).ifPresent(known -> {
            String text = code.substring(begin + 3, code.lastIndexOf('|'));
            if (!NfceQrCode.hashed(text, known).equalsIgnoreCase(code.substring(begin + 3))) {
                add("464", path);
            }
        });
        addresses().ifPresent(state -> {
            if (!code.substring(0, begin).equalsIgnoreCase(state.qrCode())) {
                add("395", path);
            }
            if (!root.text("infNFeSupl/urlChave").equalsIgnoreCase(state.key())) {
                add("878", "infNFeSupl/urlChave");
            }
        });
    }

    /** Whether key, environment and, of a receipt issued offline, day, total and digest are the receipt's own. */
    private boolean agrees(List<String> parameters) {
        XmlNode all = note.root();
        String key = all.attributes().getOrDefault("Id", "").substring(3);
        if (!parameters.get(0).equals(key) || !parameters.get(2).equals(all.text("ide/tpAmb"))) {
            return false;
        }
        if (!all.text("ide/tpEmis").equals("9")) {
            return true;
        }
        boolean second = parameters.get(1).equals("2");
        return parameters.size() > 5
                && parameters.get(3).equals(note.date().substring(8))
                && parameters.get(4).equals(all.text("total/ICMSTot/vNF"))
                && (!second || parameters.get(5).toLowerCase(Locale.ROOT).equals(digestInHex()));
    }

    private String digestInHex() {
        String digest = root.text("Signature/SignedInfo/Reference/DigestValue").strip();
        return HexFormat.of().formatHex(digest.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<NfceStates.Addresses> addresses() {
        try {
            return Optional.of(preflight.states().addresses(Uf.parse(note.issuerState()), note.environment()));
        } catch (NotFound | InvalidInput unknown) {
            return Optional.empty();
        }
    }

    private void signature(NfeSignature.Check check) {
        if (check instanceof NfeSignature.Valid valid) {
            X509Certificate certificate = valid.certificate();
            String path = "Signature/KeyInfo/X509Data/X509Certificate";
            if (!CertificateRules.fitToSign(certificate)) {
                add("290", path);
            }
            if (!CertificateRules.inForce(certificate, preflight.time())) {
                add("291", path);
            }
            if (!CertificateRules.namesHolder(certificate)) {
                add("292", path);
            }
            holder(certificate);
            preflight.sender().ifPresent(this::connection);
        } else if (check instanceof NfeSignature.Invalid invalid) {
            switch (invalid.fault()) {
                case WRONG_FORM, SEVERAL -> add("298", "Signature");
                case CONTENT_CHANGED -> add("297", "Signature/SignedInfo/Reference/DigestValue");
                case SIGNATURE_WRONG -> add("297", "Signature/SignatureValue");
                case NOT_SIGNED, UNREADABLE -> {
                    // Told by the form already.
                }
            }
        }
    }

    /** The certificate of the connection, which stands in no element. */
    private void connection(X509Certificate certificate) {
        if (!CertificateRules.fitToConnect(certificate)) {
            add("280", "");
        }
        if (!CertificateRules.inForce(certificate, preflight.time())) {
            add("281", "");
        }
        if (!CertificateRules.namesHolder(certificate)) {
            add("282", "");
        }
    }

    private void holder(X509Certificate certificate) {
        String issuer = note.root().text("emit/CNPJ");
        if (!issuer.isEmpty()
                && CertificateRules.holder(certificate)
                        .filter(holder -> !holder.regionMatches(0, issuer, 0, 8))
                        .isPresent()) {
            add("213", "emit/CNPJ");
        }
    }

    private void add(String code, String path) {
        add(code, 0, path);
    }

    private void add(String code, int item, String path) {
        Rejections.Rejection known = Rejections.of(code);
        if (!known.models().isEmpty()
                && note.root().has("ide/mod")
                && !known.models().contains(note.root().text("ide/mod"))) {
            return;
        }
        preflight
                .terms()
                .inForce(code, note.environment(), note.date())
                .ifPresent(term -> found.add(new PreflightFinding(
                        code,
                        known.message(),
                        known.rule(),
                        item == 0 ? path : "det[" + item + "]/" + path,
                        item,
                        place,
                        term)));
    }
}
