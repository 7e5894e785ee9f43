package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A line of a sale before its taxes are known.
 *
 * @param code the seller's item code
 * @param gtin bar code; empty when the item has none
 * @param ncm eight digits
 * @param cest seven digits; empty when the goods have none
 * @param withheldBefore whether the ICMS was withheld earlier in the chain
 * @param discount of this line alone
 */
public record NfeSaleLine(
        String code,
        Optional<Gtin> gtin,
        String description,
        String ncm,
        Optional<String> cest,
        GoodsOrigin origin,
        GoodsSupply supply,
        boolean withheldBefore,
        Quantity quantity,
        UnitPrice unitPrice,
        Money discount) {
    public NfeSaleLine {
        NfeAmount.require("vDesc", discount);
    }

    /** A line of national goods bought to be sold again, without bar code and discount. */
    public static NfeSaleLine of(String code, String description, String ncm, Quantity quantity, UnitPrice unitPrice) {
        return new NfeSaleLine(
                code,
                Optional.empty(),
                description,
                ncm,
                Optional.empty(),
                GoodsOrigin.NATIONAL,
                GoodsSupply.RESALE,
                false,
                quantity,
                unitPrice,
                NfeAmount.ZERO);
    }

    /** The same line with a discount of its own. */
    public NfeSaleLine withDiscount(Money discount) {
        return new NfeSaleLine(
                code, gtin, description, ncm, cest, origin, supply, withheldBefore, quantity, unitPrice, discount);
    }

    /** The same line with a bar code. */
    public NfeSaleLine withGtin(Gtin gtin) {
        return new NfeSaleLine(
                code,
                Optional.of(gtin),
                description,
                ncm,
                cest,
                origin,
                supply,
                withheldBefore,
                quantity,
                unitPrice,
                discount);
    }

    /** Quantity times price, rounded half up to cents. */
    public Money gross() {
        return NfeAmount.product(quantity, unitPrice);
    }
}
