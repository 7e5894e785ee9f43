package dev.backoffice.fiscal.br.nfe;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Totais ({@code ICMSTot}, {@code IBSCBSTot}): each is the exact sum of the rounded item values, never computed from total
 * bases (rejections 531 to 538, 564, 601 to 610, 685, 795, 798 to 800, 861, 1084 to 1091).
 *
 * @param icmsBase {@code vBC}
 * @param icms {@code vICMS}
 * @param icmsExempted {@code vICMSDeson}; not taken off the total
 * @param fcp {@code vFCP}, of the issuer's state
 * @param icmsDestination {@code vICMSUFDest}
 * @param fcpDestination {@code vFCPUFDest}
 * @param products {@code vProd}
 * @param freight {@code vFrete}
 * @param insurance {@code vSeg}
 * @param discount {@code vDesc}
 * @param pis {@code vPIS}
 * @param cofins {@code vCOFINS}
 * @param other {@code vOutro}
 * @param invoice {@code vNF} = products − discount + freight + insurance + other (rule W16-10; the other terms of the rule
 *     belong to tax groups that the groups modelled here do not have)
 * @param approximateTaxes {@code vTotTrib}; empty when no item tells of it
 * @param ibsCbs {@code IBSCBSTot}; present when an item has the group (rejections 1118, 1119)
 */
public record NfeTotals(
        Money icmsBase,
        Money icms,
        Money icmsExempted,
        Money fcp,
        Money icmsDestination,
        Money fcpDestination,
        Money products,
        Money freight,
        Money insurance,
        Money discount,
        Money pis,
        Money cofins,
        Money other,
        Money invoice,
        Optional<Money> approximateTaxes,
        Optional<IbsCbs> ibsCbs) {
    /** The sums over the items. */
    public static NfeTotals of(List<NfeItem> items) {
        Money products = sum("vProd", items, NfeItem::gross);
        Money freight = sum("vFrete", items, NfeItem::freight);
        Money insurance = sum("vSeg", items, NfeItem::insurance);
        Money discount = sum("vDesc", items, NfeItem::discount);
        Money other = sum("vOutro", items, NfeItem::other);
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
                products,
                freight,
                insurance,
                discount,
                sum("vPIS", items, item -> item.taxation().pis().amount()),
                sum("vCOFINS", items, item -> item.taxation().cofins().amount()),
                other,
                NfeAmount.require(
                        "vNF",
                        products.minus(discount).plus(freight).plus(insurance).plus(other)),
                present(items, ItemTaxation::approximateTaxes)
                        ? Optional.of(sumOf("vTotTrib", items, ItemTaxation::approximateTaxes))
                        : Optional.empty(),
                present(items, ItemTaxation::ibsCbs) ? Optional.of(IbsCbs.of(items)) : Optional.empty());
    }

    /** Whether an item has the group {@code ICMSUFDest}, so that the note states its totals. */
    static boolean owesDestination(List<NfeItem> items) {
        return present(items, ItemTaxation::destination);
    }

    /**
     * Totals of IBS and CBS.
     *
     * @param base {@code vBCIBSCBS}
     * @param state {@code gIBSUF}
     * @param municipality {@code gIBSMun}
     * @param union {@code gCBS}
     * @param due whether an item has amounts; without any, only the base of zero is told
     */
    public record IbsCbs(Money base, Sphere state, Sphere municipality, Sphere union, boolean due) {
        static IbsCbs of(List<NfeItem> items) {
            return new IbsCbs(
                    sumOf("vBCIBSCBS", items, it -> amounts(it).map(IbsCbsGroup.Amounts::base)),
                    Sphere.of(items, IbsCbsGroup.Amounts::state),
                    Sphere.of(items, IbsCbsGroup.Amounts::municipality),
                    Sphere.of(items, IbsCbsGroup.Amounts::union),
                    present(items, IbsCbs::amounts));
        }

        /** {@code vIBS}: the state's and the municipality's together. */
        public Money ibs() {
            return state.due().plus(municipality.due());
        }

        private static Optional<IbsCbsGroup.Amounts> amounts(ItemTaxation taxation) {
            return taxation.ibsCbs().flatMap(IbsCbsGroup::amounts);
        }
    }

    /**
     * Totals of one sphere.
     *
     * @param deferred {@code vDif}
     * @param due {@code vIBSUF}, {@code vIBSMun} or {@code vCBS}
     */
    public record Sphere(Money deferred, Money due) {
        static Sphere of(List<NfeItem> items, Function<IbsCbsGroup.Amounts, IbsCbsGroup.Share> share) {
            return new Sphere(
                    sumOf("vDif", items, it -> IbsCbs.amounts(it).map(share).map(IbsCbsGroup.Share::deferred)),
                    sumOf("vIBSCBS", items, it -> IbsCbs.amounts(it).map(share).map(IbsCbsGroup.Share::amount)));
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
