package dev.backoffice.fiscal.vat;

import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.TaxAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * VAT of a document by treatment and rate, in the order they first appear.
 *
 * @param parts one for each
 */
public record VatSummary(List<Part> parts) {
    /** Where tax is rounded; countries allow the one, the other or both. */
    public enum Rounding {
        /** Each line is rounded, and the document sums up rounded lines. */
        LINE,
        /** The bases of a rate are summed up, and its tax rounded once; for prices without tax. */
        DOCUMENT
    }

    /**
     * What the lines of one treatment and rate come to.
     *
     * @param treatment of these lines
     * @param code what documents of the country write for it
     * @param due base, rate and amount of the lines together
     */
    public record Part(Vat.Treatment treatment, String code, TaxAmount due) {}

    private record Group(Vat.Treatment treatment, String code, Rate rate) {}

    public VatSummary {
        parts = List.copyOf(parts);
    }

    /**
     * Sums up lines that a {@link VatRule} decided.
     *
     * @param rounding of the tax of a rate, for {@link Rounding#DOCUMENT}
     * @throws dev.backoffice.core.error.NotFound {@code tax.not-decided} for a line without VAT
     */
    public static VatSummary of(List<LineTaxes> lines, Rounding where, RoundingPolicy rounding) {
        Map<Group, List<TaxAmount>> groups = new LinkedHashMap<>();
        for (LineTaxes line : lines) {
            Vat vat = line.get(Vat.class);
            groups.computeIfAbsent(
                            new Group(vat.treatment(), vat.code(), vat.due().rate()), group -> new ArrayList<>())
                    .add(vat.due());
        }
        List<Part> parts = new ArrayList<>();
        groups.forEach((group, due) ->
                parts.add(new Part(group.treatment(), group.code(), sum(group.rate(), due, where, rounding))));
        return new VatSummary(parts);
    }

    /** The tax of the document; zero of the first part's currency where nothing is due. */
    public Money tax() {
        Money tax = Money.zero(parts.get(0).due().amount().getCurrencyUnit());
        for (Part part : parts) {
            tax = tax.plus(part.due().amount());
        }
        return tax;
    }

    private static TaxAmount sum(Rate rate, List<TaxAmount> due, Rounding where, RoundingPolicy rounding) {
        Money base = due.get(0).base();
        Money tax = due.get(0).amount();
        for (TaxAmount each : due.subList(1, due.size())) {
            base = base.plus(each.base());
            tax = tax.plus(each.amount());
        }
        return new TaxAmount(
                Vat.TAX,
                base,
                rate,
                switch (where) {
                    case LINE -> tax;
                    case DOCUMENT -> rate.of(base, rounding);
                });
    }
}
