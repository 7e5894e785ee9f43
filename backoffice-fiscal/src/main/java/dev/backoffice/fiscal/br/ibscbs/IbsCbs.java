package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * IBS and CBS of a line (group {@code IBSCBS} of NT 2025.002).
 *
 * @param situation {@code CST}, three digits
 * @param classCode {@code cClassTrib}, six digits, the first three the situation's
 * @param due group {@code gIBSCBS}; empty for a situation without one, such as exemption
 */
public record IbsCbs(String situation, String classCode, Optional<Due> due, Ground ground) implements TaxResult {
    /** Name in {@link TaxAmount} of the states' part of the IBS. */
    public static final String IBS_STATE = "ibs-state";

    /** Name in {@link TaxAmount} of the municipalities' part of the IBS. */
    public static final String IBS_MUNICIPAL = "ibs-municipal";

    /** Name in {@link TaxAmount} of the CBS. */
    public static final String CBS = "cbs";

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.blank} and the like */
    public IbsCbs {
        Input.text(situation, "ibscbs.situation", 3);
        Input.text(classCode, "ibscbs.class", 6);
    }

    @Override
    public List<TaxAmount> amounts() {
        return due.map(all -> List.of(
                        all.ibsState().amount(IBS_STATE, all.base()),
                        all.ibsMunicipal().amount(IBS_MUNICIPAL, all.base()),
                        all.cbs().amount(CBS, all.base())))
                .orElse(List.of());
    }

    /**
     * What is due, all of it on one base.
     *
     * @param base {@code vBC}
     * @param ibsState {@code gIBSUF}
     * @param ibsMunicipal {@code gIBSMun}
     * @param cbs {@code gCBS}
     */
    public record Due(Money base, Part ibsState, Part ibsMunicipal, Part cbs) {
        /** {@code vIBS}: both parts of the IBS. */
        public Money ibs() {
            return ibsState.amount().plus(ibsMunicipal.amount());
        }
    }

    /**
     * One of the three.
     *
     * @param rate {@code pIBSUF}, {@code pIBSMun} or {@code pCBS}
     * @param reduction {@code pRedAliq}; empty where the situation knows no reduced rate, and then the document has no
     *     {@code gRed}
     * @param effective {@code pAliqEfet}, four decimals; the rate itself where nothing is reduced
     * @param amount {@code vIBSUF}, {@code vIBSMun} or {@code vCBS}
     */
    public record Part(Rate rate, Optional<Rate> reduction, Rate effective, Money amount) {
        TaxAmount amount(String tax, Money base) {
            return new TaxAmount(tax, base, effective, amount);
        }
    }
}
