package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * IBS and CBS of a line (group {@code IBSCBS} of NT 2025.002).
 *
 * @param situation {@code CST}, three digits
 * @param classCode {@code cClassTrib}, six digits, the first three the situation's
 * @param due group {@code gIBSCBS}; empty for a situation without one, such as exemption
 * @param form what stands in its place: a tax by quantity, a credit passed on, a correction; empty for none
 * @param reversal {@code gEstornoCred}, credit of earlier purchases that is given up; empty for none
 * @param presumed a presumed credit; empty for none
 */
public record IbsCbs(
        String situation,
        String classCode,
        Optional<Due> due,
        Optional<Form> form,
        Optional<CreditAmounts> reversal,
        Optional<PresumedCredit> presumed,
        Ground ground)
        implements TaxResult {
    /** Name in {@link TaxAmount} of the states' part of the IBS. */
    public static final String IBS_STATE = "ibs-state";

    /** Name in {@link TaxAmount} of the municipalities' part of the IBS. */
    public static final String IBS_MUNICIPAL = "ibs-municipal";

    /** Name in {@link TaxAmount} of the CBS. */
    public static final String CBS = "cbs";

    /** Name in {@link TaxAmount} of the IBS by quantity. */
    public static final String IBS_MONOPHASE = "ibs-mono";

    /** Name in {@link TaxAmount} of the CBS by quantity. */
    public static final String CBS_MONOPHASE = "cbs-mono";

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.blank} and the like */
    public IbsCbs {
        Input.text(situation, "ibscbs.situation", 3);
        Input.text(classCode, "ibscbs.class", 6);
        Input.required(due, "ibscbs.due");
        Input.required(form, "ibscbs.form");
        Input.required(reversal, "ibscbs.reversal");
        Input.required(presumed, "ibscbs.presumed");
    }

    /** Amounts, or none, and nothing besides. */
    public IbsCbs(String situation, String classCode, Optional<Due> due, Ground ground) {
        this(situation, classCode, due, Optional.empty(), Optional.empty(), Optional.empty(), ground);
    }

    @Override
    public List<TaxAmount> amounts() {
        if (due.isPresent()) {
            Due all = due.orElseThrow();
            return List.of(
                    all.ibsState().amount(IBS_STATE, all.base()),
                    all.ibsMunicipal().amount(IBS_MUNICIPAL, all.base()),
                    all.cbs().amount(CBS, all.base()));
        }
        if (form.isPresent() && form.orElseThrow() instanceof Monophase once) {
            return List.of(
                    TaxAmount.byQuantity(IBS_MONOPHASE, once.ibs()), TaxAmount.byQuantity(CBS_MONOPHASE, once.cbs()));
        }
        return List.of();
    }

    /**
     * What is due, all of it on one base.
     *
     * @param base {@code vBC}
     * @param ibsState {@code gIBSUF}
     * @param ibsMunicipal {@code gIBSMun}
     * @param cbs {@code gCBS}
     * @param regular {@code gTribRegular}, what would be due if the condition of a suspension were not met; empty for none
     */
    public record Due(Money base, Part ibsState, Part ibsMunicipal, Part cbs, Optional<Regular> regular) {
        /** Without a condition. */
        public Due(Money base, Part ibsState, Part ibsMunicipal, Part cbs) {
            this(base, ibsState, ibsMunicipal, cbs, Optional.empty());
        }

        /** {@code vIBS}: both parts of the IBS. */
        public Money ibs() {
            return ibsState.amount().plus(ibsMunicipal.amount());
        }
    }

    /**
     * One of the three.
     *
     * @param rate {@code pIBSUF}, {@code pIBSMun} or {@code pCBS}; zero where the tax is suspended
     * @param reduction {@code pRedAliq}; empty where the situation knows no reduced rate, and then the document has no
     *     {@code gRed}
     * @param effective {@code pAliqEfet}, four decimals; the rate itself where nothing is reduced
     * @param deferral {@code gDif}; empty where nothing is deferred
     * @param amount {@code vIBSUF}, {@code vIBSMun} or {@code vCBS}: what is left to pay
     */
    public record Part(Rate rate, Optional<Rate> reduction, Rate effective, Optional<Deferral> deferral, Money amount) {
        /** Nothing deferred. */
        public Part(Rate rate, Optional<Rate> reduction, Rate effective, Money amount) {
            this(rate, reduction, effective, Optional.empty(), amount);
        }

        TaxAmount amount(String tax, Money base) {
            return new TaxAmount(tax, base, effective, amount);
        }
    }

    /**
     * What is paid later, by another link of the chain.
     *
     * @param percent {@code pDif}
     * @param amount {@code vDif}
     */
    public record Deferral(Rate percent, Money amount) {}

    /**
     * What would be due without a suspension, or a zero rate on a condition.
     *
     * @param situation {@code CSTReg}
     * @param classCode {@code cClassTribReg}
     * @param ibsState {@code pAliqEfetRegIBSUF}, {@code vTribRegIBSUF}
     * @param ibsMunicipal {@code pAliqEfetRegIBSMun}, {@code vTribRegIBSMun}
     * @param cbs {@code pAliqEfetRegCBS}, {@code vTribRegCBS}
     */
    public record Regular(
            String situation, String classCode, TaxAmount ibsState, TaxAmount ibsMunicipal, TaxAmount cbs) {}

    /** What stands in the place of amounts on a base. */
    public sealed interface Form {}

    /**
     * {@code gIBSCBSMono}: paid once in the chain, by quantity.
     *
     * @param own {@code gMonoPadrao}
     * @param withheld {@code gMonoReten}, withheld for others
     * @param before {@code gMonoRet}, collected earlier in the chain
     * @param deferral {@code gMonoDif}
     * @param ibs {@code vTotIBSMonoItem}: own and withheld, less what is deferred
     * @param cbs {@code vTotCBSMonoItem}: the same of CBS
     */
    public record Monophase(
            Optional<UnitPart> own,
            Optional<UnitPart> withheld,
            Optional<UnitPart> before,
            Optional<UnitDeferral> deferral,
            Money ibs,
            Money cbs)
            implements Form {}

    /**
     * IBS and CBS of one quantity.
     *
     * @param ibs of states and municipalities together
     * @param cbs of the union
     */
    public record UnitPart(QuantityTax ibs, QuantityTax cbs) {}

    /**
     * What of taxes by quantity is deferred.
     *
     * @param ibs {@code pDifIBS}, {@code vIBSMonoDif}
     * @param cbs {@code pDifCBS}, {@code vCBSMonoDif}
     */
    public record UnitDeferral(Deferral ibs, Deferral cbs) {}

    /**
     * {@code gTransfCred}: a credit passed on to another company; nothing is due.
     *
     * @param credit {@code vIBS}, {@code vCBS}
     */
    public record Transfer(CreditAmounts credit) implements Form {}

    /**
     * {@code gAjusteCompet}: a correction of an earlier month, which that month's assessment counts.
     *
     * @param month {@code competApur}
     * @param amounts {@code vIBS}, {@code vCBS}
     */
    public record Adjustment(YearMonth month, CreditAmounts amounts) implements Form {}

    /**
     * An amount of each; none is negative.
     *
     * @param ibs of states and municipalities together
     * @param cbs of the union
     */
    public record CreditAmounts(Money ibs, Money cbs) {
        /** @throws dev.backoffice.core.error.InvalidInput {@code input.negative} */
        public CreditAmounts {
            Amounts.notNegative(ibs, "credit.ibs");
            Amounts.notNegative(cbs, "credit.cbs");
        }
    }

    /** A credit that the law presumes. */
    public sealed interface PresumedCredit {}

    /**
     * {@code gCredPresOper}: of the operation.
     *
     * @param base {@code vBCCredPres}
     * @param code {@code cCredPres}, two digits
     * @param ibs {@code gIBSCredPres}; empty where the code gives none
     * @param cbs {@code gCBSCredPres}; empty where the code gives none
     */
    public record OperationCredit(Money base, String code, Optional<PresumedPart> ibs, Optional<PresumedPart> cbs)
            implements PresumedCredit {}

    /**
     * One tax's presumed credit.
     *
     * @param rate {@code pCredPres}
     * @param amount {@code vCredPres}, or {@code vCredPresCondSus} while it is pending
     * @param pending whether it waits for a condition
     */
    public record PresumedPart(Rate rate, Money amount, boolean pending) {}

    /**
     * {@code gCredPresIBSZFM}: of IBS, of industry in the Zona Franca de Manaus (LC 214/2025 art. 450).
     *
     * @param month {@code competApur}
     * @param kind {@code tpCredPresIBSZFM}, 0 to 4
     * @param amount {@code vCredPresIBSZFM}
     */
    public record FreeZoneCredit(YearMonth month, String kind, Money amount) implements PresumedCredit {}
}
