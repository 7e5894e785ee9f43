package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.SaleKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What the taxes of an item of a sale depend on.
 *
 * @param date of emission, in the issuer's time zone
 * @param regime of the issuer
 * @param from state of the issuer
 * @param to state where the goods arrive; the issuer's for goods that are picked up
 * @param taxpayer what the recipient is to the ICMS
 * @param use what the recipient buys for
 * @param kind for what the goods are handed over
 * @param ncm eight digits
 * @param cest seven digits; empty when the goods have none
 * @param supply where the issuer got the goods
 * @param origin national or imported
 * @param withheldBefore whether the ICMS of these goods was withheld earlier in the chain (substituição tributária)
 * @param gross quantity times price
 * @param discount the item's, its share of the sale's included
 * @param freight the item's share
 * @param other the item's share of other charges
 * @param sellerCodes what else is known of the issuer
 * @param goodsCodes what else is known of the goods
 * @param quantity {@code qTrib}, in the unit of taxes by quantity; empty where it is not told
 */
public record SaleTaxFacts(
        LocalDate date,
        TaxRegime regime,
        Uf from,
        Uf to,
        NfeTaxpayer taxpayer,
        BuyerUse use,
        SaleKind kind,
        String ncm,
        Optional<String> cest,
        GoodsSupply supply,
        GoodsOrigin origin,
        boolean withheldBefore,
        Money gross,
        Money discount,
        Money freight,
        Money other,
        Classification sellerCodes,
        Classification goodsCodes,
        Optional<BigDecimal> quantity) {
    /** Facts without a quantity. */
    public SaleTaxFacts(
            LocalDate date,
            TaxRegime regime,
            Uf from,
            Uf to,
            NfeTaxpayer taxpayer,
            BuyerUse use,
            SaleKind kind,
            String ncm,
            Optional<String> cest,
            GoodsSupply supply,
            GoodsOrigin origin,
            boolean withheldBefore,
            Money gross,
            Money discount,
            Money freight,
            Money other,
            Classification sellerCodes,
            Classification goodsCodes) {
        this(
                date,
                regime,
                from,
                to,
                taxpayer,
                use,
                kind,
                ncm,
                cest,
                supply,
                origin,
                withheldBefore,
                gross,
                discount,
                freight,
                other,
                sellerCodes,
                goodsCodes,
                Optional.empty());
    }

    /** Gross − discount + freight + other. */
    public Money amount() {
        return gross.minus(discount).plus(freight).plus(other);
    }
}
