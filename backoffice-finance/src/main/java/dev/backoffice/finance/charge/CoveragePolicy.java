package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * When a total counts as covered.
 *
 * @param tolerance how much may be missing, zero or more
 * @param countedWhenAuthorized the methods whose promised money counts before it is taken
 * @param termsCount whether what is due later by agreement counts
 */
public record CoveragePolicy(Money tolerance, Set<ChargeMethod> countedWhenAuthorized, boolean termsCount) {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public CoveragePolicy {
        Amounts.inRange(Amounts.notNegative(tolerance, "tolerance"), "tolerance");
        Input.required(countedWhenAuthorized, "countedWhenAuthorized");
        countedWhenAuthorized = countedWhenAuthorized.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(countedWhenAuthorized));
    }

    /** To the cent; a marketplace's promise counts and a card's does not; what is due on terms counts. */
    public static CoveragePolicy exact(CurrencyUnit currency) {
        return new CoveragePolicy(Money.zero(currency), Set.of(ChargeMethod.MARKETPLACE), true);
    }

    /** The same with another tolerance. */
    public CoveragePolicy withTolerance(Money other) {
        return new CoveragePolicy(other, countedWhenAuthorized, termsCount);
    }

    /** The same, where the promised money of this method counts too. */
    public CoveragePolicy withAuthorized(ChargeMethod method) {
        Set<ChargeMethod> more = EnumSet.of(Input.required(method, "method"));
        more.addAll(countedWhenAuthorized);
        return new CoveragePolicy(tolerance, more, termsCount);
    }

    /** The same, where what is due on terms does not count. */
    public CoveragePolicy withoutTerms() {
        return new CoveragePolicy(tolerance, countedWhenAuthorized, false);
    }
}
