package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.group;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.item;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.note;

import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules UB and W34 on about IBS and CBS (NT 2025.002), as far as sales and gifts of goods meet them. */
public final class NfeIbsCbsRules {
    private static final String GROUP = "imposto/IBSCBS";
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal TWENTIETH = new BigDecimal("0.05");
    private static final BigDecimal CBS_OF_TRIAL_YEARS = new BigDecimal("0.9");

    private static final Set<String> AFTER_THE_FACT = Set.of("2", "4");
    private static final Set<String> UNDOING = Set.of("4", "5");
    private static final int YEAR_OF_KEY = 2;

    /** A credit note over a reduction has the rates of the note it reduces. */
    private static final String REDUCTION = "04";

    private NfeIbsCbsRules() {}

    public static List<NfeRule> rules() {
        List<NfeRule> rules = new ArrayList<>(List.of(
                group(GROUP, "1020", "CST", (note, group) -> situation(group).isEmpty()),
                group(
                        GROUP,
                        "1024",
                        "cClassTrib",
                        (note, group) -> !group.text("cClassTrib").startsWith(group.text("CST"))),
                group(GROUP, "1023", "cClassTrib", (note, group) -> known(group).isEmpty()),
                group(
                        GROUP,
                        "1025",
                        "cClassTrib",
                        (note, group) -> known(group)
                                .filter(it -> it.barredFrom(note.receipt()))
                                .isPresent()),
                otherReduction("1034", "gIBSUF", IbsCbsClass::ibsReduction),
                otherReduction("1046", "gIBSMun", IbsCbsClass::ibsReduction),
                otherReduction("1063", "gCBS", IbsCbsClass::cbsReduction),
                item(
                        "1115",
                        GROUP,
                        (note, det) -> note.root().text("emit/CRT").equals("3") && !det.has(GROUP) && !ofBefore(note)),
                group("imposto/IS", "1018", "qTrib", (note, tax) -> tax.has("adRemIS") && !tax.has("qTrib")),
                group("imposto/IS", "1019", "vIS", (note, tax) -> wrongSelective(tax)),
                group(
                        GROUP,
                        "1021",
                        "gIBSCBS",
                        (note, group) -> group.has("gIBSCBS")
                                && situation(group).filter(it -> !it.amounts()).isPresent()),
                group(
                        GROUP,
                        "1022",
                        "gIBSCBS",
                        (note, group) -> !group.has("gIBSCBS")
                                && situation(group)
                                        .filter(IbsCbsSituation::amounts)
                                        .isPresent()),
                wrongRate("1026", "gIBSUF", "pIBSUF", TENTH, Optional.of(TWENTIETH)),
                wrongRate("1036", "gIBSMun", "pIBSMun", BigDecimal.ZERO, Optional.of(TWENTIETH)),
                wrongRate("1037", "gCBS", "pCBS", CBS_OF_TRIAL_YEARS, Optional.empty()),
                share("1111", "gIBSUF", "gDevTrib", (note, group, share) -> share.has("gDevTrib")),
                share("1112", "gIBSMun", "gDevTrib", (note, group, share) -> share.has("gDevTrib")),
                note(
                        "1118",
                        "total/IBSCBSTot",
                        (note, root) -> root.has("total/IBSCBSTot")
                                && note.all("det/" + GROUP).isEmpty()),
                note(
                        "1119",
                        "total/IBSCBSTot",
                        (note, root) -> !root.has("total/IBSCBSTot")
                                && !note.all("det/" + GROUP).isEmpty())));
        rules.addAll(sphere("gIBSUF", "IBSUF", "1032", "1033", "1035", "1029", "1030", "1031", "1041"));
        rules.addAll(sphere("gIBSMun", "IBSMun", "1007", "1074", "1047", "1083", "1044", "1045", "1052"));
        rules.addAll(sphere("gCBS", "CBS", "1028", "1079", "1064", "1090", "1061", "1062", "1069"));
        return rules;
    }

    /** The rules that are the same for state, municipality and union, under their codes. */
    private static List<NfeRule> sphere(
            String name,
            String tax,
            String reductionNotAllowed,
            String reductionMissing,
            String effectiveRateWrong,
            String deferralNotAllowed,
            String deferralMissing,
            String deferralWrong,
            String amountWrong) {
        String rate = "p" + tax;
        String amount = "v" + tax;
        return List.of(
                share(
                        reductionNotAllowed,
                        name,
                        "gRed",
                        (note, group, share) -> share.has("gRed")
                                && situation(group)
                                        .filter(it -> !it.reduction())
                                        .isPresent()),
                share(
                        reductionMissing,
                        name,
                        "gRed",
                        (note, group, share) -> !share.has("gRed")
                                && situation(group)
                                        .filter(IbsCbsSituation::reduction)
                                        .isPresent()),
                share(
                        effectiveRateWrong,
                        name,
                        "gRed/pAliqEfet",
                        (note, group, share) -> share.has("gRed")
                                && share.amount("gRed/pAliqEfet").compareTo(effective(share, rate)) != 0),
                share(
                        deferralNotAllowed,
                        name,
                        "gDif",
                        (note, group, share) -> share.has("gDif")
                                && situation(group).filter(it -> !it.deferral()).isPresent()),
                share(
                        deferralMissing,
                        name,
                        "gDif",
                        (note, group, share) -> !share.has("gDif")
                                && situation(group)
                                        .filter(IbsCbsSituation::deferral)
                                        .isPresent()),
                share(
                        deferralWrong,
                        name,
                        "gDif/vDif",
                        (note, group, share) -> share.has("gDif")
                                && !NoteXml.near(
                                        share.amount("gDif/vDif"),
                                        NoteXml.percent(whole(group, share, rate), share.amount("gDif/pDif")))),
                share(
                        amountWrong,
                        name,
                        amount,
                        (note, group, share) -> !NoteXml.near(
                                share.amount(amount),
                                whole(group, share, rate)
                                        .subtract(share.amount("gDif/vDif"))
                                        .subtract(share.amount("gDevTrib/vDevTrib")))));
    }

    /** The question about the share of one sphere in an item's group. */
    @FunctionalInterface
    private interface ShareCheck {
        boolean of(NoteXml note, XmlNode group, XmlNode share);
    }

    private static NfeRule share(String rejection, String sphere, String path, ShareCheck broken) {
        String place = "gIBSCBS/" + sphere;
        return group(GROUP, rejection, place + "/" + path, (note, group) -> {
            XmlNode share = group.find(place);
            return share != null && broken.of(note, group, share);
        });
    }

    private static Optional<IbsCbsClass> known(XmlNode group) {
        return IbsCbsClass.find(group.text("cClassTrib"));
    }

    /** Government purchases have a reduction of their own, which takes the place of the class's. */
    private static NfeRule otherReduction(
            String rejection, String sphere, Function<IbsCbsClass, BigDecimal> reduction) {
        return share(
                rejection,
                sphere,
                "gRed/pRedAliq",
                (note, group, share) -> share.has("gRed/pRedAliq")
                        && !note.root().has("ide/gCompraGov")
                        && known(group)
                                .filter(it -> reduction.apply(it).compareTo(share.amount("gRed/pRedAliq")) != 0)
                                .isPresent());
    }

    /** Returns and complements of notes from before the law. */
    private static boolean ofBefore(NoteXml note) {
        return AFTER_THE_FACT.contains(note.purpose())
                && referred(note)
                        .anyMatch(key ->
                                key.substring(YEAR_OF_KEY, YEAR_OF_KEY + 2).compareTo("26") < 0);
    }

    /** What undoes a note has the rates of the note it undoes, whose key tells its year. */
    private static String yearOfLaw(NoteXml note) {
        String own = note.date().substring(0, Math.min(4, note.date().length()));
        return UNDOING.contains(note.purpose())
                ? referred(note)
                        .findFirst()
                        .map(key -> "20" + key.substring(YEAR_OF_KEY, YEAR_OF_KEY + 2))
                        .orElse(own)
                : own;
    }

    private static Stream<String> referred(NoteXml note) {
        return Stream.concat(
                        note.root().all("ide/NFref/refNFe").stream(),
                        note.root().all("det/DFeReferenciado/chaveAcesso").stream())
                .map(XmlNode::text)
                .filter(key -> key.length() > YEAR_OF_KEY + 1);
    }

    /** What a rate per unit adds is not told apart by the rule's text, so a value with and one without it are both right. */
    private static boolean wrongSelective(XmlNode tax) {
        BigDecimal byValue = NoteXml.percent(tax.amount("vBCIS"), tax.amount("pIS"));
        BigDecimal byQuantity = tax.amount("qTrib").multiply(tax.amount("adRemIS"));
        return tax.has("vIS")
                && !NoteXml.near(tax.amount("vIS"), byValue)
                && !NoteXml.near(tax.amount("vIS"), byValue.add(byQuantity));
    }

    private static Optional<IbsCbsSituation> situation(XmlNode group) {
        return IbsCbsSituation.find(group.text("CST"));
    }

    /** Base times the rate in force for the item. */
    private static BigDecimal whole(XmlNode group, XmlNode share, String rate) {
        return NoteXml.percent(
                group.amount("gIBSCBS/vBC"), share.has("gRed") ? share.amount("gRed/pAliqEfet") : share.amount(rate));
    }

    private static BigDecimal effective(XmlNode share, String rate) {
        BigDecimal left = BigDecimal.valueOf(100).subtract(share.amount("gRed/pRedAliq"));
        return NoteXml.percent(share.amount(rate), left).setScale(4, RoundingMode.HALF_UP);
    }

    /** The rates of LC 214/2025 arts. 343 to 347; those not published are not judged. */
    private static NfeRule wrongRate(
            String rejection, String sphere, String field, BigDecimal to2026, Optional<BigDecimal> of2027And2028) {
        return share(rejection, sphere, field, (note, group, share) -> {
            if (!share.has(field)) {
                return false;
            }
            BigDecimal told = share.amount(field);
            if (group.has("gIBSCBS/gTribRegular")) {
                // What is suspended has no rate; the group tells the one it would have.
                return told.signum() != 0;
            }
            if (note.root().text("ide/tpNFCredito").equals(REDUCTION)
                    || told.signum() == 0 && group.has("gIBSCBS/gCBS/gALCZFMCBS")) {
                return false;
            }
            Optional<BigDecimal> rate = switch (yearOfLaw(note)) {
                case "2025", "2026" -> Optional.of(to2026);
                case "2027", "2028" -> of2027And2028;
                default -> Optional.empty();
            };
            return rate.filter(known -> known.compareTo(told) != 0).isPresent();
        });
    }
}
