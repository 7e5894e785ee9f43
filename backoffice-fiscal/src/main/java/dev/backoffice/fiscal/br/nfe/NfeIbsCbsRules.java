package dev.backoffice.fiscal.br.nfe;

import static dev.backoffice.fiscal.br.nfe.NfeRule.item;
import static dev.backoffice.fiscal.br.nfe.NfeRule.note;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules UB and W34 on about IBS and CBS (NT 2025.002), as far as sales and gifts of goods meet them. */
final class NfeIbsCbsRules {
    private static final String GROUP = "imposto/IBSCBS";
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal TWENTIETH = new BigDecimal("0.05");
    private static final BigDecimal CBS_OF_TRIAL_YEARS = new BigDecimal("0.9");

    private NfeIbsCbsRules() {}

    static List<NfeRule> rules() {
        List<NfeRule> rules = new ArrayList<>(List.of(
                item("1020", (note, det) -> det.has(GROUP) && situation(det).isEmpty()),
                item(
                        "1024",
                        (note, det) -> det.has(GROUP)
                                && !det.text(GROUP + "/cClassTrib").startsWith(det.text(GROUP + "/CST"))),
                item(
                        "1021",
                        (note, det) -> det.has(GROUP + "/gIBSCBS")
                                && situation(det).filter(it -> !it.amounts()).isPresent()),
                item(
                        "1022",
                        (note, det) -> !det.has(GROUP + "/gIBSCBS")
                                && situation(det)
                                        .filter(IbsCbsSituation::amounts)
                                        .isPresent()),
                item("1026", (note, det) -> wrongRate(note, det, "gIBSUF/pIBSUF", TENTH, Optional.of(TWENTIETH))),
                item(
                        "1036",
                        (note, det) ->
                                wrongRate(note, det, "gIBSMun/pIBSMun", BigDecimal.ZERO, Optional.of(TWENTIETH))),
                item("1037", (note, det) -> wrongRate(note, det, "gCBS/pCBS", CBS_OF_TRIAL_YEARS, Optional.empty())),
                item("1111", (note, det) -> det.has(GROUP + "/gIBSCBS/gIBSUF/gDevTrib")),
                item("1112", (note, det) -> det.has(GROUP + "/gIBSCBS/gIBSMun/gDevTrib")),
                note(
                        "1118",
                        (note, root) -> root.has("total/IBSCBSTot")
                                && root.all("det/" + GROUP).isEmpty()),
                note(
                        "1119",
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
                        (note, det) -> det.has(path + "/gRed")
                                && situation(det).filter(it -> !it.reduction()).isPresent()),
                item(
                        reductionMissing,
                        (note, det) -> det.has(path)
                                && !det.has(path + "/gRed")
                                && situation(det)
                                        .filter(IbsCbsSituation::reduction)
                                        .isPresent()),
                item(
                        effectiveRateWrong,
                        (note, det) -> det.has(path + "/gRed")
                                && det.amount(path + "/gRed/pAliqEfet").compareTo(effective(det.at(path), tax)) != 0),
                item(
                        deferralNotAllowed,
                        (note, det) -> det.has(path + "/gDif")
                                && situation(det).filter(it -> !it.deferral()).isPresent()),
                item(
                        deferralMissing,
                        (note, det) -> det.has(path)
                                && !det.has(path + "/gDif")
                                && situation(det)
                                        .filter(IbsCbsSituation::deferral)
                                        .isPresent()),
                item(
                        deferralWrong,
                        (note, det) -> det.has(path + "/gDif")
                                && !NoteXml.near(
                                        det.amount(path + "/gDif/vDif"),
                                        NoteXml.percent(whole(det, path, tax), det.amount(path + "/gDif/pDif")))),
                item(
                        amountWrong,
                        (note, det) -> det.has(path)
                                && !NoteXml.near(
                                        det.amount(path + "/v" + tax),
                                        whole(det, path, tax)
                                                .subtract(det.amount(path + "/gDif/vDif"))
                                                .subtract(det.amount(path + "/gDevTrib/vDevTrib")))));
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
        String year = note.date().substring(0, Math.min(4, note.date().length()));
        Optional<BigDecimal> rate = switch (year) {
            case "2025", "2026" -> Optional.of(to2026);
            case "2027", "2028" -> of2027And2028;
            default -> Optional.empty();
        };
        return rate.filter(known -> known.compareTo(det.amount(path)) != 0).isPresent();
    }
}
