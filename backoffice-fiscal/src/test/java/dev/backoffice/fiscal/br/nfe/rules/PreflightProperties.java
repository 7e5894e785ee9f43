package dev.backoffice.fiscal.br.nfe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.nfe.Nfce;
import dev.backoffice.fiscal.br.nfe.NfceStates;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.RecordXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeFinding;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PreflightProperties {
    /** What a text at a path becomes, and one of the rejections that this must bring. */
    private record Mutation(String path, Change change, String... rejections) {}

    @FunctionalInterface
    private interface Change {
        String of(String text);
    }

    private static final List<Mutation> MUTATIONS = List.of(
            new Mutation("ide/cDV", PreflightProperties::nextDigit, "253", "502"),
            new Mutation("ide/nNF", PreflightProperties::more, "502"),
            new Mutation("ide/cMunFG", PreflightProperties::lastDigit, "270"),
            new Mutation("emit/CNPJ", PreflightProperties::lastDigit, "207"),
            new Mutation("emit/enderEmit/cMun", PreflightProperties::lastDigit, "272"),
            new Mutation("dest/CNPJ", PreflightProperties::lastDigit, "208"),
            new Mutation("dest/CPF", PreflightProperties::lastDigit, "237"),
            new Mutation("det/prod/vProd", PreflightProperties::more, "564", "629"),
            new Mutation("det/prod/vFrete", PreflightProperties::more, "535"),
            new Mutation("det/prod/vDesc", PreflightProperties::more, "537"),
            new Mutation("det/prod/vUnCom", PreflightProperties::severalTimes, "629"),
            new Mutation("det/prod/vUnTrib", PreflightProperties::severalTimes, "630"),
            new Mutation("det/imposto/vTotTrib", PreflightProperties::more, "685"),
            new Mutation("det/imposto/ICMS/*/vICMS", PreflightProperties::more, "532", "528"),
            new Mutation("det/imposto/ICMS/*/vBCST", PreflightProperties::more, "533"),
            new Mutation("det/imposto/ICMS/*/vICMSST", PreflightProperties::more, "534"),
            new Mutation("det/imposto/IPI/IPITrib/vIPI", PreflightProperties::more, "538"),
            new Mutation("det/imposto/PIS/*/vPIS", PreflightProperties::more, "602"),
            new Mutation("det/imposto/COFINS/*/vCOFINS", PreflightProperties::more, "603"),
            new Mutation("det/imposto/ICMSUFDest/vICMSUFDest", PreflightProperties::more, "799"),
            new Mutation("det/imposto/ICMSUFDest/pICMSInterPart", text -> "80.00", "699"),
            new Mutation("det/imposto/IBSCBS/CST", text -> "999", "1020"),
            new Mutation("det/imposto/IBSCBS/cClassTrib", text -> "999001", "1023", "1024"),
            new Mutation("det/imposto/IBSCBS/gIBSCBS/vIBS", PreflightProperties::more, "1085"),
            new Mutation("det/imposto/IBSCBS/gIBSCBS/gIBSUF/pIBSUF", text -> "0.2000", "1026"),
            new Mutation("det/imposto/IBSCBS/gIBSCBS/gCBS/vCBS", PreflightProperties::more, "1091"),
            new Mutation("det/imposto/IBSCBS/gIBSCBS/gCBS/gRed/pRedAliq", text -> "12.3400", "1063"),
            new Mutation("total/ICMSTot/vNF", PreflightProperties::more, "610"),
            new Mutation("total/ICMSTot/vBC", PreflightProperties::more, "531"),
            new Mutation("total/IBSCBSTot/gCBS/vCBS", PreflightProperties::more, "1091"),
            new Mutation("cobr/fat/vLiq", PreflightProperties::more, "902", "851"),
            new Mutation("cobr/dup/vDup", PreflightProperties::more, "851"),
            new Mutation("cobr/dup/nDup", text -> "999", "852"),
            new Mutation("cobr/dup/dVenc", text -> "2001-01-01", "900"));

    @Provide
    Arbitrary<Nfe> notes() {
        return NfeArbitraries.notesOfAlphanumericIssuers();
    }

    @Provide
    Arbitrary<Nfce> receipts() {
        return NfeArbitraries.receipts();
    }

    @Provide
    Arbitrary<Mutation> mutations() {
        return Arbitraries.of(MUTATIONS);
    }

    @Property(tries = 150)
    void a_right_note_has_nothing_that_would_be_rejected(@ForAll("notes") Nfe note) {
        assertThat(Preflight.standard().check(content(NfeXmlWriter.write(note))))
                .filteredOn(PreflightFinding::rejects)
                .isEmpty();
    }

    @Property(tries = 80)
    void nor_has_a_right_receipt(@ForAll("receipts") Nfce receipt) {
        assertThat(Preflight.standard().with(unlimited()).check(content(NfeXmlWriter.write(receipt))))
                .filteredOn(PreflightFinding::rejects)
                .isEmpty();
    }

    /** One text of a right note is changed, and pre-flight tells of it. */
    @Property(tries = 400)
    void one_changed_text_is_found(
            @ForAll("notes") Nfe note, @ForAll("mutations") Mutation mutation, @ForAll int which) {
        XmlNode right = tree(note);
        List<XmlNode> targets = right.all(mutation.path());
        if (targets.isEmpty()) {
            // Not every note has the element; the changed texts of those that have it are looked at by the last
            // property.
            return;
        }
        XmlNode target = targets.get(Math.floorMod(which, targets.size()));
        String before = target.text();
        target.say(mutation.change().of(before));
        Set<String> found = NfeRules.findings(right, NfeRules.ALL).stream()
                .map(NfeFinding::rejection)
                .collect(Collectors.toSet());

        assertThat(found)
                .as("%s: %s → %s", mutation.path(), before, target.text())
                .containsAnyOf(mutation.rejections());
    }

    @Property(tries = 1)
    void each_of_these_texts_stands_in_some_right_note() {
        List<String> missing =
                new ArrayList<>(MUTATIONS.stream().map(Mutation::path).toList());
        notes().sampleStream().limit(200).map(PreflightProperties::tree).forEach(note -> missing.removeIf(note::has));

        assertThat(missing).isEmpty();
    }

    private static NfceStates unlimited() {
        NfceStates states = NfceStates.standard();
        for (Uf uf : Uf.values()) {
            states = states.namedFrom(uf, LocalDate.of(2014, 1, 1), NfeFixtures.brl("9999999999.99"));
        }
        return states;
    }

    private static XmlNode tree(Nfe note) {
        return RecordXml.element("infNFe", content(NfeXmlWriter.write(note)));
    }

    private static NfeContent content(SignableXml xml) {
        return NfeReader.standard()
                .readOne(xml.text().getBytes(StandardCharsets.UTF_8))
                .content();
    }

    private static String more(String number) {
        return new BigDecimal(number).add(BigDecimal.ONE).toPlainString();
    }

    private static String severalTimes(String number) {
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(3))
                .add(BigDecimal.valueOf(1000))
                .toPlainString();
    }

    private static String nextDigit(String digit) {
        return Integer.toString((Integer.parseInt(digit) + 1) % 10);
    }

    private static String lastDigit(String digits) {
        int last = digits.length() - 1;
        return digits.substring(0, last) + nextDigit(digits.substring(last));
    }
}
