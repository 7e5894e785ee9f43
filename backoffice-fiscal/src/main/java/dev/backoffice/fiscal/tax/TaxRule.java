package dev.backoffice.fiscal.tax;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;
import java.util.List;

/**
 * Decides one tax, or taxes that belong together. Pure: the same case gives the same answer; stateless and thread-safe.
 *
 * <p>A rule answers every case: with results, or with none and the reason why the tax does not bear on the line. What it
 * does not cover it refuses with {@link TaxCase#notDetermined}; it never guesses. An answer without reasons is refused.
 */
@HostImplements
public interface TaxRule {
    /** Stable name, e.g. {@code br.icms}; unique in a determination. */
    String id();

    /** The results for the line of the case, and why. */
    Explained<List<TaxResult>> decide(TaxCase asked);
}
