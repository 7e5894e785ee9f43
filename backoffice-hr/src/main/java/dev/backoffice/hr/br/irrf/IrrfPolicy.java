package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Rate;
import java.util.Optional;

/**
 * Readings of the law on which payrolls differ.
 *
 * @param waiveSmallTax whether tax up to the waiver limit is not withheld (Lei 9.430/1996 art. 67); it never applies to
 *     income taxed exclusively at the source
 * @param pensionCap largest pension deduction of the income, e.g. {@code 12%}; empty for no limit at the
 *     source
 */
public record IrrfPolicy(boolean waiveSmallTax, Optional<Rate> pensionCap) {
    /** Small tax is waived; pension contributions are deducted in full. */
    public static final IrrfPolicy DEFAULT = new IrrfPolicy(true, Optional.empty());

    public IrrfPolicy {
        Input.required(pensionCap, "pensionCap").ifPresent(cap -> {
            if (cap.percent().compareTo(Rate.WHOLE.percent()) > 0) {
                throw InvalidInput.of("irrf.pension-cap-out-of-range", "cap", cap.toString());
            }
        });
    }

    /** The same policy with pension contributions deducted up to this share of the income, at most 100%. */
    public IrrfPolicy withPensionCap(Rate cap) {
        return new IrrfPolicy(waiveSmallTax, Optional.of(cap));
    }

    /** The same policy with even small tax withheld. */
    public IrrfPolicy withoutWaiver() {
        return new IrrfPolicy(false, pensionCap);
    }
}
