package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.fiscal.br.ApproximateTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.piscofins.Contribution;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks a {@link TaxDetermination} and puts what it decided into the groups of a note. Stateless and thread-safe.
 *
 * <pre>{@code
 * SaleTaxRule taxes = NfeTaxes.by(BrazilianTaxes.determination());
 * }</pre>
 */
public final class NfeTaxes implements SaleTaxRule {
    private static final String LINE = "1";

    private final TaxDetermination taxes;

    private NfeTaxes(TaxDetermination taxes) {
        this.taxes = taxes;
    }

    /** The taxes that these rules decide. */
    public static NfeTaxes by(TaxDetermination taxes) {
        return new NfeTaxes(taxes);
    }

    /**
     * @throws dev.backoffice.core.error.RuleViolation {@code tax.not-determined} where no rule covers the sale
     * @throws dev.backoffice.core.error.NotFound what no table tells, and {@code tax.not-decided} where a rule of these taxes is
     *     missing
     */
    @Override
    public Explained<ItemTaxation> determine(SaleTaxFacts facts) {
        Explained<List<LineTaxes>> decided = taxes.determine(operation(facts));
        return new Explained<>(groups(decided.value().get(0), facts), decided.reasons());
    }

    private static SaleOperation operation(SaleTaxFacts facts) {
        return new SaleOperation(
                facts.date(),
                SaleFacts.place(facts.from()),
                SaleFacts.place(facts.to()),
                merged(SaleFacts.seller(facts.regime()), facts.sellerCodes()),
                role(facts.taxpayer(), facts.use()),
                List.of(new SaleLine(
                        LINE,
                        facts.kind(),
                        facts.supply(),
                        goods(facts),
                        new LineAmounts(
                                facts.gross(), facts.discount(), facts.freight(), NfeAmount.ZERO, facts.other()))));
    }

    private static Classification goods(SaleTaxFacts facts) {
        Classification goods = SaleFacts.goods(facts.ncm(), facts.origin());
        if (facts.cest().isPresent()) {
            goods = goods.with(SaleFacts.CEST, facts.cest().get());
        }
        if (facts.withheldBefore()) {
            goods = goods.with(SaleFacts.SUBSTITUTION, SaleFacts.WITHHELD);
        }
        return merged(goods, facts.goodsCodes());
    }

    private static Classification merged(Classification known, Classification more) {
        Map<String, String> codes = new TreeMap<>(known.codes());
        codes.putAll(more.codes());
        return new Classification(codes);
    }

    private static BuyerRole role(NfeTaxpayer taxpayer, BuyerUse use) {
        if (taxpayer instanceof NfeTaxpayer.None) {
            return BuyerRole.FINAL_CONSUMER;
        }
        return switch (use) {
            case CONSUMPTION -> BuyerRole.TAXPAYER_FOR_USE;
            case RESALE -> BuyerRole.TAXPAYER_FOR_RESALE;
            case INDUSTRY -> BuyerRole.TAXPAYER_FOR_PRODUCTION;
        };
    }

    private static ItemTaxation groups(LineTaxes line, SaleTaxFacts facts) {
        Icms icms = line.get(Icms.class);
        return new ItemTaxation(
                line.operation(),
                icms(icms),
                contribution(line.get(Contribution.Pis.class)),
                contribution(line.get(Contribution.Cofins.class)),
                line.find(Difal.class).map(NfeTaxes::destination),
                line.find(IbsCbs.class).map(result -> ibsCbs(result, facts.kind())),
                benefit(icms),
                line.find(ApproximateTaxes.class).map(ApproximateTaxes::amount));
    }

    private static IcmsGroup icms(Icms icms) {
        if (icms instanceof Icms.Taxed taxed) {
            return taxed(taxed);
        }
        if (icms instanceof Icms.NotTaxed not) {
            return new IcmsGroup.NotTaxed(
                    not.origin(), not.situation(), not.relief().map(NfeTaxes::exempted));
        }
        if (icms instanceof Icms.SimplesWithCredit credit) {
            return new IcmsGroup.SimplesWithCredit(
                    credit.origin(), new IcmsGroup.SimplesCredit(credit.rate().percent(), credit.credit()));
        }
        if (icms instanceof Icms.SimplesWithoutCredit without) {
            return new IcmsGroup.SimplesWithoutCredit(without.origin(), without.situation());
        }
        throw new IllegalStateException(icms.getClass().getName());
    }

    private static IcmsGroup taxed(Icms.Taxed taxed) {
        TaxAmount due = taxed.icms();
        BigDecimal reduction = taxed.reduction().percent();
        IcmsGroup.OwnIcms own =
                new IcmsGroup.OwnIcms(due.base(), reduction, due.rate().percent(), due.amount());
        Optional<IcmsGroup.Fcp> fcp = taxed.fund()
                .filter(fund -> !fund.rate().isZero())
                .map(fund -> new IcmsGroup.Fcp(fund.base(), fund.rate().percent(), fund.amount()));
        return taxed.reduction().isZero()
                ? new IcmsGroup.Taxed(taxed.origin(), own, fcp)
                : new IcmsGroup.Reduced(taxed.origin(), own, fcp, taxed.relief().map(NfeTaxes::exempted));
    }

    private static IcmsGroup.Exempted exempted(Icms.Relief relief) {
        return new IcmsGroup.Exempted(relief.amount(), relief.reason());
    }

    private static Optional<String> benefit(Icms icms) {
        if (icms instanceof Icms.Taxed taxed) {
            return taxed.benefit();
        }
        return icms instanceof Icms.NotTaxed not ? not.benefit() : Optional.empty();
    }

    private static ContributionGroup contribution(Contribution decided) {
        String cst = decided.situation();
        if (decided.amount().isPresent()) {
            TaxAmount due = decided.amount().get();
            return new ContributionGroup.AdValorem(cst, due.base(), due.rate().percent(), due.amount());
        }
        return cst.startsWith("0")
                ? new ContributionGroup.NotDue(cst)
                : new ContributionGroup.Other(cst, NfeAmount.ZERO, BigDecimal.ZERO, NfeAmount.ZERO);
    }

    private static DestinationIcms destination(Difal difal) {
        return new DestinationIcms(
                difal.base(),
                difal.internalRate().percent(),
                difal.interstateRate().percent(),
                difal.amount(),
                difal.fund()
                        .filter(fund -> !fund.rate().isZero())
                        .map(fund ->
                                new DestinationIcms.Fcp(fund.base(), fund.rate().percent(), fund.amount())));
    }

    private static IbsCbsGroup ibsCbs(IbsCbs decided, SaleKind kind) {
        return new IbsCbsGroup(
                decided.situation(),
                decided.classCode(),
                kind == SaleKind.DONATION,
                decided.due()
                        .map(due -> new IbsCbsGroup.Amounts(
                                due.base(), share(due.ibsState()), share(due.ibsMunicipal()), share(due.cbs()))));
    }

    private static IbsCbsGroup.Share share(IbsCbs.Part part) {
        return new IbsCbsGroup.Share(
                part.rate().percent(),
                Optional.empty(),
                part.reduction()
                        .map(reduction -> new IbsCbsGroup.Reduction(
                                reduction.percent(), part.effective().percent())),
                part.amount());
    }
}
