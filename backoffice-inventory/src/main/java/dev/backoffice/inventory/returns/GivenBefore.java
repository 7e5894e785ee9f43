package dev.backoffice.inventory.returns;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * What a return is worth once its goods came, when more went back before than what came is worth: that money stays given. It is
 * kept with the items it went back for, then with the freight, so that no other return of the order gives it back again.
 */
final class GivenBefore {
    private final List<ReturnLine> lines = new ArrayList<>();
    private final List<Money> kept = new ArrayList<>();
    private final List<Reason> reasons;
    private final Money freight;
    private final Money keptFreight;

    private GivenBefore(ReturnOrder before, List<ReturnLine> came, Explained<Money> freight) {
        Money ahead = positive(before.refunded().minus(worth(came, freight.value())));
        this.reasons = new ArrayList<>(freight.reasons());
        if (ahead.isPositive()) {
            reasons.add(Reason.of(
                    "return.given-before", ahead + " went back for goods that did not come, and stays given."));
        }
        Money rest = ahead;
        for (int i = 0; i < came.size(); i++) {
            ReturnLine line = came.get(i);
            Money more = within(rest, before.lines().get(i).due(), line.due());
            lines.add(line.worth(more));
            kept.add(more);
            rest = rest.minus(more);
        }
        // No more ever went back than lines and freight were worth together, so nothing is left after the freight.
        this.keptFreight = within(rest, before.freightDue(), freight.value());
        this.freight = freight.value().plus(keptFreight);
    }

    /** @param came the lines of the return, in its order, with what came and what that is worth */
    static GivenBefore of(ReturnOrder before, List<ReturnLine> came, Explained<Money> freight) {
        return new GivenBefore(before, came, freight);
    }

    private static Money worth(List<ReturnLine> lines, Money freight) {
        return lines.stream().map(ReturnLine::due).reduce(freight, Money::plus);
    }

    /** As much of it as something was worth before and is not worth now. */
    private static Money within(Money rest, Money before, Money now) {
        Money room = positive(before.minus(now));
        return rest.isGreaterThan(room) ? room : rest;
    }

    private static Money positive(Money amount) {
        return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
    }

    /** Claims what is kept beyond what came. */
    void claim(Claims claims) {
        for (int i = 0; i < lines.size(); i++) {
            claims.raise(lines.get(i).line(), lines.get(i).sku(), kept.get(i));
        }
        claims.claimFreight(keptFreight);
    }

    List<ReturnLine> lines() {
        return lines;
    }

    Money freight() {
        return freight;
    }

    List<Reason> reasons() {
        return reasons;
    }
}
