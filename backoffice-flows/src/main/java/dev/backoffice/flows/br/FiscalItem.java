package dev.backoffice.flows.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.util.Optional;

/**
 * What the taxes of an item depend on besides its NCM and origin.
 *
 * @param cest CEST, código especificador da substituição tributária, seven digits; empty when the goods have none
 * @param supply how the company came by the goods
 * @param codes what else the tax rules ask for, under the names in {@link dev.backoffice.fiscal.br.SaleFacts}, e.g. {@code
 *     substitution} = {@code none}
 */
public record FiscalItem(Optional<String> cest, GoodsSupply supply, Classification codes) {
    public FiscalItem {
        Input.required(cest, "cest");
        Input.required(supply, "supply");
        Input.required(codes, "codes");
    }

    /** Goods bought to be sold again, of which no more is known. */
    public static FiscalItem resold() {
        return new FiscalItem(Optional.empty(), GoodsSupply.RESALE, Classification.none());
    }

    /** The same goods with a CEST. */
    public FiscalItem cest(String digits) {
        return new FiscalItem(Optional.of(digits), supply, codes);
    }

    /** The same goods, made by the company itself. */
    public FiscalItem ownProduction() {
        return new FiscalItem(cest, GoodsSupply.OWN_PRODUCTION, codes);
    }

    /** The same goods under one more code of the tax rules. */
    public FiscalItem code(String scheme, String code) {
        return new FiscalItem(cest, supply, codes.with(scheme, code));
    }
}
