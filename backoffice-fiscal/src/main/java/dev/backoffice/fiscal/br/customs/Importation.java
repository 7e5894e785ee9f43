package dev.backoffice.fiscal.br.customs;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.fiscal.classification.Classification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Goods of one class that a company brings into the country, as the customs declaration (DI, Duimp) knows them. All amounts are in
 * one currency, the real.
 *
 * @param date on which the declaration is registered
 * @param state to which ICMS is due: that of the establishment for which the goods come
 * @param importer codes the importer is put under; see {@link dev.backoffice.fiscal.br.SaleFacts}
 * @param goods codes the goods are put under
 * @param purpose for what they come
 * @param customsValue valor aduaneiro, with carriage and insurance to the port (Acordo de Valoração Aduaneira)
 * @param charges customs charges that the state counts into the base of ICMS: Siscomex fee, AFRMM and others
 * @param exchange IOF on the exchange contract
 * @param otherDuties antidumping and other duties of trade defence
 * @param quantity in the unit of the goods' taxes by quantity; empty where nobody needs it
 */
public record Importation(
        LocalDate date,
        Uf state,
        Classification importer,
        Classification goods,
        Purpose purpose,
        Money customsValue,
        Money charges,
        Money exchange,
        Money otherDuties,
        Optional<BigDecimal> quantity) {
    /** For what goods come into the country. */
    public enum Purpose {
        /** To be sold again. */
        RESALE,
        /** To make other goods of them. */
        PRODUCTION,
        /** Machines and other fixed assets. */
        ASSET,
        /** To be used up. */
        USE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws InvalidInput {@code input.null}, {@code input.negative}, {@code input.not-positive} or {@code tax.other-currency} */
    public Importation {
        Input.required(date, "importation.date");
        Input.required(state, "importation.state");
        Input.required(importer, "importation.importer");
        Input.required(goods, "importation.goods");
        Input.required(purpose, "importation.purpose");
        CurrencyUnit currency =
                Amounts.notNegative(customsValue, "importation.customsValue").getCurrencyUnit();
        same(charges, currency, "importation.charges");
        same(exchange, currency, "importation.exchange");
        same(otherDuties, currency, "importation.otherDuties");
        if (Input.required(quantity, "importation.quantity")
                .filter(value -> value.signum() <= 0)
                .isPresent()) {
            throw InvalidInput.of("input.not-positive", "field", "importation.quantity");
        }
    }

    /** Goods to be sold again, without charges. */
    public static Importation of(
            LocalDate date, Uf state, Classification importer, Classification goods, Money customsValue) {
        Money zero = Money.zero(customsValue.getCurrencyUnit());
        return new Importation(
                date, state, importer, goods, Purpose.RESALE, customsValue, zero, zero, zero, Optional.empty());
    }

    /** The same for something else. */
    public Importation purpose(Purpose purpose) {
        return new Importation(
                date, state, importer, goods, purpose, customsValue, charges, exchange, otherDuties, quantity);
    }

    /** The same with customs charges. */
    public Importation charges(Money charges) {
        return new Importation(
                date, state, importer, goods, purpose, customsValue, charges, exchange, otherDuties, quantity);
    }

    /** The same with IOF. */
    public Importation exchange(Money exchange) {
        return new Importation(
                date, state, importer, goods, purpose, customsValue, charges, exchange, otherDuties, quantity);
    }

    /** The same with duties of trade defence. */
    public Importation otherDuties(Money otherDuties) {
        return new Importation(
                date, state, importer, goods, purpose, customsValue, charges, exchange, otherDuties, quantity);
    }

    /** The same of a quantity. */
    public Importation quantity(BigDecimal quantity) {
        return new Importation(
                date,
                state,
                importer,
                goods,
                purpose,
                customsValue,
                charges,
                exchange,
                otherDuties,
                Optional.of(quantity));
    }

    private static void same(Money amount, CurrencyUnit currency, String field) {
        if (!Amounts.notNegative(amount, field).getCurrencyUnit().equals(currency)) {
            throw InvalidInput.of("tax.other-currency", "field", field);
        }
    }
}
