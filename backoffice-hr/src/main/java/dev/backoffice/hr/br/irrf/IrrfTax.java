package dev.backoffice.hr.br.irrf;

import org.joda.money.Money;

/**
 * The tax and how it came about; all amounts in reais and zero or more.
 *
 * @param method which deduction was the larger
 * @param deducted taken from the income; may exceed it
 * @param base income less deductions, at least zero
 * @param tax by the table, before the reduction
 * @param reduction taken from the tax, never more than it
 * @param waived tax too small to be withheld
 * @param withheldBefore tax of the same calculation withheld on earlier payments
 * @param withheld to be withheld now
 */
public record IrrfTax(
        Method method,
        Money deducted,
        Money base,
        Money tax,
        Money reduction,
        Money waived,
        Money withheldBefore,
        Money withheld) {

    /** The two ways to arrive at the base; the one with the smaller base is used. */
    public enum Method {
        /** The deductions the law lists, one by one. */
        LEGAL,
        /** The flat deduction instead of all others. */
        SIMPLIFIED
    }

    /** Tax after the reduction, whether it is withheld or not. */
    public Money due() {
        return tax.minus(reduction);
    }
}
