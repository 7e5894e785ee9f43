package dev.backoffice.flows.br;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.finance.ledger.EntryId;
import dev.backoffice.finance.ledger.PostEvent;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.hr.br.inss.InssCalculator;
import dev.backoffice.hr.br.inss.InssContribution;
import dev.backoffice.hr.br.inss.InssInput;
import dev.backoffice.hr.br.inss.InssRounding;
import dev.backoffice.hr.br.inss.InssSource;
import dev.backoffice.hr.br.inss.InssTables;
import dev.backoffice.hr.br.irrf.IrrfCalculator;
import dev.backoffice.hr.br.irrf.IrrfDeductions;
import dev.backoffice.hr.br.irrf.IrrfInput;
import dev.backoffice.hr.br.irrf.IrrfTables;
import dev.backoffice.hr.br.irrf.IrrfTax;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * From worked to paid: what INSS and IRRF take from a month's pay, and the entry that books it.
 *
 * <pre>{@code
 * Salaries.of(shop).pay(maria, PayMonth.of("contract-12", YearMonth.of(2026, 11), LocalDate.of(2026, 11, 30), gross)).reasons();
 * }</pre>
 */
public final class Salaries {
    private final Backoffice backoffice;
    private final InssTables inss;
    private final IrrfTables irrf;
    private final InssRounding rounding;

    private Salaries(Backoffice backoffice, InssTables inss, IrrfTables irrf, InssRounding rounding) {
        this.backoffice = backoffice;
        this.inss = inss;
        this.irrf = irrf;
        this.rounding = rounding;
    }

    /** With the tables that came with this library, rounded as eSocial does. */
    public static Salaries of(Backoffice backoffice) {
        return of(backoffice, InssTables.shipped(), IrrfTables.shipped(), InssRounding.TRUNCATE_PER_BAND);
    }

    /** With the host's own tables. */
    public static Salaries of(Backoffice backoffice, InssTables inss, IrrfTables irrf, InssRounding rounding) {
        return new Salaries(backoffice, inss, irrf, rounding);
    }

    /**
     * What a month's pay comes to.
     *
     * @param gross before anything is taken off
     * @param inss contribution to social security
     * @param irrf income tax withheld
     * @param net what is paid
     */
    public record Pay(Money gross, Money inss, Money irrf, Money net) {}

    /** Computes a month's pay; nothing is stored. */
    public Explained<Pay> compute(PayMonth month) {
        Input.required(month, "month");
        Explained<InssContribution> contribution = InssCalculator.explain(
                InssInput.of(rounding, InssSource.employment(month.contract(), month.gross())),
                inss,
                month.competence());
        Explained<IrrfTax> tax = IrrfCalculator.explain(
                IrrfInput.monthly(
                        month.gross(),
                        IrrfDeductions.ofInss(contribution.value().total()).withDependants(month.dependants())),
                irrf,
                month.paidOn());
        List<Reason> reasons = new ArrayList<>(contribution.reasons());
        reasons.addAll(tax.reasons());
        Money withheld = tax.value().withheld();
        Money net = month.gross().minus(contribution.value().total()).minus(withheld);
        return new Explained<>(new Pay(month.gross(), contribution.value().total(), withheld, net), reasons);
    }

    /**
     * Computes a month's pay and books it on the last day of the month worked.
     *
     * @return what it comes to, and why
     */
    public Explained<Pay> pay(CallContext context, PayMonth month) {
        Explained<Pay> pay = compute(month);
        backoffice.openBooks(context);
        EntryId entry = backoffice
                .ledger()
                .book(
                        context,
                        PostEvent.of(
                                        month.key(),
                                        "payroll.month",
                                        "contract/" + month.contract(),
                                        month.competence().atEndOfMonth())
                                .amount("gross", pay.value().gross())
                                .amount("inss", pay.value().inss())
                                .amount("irrf", pay.value().irrf())
                                .amount("net", pay.value().net()));
        return pay.because(Reason.of("salary.booked", "Booked by entry " + entry));
    }
}
