package dev.backoffice.hr.br.inss;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.hr.br.inss.InssContribution.Share;
import dev.backoffice.hr.br.inss.InssContribution.Slice;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Computes the worker's contribution ({@code contribuição previdenciária do segurado}, Lei 8.212/1991 art. 20, art. 28
 * and art. 30 § 4; Emenda Constitucional 103/2019 art. 28). Pure and stateless.
 *
 * <p>The table is chosen by competence, the month worked, whenever it is paid. Example, competence 2026-10:
 *
 * <pre>{@code
 * var input = InssInput.of(TRUNCATE_PER_BAND, InssSource.employment("job", Money.parse("BRL 5000.00")));
 * InssCalculator.explain(input, tables, YearMonth.of(2026, 10)).value().total();   // BRL 501.50
 * }</pre>
 */
public final class InssCalculator {
    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    private InssCalculator() {}

    /**
     * The contribution with its working: a reason for each slice, each cut at the ceiling and each rounding. The values
     * named {@code amount} sum to the total.
     *
     * @throws dev.backoffice.core.error.NotFound when no table is known for the competence
     */
    public static Explained<InssContribution> explain(InssInput input, InssTables tables, YearMonth competence) {
        InssTable table = tables.at(competence);
        InssContribution contribution = contribution(input, table);
        return new Explained<>(contribution, reasons(input, table, contribution));
    }

    /**
     * The same value without sentences, for runs of millions.
     *
     * @throws dev.backoffice.core.error.NotFound when no table is known for the competence
     */
    public static InssContribution contribution(InssInput input, InssTables tables, YearMonth competence) {
        return contribution(input, tables.at(competence));
    }

    private static InssContribution contribution(InssInput input, InssTable table) {
        BigDecimal room = table.ceiling().getAmount();
        BigDecimal employed = ZERO; // base of the employments so far: where the next one enters the bands
        BigDecimal exact = BigDecimal.ZERO; // their contribution so far, before the rounding of the total
        BigDecimal total = ZERO;
        List<Share> shares = new ArrayList<>(input.sources().size());
        for (InssSource source : input.sources()) {
            BigDecimal counted = source.base().getAmount().min(room);
            room = room.subtract(counted);
            List<Slice> slices;
            BigDecimal amount;
            if (source.kind() == InssSource.Kind.EMPLOYMENT) {
                slices = slices(table, employed, counted, input.rounding());
                employed = employed.add(counted);
                BigDecimal sum = sum(slices);
                amount = cents(exact.add(sum)).subtract(cents(exact));
                exact = exact.add(sum);
            } else {
                Rate rate = flatRate(table, source.kind());
                slices = counted.signum() == 0 ? List.of() : List.of(slice(counted, rate, input.rounding()));
                amount = cents(sum(slices));
            }
            total = total.add(amount);
            shares.add(new Share(source.id(), money(counted), money(amount), slices));
        }
        return new InssContribution(money(total), shares);
    }

    /** Cuts {@code [from, from + length)} at the limits of the bands. */
    private static List<Slice> slices(InssTable table, BigDecimal from, BigDecimal length, InssRounding rounding) {
        List<Slice> slices = new ArrayList<>(table.bands().size());
        BigDecimal left = length;
        BigDecimal position = from;
        for (InssBand band : table.bands()) {
            if (left.signum() == 0) {
                break;
            }
            BigDecimal part = band.upTo().getAmount().subtract(position).min(left);
            if (part.signum() > 0) {
                slices.add(slice(part, band.rate(), rounding));
                position = position.add(part);
                left = left.subtract(part);
            }
        }
        return slices;
    }

    private static Slice slice(BigDecimal base, Rate rate, InssRounding rounding) {
        BigDecimal exact = rate.of(base);
        return switch (rounding) {
            case TRUNCATE_PER_BAND -> new Slice(money(base), rate, RoundingPolicy.TRUNCATE.round(exact, 2));
            case HALF_UP_TOTAL -> new Slice(money(base), rate, exact);
        };
    }

    private static Rate flatRate(InssTable table, InssSource.Kind kind) {
        return switch (kind) {
            case SELF_EMPLOYED -> table.selfEmployedRate();
            case SELF_EMPLOYED_OF_EXEMPT_PAYER -> table.exemptPayerRate();
            case EMPLOYMENT -> throw new IllegalArgumentException("employments have bands");
        };
    }

    private static List<Reason> reasons(InssInput input, InssTable table, InssContribution contribution) {
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < contribution.shares().size(); i++) {
            InssSource source = input.sources().get(i);
            Share share = contribution.shares().get(i);
            if (share.contributionBase().isLessThan(source.base())) {
                reasons.add(Reason.of(
                                "inss.ceiling",
                                "Of " + plain(source.base()) + " only " + plain(share.contributionBase())
                                        + " finds room under the ceiling of " + plain(table.ceiling()))
                        .with("source", source.id())
                        .with("base", plain(source.base()))
                        .with("counted", plain(share.contributionBase()))
                        .with("ceiling", plain(table.ceiling()))
                        .by(table.source()));
            }
            for (Slice slice : share.slices()) {
                String amount = slice.amount().stripTrailingZeros().scale() > 2
                        ? slice.amount().stripTrailingZeros().toPlainString()
                        : slice.amount().setScale(2).toPlainString();
                reasons.add(Reason.of(
                                source.kind() == InssSource.Kind.EMPLOYMENT ? "inss.band" : "inss.flat-rate",
                                slice.rate() + " of " + plain(slice.base()) + " = " + amount)
                        .with("source", source.id())
                        .with("base", plain(slice.base()))
                        .with("rate", slice.rate())
                        .with("amount", amount)
                        .by(table.source()));
            }
            BigDecimal rounding = share.amount().getAmount().subtract(sum(share.slices()));
            if (rounding.signum() != 0) {
                reasons.add(Reason.of("inss.rounding", "Rounded half up to " + plain(share.amount()))
                        .with("source", source.id())
                        .with("amount", rounding.stripTrailingZeros().toPlainString()));
            }
        }
        reasons.add(Reason.of("inss.total", "Contribution of the month: " + plain(contribution.total()))
                .with("total", plain(contribution.total()))
                .with("rounding", input.rounding().name()));
        return reasons;
    }

    private static BigDecimal sum(List<Slice> slices) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Slice slice : slices) {
            sum = sum.add(slice.amount());
        }
        return sum;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return RoundingPolicy.HALF_UP_CENT.round(amount, 2);
    }

    private static Money money(BigDecimal amount) {
        return Money.of(InssTable.BRL, amount);
    }

    private static String plain(Money money) {
        return Amounts.text(money);
    }
}
