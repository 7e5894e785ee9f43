package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.nfe.NfeAdditions;
import dev.backoffice.fiscal.br.nfe.NfeItem;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.SaleKind;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;

/**
 * A line of a sale before its taxes are known. A kit is sold as its components, each a line of its own with its exact share of
 * the price ({@link #ofShare}).
 *
 * @param code the seller's item code
 * @param gtin bar code; empty when the item has none
 * @param description {@code xProd}, 1 to 120 characters
 * @param ncm eight digits
 * @param cest seven digits; empty when the goods have none
 * @param origin where the goods come from
 * @param supply how the issuer came by the goods
 * @param withheldBefore whether the ICMS was withheld earlier in the chain
 * @param quantity more than zero, in the unit of the price
 * @param unitPrice of one unit, up to ten decimals
 * @param discount of this line alone
 * @param kind for what the goods are handed over
 * @param buyerOrderItem the item of the buyer's order, 1 to 999,999; empty when none is named
 * @param information text for the reader, up to 500 characters; empty for none
 * @param codes what else the tax rules have to know of the goods ({@code SaleFacts})
 * @param freight of this line alone, besides its share of the sale's
 * @param other other charges of this line alone, besides its share of the sale's
 * @param additions what the item says besides, with paths from {@code det}
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
        Money discount,
        SaleKind kind,
        OptionalInt buyerOrderItem,
        Optional<String> information,
        Classification codes,
        Money freight,
        Money other,
        NfeAdditions additions) {
    public NfeSaleLine {
        additions.requireIn("infNFe/det");
        NfeAmount.require("vDesc", discount);
        NfeAmount.require("vFrete", freight);
        NfeAmount.require("vOutro", other);
        NfeItem.requireOrderItem(buyerOrderItem);
    }

    /** Without additions. */
    public NfeSaleLine(
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
            Money discount,
            SaleKind kind,
            OptionalInt buyerOrderItem,
            Optional<String> information,
            Classification codes,
            Money freight,
            Money other) {
        this(
                code,
                gtin,
                description,
                ncm,
                cest,
                origin,
                supply,
                withheldBefore,
                quantity,
                unitPrice,
                discount,
                kind,
                buyerOrderItem,
                information,
                codes,
                freight,
                other,
                NfeAdditions.none());
    }

    /** A line without freight and other charges of its own. */
    public NfeSaleLine(
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
            Money discount,
            SaleKind kind,
            OptionalInt buyerOrderItem,
            Optional<String> information,
            Classification codes) {
        this(
                code,
                gtin,
                description,
                ncm,
                cest,
                origin,
                supply,
                withheldBefore,
                quantity,
                unitPrice,
                discount,
                kind,
                buyerOrderItem,
                information,
                codes,
                NfeAmount.ZERO,
                NfeAmount.ZERO);
    }

    /** A line that is sold, without an item of the buyer's order and a text. */
    public NfeSaleLine(
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
        this(
                code,
                gtin,
                description,
                ncm,
                cest,
                origin,
                supply,
                withheldBefore,
                quantity,
                unitPrice,
                discount,
                SaleKind.SALE,
                OptionalInt.empty(),
                Optional.empty(),
                Classification.none());
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

    /**
     * A line that comes to an exact amount, e.g. a component's share of its kit's price: the unit price is what gives the
     * amount back, with up to ten decimals.
     *
     * @throws InvalidInput {@code nfe.amount-invalid} for a quantity of zero, or one so large that no price of ten decimals
     *     comes to the amount
     */
    public static NfeSaleLine ofShare(String code, String description, String ncm, Quantity quantity, Money amount) {
        if (!quantity.isPositive()) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "qCom", "reason", "not-positive");
        }
        NfeAmount.require("vProd", amount);
        NfeSaleLine line = of(
                code,
                description,
                ncm,
                quantity,
                UnitPrice.of(
                        amount.getAmount().divide(quantity.value(), UnitPrice.MAX_DECIMALS, RoundingMode.HALF_UP),
                        amount.getCurrencyUnit()));
        if (!line.gross().equals(amount)) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "vProd", "reason", "not-quantity-times-price");
        }
        return line;
    }

    /** The same line with a discount of its own. */
    public NfeSaleLine withDiscount(Money amount) {
        return with(gtin, amount, kind, buyerOrderItem, information, codes, freight, other);
    }

    /** The same line with a bar code. */
    public NfeSaleLine withGtin(Gtin number) {
        return with(Optional.of(number), discount, kind, buyerOrderItem, information, codes, freight, other);
    }

    /** The same line, handed over for something else than a price. */
    public NfeSaleLine as(SaleKind what) {
        return with(gtin, discount, what, buyerOrderItem, information, codes, freight, other);
    }

    /** The same line under more codes of the tax rules, e.g. {@code SaleFacts.IBS_CBS_CLASS}. */
    public NfeSaleLine under(Classification more) {
        return with(gtin, discount, kind, buyerOrderItem, information, more, freight, other);
    }

    /** The same line for an item of the buyer's order. */
    public NfeSaleLine forOrderItem(int item) {
        return with(gtin, discount, kind, OptionalInt.of(item), information, codes, freight, other);
    }

    /** The same line with a text for the reader. */
    public NfeSaleLine withInformation(String text) {
        return with(gtin, discount, kind, buyerOrderItem, Optional.of(text), codes, freight, other);
    }

    /** The same line with freight and other charges of its own, e.g. where they were shared over the lines before. */
    public NfeSaleLine withCharges(Money freightOfLine, Money otherOfLine) {
        return with(gtin, discount, kind, buyerOrderItem, information, codes, freightOfLine, otherOfLine);
    }

    /** The same line, saying more: groups and elements that are not composed of a sale, with paths from {@code det}. */
    public NfeSaleLine adding(NfeAdditions more) {
        return new NfeSaleLine(
                code,
                gtin,
                description,
                ncm,
                cest,
                origin,
                supply,
                withheldBefore,
                quantity,
                unitPrice,
                discount,
                kind,
                buyerOrderItem,
                information,
                codes,
                freight,
                other,
                more);
    }

    /** Quantity times price, rounded half up to cents. */
    public Money gross() {
        return NfeAmount.product(quantity, unitPrice);
    }

    private NfeSaleLine with(
            Optional<Gtin> number,
            Money off,
            SaleKind as,
            OptionalInt item,
            Optional<String> text,
            Classification more,
            Money carriage,
            Money charges) {
        return new NfeSaleLine(
                code,
                number,
                description,
                ncm,
                cest,
                origin,
                supply,
                withheldBefore,
                quantity,
                unitPrice,
                off,
                as,
                item,
                text,
                more,
                carriage,
                charges,
                additions);
    }
}
