package dev.backoffice.fiscal.br.nfe;

import java.util.List;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Totais ({@code ICMSTot}): each is the exact sum of the rounded item values, never computed from total bases (rejections
 * 531 to 538, 564, 601 to 610).
 *
 * @param products {@code vProd}
 * @param freight {@code vFrete}
 * @param insurance {@code vSeg}
 * @param discount {@code vDesc}
 * @param pis {@code vPIS}
 * @param cofins {@code vCOFINS}
 * @param other {@code vOutro}
 * @param invoice {@code vNF} = products − discount + freight + insurance + other (rule W16-10; the other terms of the rule
 *     belong to tax groups that the groups modelled here do not have)
 */
public record NfeTotals(
        Money products,
        Money freight,
        Money insurance,
        Money discount,
        Money pis,
        Money cofins,
        Money other,
        Money invoice) {
    /** The sums over the items. */
    public static NfeTotals of(List<NfeItem> items) {
        Money products = sum("vProd", items, NfeItem::gross);
        Money freight = sum("vFrete", items, NfeItem::freight);
        Money insurance = sum("vSeg", items, NfeItem::insurance);
        Money discount = sum("vDesc", items, NfeItem::discount);
        Money other = sum("vOutro", items, NfeItem::other);
        return new NfeTotals(
                products,
                freight,
                insurance,
                discount,
                sum("vPIS", items, item -> item.taxation().pis().amount()),
                sum("vCOFINS", items, item -> item.taxation().cofins().amount()),
                other,
                NfeAmount.require(
                        "vNF",
                        products.minus(discount).plus(freight).plus(insurance).plus(other)));
    }

    private static Money sum(String field, List<NfeItem> items, Function<NfeItem, Money> value) {
        Money total = NfeAmount.ZERO;
        for (NfeItem item : items) {
            total = total.plus(value.apply(item));
        }
        return NfeAmount.require(field, total);
    }
}
