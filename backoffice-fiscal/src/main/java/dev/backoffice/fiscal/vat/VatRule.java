package dev.backoffice.fiscal.vat;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.Place;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * VAT by a table of rates: the row of the goods' class in the region, else in the country, on the day.
 *
 * <p>A sale to a taxpayer of another country is charged in reverse, one to a consumer there bears the tax of the country named by
 * {@link Abroad}. Inside a country a row may ask for reverse charge from taxpayers ({@code reverse-charge}).
 *
 * <pre>{@code
 * VatRule rule = VatRule.of("pt.vat", VatRule.Prices.WITHOUT_TAX, VatRule.Abroad.DESTINATION);
 * }</pre>
 *
 * <p>Errors: {@code tax.goods-code-missing} for the scheme {@link #CLASS}; {@code reference.missing-row} naming country and class.
 */
public final class VatRule implements TaxRule {
    /** Of goods: the class of the table, e.g. {@code standard} or {@code books}. */
    public static final String CLASS = "vat";

    private final String id;
    private final Prices prices;
    private final Abroad abroad;

    /** Whether prices hold the tax. */
    public enum Prices {
        /** The tax comes on top. */
        WITHOUT_TAX,
        /** The tax is in them. */
        WITH_TAX
    }

    /** Whose tax a sale to a consumer of another country bears. */
    public enum Abroad {
        /** That of the seller's country, e.g. below a threshold. */
        ORIGIN,
        /** That of the buyer's country, e.g. by a one-stop shop. */
        DESTINATION
    }

    private VatRule(String id, Prices prices, Abroad abroad) {
        this.id = Input.text(id, "vat.rule", 60);
        this.prices = Input.required(prices, "vat.prices");
        this.abroad = Input.required(abroad, "vat.abroad");
    }

    /**
     * A rule over the table of the same name as its id, which has the columns {@code treatment} ({@code taxed}, {@code zero}, {@code
     * exempt} or {@code reverse-charge}), {@code rate} in per cent (open where nothing is due) and {@code code}; key {@code
     * PT:standard}, or {@code PT-20:standard} for a region.
     */
    public static VatRule of(String id, Prices prices, Abroad abroad) {
        return new VatRule(id, prices, abroad);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        Place from = asked.operation().from();
        Place to = asked.operation().to();
        boolean taxpayer = asked.operation().buyer().taxpayer();
        boolean inside = from.country().equals(to.country());
        ReferenceRow row = row(asked, !inside && !taxpayer && abroad == Abroad.DESTINATION ? to : from);
        Vat.Treatment treatment = row.as("treatment", "taxed, zero, exempt or reverse-charge", VatRule::treatment);
        if (treatment == Vat.Treatment.TAXED && !inside && taxpayer) {
            return untaxed(
                    asked,
                    row,
                    Vat.Treatment.REVERSE_CHARGE,
                    "vat.reverse-charge",
                    "the buyer of another country owes it");
        }
        return switch (treatment) {
            case TAXED -> taxed(asked, row);
            case ZERO -> untaxed(asked, row, treatment, "vat.zero", "at the rate zero");
            case EXEMPT -> untaxed(asked, row, treatment, "vat.exempt", "exempt");
            case REVERSE_CHARGE ->
                taxpayer
                        ? untaxed(asked, row, treatment, "vat.reverse-charge", "the buyer owes it")
                        : taxed(asked, row);
        };
    }

    private Explained<List<TaxResult>> taxed(TaxCase asked, ReferenceRow row) {
        Rate rate = row.rate("rate");
        Money price = asked.line().amounts().total();
        Money tax;
        Money base;
        if (prices == Prices.WITHOUT_TAX) {
            base = price;
            tax = asked.money(rate.of(price.getAmount()));
        } else {
            base = Money.of(
                    price.getCurrencyUnit(),
                    asked.rounding()
                            .divide(
                                    price.getAmount(),
                                    BigDecimal.ONE.add(rate.fraction()),
                                    price.getCurrencyUnit().getDecimalPlaces()));
            tax = price.minus(base);
        }
        return Explained.of(
                List.of(new Vat(
                        Vat.Treatment.TAXED,
                        row.text("code"),
                        new TaxAmount(Vat.TAX, base, rate, tax),
                        new Ground(id, row.source()))),
                Reason.of("vat.amount", "VAT: " + rate + " of " + base.getAmount() + " = " + tax.getAmount())
                        .by(row.source())
                        .with("class", row.key())
                        .with("base", base.getAmount())
                        .with("rate", rate)
                        .with("amount", tax.getAmount()));
    }

    private Explained<List<TaxResult>> untaxed(
            TaxCase asked, ReferenceRow row, Vat.Treatment treatment, String code, String why) {
        Money price = asked.line().amounts().total();
        String written = treatment == Vat.Treatment.REVERSE_CHARGE ? "AE" : row.text("code");
        return Explained.of(
                List.of(new Vat(
                        treatment,
                        written,
                        new TaxAmount(Vat.TAX, price, Rate.ZERO, asked.zero()),
                        new Ground(id, row.source()))),
                Reason.of(code, "No VAT of the seller: " + why)
                        .by(row.source())
                        .with("class", row.key())
                        .with("base", price.getAmount()));
    }

    private ReferenceRow row(TaxCase asked, Place place) {
        String goods = asked.goodsCode(CLASS);
        Optional<ReferenceRow> ofRegion =
                asked.tables().find(id, place + ":" + goods, asked.operation().date());
        return ofRegion.orElseGet(() -> asked.tables()
                .get(id, place.country() + ":" + goods, asked.operation().date()));
    }

    private static Vat.Treatment treatment(String text) {
        return switch (text) {
            case "taxed" -> Vat.Treatment.TAXED;
            case "zero" -> Vat.Treatment.ZERO;
            case "exempt" -> Vat.Treatment.EXEMPT;
            case "reverse-charge" -> Vat.Treatment.REVERSE_CHARGE;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
