package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.ApproximateTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.customs.ImportDuty;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTax;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.ipi.Ipi;
import dev.backoffice.fiscal.br.iss.Service;
import dev.backoffice.fiscal.br.iss.ServiceTaxes;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.piscofins.Contribution;
import dev.backoffice.fiscal.br.piscofins.WithheldContribution;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * Asks a {@link TaxDetermination} and puts what it decided into the groups of a note. Stateless and thread-safe.
 *
 * <pre>{@code
 * SaleTaxRule taxes = NfeTaxes.by(BrazilianTaxes.determination());
 * }</pre>
 */
public final class NfeTaxes implements SaleTaxRule {
    private static final String LINE = "1";
    private static final int VALUE_OF_THE_OPERATION = 3;
    private static final int QUANTITY_DECIMALS = 4;

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
        return decide(facts).map(DecidedItem::taxation);
    }

    /** @throws dev.backoffice.core.error.RuleViolation as {@link #determine} */
    @Override
    public Explained<DecidedItem> decide(SaleTaxFacts facts) {
        Explained<List<LineTaxes>> decided = taxes.determine(operation(facts));
        return decided.map(lines ->
                new DecidedItem(groups(lines.get(0), facts.kind(), ended(decided)), Optional.of(lines.get(0))));
    }

    /**
     * The groups of an item of the note of entry of goods that came into the country.
     *
     * @param decided what {@link dev.backoffice.fiscal.br.customs.ImportTaxes} decided
     */
    public static Explained<ItemTaxation> ofImport(Explained<LineTaxes> decided) {
        return decided.map(line -> groups(line, SaleKind.SALE, ended(decided)));
    }

    /**
     * The groups of an item that is a service.
     *
     * @param cfop e.g. {@code 5933}, a service under ISSQN
     * @param service what was sold
     * @param decided what {@link ServiceTaxes} decided about it
     * @param pis of the seller's own revenue
     * @param cofins of the seller's own revenue
     */
    public static ItemTaxation ofService(
            String cfop, Service service, ServiceTaxes decided, ContributionGroup pis, ContributionGroup cofins) {
        return new ItemTaxation(cfop, new IcmsGroup.Service(issqn(service, decided)), pis, cofins);
    }

    private static IssqnGroup issqn(Service service, ServiceTaxes decided) {
        Optional<TaxAmount> iss = decided.iss();
        Money amount = iss.map(TaxAmount::amount).orElse(NfeAmount.ZERO);
        return new IssqnGroup(
                iss.map(TaxAmount::base).orElse(NfeAmount.ZERO),
                iss.map(due -> due.rate().percent()).orElse(BigDecimal.ZERO),
                amount,
                service.performed(),
                listed(service.item()),
                service.deductions(),
                service.discount(),
                decided.issRetained() ? amount : NfeAmount.ZERO,
                IssqnGroup.Liability.DUE,
                Optional.of(decided.municipality()),
                false,
                new IssqnGroup.Withheld(
                        withheld(decided, "pis"),
                        withheld(decided, "cofins"),
                        withheld(decided, "csll"),
                        base(decided, "irrf"),
                        withheld(decided, "irrf"),
                        base(decided, "inss"),
                        withheld(decided, "inss")));
    }

    /** The layout writes items of the list with four digits. */
    private static String listed(String item) {
        return item.indexOf('.') == 1 ? "0" + item : item;
    }

    private static Money withheld(ServiceTaxes decided, String tax) {
        return find(decided, tax).map(TaxAmount::amount).orElse(NfeAmount.ZERO);
    }

    private static Money base(ServiceTaxes decided, String tax) {
        return find(decided, tax).map(TaxAmount::base).orElse(NfeAmount.ZERO);
    }

    private static Optional<TaxAmount> find(ServiceTaxes decided, String tax) {
        return decided.withheld().stream()
                .filter(each -> each.tax().equals(tax))
                .findFirst();
    }

    /** Whether a rule said that PIS and COFINS have ended; without it their absence is a rule that is missing. */
    private static boolean ended(Explained<?> decided) {
        return decided.reasons().stream().anyMatch(reason -> reason.code().equals("piscofins.ended"));
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
                                facts.gross(), facts.discount(), facts.freight(), NfeAmount.ZERO, facts.other()),
                        facts.quantity())));
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
        if (more.codes().isEmpty()) {
            return known;
        }
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

    private static ItemTaxation groups(LineTaxes line, SaleKind kind, boolean contributionsEnded) {
        Icms icms = line.get(Icms.class);
        return new ItemTaxation(
                line.operation(),
                icms(icms),
                contributionsEnded ? new ContributionGroup.Ended() : contribution(line.get(Contribution.Pis.class)),
                contributionsEnded ? new ContributionGroup.Ended() : contribution(line.get(Contribution.Cofins.class)),
                line.find(Difal.class).map(NfeTaxes::destination),
                line.find(IbsCbs.class).map(result -> ibsCbs(result, kind)),
                icms.benefit(),
                line.find(ApproximateTaxes.class).map(ApproximateTaxes::amount),
                others(line));
    }

    private static IcmsGroup icms(Icms icms) {
        return icms.situation().length() == 3 ? simples(icms) : normal(icms);
    }

    private static IcmsGroup normal(Icms icms) {
        Optional<IcmsGroup.Substitution> withheld = icms.substitution().map(NfeTaxes::substitution);
        Optional<IcmsGroup.Exempted> exempted = icms.relief().map(NfeTaxes::exempted);
        if (icms instanceof Icms.Taxed taxed) {
            return taxed(taxed, withheld, exempted);
        }
        if (icms instanceof Icms.NotTaxed not) {
            return withheld.isPresent()
                    ? new IcmsGroup.ExemptSubstituted(not.origin(), withheld.get(), exempted)
                    : new IcmsGroup.NotTaxed(not.origin(), not.situation(), exempted);
        }
        if (icms instanceof Icms.Deferred deferred) {
            return deferred(deferred);
        }
        if (icms instanceof Icms.Other other) {
            return new IcmsGroup.Other(
                    other.origin(),
                    Optional.of(own(
                            other.deferral()
                                    .map(part -> new TaxAmount(
                                            Icms.TAX,
                                            other.icms().base(),
                                            other.icms().rate(),
                                            part.due()))
                                    .orElse(other.icms()),
                            other.reduction())),
                    other.deferral()
                            .map(part -> new IcmsGroup.PartDeferred(
                                    other.icms().amount(), part.percent().percent(), part.deferred())),
                    other.fund().map(NfeTaxes::fcp),
                    other.fundDeferral()
                            .filter(part -> !part.percent().isZero())
                            .map(NfeTaxes::fundDeferral),
                    withheld,
                    exempted,
                    spared(other));
        }
        if (icms instanceof Icms.WithheldBefore before) {
            return new IcmsGroup.WithheldBefore(
                    before.origin(),
                    before.earlier().map(NfeTaxes::earlier),
                    before.earlier().flatMap(NfeTaxes::earlierFund),
                    before.effective().map(NfeTaxes::effective));
        }
        if (icms instanceof Icms.PassedOn passed) {
            Icms.Earlier earlier = passed.earlier();
            return new IcmsGroup.PassedOn(
                    passed.origin(),
                    passed.situation(),
                    earlier.base(),
                    Optional.of(earlier.rate().percent()).filter(rate -> rate.signum() > 0),
                    earlier.substitute(),
                    earlier.amount(),
                    earlierFund(earlier),
                    passed.destinationBase(),
                    passed.destinationAmount(),
                    Optional.empty());
        }
        if (icms instanceof Icms.Shared shared) {
            return new IcmsGroup.Shared(
                    shared.origin(),
                    shared.situation(),
                    own(shared.icms(), Rate.ZERO),
                    substitution(shared.withheld()),
                    shared.share().percent(),
                    Uf.parse(shared.state()),
                    Optional.empty());
        }
        if (icms instanceof Icms.Monophase once) {
            return once(once);
        }
        throw new IllegalStateException(icms.getClass().getName());
    }

    private static IcmsGroup simples(Icms icms) {
        Optional<IcmsGroup.Substitution> withheld = icms.substitution().map(NfeTaxes::substitution);
        if (icms instanceof Icms.SimplesWithCredit with) {
            IcmsGroup.SimplesCredit credit =
                    new IcmsGroup.SimplesCredit(with.rate().percent(), with.credit());
            return withheld.isPresent()
                    ? new IcmsGroup.SimplesSubstitutedWithCredit(with.origin(), withheld.get(), credit)
                    : new IcmsGroup.SimplesWithCredit(with.origin(), credit);
        }
        if (icms instanceof Icms.SimplesWithoutCredit without) {
            return withheld.isPresent()
                    ? new IcmsGroup.SimplesSubstituted(without.origin(), without.situation(), withheld.get())
                    : new IcmsGroup.SimplesWithoutCredit(without.origin(), without.situation());
        }
        if (icms instanceof Icms.WithheldBefore before) {
            return new IcmsGroup.SimplesWithheldBefore(
                    before.origin(),
                    before.earlier().map(NfeTaxes::earlier),
                    before.earlier().flatMap(NfeTaxes::earlierFund),
                    before.effective().map(NfeTaxes::effective));
        }
        if (icms instanceof Icms.SimplesOther other) {
            return new IcmsGroup.SimplesOther(
                    other.origin(),
                    Optional.of(own(other.icms(), other.reduction())),
                    withheld,
                    other.credit()
                            .map(credit ->
                                    new IcmsGroup.SimplesCredit(credit.rate().percent(), credit.amount())));
        }
        throw new IllegalStateException(icms.getClass().getName());
    }

    private static IcmsGroup taxed(
            Icms.Taxed taxed, Optional<IcmsGroup.Substitution> withheld, Optional<IcmsGroup.Exempted> exempted) {
        IcmsGroup.OwnIcms own = own(taxed.icms(), taxed.reduction());
        Optional<IcmsGroup.Fcp> fcp =
                taxed.fund().filter(fund -> !fund.rate().isZero()).map(NfeTaxes::fcp);
        boolean reduced = !taxed.reduction().isZero();
        if (withheld.isPresent()) {
            return reduced
                    ? new IcmsGroup.ReducedSubstituted(
                            taxed.origin(), own, fcp, withheld.get(), exempted, spared(taxed))
                    : new IcmsGroup.Substituted(taxed.origin(), own, fcp, withheld.get(), spared(taxed));
        }
        return reduced
                ? new IcmsGroup.Reduced(taxed.origin(), own, fcp, exempted)
                : new IcmsGroup.Taxed(taxed.origin(), own, fcp);
    }

    private static IcmsGroup deferred(Icms.Deferred deferred) {
        TaxAmount operation = deferred.operation();
        return new IcmsGroup.Deferred(
                deferred.origin(),
                Optional.of(new IcmsGroup.Deferral(
                        VALUE_OF_THE_OPERATION,
                        deferred.reduction().percent(),
                        deferred.reduction().isZero() ? Optional.empty() : deferred.benefit(),
                        operation.base(),
                        operation.rate().percent(),
                        operation.amount(),
                        deferred.percent().percent(),
                        deferred.deferred(),
                        deferred.due())),
                deferred.fund().map(NfeTaxes::fcp),
                deferred.fundDeferred().filter(part -> !part.percent().isZero()).map(NfeTaxes::fundDeferral));
    }

    private static IcmsGroup.FcpDeferral fundDeferral(Icms.Deferral part) {
        return new IcmsGroup.FcpDeferral(part.percent().percent(), part.deferred(), Optional.of(part.due()));
    }

    /** What a benefit spares of the withheld tax. */
    private static Optional<IcmsGroup.ExemptedSubstitution> spared(Icms icms) {
        return icms.substitution()
                .flatMap(Icms.Substitution::relief)
                .map(relief -> new IcmsGroup.ExemptedSubstitution(relief.amount(), relief.reason()));
    }

    private static IcmsGroup once(Icms.Monophase once) {
        QuantityTax own = once.own();
        IcmsGroup.Monophase tax =
                new IcmsGroup.Monophase(Optional.of(quantity(own.quantity())), own.perUnit(), own.amount());
        return switch (once.situation()) {
            case "02" -> new IcmsGroup.TaxedOnce(once.origin(), tax);
            case "15" -> {
                QuantityTax withheld = once.withheld().orElseThrow();
                yield new IcmsGroup.TaxedOnceAndWithheld(
                        once.origin(),
                        tax,
                        Optional.of(quantity(withheld.quantity())),
                        withheld.perUnit(),
                        withheld.amount(),
                        once.reduction()
                                .map(part -> new IcmsGroup.RateReduction(
                                        part.percent().percent(), part.reason())));
            }
            case "53" -> {
                Icms.Deferral deferral = once.deferral().orElseThrow();
                yield new IcmsGroup.TaxedOnceDeferred(
                        once.origin(),
                        Optional.of(quantity(own.quantity())),
                        Optional.of(own.perUnit()),
                        Optional.of(own.amount()),
                        Optional.of(deferral.percent().percent()),
                        Optional.of(deferral.deferred()),
                        Optional.of(deferral.due()));
            }
            default ->
                new IcmsGroup.TaxedOnceBefore(
                        once.origin(), Optional.of(quantity(own.quantity())), own.perUnit(), own.amount());
        };
    }

    private static IcmsGroup.OwnIcms own(TaxAmount due, Rate reduction) {
        return new IcmsGroup.OwnIcms(due.base(), reduction.percent(), due.rate().percent(), due.amount());
    }

    private static IcmsGroup.Fcp fcp(TaxAmount fund) {
        return new IcmsGroup.Fcp(fund.base(), fund.rate().percent(), fund.amount());
    }

    private static IcmsGroup.Substitution substitution(Icms.Substitution withheld) {
        return new IcmsGroup.Substitution(
                withheld.method(),
                withheld.margin().map(Rate::percent).filter(margin -> margin.signum() > 0),
                Optional.of(withheld.reduction().percent()).filter(reduction -> reduction.signum() > 0),
                withheld.base(),
                withheld.rate().percent(),
                withheld.amount(),
                withheld.fund()
                        .map(fund -> new IcmsGroup.SubstitutionFcp(
                                fund.base(), fund.rate().percent(), fund.amount())));
    }

    private static IcmsGroup.Withheld earlier(Icms.Earlier earlier) {
        return new IcmsGroup.Withheld(earlier.base(), earlier.rate().percent(), earlier.substitute(), earlier.amount());
    }

    private static Optional<IcmsGroup.WithheldFcp> earlierFund(Icms.Earlier earlier) {
        return earlier.fund()
                .map(fund -> new IcmsGroup.WithheldFcp(fund.base(), fund.rate().percent(), fund.amount()));
    }

    private static IcmsGroup.Effective effective(Icms.Effective effective) {
        TaxAmount icms = effective.icms();
        return new IcmsGroup.Effective(
                effective.reduction().percent(), icms.base(), icms.rate().percent(), icms.amount());
    }

    private static IcmsGroup.Exempted exempted(Icms.Relief relief) {
        return new IcmsGroup.Exempted(relief.amount(), relief.reason(), relief.deducted());
    }

    /** Quantities in a note have up to four decimals. */
    private static BigDecimal quantity(BigDecimal exact) {
        return exact.setScale(Math.min(exact.scale(), QUANTITY_DECIMALS), RoundingMode.HALF_UP);
    }

    private static OtherTaxes others(LineTaxes line) {
        OtherTaxes others = OtherTaxes.none();
        Optional<Ipi> ipi = line.find(Ipi.class);
        if (ipi.isPresent()) {
            others = others.with(ipi(ipi.get()));
        }
        Optional<ImportDuty> duty = line.find(ImportDuty.class);
        if (duty.isPresent()) {
            others = others.with(new OtherTaxes.ImportDuty(
                    duty.get().duty().base(),
                    duty.get().charges(),
                    duty.get().duty().amount(),
                    duty.get().exchange()));
        }
        Optional<SelectiveTax> selective = line.find(SelectiveTax.class);
        if (selective.isPresent()) {
            others = others.with(selective(selective.get()));
        }
        Optional<WithheldContribution> withheld = line.find(WithheldContribution.class);
        return withheld.isPresent()
                ? others.withheld(
                        withheld(withheld.get().pis()), withheld(withheld.get().cofins()))
                : others;
    }

    private static OtherTaxes.WithheldContribution withheld(TaxAmount due) {
        return new OtherTaxes.WithheldContribution(due.base(), due.rate().percent(), due.amount(), true);
    }

    private static IpiGroup ipi(Ipi decided) {
        if (decided.due().isPresent()) {
            TaxAmount due = decided.due().get();
            return IpiGroup.of(
                    decided.framework(),
                    new IpiGroup.AdValorem(
                            decided.situation(), due.base(), due.rate().percent(), due.amount()));
        }
        if (decided.byQuantity().isPresent()) {
            QuantityTax due = decided.byQuantity().get();
            return IpiGroup.of(
                    decided.framework(),
                    new IpiGroup.PerUnit(decided.situation(), quantity(due.quantity()), due.perUnit(), due.amount()));
        }
        return IpiGroup.of(decided.framework(), new IpiGroup.NotDue(decided.situation()));
    }

    private static ContributionGroup contribution(Contribution decided) {
        String cst = decided.situation();
        if (decided.amount().isPresent()) {
            TaxAmount due = decided.amount().get();
            return cst.startsWith("0")
                    ? new ContributionGroup.AdValorem(
                            cst, due.base(), due.rate().percent(), due.amount())
                    : new ContributionGroup.Other(cst, due.base(), due.rate().percent(), due.amount());
        }
        if (decided.byQuantity().isPresent()) {
            QuantityTax due = decided.byQuantity().get();
            return cst.equals("03")
                    ? new ContributionGroup.PerUnit(cst, quantity(due.quantity()), due.perUnit(), due.amount())
                    : new ContributionGroup.OtherPerUnit(cst, quantity(due.quantity()), due.perUnit(), due.amount());
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
                decided.due().map(NfeTaxes::amounts),
                decided.form().map(NfeTaxes::form),
                decided.reversal().map(given -> new IbsCbsGroup.Reversal(given.ibs(), given.cbs())),
                decided.presumed().map(NfeTaxes::presumed));
    }

    private static IbsCbsGroup.Amounts amounts(IbsCbs.Due due) {
        return new IbsCbsGroup.Amounts(
                due.base(),
                share(due.ibsState()),
                share(due.ibsMunicipal()),
                share(due.cbs()),
                due.regular().map(NfeTaxes::regular),
                Optional.empty());
    }

    private static IbsCbsGroup.Share share(IbsCbs.Part part) {
        return new IbsCbsGroup.Share(
                part.rate().percent(),
                part.deferral()
                        .map(less -> new IbsCbsGroup.Deferral(less.percent().percent(), less.amount())),
                part.reduction()
                        .map(reduction -> new IbsCbsGroup.Reduction(
                                reduction.percent(), part.effective().percent())),
                part.amount());
    }

    private static IbsCbsGroup.Regular regular(IbsCbs.Regular otherwise) {
        return new IbsCbsGroup.Regular(
                otherwise.situation(),
                otherwise.classCode(),
                otherwise.ibsState().rate().percent(),
                otherwise.ibsState().amount(),
                otherwise.ibsMunicipal().rate().percent(),
                otherwise.ibsMunicipal().amount(),
                otherwise.cbs().rate().percent(),
                otherwise.cbs().amount());
    }

    private static IbsCbsGroup.Form form(IbsCbs.Form form) {
        if (form instanceof IbsCbs.Transfer transfer) {
            return new IbsCbsGroup.CreditTransfer(
                    transfer.credit().ibs(), transfer.credit().cbs());
        }
        if (form instanceof IbsCbs.Adjustment adjustment) {
            return new IbsCbsGroup.PeriodAdjustment(
                    adjustment.month().toString(),
                    adjustment.amounts().ibs(),
                    adjustment.amounts().cbs());
        }
        if (form instanceof IbsCbs.Monophase once) {
            return new IbsCbsGroup.Monophase(
                    once.own()
                            .map(part -> new IbsCbsGroup.MonophaseOwn(
                                    quantity(part.ibs().quantity()),
                                    part.ibs().perUnit(),
                                    part.cbs().perUnit(),
                                    part.ibs().amount(),
                                    part.cbs().amount())),
                    once.withheld()
                            .map(part -> new IbsCbsGroup.MonophaseWithheld(
                                    quantity(part.ibs().quantity()),
                                    part.ibs().perUnit(),
                                    part.ibs().amount(),
                                    part.cbs().perUnit(),
                                    part.cbs().amount())),
                    once.before()
                            .map(part -> new IbsCbsGroup.MonophaseBefore(
                                    quantity(part.ibs().quantity()),
                                    part.ibs().perUnit(),
                                    part.ibs().amount(),
                                    part.cbs().perUnit(),
                                    part.cbs().amount())),
                    once.deferral()
                            .map(less -> new IbsCbsGroup.MonophaseDeferred(
                                    less.ibs().percent().percent(),
                                    less.ibs().amount(),
                                    less.cbs().percent().percent(),
                                    less.cbs().amount())),
                    once.ibs(),
                    once.cbs());
        }
        throw new IllegalStateException(form.getClass().getName());
    }

    private static IbsCbsGroup.PresumedCredit presumed(IbsCbs.PresumedCredit credit) {
        if (credit instanceof IbsCbs.OperationCredit operation) {
            return new IbsCbsGroup.OperationCredit(
                    operation.base(),
                    operation.code(),
                    operation.ibs().map(NfeTaxes::credit),
                    operation.cbs().map(NfeTaxes::credit));
        }
        if (credit instanceof IbsCbs.FreeZoneCredit zone) {
            return new IbsCbsGroup.FreeZoneCredit(zone.month().toString(), zone.kind(), zone.amount());
        }
        throw new IllegalStateException(credit.getClass().getName());
    }

    private static IbsCbsGroup.Credit credit(IbsCbs.PresumedPart part) {
        Optional<Money> amount = Optional.of(part.amount());
        return new IbsCbsGroup.Credit(
                part.rate().percent(),
                part.pending() ? Optional.empty() : amount,
                part.pending() ? amount : Optional.empty());
    }

    private static OtherTaxes.SelectiveTax selective(SelectiveTax decided) {
        return new OtherTaxes.SelectiveTax(
                decided.situation(),
                decided.classCode(),
                decided.due()
                        .map(due -> new OtherTaxes.SelectiveDue(
                                due.base(),
                                due.rate().percent(),
                                decided.byQuantity().map(SelectiveTax.Units::perUnit),
                                decided.byQuantity()
                                        .map(units ->
                                                new OtherTaxes.TaxedQuantity(units.unit(), quantity(units.quantity()))),
                                due.amount())));
    }
}
