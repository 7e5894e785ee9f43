package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.tax.ItemTaxation;
import dev.backoffice.fiscal.tax.SaleKind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;

/**
 * Item of a note ({@code det}).
 *
 * @param code {@code cProd}, the issuer's code, up to 60 characters
 * @param gtin {@code cEAN}; empty writes {@code SEM GTIN}
 * @param description {@code xProd}, up to 120 characters
 * @param ncm código NCM, eight digits; {@code 00} for a service
 * @param cest código CEST, seven digits; empty when the goods have none
 * @param quantity {@code qCom} and {@code uCom}, more than zero
 * @param unitPrice {@code vUnCom}, up to ten decimals
 * @param gross {@code vProd}, quantity times price, right to the cent (rejection 629)
 * @param freight {@code vFrete}, the item's part of the freight charged
 * @param insurance {@code vSeg}
 * @param discount {@code vDesc}, not more than the gross amount
 * @param other {@code vOutro}
 * @param buyerOrder {@code xPed}, the buyer's order, up to 15 characters; empty when none is named
 * @param buyerOrderItem {@code nItemPed}, the item of the buyer's order, 1 to 999,999; empty when none is named
 * @param information {@code infAdProd}, text for the reader, up to 500 characters, e.g. the kit it is a part of; empty for none
 * @param kind for what the goods are handed over
 * @param taxation operation code and tax groups
 * @param additions what the item says besides
 * @param taxable the item in its taxable unit; empty where that is the one it is sold in
 */
public record NfeItem(
        String code,
        Optional<Gtin> gtin,
        String description,
        String ncm,
        Optional<String> cest,
        Quantity quantity,
        UnitPrice unitPrice,
        Money gross,
        Money freight,
        Money insurance,
        Money discount,
        Money other,
        Optional<String> buyerOrder,
        OptionalInt buyerOrderItem,
        Optional<String> information,
        SaleKind kind,
        ItemTaxation taxation,
        NfeAdditions additions,
        Optional<TaxableUnit> taxable) {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    public NfeItem {
        additions.requireIn("infNFe/det");
        NfeText.require("cProd", code, 1, 60);
        NfeText.require("xProd", description, 1, 120);
        NfeText.digits("NCM", ncm, taxation.service().isPresent() ? 2 : 8, 8);
        cest.ifPresent(text -> NfeText.digits("CEST", text, 7, 7));
        if (!quantity.isPositive()) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "qCom", "reason", "not-positive");
        }
        NfeText.require("uCom", quantity.unit().code(), 1, 6);
        if (!unitPrice.currency().equals(NfeAmount.REAL)) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "vUnCom", "reason", "not-brl");
        }
        NfeAmount.require("vProd", gross);
        NfeAmount.require("vFrete", freight);
        NfeAmount.require("vSeg", insurance);
        NfeAmount.require("vDesc", discount);
        NfeAmount.require("vOutro", other);
        if (gross.minus(NfeAmount.product(quantity, unitPrice)).abs().getAmountMinorLong() > 1) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "vProd", "reason", "not-quantity-times-price");
        }
        if (discount.isGreaterThan(gross)) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "vDesc", "reason", "more-than-gross");
        }
        buyerOrder.ifPresent(text -> NfeText.require("xPed", text, 1, 15));
        requireOrderItem(buyerOrderItem);
        information.ifPresent(text -> NfeText.require("infAdProd", text, 1, 500));
        taxable.ifPresent(unit -> requireSameValue(unit, gross));
    }

    /** Taxed in the unit it is sold in. */
    public NfeItem(
            String code,
            Optional<Gtin> gtin,
            String description,
            String ncm,
            Optional<String> cest,
            Quantity quantity,
            UnitPrice unitPrice,
            Money gross,
            Money freight,
            Money insurance,
            Money discount,
            Money other,
            Optional<String> buyerOrder,
            OptionalInt buyerOrderItem,
            Optional<String> information,
            SaleKind kind,
            ItemTaxation taxation,
            NfeAdditions additions) {
        this(
                code,
                gtin,
                description,
                ncm,
                cest,
                quantity,
                unitPrice,
                gross,
                freight,
                insurance,
                discount,
                other,
                buyerOrder,
                buyerOrderItem,
                information,
                kind,
                taxation,
                additions,
                Optional.empty());
    }

    /** Without additions. */
    public NfeItem(
            String code,
            Optional<Gtin> gtin,
            String description,
            String ncm,
            Optional<String> cest,
            Quantity quantity,
            UnitPrice unitPrice,
            Money gross,
            Money freight,
            Money insurance,
            Money discount,
            Money other,
            Optional<String> buyerOrder,
            OptionalInt buyerOrderItem,
            Optional<String> information,
            SaleKind kind,
            ItemTaxation taxation) {
        this(
                code,
                gtin,
                description,
                ncm,
                cest,
                quantity,
                unitPrice,
                gross,
                freight,
                insurance,
                discount,
                other,
                buyerOrder,
                buyerOrderItem,
                information,
                kind,
                taxation,
                NfeAdditions.none());
    }

    /** What the item adds to the note's total: gross − discount + freight + insurance + other, and the taxes on top of them. */
    public Money total() {
        return gross.minus(discount).plus(freight).plus(insurance).plus(other).plus(taxation.charged());
    }

    private static void requireSameValue(TaxableUnit unit, Money gross) {
        BigDecimal value = unit.quantity().multiply(unit.price());
        if (value.subtract(gross.getAmount()).abs().compareTo(CENT) > 0) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "vUnTrib", "reason", "not-quantity-times-price");
        }
    }

    /**
     * Line of the buyer's order, 1 to 999999.
     *
     * @throws InvalidInput {@code nfe.code-invalid} naming {@code nItemPed}
     */
    public static void requireOrderItem(OptionalInt number) {
        if (number.isPresent() && (number.getAsInt() < 1 || number.getAsInt() > 999_999)) {
            throw InvalidInput.of(
                    "nfe.code-invalid", "field", "nItemPed", "value", Integer.toString(number.getAsInt()));
        }
    }
}
