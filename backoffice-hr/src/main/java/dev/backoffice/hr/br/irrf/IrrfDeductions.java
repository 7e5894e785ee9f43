package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import org.joda.money.Money;

/**
 * What the law lets a worker take from the taxable income (Lei 9.250/1995 art. 4). All amounts in reais, zero or more.
 *
 * @param inss the worker's own social security contribution on the same income
 * @param dependants how many, 0 to {@value #MAX_DEPENDANTS}
 * @param alimony paid by court order or public deed ({@code pensão alimentícia})
 * @param pension contributions to official supplementary or private pension plans ({@code previdência privada}, FAPI)
 */
public record IrrfDeductions(Money inss, int dependants, Money alimony, Money pension) {
    /** More dependants than this are taken for a typing error. */
    public static final int MAX_DEPENDANTS = 99;

    private static final Money ZERO = Money.zero(IrrfTable.BRL);
    private static final IrrfDeductions NONE = new IrrfDeductions(ZERO, 0, ZERO, ZERO);

    public IrrfDeductions {
        requireReais(inss, "inss");
        requireReais(alimony, "alimony");
        requireReais(pension, "pension");
        if (dependants < 0 || dependants > MAX_DEPENDANTS) {
            throw InvalidInput.of(
                    "irrf.dependants-out-of-range",
                    "dependants",
                    Integer.toString(dependants),
                    "max",
                    Integer.toString(MAX_DEPENDANTS));
        }
    }

    /** No deduction at all. */
    public static IrrfDeductions none() {
        return NONE;
    }

    /** The social security contribution alone. */
    public static IrrfDeductions ofInss(Money inss) {
        return NONE.withInss(inss);
    }

    /** The same deductions with this contribution to social security. */
    public IrrfDeductions withInss(Money inss) {
        return new IrrfDeductions(inss, dependants, alimony, pension);
    }

    /** The same deductions for so many dependants. */
    public IrrfDeductions withDependants(int dependants) {
        return new IrrfDeductions(inss, dependants, alimony, pension);
    }

    /** The same deductions with this alimony. */
    public IrrfDeductions withAlimony(Money alimony) {
        return new IrrfDeductions(inss, dependants, alimony, pension);
    }

    /** The same deductions with these pension contributions. */
    public IrrfDeductions withPension(Money pension) {
        return new IrrfDeductions(inss, dependants, alimony, pension);
    }

    static void requireReais(Money amount, String field) {
        Amounts.inRange(Amounts.notNegative(amount, field), field);
        if (!amount.getCurrencyUnit().equals(IrrfTable.BRL)) {
            throw InvalidInput.of(
                    "irrf.not-in-reais",
                    "field",
                    field,
                    "currency",
                    amount.getCurrencyUnit().getCode());
        }
    }
}
