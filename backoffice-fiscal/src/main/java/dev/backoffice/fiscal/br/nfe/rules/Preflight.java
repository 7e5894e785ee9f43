package dev.backoffice.fiscal.br.nfe.rules;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfceSecret;
import dev.backoffice.fiscal.br.nfe.NfceStates;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.NfeLayout;
import dev.backoffice.fiscal.br.nfe.internal.RecordXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.XmlTree;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.internal.rules.Rejections;
import dev.backoffice.fiscal.br.nfe.internal.rules.RuleTerms;
import dev.backoffice.fiscal.br.nfe.schema.SchemaPackages;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says, before a note of model 55 or 65 is sent, for what the tax authority would reject it, as far as this can be known without
 * asking the authority: {@code docs/fiscal-rules.md} tells of each rule whether it is asked here, and if not, why.
 *
 * <p>It finds everything that is wrong, where the {@linkplain NfeXmlWriter writer} refuses by the first. A note that does not follow
 * the layout has that one finding, for the authority asks nothing more either. Rules that need more than the note are asked when it
 * is given: the time ({@link #at}), the certificate of the connection ({@link #sentWith}), the official schemas ({@link #by}), the
 * table of NCM ({@link #knowing}), the secret in the QR code ({@link #withSecret}). Immutable and thread-safe.
 *
 * <pre>{@code
 * for (PreflightFinding finding : Preflight.standard().at(now).check(signed.bytes())) {
 *     log.warn("{} at {}: {}", finding.code(), finding.path(), finding.message());
 * }
 * }</pre>
 */
public final class Preflight {
    private static final Preflight STANDARD = new Preflight(
            RuleTerms.standard(),
            NfceStates.standard(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final RuleTerms terms;
    private final NfceStates states;
    private final Optional<Instant> time;
    private final Optional<X509Certificate> sender;
    private final Optional<SchemaPackages> schemas;
    private final Optional<Predicate<String>> ncm;
    private final Optional<NfceSecret> secret;

    private Preflight(
            RuleTerms terms,
            NfceStates states,
            Optional<Instant> time,
            Optional<X509Certificate> sender,
            Optional<SchemaPackages> schemas,
            Optional<Predicate<String>> ncm,
            Optional<NfceSecret> secret) {
        this.terms = terms;
        this.states = states;
        this.time = time;
        this.sender = sender;
        this.schemas = schemas;
        this.ncm = ncm;
        this.secret = secret;
    }

    /** What the note alone tells, by the tables and terms of this library. */
    public static Preflight standard() {
        return STANDARD;
    }

    /** The same for a note that is sent at this time: clocks (703, 704), validity of certificates (281, 291), year of the key (615). */
    public Preflight at(Instant sending) {
        return new Preflight(terms, states, Optional.of(sending), sender, schemas, ncm, secret);
    }

    /** The same for a connection with this certificate (213, 280 to 282). */
    public Preflight sentWith(X509Certificate certificate) {
        return new Preflight(terms, states, time, Optional.of(certificate), schemas, ncm, secret);
    }

    /** The same, the form of a note also by the authority's own schema in force for it (225). */
    public Preflight by(SchemaPackages official) {
        return new Preflight(terms, states, time, sender, Optional.of(official), ncm, secret);
    }

    /** The same with other tables of the states for receipts (395, 750 to 752, 878). */
    public Preflight with(NfceStates tables) {
        return new Preflight(terms, tables, time, sender, schemas, ncm, secret);
    }

    /** The same with the table of NCM, which is published apart (778): whether it has a code of eight digits. */
    public Preflight knowing(Predicate<String> ncmExists) {
        return new Preflight(terms, states, time, sender, schemas, Optional.of(ncmExists), secret);
    }

    /** The same with the issuer's secret, with which QR codes of version 2 are proved (464). */
    public Preflight withSecret(NfceSecret code) {
        return new Preflight(terms, states, time, sender, schemas, ncm, Optional.of(code));
    }

    /** The same, where these terms take the place of all others of their rules in their environments. */
    public Preflight with(RuleTerm... others) {
        return new Preflight(terms.with(Arrays.asList(others)), states, time, sender, schemas, ncm, secret);
    }

    /** Every rule that is asked. */
    public List<PreflightRule> rules() {
        Set<PreflightRule> all = new LinkedHashSet<>();
        Stream.concat(
                        NfeRules.ALL.stream().map(rule -> described(rule.id(), rule.rejection())),
                        PreflightNote.CODES.stream().map(code -> described(code, code)))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private PreflightRule described(String name, String code) {
        Rejections.Rejection known = Rejections.of(code);
        return new PreflightRule(
                name,
                code,
                name.equals(code) ? known.rule() : name,
                known.models(),
                known.message(),
                Arrays.stream(NfeEnvironment.values())
                        .flatMap(environment -> terms.of(name, environment).stream())
                        .toList());
    }

    /**
     * Everything wrong with what would be sent: a signed note ({@code NFe}), a message ({@code enviNFe}), or a file of record. What is
     * no note at all has the one finding 215.
     */
    public List<PreflightFinding> check(byte[] file) {
        XmlNode root;
        try {
            root = XmlTree.parse(file, XmlTree.LIMIT);
        } catch (InvalidInput unreadable) {
            return List.of(ofFile("215", "NFe"));
        }
        List<XmlNode> notes = root.name().equals("NFe") ? List.of(root) : root.all("NFe");
        if (notes.isEmpty()) {
            return List.of(ofFile("215", root.name()));
        }
        List<PreflightFinding> found = new ArrayList<>();
        if (notes.size() > 1 && root.text("indSinc").equals("1")) {
            found.add(ofFile("764", "enviNFe/indSinc"));
        }
        for (int i = 0; i < notes.size(); i++) {
            found.addAll(new PreflightNote(this, notes.get(i), i + 1).whole(NfeSignature.verify(file, i)));
        }
        return List.copyOf(found);
    }

    /** Everything wrong with a note that is not signed yet. */
    public List<PreflightFinding> check(NfeContent content) {
        XmlNode note = RecordXml.element("infNFe", content);
        NfeLayout.arrange(note, "infNFe");
        XmlNode root = new XmlNode("NFe");
        root.add(note);
        return List.copyOf(new PreflightNote(this, root, 1).unsigned());
    }

    /** A message's own finding; its environment does not matter, for such rules hold always. */
    private static PreflightFinding ofFile(String code, String path) {
        Rejections.Rejection known = Rejections.of(code);
        return new PreflightFinding(
                code,
                known.message(),
                known.rule(),
                path,
                0,
                0,
                RuleTerm.always(code, NfeEnvironment.PRODUCTION, RuleTerm.Severity.REJECTION));
    }

    RuleTerms terms() {
        return terms;
    }

    NfceStates states() {
        return states;
    }

    Optional<Instant> time() {
        return time;
    }

    Optional<X509Certificate> sender() {
        return sender;
    }

    Optional<SchemaPackages> schemas() {
        return schemas;
    }

    Optional<Predicate<String>> ncm() {
        return ncm;
    }

    Optional<NfceSecret> secret() {
        return secret;
    }
}
