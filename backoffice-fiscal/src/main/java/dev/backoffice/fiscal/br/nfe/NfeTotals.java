package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.fiscal.br.nfe.internal.Element;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.tax.DestinationIcms;
import dev.backoffice.fiscal.br.nfe.tax.IbsCbsGroup;
import dev.backoffice.fiscal.br.nfe.tax.IcmsGroup;
import dev.backoffice.fiscal.br.nfe.tax.IpiGroup;
import dev.backoffice.fiscal.br.nfe.tax.IssqnGroup;
import dev.backoffice.fiscal.br.nfe.tax.ItemTaxation;
import dev.backoffice.fiscal.br.nfe.tax.OtherTaxes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Totais ({@code ICMSTot}, {@code ISTot}, {@code IBSCBSTot}): each is the exact sum of the rounded item values, never computed from
 * total bases (rejections 531 to 538, 564, 601 to 610, 685, 795, 798 to 800, 859 to 863, 1084 to 1093).
 *
 * @param icmsBase {@code vBC}
 * @param icms {@code vICMS}
 * @param icmsExempted {@code vICMSDeson}
 * @param fcp {@code vFCP}, of the issuer's state
 * @param icmsDestination {@code vICMSUFDest}
 * @param fcpDestination {@code vFCPUFDest}
 * @param substitution what is withheld for later sales
 * @param monophase ICMS by quantity; empty when no item has any
 * @param products {@code vProd}, of goods alone
 * @param freight {@code vFrete}
 * @param insurance {@code vSeg}
 * @param discount {@code vDesc}
 * @param importDuty {@code vII}
 * @param ipi {@code vIPI}
 * @param returnedIpi {@code vIPIDevol}
 * @param pis {@code vPIS}, of goods alone
 * @param cofins {@code vCOFINS}, of goods alone
 * @param other {@code vOutro}
 * @param invoice {@code vNF} (rule W16-10) = products + services − discount − exempted tax that is deducted + tax withheld (ST, FCP-ST,
 *     monophase) + freight + insurance + other + import duty + IPI + IPI given back + withheld contributions that are summed
 * @param approximateTaxes {@code vTotTrib}; empty when no item tells of it
 * @param selective {@code vIS}; empty when no item has the group
 * @param ibsCbs {@code IBSCBSTot}; present when an item has the group (rejections 1118, 1119)
 * @param services {@code ISSQNtot} and {@code retTrib}; present when an item is a service
 */
public record NfeTotals(
        Money icmsBase,
        Money icms,
        Money icmsExempted,
        Money fcp,
        Money icmsDestination,
        Money fcpDestination,
        Substitution substitution,
        Optional<Monophase> monophase,
        Money products,
        Money freight,
        Money insurance,
        Money discount,
        Money importDuty,
        Money ipi,
        Money returnedIpi,
        Money pis,
        Money cofins,
        Money other,
        Money invoice,
        Optional<Money> approximateTaxes,
        Optional<Money> selective,
        Optional<IbsCbs> ibsCbs,
        Optional<Services> services) {
    /** The sums over the items. */
    public static NfeTotals of(List<NfeItem> items) {
        return new NfeTotals(
                sumOf("vBC", items, it -> it.icms().own().map(IcmsGroup.OwnIcms::base)),
                sumOf("vICMS", items, it -> it.icms().own().map(IcmsGroup.OwnIcms::amount)),
                sumOf("vICMSDeson", items, it -> it.icms().exempted().map(IcmsGroup.Exempted::amount)),
                sumOf("vFCP", items, it -> it.icms().fcp().map(IcmsGroup.Fcp::amount)),
                sumOf("vICMSUFDest", items, it -> it.destination().map(DestinationIcms::amount)),
                sumOf(
                        "vFCPUFDest",
                        items,
                        it -> it.destination().flatMap(DestinationIcms::fcp).map(DestinationIcms.Fcp::amount)),
                Substitution.of(items),
                Monophase.of(items),
                sum("vProd", goods(items), NfeItem::gross),
                sum("vFrete", items, NfeItem::freight),
                sum("vSeg", items, NfeItem::insurance),
                sum("vDesc", items, NfeItem::discount),
                sumOf("vII", items, it -> it.other().importDuty().map(OtherTaxes.ImportDuty::duty)),
                sumOf("vIPI", items, it -> it.other().ipi().map(IpiGroup::amount)),
                sumOf("vIPIDevol", items, it -> it.other().returnedIpi().map(OtherTaxes.ReturnedIpi::amount)),
                sum("vPIS", goods(items), item -> item.taxation().pis().amount()),
                sum("vCOFINS", goods(items), item -> item.taxation().cofins().amount()),
                sum("vOutro", items, NfeItem::other),
                sum("vNF", items, NfeItem::total),
                present(items, ItemTaxation::approximateTaxes)
                        ? Optional.of(sumOf("vTotTrib", items, ItemTaxation::approximateTaxes))
                        : Optional.empty(),
                present(items, it -> it.other().selective())
                        ? Optional.of(sumOf(
                                "vIS",
                                items,
                                it -> it.other()
                                        .selective()
                                        .flatMap(OtherTaxes.SelectiveTax::due)
                                        .map(OtherTaxes.SelectiveDue::amount)))
                        : Optional.empty(),
                present(items, ItemTaxation::ibsCbs) ? Optional.of(IbsCbs.of(items)) : Optional.empty(),
                Services.of(items));
    }

    private static List<NfeItem> goods(List<NfeItem> items) {
        return items.stream()
                .filter(item -> item.taxation().service().isEmpty())
                .toList();
    }

    /**
     * Totals of services ({@code ISSQNtot}), and what the buyer withholds of them ({@code retTrib}).
     *
     * @param price {@code vServ}
     * @param base {@code vBC}
     * @param amount {@code vISS}
     * @param pis {@code vPIS}
     * @param cofins {@code vCOFINS}
     * @param deduction {@code vDeducao}
     * @param discount {@code vDescIncond}
     * @param retained {@code vISSRet}
     * @param withheld the sums of {@code retTrib}
     */
    public record Services(
            Money price,
            Money base,
            Money amount,
            Money pis,
            Money cofins,
            Money deduction,
            Money discount,
            Money retained,
            IssqnGroup.Withheld withheld) {
        static Optional<Services> of(List<NfeItem> items) {
            List<NfeItem> services = items.stream()
                    .filter(item -> item.taxation().service().isPresent())
                    .toList();
            return services.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Services(
                            sum("vServ", services, NfeItem::gross),
                            sumOf("ISSQNtot.vBC", services, it -> it.service().map(IssqnGroup::base)),
                            sumOf("vISS", services, it -> it.service().map(IssqnGroup::amount)),
                            sum(
                                    "ISSQNtot.vPIS",
                                    services,
                                    item -> item.taxation().pis().amount()),
                            sum(
                                    "ISSQNtot.vCOFINS",
                                    services,
                                    item -> item.taxation().cofins().amount()),
                            sumOf("vDeducao", services, it -> it.service().map(IssqnGroup::deduction)),
                            sumOf("vDescIncond", services, it -> it.service().map(IssqnGroup::discount)),
                            sumOf("vISSRet", services, it -> it.service().map(IssqnGroup::retained)),
                            withheld(services)));
        }

        private static IssqnGroup.Withheld withheld(List<NfeItem> services) {
            return new IssqnGroup.Withheld(
                    withheld("vRetPIS", services, IssqnGroup.Withheld::pis),
                    withheld("vRetCOFINS", services, IssqnGroup.Withheld::cofins),
                    withheld("vRetCSLL", services, IssqnGroup.Withheld::csll),
                    withheld("vBCIRRF", services, IssqnGroup.Withheld::incomeTaxBase),
                    withheld("vIRRF", services, IssqnGroup.Withheld::incomeTax),
                    withheld("vBCRetPrev", services, IssqnGroup.Withheld::socialSecurityBase),
                    withheld("vRetPrev", services, IssqnGroup.Withheld::socialSecurity));
        }

        private static Money withheld(String field, List<NfeItem> services, Function<IssqnGroup.Withheld, Money> part) {
            return sumOf(
                    field,
                    services,
                    it -> it.service().map(IssqnGroup::withheld).map(part));
        }
    }

    /**
     * Totals of the tax withheld for later sales.
     *
     * @param base {@code vBCST}
     * @param amount {@code vST}
     * @param fcp {@code vFCPST}
     * @param fcpBefore {@code vFCPSTRet}, withheld earlier in the chain
     */
    public record Substitution(
            @Element("vBCST") Money base,
            @Element("vST") Money amount,
            @Element("vFCPST") Money fcp,
            @Element("vFCPSTRet") Money fcpBefore) {
        static Substitution of(List<NfeItem> items) {
            return new Substitution(
                    sumOf("vBCST", items, it -> it.icms().substitution().map(IcmsGroup.Substitution::base)),
                    sumOf("vST", items, it -> it.icms().substitution().map(IcmsGroup.Substitution::amount)),
                    sumOf(
                            "vFCPST",
                            items,
                            it -> it.icms()
                                    .substitution()
                                    .flatMap(IcmsGroup.Substitution::fcp)
                                    .map(IcmsGroup.SubstitutionFcp::amount)),
                    sumOf("vFCPSTRet", items, it -> it.icms().withheldFcp().map(IcmsGroup.WithheldFcp::amount)));
        }
    }

    /**
     * Totals of ICMS by quantity; quantities have two decimals here.
     *
     * @param quantity {@code qBCMono}
     * @param amount {@code vICMSMono}
     * @param withheldQuantity {@code qBCMonoReten}
     * @param withheld {@code vICMSMonoReten}
     * @param quantityBefore {@code qBCMonoRet}
     * @param before {@code vICMSMonoRet}
     */
    public record Monophase(
            @Element(value = "qBCMono", decimals = 2) BigDecimal quantity,
            @Element("vICMSMono") Money amount,
            @Element(value = "qBCMonoReten", decimals = 2) BigDecimal withheldQuantity,
            @Element("vICMSMonoReten") Money withheld,
            @Element(value = "qBCMonoRet", decimals = 2) BigDecimal quantityBefore,
            @Element("vICMSMonoRet") Money before) {
        static Optional<Monophase> of(List<NfeItem> items) {
            if (!present(items, it -> it.icms().monophase()) && !present(items, it -> before(it.icms()))) {
                return Optional.empty();
            }
            return Optional.of(new Monophase(
                    quantity(items, icms -> icms.monophase().flatMap(IcmsGroup.Monophase::quantity)),
                    sumOf("vICMSMono", items, it -> it.icms().monophase().map(IcmsGroup.Monophase::amount)),
                    quantity(items, icms -> withheld(icms).flatMap(IcmsGroup.TaxedOnceAndWithheld::withheldQuantity)),
                    sumOf(
                            "vICMSMonoReten",
                            items,
                            it -> withheld(it.icms()).map(IcmsGroup.TaxedOnceAndWithheld::withheldAmount)),
                    quantity(items, icms -> before(icms).flatMap(IcmsGroup.TaxedOnceBefore::quantity)),
                    sumOf("vICMSMonoRet", items, it -> before(it.icms()).map(IcmsGroup.TaxedOnceBefore::amount))));
        }

        private static Optional<IcmsGroup.TaxedOnceAndWithheld> withheld(IcmsGroup icms) {
            return icms instanceof IcmsGroup.TaxedOnceAndWithheld once ? Optional.of(once) : Optional.empty();
        }

        private static Optional<IcmsGroup.TaxedOnceBefore> before(IcmsGroup icms) {
            return icms instanceof IcmsGroup.TaxedOnceBefore once ? Optional.of(once) : Optional.empty();
        }

        private static BigDecimal quantity(List<NfeItem> items, Function<IcmsGroup, Optional<BigDecimal>> quantity) {
            BigDecimal sum = BigDecimal.ZERO;
            for (NfeItem item : items) {
                sum = sum.add(quantity.apply(item.taxation().icms()).orElse(BigDecimal.ZERO));
            }
            return sum.setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** Whether an item has the group {@code ICMSUFDest}, so that the note states its totals. */
    public static boolean owesDestination(List<NfeItem> items) {
        return present(items, ItemTaxation::destination);
    }

    /**
     * Totals of IBS and CBS.
     *
     * @param base {@code vBCIBSCBS}
     * @param state {@code gIBSUF}
     * @param municipality {@code gIBSMun}
     * @param union {@code gCBS}
     * @param ibsCredit presumed credits of IBS
     * @param cbsCredit presumed credits of CBS
     * @param due whether an item has amounts; without any, only the base of zero is told
     * @param monophase {@code gMono}; empty when no item has any
     * @param reversal {@code gEstornoCred}; empty when no item has any
     */
    public record IbsCbs(
            Money base,
            Sphere state,
            Sphere municipality,
            Sphere union,
            Credit ibsCredit,
            Credit cbsCredit,
            boolean due,
            Optional<MonophaseShares> monophase,
            Optional<IbsCbsGroup.Reversal> reversal) {
        static IbsCbs of(List<NfeItem> items) {
            return new IbsCbs(
                    sumOf("vBCIBSCBS", items, it -> amounts(it).map(IbsCbsGroup.Amounts::base)),
                    Sphere.of(items, IbsCbsGroup.Amounts::state),
                    Sphere.of(items, IbsCbsGroup.Amounts::municipality),
                    Sphere.of(items, IbsCbsGroup.Amounts::union),
                    Credit.of(items, IbsCbsGroup.OperationCredit::ibs),
                    Credit.of(items, IbsCbsGroup.OperationCredit::cbs),
                    present(items, IbsCbs::amounts),
                    present(items, IbsCbs::monophase) ? Optional.of(MonophaseShares.of(items)) : Optional.empty(),
                    present(items, IbsCbs::reversal)
                            ? Optional.of(new IbsCbsGroup.Reversal(
                                    sumOf(
                                            "vIBSEstCred",
                                            items,
                                            it -> reversal(it).map(IbsCbsGroup.Reversal::ibs)),
                                    sumOf(
                                            "vCBSEstCred",
                                            items,
                                            it -> reversal(it).map(IbsCbsGroup.Reversal::cbs))))
                            : Optional.empty());
        }

        /** {@code vIBS}: the state's and the municipality's together. */
        public Money ibs() {
            return state.due().plus(municipality.due());
        }

        private static Optional<IbsCbsGroup.Amounts> amounts(ItemTaxation taxation) {
            return taxation.ibsCbs().flatMap(IbsCbsGroup::amounts);
        }

        private static Optional<IbsCbsGroup.Reversal> reversal(ItemTaxation taxation) {
            return taxation.ibsCbs().flatMap(IbsCbsGroup::reversal);
        }

        private static Optional<IbsCbsGroup.Monophase> monophase(ItemTaxation taxation) {
            return taxation.ibsCbs()
                    .flatMap(IbsCbsGroup::form)
                    .filter(IbsCbsGroup.Monophase.class::isInstance)
                    .map(IbsCbsGroup.Monophase.class::cast);
        }
    }

    /**
     * Totals of one sphere.
     *
     * @param deferred {@code vDif}
     * @param givenBack {@code vDevTrib}
     * @param due {@code vIBSUF}, {@code vIBSMun} or {@code vCBS}
     */
    public record Sphere(Money deferred, Money givenBack, Money due) {
        static Sphere of(List<NfeItem> items, Function<IbsCbsGroup.Amounts, IbsCbsGroup.Share> share) {
            return new Sphere(
                    sumOf("vDif", items, it -> IbsCbs.amounts(it).map(share).map(IbsCbsGroup.Share::deferred)),
                    sumOf("vDevTrib", items, it -> IbsCbs.amounts(it).map(share).map(IbsCbsGroup.Share::returned)),
                    sumOf("vIBSCBS", items, it -> IbsCbs.amounts(it).map(share).map(IbsCbsGroup.Share::amount)));
        }
    }

    /**
     * Presumed credits of one tax.
     *
     * @param amount {@code vCredPres}
     * @param pending {@code vCredPresCondSus}
     */
    public record Credit(
            @Element("vCredPres") Money amount,
            @Element("vCredPresCondSus") Money pending) {
        static Credit of(List<NfeItem> items, Function<IbsCbsGroup.OperationCredit, Optional<IbsCbsGroup.Credit>> tax) {
            return new Credit(
                    sumOf("vCredPres", items, it -> credit(it).flatMap(tax).flatMap(IbsCbsGroup.Credit::amount)),
                    sumOf(
                            "vCredPresCondSus",
                            items,
                            it -> credit(it).flatMap(tax).flatMap(IbsCbsGroup.Credit::pending)));
        }

        private static Optional<IbsCbsGroup.OperationCredit> credit(ItemTaxation taxation) {
            return taxation.ibsCbs()
                    .flatMap(IbsCbsGroup::presumed)
                    .filter(IbsCbsGroup.OperationCredit.class::isInstance)
                    .map(IbsCbsGroup.OperationCredit.class::cast);
        }
    }

    /**
     * Totals of IBS and CBS by quantity.
     *
     * @param ibs {@code vIBSMono}
     * @param cbs {@code vCBSMono}
     * @param ibsWithheld {@code vIBSMonoReten}
     * @param cbsWithheld {@code vCBSMonoReten}
     * @param ibsBefore {@code vIBSMonoRet}
     * @param cbsBefore {@code vCBSMonoRet}
     */
    public record MonophaseShares(
            @Element("vIBSMono") Money ibs,
            @Element("vCBSMono") Money cbs,
            @Element("vIBSMonoReten") Money ibsWithheld,
            @Element("vCBSMonoReten") Money cbsWithheld,
            @Element("vIBSMonoRet") Money ibsBefore,
            @Element("vCBSMonoRet") Money cbsBefore) {
        static MonophaseShares of(List<NfeItem> items) {
            return new MonophaseShares(
                    sum(items, it -> it.own().map(IbsCbsGroup.MonophaseOwn::ibs)),
                    sum(items, it -> it.own().map(IbsCbsGroup.MonophaseOwn::cbs)),
                    sum(items, it -> it.withheld().map(IbsCbsGroup.MonophaseWithheld::ibs)),
                    sum(items, it -> it.withheld().map(IbsCbsGroup.MonophaseWithheld::cbs)),
                    sum(items, it -> it.before().map(IbsCbsGroup.MonophaseBefore::ibs)),
                    sum(items, it -> it.before().map(IbsCbsGroup.MonophaseBefore::cbs)));
        }

        private static Money sum(List<NfeItem> items, Function<IbsCbsGroup.Monophase, Optional<Money>> value) {
            return sumOf("gMono", items, it -> IbsCbs.monophase(it).flatMap(value));
        }
    }

    private static boolean present(List<NfeItem> items, Function<ItemTaxation, ? extends Optional<?>> value) {
        return items.stream().anyMatch(item -> value.apply(item.taxation()).isPresent());
    }

    private static Money sumOf(String field, List<NfeItem> items, Function<ItemTaxation, Optional<Money>> value) {
        return sum(field, items, item -> value.apply(item.taxation()).orElse(NfeAmount.ZERO));
    }

    private static Money sum(String field, List<NfeItem> items, Function<NfeItem, Money> value) {
        Money total = NfeAmount.ZERO;
        for (NfeItem item : items) {
            total = total.plus(value.apply(item));
        }
        return NfeAmount.require(field, total);
    }
}
