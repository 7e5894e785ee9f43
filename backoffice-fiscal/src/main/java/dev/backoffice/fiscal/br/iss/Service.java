package dev.backoffice.fiscal.br.iss;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * A service that is sold, as far as taxes depend on it.
 *
 * @param date of the document
 * @param item of the list of LC 116/2003, e.g. {@code 14.01}
 * @param provider municipality of who performs it, IBGE code of seven digits
 * @param performed municipality where it is performed, IBGE code of seven digits
 * @param price what is asked for it
 * @param discount taken off whatever happens later
 * @param deductions what the law takes off the base of ISS and of INSS, such as material of item 7.02
 * @param simples whether the provider is of the Simples
 * @param buyerIsCompany whether the buyer has to withhold taxes at all; a person has not
 * @param withheld kinds of withholding that the service is under
 */
public record Service(
        LocalDate date,
        String item,
        String provider,
        String performed,
        Money price,
        Money discount,
        Money deductions,
        boolean simples,
        boolean buyerIsCompany,
        Set<Withheld> withheld) {
    private static final Pattern ITEM = Pattern.compile("[0-9]{1,2}\\.[0-9]{2}");
    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{7}");

    /** What a company that buys services withholds. */
    public enum Withheld {
        /** Professional services (RIR art. 714): IRRF. */
        PROFESSIONAL,
        /** Cleaning, guarding, upkeep and lease of labour (RIR art. 716): IRRF at its own rate. */
        CLEANING,
        /** Services of Lei 10.833/2003 art. 30: CSLL, and PIS and COFINS until 2026. */
        CONTRIBUTIONS,
        /** Assigned labour and contract work (Lei 8.212/1991 art. 31): INSS. */
        LABOUR
    }

    /** @throws InvalidInput {@code input.form}, {@code input.negative} or {@code tax.discount-too-large} */
    public Service {
        Input.required(date, "service.date");
        form(item, ITEM, "service.item");
        form(provider, MUNICIPALITY, "service.provider");
        form(performed, MUNICIPALITY, "service.performed");
        Amounts.notNegative(price, "service.price");
        Amounts.notNegative(discount, "service.discount");
        Amounts.notNegative(deductions, "service.deductions");
        if (discount.plus(deductions).isGreaterThan(price)) {
            throw InvalidInput.of("tax.discount-too-large", "discount", discount.toString(), "gross", price.toString());
        }
        withheld = Set.copyOf(withheld);
    }

    /** A service performed where its provider is, for a person. */
    public static Service of(LocalDate date, String item, String municipality, Money price) {
        Money zero = Money.zero(price.getCurrencyUnit());
        return new Service(date, item, municipality, municipality, price, zero, zero, false, false, Set.of());
    }

    /** The same for a company, under these kinds of withholding. */
    public Service toCompany(Withheld... kinds) {
        Set<Withheld> all = EnumSet.noneOf(Withheld.class);
        all.addAll(Set.of(kinds));
        return new Service(date, item, provider, performed, price, discount, deductions, simples, true, all);
    }

    /** The same with a discount. */
    public Service withDiscount(Money amount) {
        return new Service(
                date, item, provider, performed, price, amount, deductions, simples, buyerIsCompany, withheld);
    }

    /** The same with deductions. */
    public Service withDeductions(Money amount) {
        return new Service(date, item, provider, performed, price, discount, amount, simples, buyerIsCompany, withheld);
    }

    /** The same performed elsewhere. */
    public Service performedIn(String municipality) {
        return new Service(
                date, item, provider, municipality, price, discount, deductions, simples, buyerIsCompany, withheld);
    }

    /** The same by a provider of the Simples. */
    public Service bySimples() {
        return new Service(
                date, item, provider, performed, price, discount, deductions, true, buyerIsCompany, withheld);
    }

    private static void form(String text, Pattern form, String field) {
        if (!form.matcher(Input.text(text, field, 10)).matches()) {
            throw InvalidInput.of("input.form", "field", field, "form", form.pattern());
        }
    }
}
