package dev.backoffice.fiscal.br.iss;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.TaxTransition;
import dev.backoffice.fiscal.tax.TaxAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The ISS of a service and what its buyer withholds.
 *
 * @param iss on the price less discount and deductions; empty for a provider of the Simples whose buyer does not withhold it, who
 *     pays it in the DAS
 * @param issRetained whether the buyer withholds the ISS and pays it
 * @param municipality to which the ISS is due, IBGE code of seven digits
 * @param withheld what else the buyer withholds: IRRF, PIS, COFINS, CSLL and INSS, by the names {@code irrf} and so on
 * @param net what the buyer pays to the provider
 */
public record ServiceTaxes(
        Optional<TaxAmount> iss, boolean issRetained, String municipality, List<TaxAmount> withheld, Money net) {
    /** Table of the rates; columns {@code rate}, {@code retained}; key {@code 3550308:14.01}, {@code 3550308:14} or {@code 3550308}. */
    public static final String RATES = "br.iss";

    /** Table of where it is due; columns {@code place}, {@code retained}; key: item, group, or {@code default}. */
    public static final String PLACES = "br.iss-place";

    /** Table of what is withheld; columns {@code rate}, {@code minimum}, {@code simples}; key: tax. */
    public static final String WITHHOLDING = "br.withholding";

    /** Name of ISS in {@link TaxAmount}. */
    public static final String ISS = "iss";

    private static final BigDecimal LEAST = BigDecimal.valueOf(2);
    private static final BigDecimal MOST = BigDecimal.valueOf(5);
    private static final String LAW = "LC 116/2003 arts. 7, 8, II and 8-A";

    public ServiceTaxes {
        withheld = List.copyOf(withheld);
    }

    /** The library's rates of ISS: it has no row. */
    public static ReferenceTable rates() {
        return read(RATES, "rates.tsv");
    }

    /** The library's table of where ISS is due. */
    public static ReferenceTable places() {
        return read(PLACES, "places.tsv");
    }

    /** The library's rates of what is withheld. */
    public static ReferenceTable withholding() {
        return read(WITHHOLDING, "withholding.tsv");
    }

    /** The tables of the library, to lay a host's rows over. */
    public static ReferenceTables tables() {
        return ReferenceTables.of(rates(), places(), withholding(), TaxTransition.table());
    }

    /**
     * Decides them.
     *
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row} naming municipality and item
     * @throws RuleViolation {@code tax.not-determined} for the fact {@code iss-rate} below 2 or above 5 per cent
     */
    public static Explained<ServiceTaxes> determine(Service service, ReferenceTables tables, RoundingPolicy rounding) {
        List<Reason> reasons = new ArrayList<>();
        ReferenceRow place =
                byItem(tables, PLACES, "", service).orElseGet(() -> tables.get(PLACES, "default", service.date()));
        boolean performed = place.text("place").equals("performed");
        String municipality = performed ? service.performed() : service.provider();
        reasons.add(Reason.of(
                        "iss.place",
                        "ISS is due to " + municipality + ", where "
                                + (performed ? "the service is performed" : "the provider is"))
                .by(place.source())
                .with("municipality", municipality));
        ReferenceRow row = byItem(tables, RATES, municipality + ":", service)
                .or(() -> tables.find(RATES, municipality, service.date()))
                .orElseGet(() -> tables.get(RATES, municipality + ":" + service.item(), service.date()));
        Rate rate = row.rate("rate");
        if (rate.percent().compareTo(LEAST) < 0 || rate.percent().compareTo(MOST) > 0) {
            throw RuleViolation.of(
                    "tax.not-determined",
                    "line",
                    service.item(),
                    "rule",
                    "br.iss",
                    "fact",
                    "iss-rate",
                    "value",
                    rate.toString());
        }
        TaxTransition left = TaxTransition.of(TaxTransition.ISS, tables, service.date());
        Rate due = left.of(rate);
        boolean retained = !left.ended()
                && service.buyerIsCompany()
                && switch (row.text("retained")) {
                    case "yes" -> true;
                    case "law" -> place.text("retained").equals("yes");
                    default -> false;
                };
        Money base = service.price().minus(service.discount()).minus(service.deductions());
        Optional<TaxAmount> iss = left.ended() || service.simples() && !retained
                ? Optional.empty()
                : Optional.of(new TaxAmount(ISS, base, due, due.of(base, rounding)));
        reasons.add(iss.map(
                        amount -> amount("iss.amount", "ISS" + (retained ? ", withheld by the buyer" : ""), amount, row)
                                .by(row.source() + "; " + LAW + (left.whole() ? "" : "; " + left.source())))
                .orElseGet(() -> left.ended()
                        ? Reason.of("iss.ended", "ISS has ended").by(left.source())
                        : Reason.of("iss.in-the-das", "ISS is paid in the DAS").by("LC 123/2006 art. 13, VIII")));
        List<TaxAmount> withheld = withheld(service, tables, rounding, reasons);
        Money net = service.price().minus(service.discount());
        if (retained) {
            net = net.minus(iss.orElseThrow().amount());
        }
        for (TaxAmount each : withheld) {
            net = net.minus(each.amount());
        }
        return new Explained<>(new ServiceTaxes(iss, retained, municipality, withheld, net), reasons);
    }

    private static List<TaxAmount> withheld(
            Service service, ReferenceTables tables, RoundingPolicy rounding, List<Reason> reasons) {
        List<TaxAmount> withheld = new ArrayList<>();
        if (!service.buyerIsCompany()) {
            reasons.add(Reason.of("withholding.none", "The buyer withholds nothing: it is not a company"));
            return withheld;
        }
        Money price = service.price().minus(service.discount());
        for (Service.Withheld kind : Service.Withheld.values()) {
            if (service.withheld().contains(kind)) {
                switch (kind) {
                    case PROFESSIONAL -> single(service, tables, "irrf", "irrf", price, rounding, withheld, reasons);
                    case CLEANING ->
                        single(service, tables, "irrf", "irrf.cleaning", price, rounding, withheld, reasons);
                    case CONTRIBUTIONS -> contributions(service, tables, price, rounding, withheld, reasons);
                    case LABOUR ->
                        single(
                                service,
                                tables,
                                "inss",
                                "inss",
                                price.minus(service.deductions()),
                                rounding,
                                withheld,
                                reasons);
                }
            }
        }
        if (withheld.isEmpty()) {
            reasons.add(Reason.of("withholding.none", "The buyer withholds nothing of this service"));
        }
        return withheld;
    }

    private static void single(
            Service service,
            ReferenceTables tables,
            String tax,
            String key,
            Money base,
            RoundingPolicy rounding,
            List<TaxAmount> withheld,
            List<Reason> reasons) {
        ReferenceRow row = tables.get(WITHHOLDING, key, service.date());
        TaxAmount due =
                new TaxAmount(tax, base, row.rate("rate"), row.rate("rate").of(base, rounding));
        if (spared(service, row, due.amount(), tax, reasons)) {
            return;
        }
        withheld.add(due);
        reasons.add(amount("withholding." + tax, tax + " withheld", due, row));
    }

    /** CSLL, PIS and COFINS are one payment: the minimum is of their sum. */
    private static void contributions(
            Service service,
            ReferenceTables tables,
            Money base,
            RoundingPolicy rounding,
            List<TaxAmount> withheld,
            List<Reason> reasons) {
        List<TaxAmount> all = new ArrayList<>();
        List<ReferenceRow> rows = new ArrayList<>();
        Money sum = Money.zero(base.getCurrencyUnit());
        for (String tax : List.of("csll", "pis", "cofins")) {
            ReferenceRow row = tables.get(WITHHOLDING, tax, service.date());
            Rate rate = row.rate("rate");
            if (!rate.isZero()) {
                all.add(new TaxAmount(tax, base, rate, rate.of(base, rounding)));
                rows.add(row);
                sum = sum.plus(all.get(all.size() - 1).amount());
            }
        }
        if (all.isEmpty() || spared(service, rows.get(0), sum, "csrf", reasons)) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            withheld.add(all.get(i));
            reasons.add(
                    amount("withholding." + all.get(i).tax(), all.get(i).tax() + " withheld", all.get(i), rows.get(i)));
        }
    }

    private static boolean spared(Service service, ReferenceRow row, Money amount, String tax, List<Reason> reasons) {
        if (service.simples() && row.text("simples").equals("no")) {
            reasons.add(Reason.of("withholding.simples", "No " + tax + " withheld from a provider of the Simples")
                    .by("IN SRF 459/2004 art. 3, II; IN RFB 765/2007; LC 123/2006 art. 13"));
            return true;
        }
        if (amount.isLessThan(row.money("minimum", amount.getCurrencyUnit()))) {
            reasons.add(Reason.of(
                            "withholding.below-minimum",
                            "No " + tax + " withheld: " + amount.getAmount() + " is less than " + row.text("minimum"))
                    .by(row.source()));
            return true;
        }
        return false;
    }

    private static Reason amount(String code, String name, TaxAmount due, ReferenceRow row) {
        return Reason.of(
                        code,
                        name + ": " + due.rate() + " of " + due.base().getAmount() + " = "
                                + due.amount().getAmount())
                .by(row.source())
                .with("base", due.base().getAmount())
                .with("rate", due.rate())
                .with("amount", due.amount().getAmount());
    }

    private static Optional<ReferenceRow> byItem(ReferenceTables tables, String table, String prefix, Service service) {
        String item = service.item();
        return tables.find(table, prefix + item, service.date())
                .or(() -> tables.find(table, prefix + item.substring(0, item.indexOf('.')), service.date()));
    }

    private static ReferenceTable read(String table, String file) {
        return ReferenceTable.read(table, ServiceTaxes.class.getResourceAsStream(file));
    }
}
