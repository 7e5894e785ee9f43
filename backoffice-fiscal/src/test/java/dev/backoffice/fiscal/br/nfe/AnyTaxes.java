package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.tax.BuyerUse;
import dev.backoffice.fiscal.br.nfe.tax.ContributionGroup;
import dev.backoffice.fiscal.br.nfe.tax.DestinationIcms;
import dev.backoffice.fiscal.br.nfe.tax.IbsCbsGroup;
import dev.backoffice.fiscal.br.nfe.tax.IcmsGroup;
import dev.backoffice.fiscal.br.nfe.tax.IpiGroup;
import dev.backoffice.fiscal.br.nfe.tax.ItemTaxation;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import dev.backoffice.fiscal.br.nfe.tax.OtherTaxes;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxFacts;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.SaleKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Every tax group a note can carry, chosen by the facts and a seed, with amounts that belong together. No law, only forms. */
public record AnyTaxes(int seed, boolean receipt) implements SaleTaxRule {
    private static final Set<String> SOUTH_EAST = Set.of("MG", "PR", "RJ", "RS", "SC", "SP");
    /** Choices of IBS and CBS whose classes or groups model 65 may not have. */
    private static final Set<Integer> NOT_OF_RECEIPTS = Set.of(2, 3, 8, 9);

    private static final BigDecimal INTERNAL = new BigDecimal("18");

    /** Taxes of notes. */
    public AnyTaxes(int seed) {
        this(seed, false);
    }

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
                                ? Optional.of(ibsCbs(
                                        facts.amount(), receipt && NOT_OF_RECEIPTS.contains(choice % 10) ? 0 : choice))
                                : Optional.empty(),
                        choice % 7 == 0 ? Optional.of("SP800001") : Optional.empty(),
                        choice % 2 == 0 ? Optional.of(percent(facts.amount(), INTERNAL)) : Optional.empty(),
                        others(facts.amount(), choice)),
                Reason.of("test.any", "Any taxes").by("test"));
    }

    /** What makers and importers, and those who withhold for others, have on top. */
    private static OtherTaxes others(Money amount, int choice) {
        OtherTaxes taxes = OtherTaxes.none();
        BigDecimal ten = BigDecimal.TEN;
        if (choice % 11 == 0) {
            taxes = taxes.with(IpiGroup.of("999", new IpiGroup.AdValorem("50", amount, ten, percent(amount, ten))));
        } else if (choice % 11 == 1) {
            taxes = taxes.with(new IpiGroup(
                    "001",
                    new IpiGroup.PerUnit("99", new BigDecimal("2.5"), new BigDecimal("0.3"), NfeFixtures.brl("0.75")),
                    Optional.of(NfeFixtures.BLUE_SHOP_CNPJ),
                    Optional.of("SELO"),
                    Optional.of(3)));
        } else if (choice % 11 == 2) {
            taxes = taxes.with(IpiGroup.of("302", new IpiGroup.NotDue("53")));
        }
        if (choice % 13 == 0 && amount.isPositive()) {
            taxes = taxes.withheld(
                    new OtherTaxes.WithheldContribution(amount, ten, percent(amount, ten), choice % 2 == 0),
                    new OtherTaxes.WithheldContribution(amount, ten, percent(amount, ten), choice % 4 == 0));
        }
        if (choice % 17 == 0) {
            taxes = taxes.with(new OtherTaxes.ReturnedIpi(new BigDecimal("50"), NfeFixtures.brl("1.23")));
        }
        if (choice % 19 == 0) {
            taxes = taxes.with(
                    new OtherTaxes.ImportDuty(amount, NfeAmount.ZERO, percent(amount, ten), NfeFixtures.brl("0.02")));
        }
        if (choice % 23 == 0) {
            taxes = taxes.with(new OtherTaxes.SelectiveTax(
                    "000",
                    "000001",
                    Optional.of(new OtherTaxes.SelectiveDue(
                            amount,
                            ten,
                            choice % 2 == 0 ? Optional.of(new BigDecimal("1.5")) : Optional.empty(),
                            choice % 2 == 0
                                    ? Optional.of(new OtherTaxes.TaxedQuantity("L", new BigDecimal("2")))
                                    : Optional.empty(),
                            percent(amount, ten)))));
        }
        return taxes;
    }

    private static IcmsGroup.Substitution substitution(Money amount, int choice) {
        Money base = percent(amount, BigDecimal.valueOf(140));
        return new IcmsGroup.Substitution(
                choice % 3 == 0 ? 6 : 4,
                choice % 3 == 0 ? Optional.empty() : Optional.of(new BigDecimal("40")),
                choice % 5 == 0 ? Optional.of(new BigDecimal("33.3333")) : Optional.empty(),
                base,
                INTERNAL,
                percent(base, BigDecimal.valueOf(6)),
                choice % 2 == 0
                        ? Optional.of(new IcmsGroup.SubstitutionFcp(
                                base, BigDecimal.valueOf(2), percent(base, BigDecimal.valueOf(2))))
                        : Optional.empty());
    }

    private static Optional<IcmsGroup.Withheld> withheld(Money amount, int choice) {
        return choice % 2 == 0
                ? Optional.of(new IcmsGroup.Withheld(
                        amount,
                        INTERNAL,
                        choice % 4 == 0 ? Optional.of(NfeFixtures.brl("0.50")) : Optional.empty(),
                        percent(amount, INTERNAL)))
                : Optional.empty();
    }

    private static Optional<IcmsGroup.WithheldFcp> withheldFcp(Money amount, int choice) {
        return choice % 3 == 0
                ? Optional.of(new IcmsGroup.WithheldFcp(
                        amount, BigDecimal.valueOf(2), percent(amount, BigDecimal.valueOf(2))))
                : Optional.empty();
    }

    private static Optional<IcmsGroup.Effective> effective(Money amount, int choice) {
        return choice % 5 == 0
                ? Optional.of(new IcmsGroup.Effective(BigDecimal.ZERO, amount, INTERNAL, percent(amount, INTERNAL)))
                : Optional.empty();
    }

    private static IcmsGroup.Monophase monophase(int choice) {
        return new IcmsGroup.Monophase(
                choice % 2 == 0 ? Optional.of(new BigDecimal("16.1")) : Optional.empty(),
                new BigDecimal("1.2571"),
                NfeFixtures.brl("20.24"));
    }

    private static Optional<IcmsGroup> fuel(SaleTaxFacts facts, int choice) {
        return switch (choice % 29) {
            case 0 -> Optional.of(new IcmsGroup.TaxedOnce(facts.origin(), monophase(choice)));
            case 1 ->
                Optional.of(new IcmsGroup.TaxedOnceAndWithheld(
                        facts.origin(),
                        monophase(choice),
                        Optional.of(new BigDecimal("3.5")),
                        new BigDecimal("0.5"),
                        NfeFixtures.brl("1.75"),
                        choice % 2 == 0
                                ? Optional.of(new IcmsGroup.RateReduction(new BigDecimal("10"), "9"))
                                : Optional.empty()));
            case 2 ->
                Optional.of(new IcmsGroup.TaxedOnceDeferred(
                        facts.origin(),
                        Optional.of(new BigDecimal("20.23")),
                        Optional.of(new BigDecimal("0.9456")),
                        Optional.of(NfeFixtures.brl("19.13")),
                        Optional.of(new BigDecimal("38")),
                        Optional.of(NfeFixtures.brl("7.27")),
                        Optional.of(NfeFixtures.brl("11.86"))));
            case 3 ->
                Optional.of(new IcmsGroup.TaxedOnceBefore(
                        facts.origin(),
                        Optional.of(new BigDecimal("20.23")),
                        new BigDecimal("0.9456"),
                        NfeFixtures.brl("19.13")));
            default -> Optional.empty();
        };
    }

    private static IcmsGroup.Deferral deferral(Money amount, BigDecimal rate) {
        Money whole = percent(amount, rate);
        Money deferred = percent(whole, new BigDecimal("33.33"));
        return new IcmsGroup.Deferral(
                3,
                BigDecimal.ZERO,
                Optional.of("SP800001"),
                amount,
                rate,
                whole,
                new BigDecimal("33.33"),
                deferred,
                whole.minus(deferred));
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
        boolean listed = facts.cest().isPresent();
        return switch (choice % 10) {
            case 7 ->
                listed
                        ? new IcmsGroup.SimplesSubstitutedWithCredit(
                                facts.origin(), substitution(facts.amount(), choice), credit)
                        : IcmsGroup.simplesWithoutCredit(facts.origin());
            case 8 ->
                listed
                        ? new IcmsGroup.SimplesSubstituted(
                                facts.origin(), choice % 4 == 0 ? "202" : "203", substitution(facts.amount(), choice))
                        : new IcmsGroup.SimplesOther(
                                facts.origin(),
                                Optional.empty(),
                                Optional.of(substitution(facts.amount(), choice)),
                                Optional.of(credit));
            case 9 ->
                listed
                        ? new IcmsGroup.SimplesWithheldBefore(
                                facts.origin(),
                                withheld(facts.amount(), choice),
                                withheldFcp(facts.amount(), choice),
                                effective(facts.amount(), choice))
                        : IcmsGroup.simplesWithoutCredit(facts.origin());
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
                ? Optional.of(new IcmsGroup.Exempted(percent(facts.amount(), BigDecimal.ONE), "9", choice % 8 == 0))
                : Optional.empty();
        Optional<IcmsGroup> fuel = fuel(facts, choice);
        if (fuel.isPresent()) {
            return fuel.get();
        }
        boolean listed = facts.cest().isPresent();
        IcmsGroup.Substitution later = substitution(facts.amount(), choice);
        Optional<IcmsGroup.ExemptedSubstitution> spared = choice % 3 == 0
                ? Optional.of(new IcmsGroup.ExemptedSubstitution(NfeFixtures.brl("0.10"), "9"))
                : Optional.empty();
        return switch (choice % 16) {
            case 8 ->
                listed
                        ? new IcmsGroup.Substituted(facts.origin(), whole, fcp, later, spared)
                        : new IcmsGroup.Taxed(facts.origin(), whole, fcp);
            case 9 ->
                listed
                        ? new IcmsGroup.ExemptSubstituted(facts.origin(), later, exempted)
                        : new IcmsGroup.NotTaxed(facts.origin(), "41", Optional.empty());
            case 10 ->
                listed
                        ? new IcmsGroup.ReducedSubstituted(facts.origin(), reduced, fcpReduced, later, exempted, spared)
                        : new IcmsGroup.Reduced(facts.origin(), reduced, fcpReduced, exempted);
            case 11 ->
                new IcmsGroup.Deferred(
                        facts.origin(),
                        choice % 3 == 0 ? Optional.empty() : Optional.of(deferral(facts.amount(), rate)),
                        fcp,
                        fcp.map(it -> new IcmsGroup.FcpDeferral(
                                BigDecimal.TEN,
                                percent(it.amount(), BigDecimal.TEN),
                                Optional.of(it.amount().minus(percent(it.amount(), BigDecimal.TEN))))));
            case 12 ->
                listed
                        ? new IcmsGroup.WithheldBefore(
                                facts.origin(),
                                withheld(facts.amount(), choice),
                                withheldFcp(facts.amount(), choice),
                                effective(facts.amount(), choice))
                        : new IcmsGroup.Taxed(facts.origin(), whole, fcp);
            case 13 -> {
                IcmsGroup.Deferral part = deferral(facts.amount(), rate);
                yield new IcmsGroup.Other(
                        facts.origin(),
                        Optional.of(new IcmsGroup.OwnIcms(part.base(), BigDecimal.ZERO, rate, part.due())),
                        Optional.of(new IcmsGroup.PartDeferred(part.operation(), part.percent(), part.deferred())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(later),
                        exempted,
                        spared);
            }
            case 14 ->
                listed
                        ? new IcmsGroup.Shared(
                                facts.origin(),
                                "90",
                                reduced,
                                later,
                                new BigDecimal("60"),
                                facts.from(),
                                Optional.empty())
                        : new IcmsGroup.Other(facts.origin(), Optional.of(whole), fcp, Optional.empty());
            case 15 ->
                listed
                        ? new IcmsGroup.PassedOn(
                                facts.origin(),
                                choice % 3 == 0 ? "41" : "60",
                                facts.amount(),
                                Optional.of(INTERNAL),
                                Optional.empty(),
                                percent(facts.amount(), INTERNAL),
                                withheldFcp(facts.amount(), choice),
                                facts.amount(),
                                percent(facts.amount(), BigDecimal.TEN),
                                effective(facts.amount(), choice))
                        : new IcmsGroup.Taxed(facts.origin(), whole, fcp);
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
        return switch (choice % 7) {
            case 5 -> new ContributionGroup.PerUnit("03", new BigDecimal("2.5"), percent, NfeFixtures.brl("4.13"));
            case 6 -> new ContributionGroup.OtherPerUnit("49", new BigDecimal("2"), percent, NfeFixtures.brl("3.30"));
            case 0 -> new ContributionGroup.AdValorem("01", amount, percent, percent(amount, percent));
            case 1 -> new ContributionGroup.AdValorem("02", amount, percent, percent(amount, percent));
            case 2 -> new ContributionGroup.NotDue("06");
            case 3 -> new ContributionGroup.Other("99", amount, percent, percent(amount, percent));
            default -> ContributionGroup.otherOutgoing();
        };
    }

    private static IbsCbsGroup ibsCbs(Money amount, int choice) {
        BigDecimal half = new BigDecimal("60");
        return switch (choice % 10) {
            case 6 -> new IbsCbsGroup("620", "620001", false, Optional.empty()).as(monophaseShares());
            case 7 ->
                new IbsCbsGroup("410", "410026", false, Optional.empty())
                        .with(new IbsCbsGroup.Reversal(NfeFixtures.brl("0.10"), NfeFixtures.brl("0.90")));
            case 8 ->
                group("000", "000001", amount, Optional.empty(), Optional.empty())
                        .with(new IbsCbsGroup.OperationCredit(
                                amount,
                                "01",
                                Optional.of(new IbsCbsGroup.Credit(
                                        BigDecimal.ONE, Optional.of(NfeFixtures.brl("0.07")), Optional.empty())),
                                Optional.of(new IbsCbsGroup.Credit(
                                        BigDecimal.TEN, Optional.empty(), Optional.of(NfeFixtures.brl("0.70"))))));
            case 9 -> regular(amount);
            case 0 -> new IbsCbsGroup("410", "410001", true, Optional.empty());
            case 1 -> group("200", "200034", amount, Optional.empty(), Optional.of(half));
            case 2 -> group("510", "510001", amount, Optional.of(half), Optional.empty());
            case 3 -> group("515", "515001", amount, Optional.of(BigDecimal.valueOf(100)), Optional.of(half));
            default -> group("000", "000001", amount, Optional.empty(), Optional.empty());
        };
    }

    private static IbsCbsGroup.Monophase monophaseShares() {
        BigDecimal one = BigDecimal.ONE;
        Money cent = NfeFixtures.brl("0.01");
        return new IbsCbsGroup.Monophase(
                Optional.of(new IbsCbsGroup.MonophaseOwn(one, one, one, cent, cent)),
                Optional.of(new IbsCbsGroup.MonophaseWithheld(one, one, cent, one, cent)),
                Optional.of(new IbsCbsGroup.MonophaseBefore(one, one, cent, one, cent)),
                Optional.of(new IbsCbsGroup.MonophaseDeferred(one, cent, one, cent)),
                cent,
                cent);
    }

    private static IbsCbsGroup regular(Money amount) {
        IbsCbsGroup usual = group("000", "000001", amount, Optional.empty(), Optional.empty());
        IbsCbsGroup.Amounts due = usual.amounts().orElseThrow();
        BigDecimal tenth = new BigDecimal("0.1");
        IbsCbsGroup.Share nothing =
                new IbsCbsGroup.Share(BigDecimal.ZERO, Optional.empty(), Optional.empty(), NfeAmount.ZERO);
        return new IbsCbsGroup(
                "550",
                "550001",
                false,
                Optional.of(new IbsCbsGroup.Amounts(
                        due.base(),
                        nothing,
                        nothing,
                        nothing,
                        Optional.of(new IbsCbsGroup.Regular(
                                "000", "000001", tenth, due.ibs(), tenth, due.ibs(), tenth, due.ibs())),
                        Optional.of(new IbsCbsGroup.GovernmentPurchase(
                                tenth, due.ibs(), tenth, due.ibs(), tenth, due.ibs())))));
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
