package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.time.LocalDate;
import org.joda.money.Money;

/**
 * What the taxes of an item of a sale depend on.
 *
 * @param date of emission, in the issuer's time zone
 * @param regime of the issuer
 * @param from state of the issuer
 * @param to state of the recipient
 * @param supply where the issuer got the goods
 * @param origin national or imported
 * @param withheldBefore whether the ICMS of these goods was withheld earlier in the chain (substituição tributária)
 * @param amount gross − discount + freight + insurance + other
 */
public record SaleTaxFacts(
        LocalDate date,
        TaxRegime regime,
        Uf from,
        Uf to,
        GoodsSupply supply,
        GoodsOrigin origin,
        boolean withheldBefore,
        Money amount) {}
