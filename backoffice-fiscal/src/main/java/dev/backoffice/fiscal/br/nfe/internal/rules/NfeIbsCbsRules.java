package dev.backoffice.fiscal.br.nfe.internal.rules;

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
    private static final int YEAR_OF_KEY = 2;

    /** A credit note over a reduction has the rates of the note it reduces. */
    private static final String REDUCTION = "04";

    private NfeIbsCbsRules() {}

    public static List<NfeRule> rules() {
        List<NfeRule> rules = new ArrayList<>(List.of(
                item(
                        "1020",
                        GROUP + "/CST",
                        (note, det) -> det.has(GROUP) && situation(det).isEmpty()),
                item(
                        "1024",
                        GROUP + "/cClassTrib",
                        (note, det) -> det.has(GROUP)
                                && !det.text(GROUP + "/cClassTrib").startsWith(det.text(GROUP + "/CST"))),
                item(
                        "1023",
                        GROUP + "/cClassTrib",
                        (note, det) -> det.has(GROUP) && known(det).isEmpty()),
                item(
                        "1025",
                        GROUP + "/cClassTrib",
                        (note, det) -> known(det)
                                .filter(it -> it.barredFrom(note.receipt()))
                                .isPresent()),
                item(
                        "1034",
                        GROUP + "/gIBSCBS/gIBSUF/gRed/pRedAliq",
                        (note, det) -> otherReduction(note, det, "gIBSUF", IbsCbsClass::ibsReduction)),
                item(
                        "1046",
                        GROUP + "/gIBSCBS/gIBSMun/gRed/pRedAliq",
                        (note, det) -> otherReduction(note, det, "gIBSMun", IbsCbsClass::ibsReduction)),
                item(
                        "1063",
                        GROUP + "/gIBSCBS/gCBS/gRed/pRedAliq",
                        (note, det) -> otherReduction(note, det, "gCBS", IbsCbsClass::cbsReduction)),
                item(
                        "1115",
                        GROUP,
                        (note, det) -> note.root().text("emit/CRT").equals("3") && !det.has(GROUP) && !ofBefore(note)),
                item(
                        "1018",
                        "imposto/IS/qTrib",
                        (note, det) -> det.has("imposto/IS/adRemIS") && !det.has("imposto/IS/qTrib")),
                item("1019", "imposto/IS/vIS", (note, det) -> wrongSelective(det.at("imposto/IS"))),
                item(
                        "1021",
                        GROUP + "/gIBSCBS",
                        (note, det) -> det.has(GROUP + "/gIBSCBS")
                                && situation(det).filter(it -> !it.amounts()).isPresent()),
                item(
                        "1022",
                        GROUP + "/gIBSCBS",
                        (note, det) -> !det.has(GROUP + "/gIBSCBS")
                                && situation(det)
                                        .filter(IbsCbsSituation::amounts)
                                        .isPresent()),
                item(
                        "1026",
                        GROUP + "/gIBSCBS/gIBSUF/pIBSUF",
                        (note, det) -> wrongRate(note, det, "gIBSUF/pIBSUF", TENTH, Optional.of(TWENTIETH))),
                item(
                        "1036",
                        GROUP + "/gIBSCBS/gIBSMun/pIBSMun",
                        (note, det) ->
                                wrongRate(note, det, "gIBSMun/pIBSMun", BigDecimal.ZERO, Optional.of(TWENTIETH))),
                item(
                        "1037",
                        GROUP + "/gIBSCBS/gCBS/pCBS",
                        (note, det) -> wrongRate(note, det, "gCBS/pCBS", CBS_OF_TRIAL_YEARS, Optional.empty())),
                item(
                        "1111",
                        GROUP + "/gIBSCBS/gIBSUF/gDevTrib",
                        (note, det) -> det.has(GROUP + "/gIBSCBS/gIBSUF/gDevTrib")),
                item(
                        "1112",
                        GROUP + "/gIBSCBS/gIBSMun/gDevTrib",
                        (note, det) -> det.has(GROUP + "/gIBSCBS/gIBSMun/gDevTrib")),
                note(
                        "1118",
                        "total/IBSCBSTot",
                        (note, root) -> root.has("total/IBSCBSTot")
                                && root.all("det/" + GROUP).isEmpty()),
                note(
                        "1119",
                        "total/IBSCBSTot",
                        (note, root) -> !root.has("total/IBSCBSTot")
                                && !root.all("det/" + GROUP).isEmpty())));
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
        String path = GROUP + "/gIBSCBS/" + name;
        return List.of(
                item(
                        reductionNotAllowed,
                        path + "/gRed",
                        (note, det) -> det.has(path + "/gRed")
                                && situation(det).filter(it -> !it.reduction()).isPresent()),
                item(
                        reductionMissing,
                        path + "/gRed",
                        (note, det) -> det.has(path)
                                && !det.has(path + "/gRed")
                                && situation(det)
                                        .filter(IbsCbsSituation::reduction)
                                        .isPresent()),
                item(
                        effectiveRateWrong,
                        path + "/gRed/pAliqEfet",
                        (note, det) -> det.has(path + "/gRed")
                                && det.amount(path + "/gRed/pAliqEfet").compareTo(effective(det.at(path), tax)) != 0),
                item(
                        deferralNotAllowed,
                        path + "/gDif",
                        (note, det) -> det.has(path + "/gDif")
                                && situation(det).filter(it -> !it.deferral()).isPresent()),
                item(
                        deferralMissing,
                        path + "/gDif",
                        (note, det) -> det.has(path)
                                && !det.has(path + "/gDif")
                                && situation(det)
                                        .filter(IbsCbsSituation::deferral)
                                        .isPresent()),
                item(
                        deferralWrong,
                        path + "/gDif/vDif",
                        (note, det) -> det.has(path + "/gDif")
                                && !NoteXml.near(
                                        det.amount(path + "/gDif/vDif"),
                                        NoteXml.percent(whole(det, path, tax), det.amount(path + "/gDif/pDif")))),
                item(
                        amountWrong,
                        path + "/v" + tax,
                        (note, det) -> det.has(path)
                                && !NoteXml.near(
                                        det.amount(path + "/v" + tax),
                                        whole(det, path, tax)
                                                .subtract(det.amount(path + "/gDif/vDif"))
                                                .subtract(det.amount(path + "/gDevTrib/vDevTrib")))));
    }

    private static Optional<IbsCbsClass> known(XmlNode det) {
        return IbsCbsClass.find(det.text(GROUP + "/cClassTrib"));
    }

    /** Government purchases have a reduction of their own, which takes the place of the class's. */
    private static boolean otherReduction(
            NoteXml note, XmlNode det, String sphere, Function<IbsCbsClass, BigDecimal> reduction) {
        String path = GROUP + "/gIBSCBS/" + sphere + "/gRed/pRedAliq";
        return det.has(path)
                && !note.root().has("ide/gCompraGov")
                && known(det)
                        .filter(it -> reduction.apply(it).compareTo(det.amount(path)) != 0)
                        .isPresent();
    }

    /** Returns and complements of notes from before the law. */
    private static boolean ofBefore(NoteXml note) {
        return AFTER_THE_FACT.contains(note.purpose())
                && Stream.concat(
                                note.root().all("ide/NFref/refNFe").stream(),
                                note.root().all("det/DFeReferenciado/chaveAcesso").stream())
                        .anyMatch(key -> key.text().length() > YEAR_OF_KEY
                                && key.text()
                                                .substring(YEAR_OF_KEY, YEAR_OF_KEY + 2)
                                                .compareTo("26")
                                        < 0);
    }

    /** What a rate per unit adds is not told apart by the rule's text, so a value with and one without it are both right. */
    private static boolean wrongSelective(XmlNode tax) {
        BigDecimal byValue = NoteXml.percent(tax.amount("vBCIS"), tax.amount("pIS"));
        BigDecimal byQuantity = tax.amount("qTrib").multiply(tax.amount("adRemIS"));
        return tax.has("vIS")
                && !NoteXml.near(tax.amount("vIS"), byValue)
                && !NoteXml.near(tax.amount("vIS"), byValue.add(byQuantity));
    }

    private static Optional<IbsCbsSituation> situation(XmlNode det) {
        return IbsCbsSituation.find(det.text(GROUP + "/CST"));
    }

    /** Base times the rate in force for the item. */
    private static BigDecimal whole(XmlNode det, String path, String tax) {
        XmlNode share = det.at(path);
        BigDecimal rate = share.has("gRed") ? share.amount("gRed/pAliqEfet") : share.amount("p" + tax);
        return NoteXml.percent(det.amount(GROUP + "/gIBSCBS/vBC"), rate);
    }

    private static BigDecimal effective(XmlNode share, String tax) {
        BigDecimal left = BigDecimal.valueOf(100).subtract(share.amount("gRed/pRedAliq"));
        return NoteXml.percent(share.amount("p" + tax), left).setScale(4, RoundingMode.HALF_UP);
    }

    /** The rates of LC 214/2025 arts. 343 to 347; those not published are not judged. */
    private static boolean wrongRate(
            NoteXml note, XmlNode det, String field, BigDecimal to2026, Optional<BigDecimal> of2027And2028) {
        String path = GROUP + "/gIBSCBS/" + field;
        if (!det.has(path)) {
            return false;
        }
        if (det.has(GROUP + "/gIBSCBS/gTribRegular")) {
            // What is suspended has no rate; the group tells the one it would have.
            return det.amount(path).signum() != 0;
        }
        if (note.root().text("ide/tpNFCredito").equals(REDUCTION)
                || det.has(GROUP + "/gIBSCBS/gCBS/gALCZFMCBS")
                        && det.amount(path).signum() == 0) {
            return false;
        }
        String year = note.date().substring(0, Math.min(4, note.date().length()));
        Optional<BigDecimal> rate = switch (year) {
            case "2025", "2026" -> Optional.of(to2026);
            case "2027", "2028" -> of2027And2028;
            default -> Optional.empty();
        };
        return rate.filter(known -> known.compareTo(det.amount(path)) != 0).isPresent();
    }
}
