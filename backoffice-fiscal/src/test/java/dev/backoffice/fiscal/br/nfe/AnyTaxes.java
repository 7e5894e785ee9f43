package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.SaleKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Every tax group a note can carry, chosen by the facts and a seed, with amounts that belong together. No law, only forms. */
public record AnyTaxes(int seed) implements SaleTaxRule {
    private static final Set<String> SOUTH_EAST = Set.of("MG", "PR", "RJ", "RS", "SC", "SP");
    private static final BigDecimal INTERNAL = new BigDecimal("18");

    @Override
    public Explained<ItemTaxation> determine(SaleTaxFacts facts) {
        int choice = Math.floorMod(seed + facts.ncm().hashCode() + facts.gross().hashCode(), 10_007);
        boolean interstate = facts.from() != facts.to();
        IcmsGroup icms = facts.regime().usesCsosn() ? simples(facts, choice) : normal(facts, choice, interstate);
        Optional<DestinationIcms> destination = Optional.empty();
        boolean consumer = facts.use() == BuyerUse.CONSUMPTION && facts.taxpayer() instanceof NfeTaxpayer.None;
        if (interstate && consumer && !facts.regime().usesCsosn()) {
            destination = Optional.of(destination(facts, choice));
        }
        return Explained.of(
                new ItemTaxation(
                        cfop(facts, interstate),
                        icms,
                        contribution(facts.amount(), choice, "1.65"),
                        contribution(facts.amount(), choice, "7.6"),
                        destination,
                        facts.regime() == TaxRegime.NORMAL || choice % 3 == 0
                                ? Optional.of(ibsCbs(facts.amount(), choice))
                                : Optional.empty(),
                        choice % 7 == 0 ? Optional.of("SP800001") : Optional.empty(),
                        choice % 2 == 0 ? Optional.of(percent(facts.amount(), INTERNAL)) : Optional.empty()),
                Reason.of("test.any", "Any taxes").by("test"));
    }

    private static String cfop(SaleTaxFacts facts, boolean interstate) {
        String first = interstate ? "6" : "5";
        if (facts.kind() != SaleKind.SALE) {
            return first + "910";
        }
        return first + (facts.supply() == GoodsSupply.OWN_PRODUCTION ? "101" : "102");
    }

    private static IcmsGroup simples(SaleTaxFacts facts, int choice) {
        IcmsGroup.SimplesCredit credit = new IcmsGroup.SimplesCredit(
                new BigDecimal("2.2539"), percent(facts.amount(), new BigDecimal("2.2539")));
        return switch (choice % 7) {
            case 0 -> new IcmsGroup.SimplesWithCredit(facts.origin(), credit);
            case 1 -> new IcmsGroup.SimplesWithoutCredit(facts.origin(), "103");
            case 2 -> new IcmsGroup.SimplesWithoutCredit(facts.origin(), "300");
            case 3 -> new IcmsGroup.SimplesWithoutCredit(facts.origin(), "400");
            case 4 ->
                facts.cest().isPresent()
                        ? new IcmsGroup.SimplesWithheldBefore(facts.origin())
                        : IcmsGroup.simplesWithoutCredit(facts.origin());
            case 5 ->
                new IcmsGroup.SimplesOther(
                        facts.origin(),
                        choice % 2 == 0
                                ? Optional.of(
                                        own(facts.amount(), BigDecimal.valueOf(choice % 30), BigDecimal.valueOf(4)))
                                : Optional.empty(),
                        choice % 5 == 0 ? Optional.of(credit) : Optional.empty());
            default -> IcmsGroup.simplesWithoutCredit(facts.origin());
        };
    }

    private static IcmsGroup normal(SaleTaxFacts facts, int choice, boolean interstate) {
        BigDecimal rate = interstate ? interstate(facts) : INTERNAL;
        IcmsGroup.OwnIcms whole = own(facts.amount(), BigDecimal.ZERO, rate);
        IcmsGroup.OwnIcms reduced = own(facts.amount(), new BigDecimal("33.33"), rate);
        Optional<IcmsGroup.Fcp> fcp = choice % 3 == 0 && !interstate
                ? Optional.of(new IcmsGroup.Fcp(
                        whole.base(), BigDecimal.valueOf(2), percent(whole.base(), BigDecimal.valueOf(2))))
                : Optional.empty();
        Optional<IcmsGroup.Fcp> fcpReduced =
                fcp.map(it -> new IcmsGroup.Fcp(reduced.base(), it.rate(), percent(reduced.base(), it.rate())));
        Optional<IcmsGroup.Exempted> exempted = choice % 4 == 0
                ? Optional.of(new IcmsGroup.Exempted(percent(facts.amount(), BigDecimal.ONE), "9"))
                : Optional.empty();
        return switch (choice % 8) {
            case 0 -> new IcmsGroup.Reduced(facts.origin(), reduced, fcpReduced, exempted);
            case 1 -> new IcmsGroup.NotTaxed(facts.origin(), "40", exempted);
            case 2 -> new IcmsGroup.NotTaxed(facts.origin(), "41", Optional.empty());
            case 3 -> new IcmsGroup.NotTaxed(facts.origin(), "50", exempted);
            case 4 ->
                facts.cest().isPresent()
                        ? new IcmsGroup.WithheldBefore(facts.origin())
                        : new IcmsGroup.Other(facts.origin(), Optional.empty(), Optional.empty(), exempted);
            case 5 -> new IcmsGroup.Other(facts.origin(), Optional.of(reduced), fcpReduced, exempted);
            case 6 -> new IcmsGroup.Other(facts.origin(), Optional.of(whole), fcp, Optional.empty());
            default -> new IcmsGroup.Taxed(facts.origin(), whole, fcp);
        };
    }

    private static DestinationIcms destination(SaleTaxFacts facts, int choice) {
        BigDecimal rate = interstate(facts);
        return new DestinationIcms(
                facts.amount(),
                new BigDecimal("20.5"),
                rate,
                percent(facts.amount(), new BigDecimal("20.5").subtract(rate)),
                choice % 2 == 0
                        ? Optional.of(new DestinationIcms.Fcp(
                                facts.amount(), BigDecimal.valueOf(2), percent(facts.amount(), BigDecimal.valueOf(2))))
                        : Optional.empty());
    }

    private static ContributionGroup contribution(Money amount, int choice, String rate) {
        BigDecimal percent = new BigDecimal(rate);
        return switch (choice % 5) {
            case 0 -> new ContributionGroup.AdValorem("01", amount, percent, percent(amount, percent));
            case 1 -> new ContributionGroup.AdValorem("02", amount, percent, percent(amount, percent));
            case 2 -> new ContributionGroup.NotDue("06");
            case 3 -> new ContributionGroup.Other("99", amount, percent, percent(amount, percent));
            default -> ContributionGroup.otherOutgoing();
        };
    }

    private static IbsCbsGroup ibsCbs(Money amount, int choice) {
        BigDecimal half = new BigDecimal("60");
        return switch (choice % 6) {
            case 0 -> new IbsCbsGroup("410", "410001", true, Optional.empty());
            case 1 -> group("200", "200034", amount, Optional.empty(), Optional.of(half));
            case 2 -> group("510", "510001", amount, Optional.of(half), Optional.empty());
            case 3 -> group("515", "515001", amount, Optional.of(BigDecimal.valueOf(100)), Optional.of(half));
            default -> group("000", "000001", amount, Optional.empty(), Optional.empty());
        };
    }

    private static IbsCbsGroup group(
            String cst, String code, Money base, Optional<BigDecimal> deferred, Optional<BigDecimal> reduced) {
        return new IbsCbsGroup(
                cst,
                code,
                false,
                Optional.of(new IbsCbsGroup.Amounts(
                        base,
                        share(base, "0.1", deferred, reduced),
                        share(base, "0", deferred, reduced),
                        share(base, "0.9", deferred, reduced))));
    }

    private static IbsCbsGroup.Share share(
            Money base, String rate, Optional<BigDecimal> deferred, Optional<BigDecimal> reduced) {
        BigDecimal whole = new BigDecimal(rate);
        Optional<IbsCbsGroup.Reduction> reduction = reduced.map(off -> new IbsCbsGroup.Reduction(
                off,
                whole.multiply(BigDecimal.valueOf(100).subtract(off))
                        .movePointLeft(2)
                        .setScale(4, RoundingMode.HALF_UP)));
        Money due = percent(
                base, reduction.map(IbsCbsGroup.Reduction::effectiveRate).orElse(whole));
        Optional<IbsCbsGroup.Deferral> deferral = deferred.map(off -> new IbsCbsGroup.Deferral(off, percent(due, off)));
        return new IbsCbsGroup.Share(
                whole,
                deferral,
                reduction,
                due.minus(deferral.map(IbsCbsGroup.Deferral::amount).orElse(NfeAmount.ZERO)));
    }

    private static IcmsGroup.OwnIcms own(Money amount, BigDecimal reduction, BigDecimal rate) {
        Money base = percent(amount, BigDecimal.valueOf(100).subtract(reduction));
        return new IcmsGroup.OwnIcms(base, reduction, rate, percent(base, rate));
    }

    private static BigDecimal interstate(SaleTaxFacts facts) {
        int origin = facts.origin().code();
        if (origin == 1 || origin == 2 || origin == 3 || origin == 8) {
            return BigDecimal.valueOf(4);
        }
        return BigDecimal.valueOf(
                SOUTH_EAST.contains(facts.from().name())
                                && !SOUTH_EAST.contains(facts.to().name())
                        ? 7
                        : 12);
    }

    private static Money percent(Money amount, BigDecimal percent) {
        return amount.multipliedBy(percent.movePointLeft(2), RoundingMode.HALF_UP);
    }
}
