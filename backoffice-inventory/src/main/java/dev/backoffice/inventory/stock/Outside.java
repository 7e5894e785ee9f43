package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.quantity.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * What left with a hold and has not come back. What comes back costs its exact share of what left: all parts together cost what
 * left cost, and the last takes the cent.
 */
final class Outside {
    private final HoldId hold;
    private final List<Gone> lines = new ArrayList<>();
    private int parts;

    private Outside(HoldId hold) {
        this.hold = hold;
    }

    static Outside of(StockRows rows, HoldId hold) {
        Outside outside = new Outside(hold);
        rows.issuedWith(hold).forEach(issued -> outside.lines.add(new Gone(issued)));
        for (List<CostedLine> part : rows.returns(hold)) {
            outside.parts++;
            if (part.isEmpty()) {
                outside.lines.forEach(line -> line.take(line.left()));
            }
            part.forEach(back ->
                    outside.lines.stream().filter(line -> line.is(back)).forEach(line -> line.take(back.quantity())));
        }
        return outside;
    }

    /** How many parts have come back, with the one taken last. */
    int parts() {
        return parts;
    }

    /**
     * What comes back by a command.
     *
     * @throws RuleViolation {@code stock.already-returned} when nothing is left outside, {@code stock.return-exceeds} when less
     *     of an item is
     */
    List<CostedLine> take(ReturnGoods command) {
        if (lines.stream().allMatch(line -> line.left().isZero())) {
            throw RuleViolation.of("stock.already-returned", "hold", hold.toString());
        }
        List<CostedLine> back = new ArrayList<>();
        if (command.lines().isEmpty()) {
            lines.stream().filter(line -> line.left().isPositive()).forEach(line -> back.add(line.take(line.left())));
        } else {
            command.lines().forEach(this::check);
            command.lines().forEach(wanted -> take(wanted, back));
        }
        parts++;
        return back;
    }

    private void check(ReturnedLine wanted) {
        BigDecimal left = BigDecimal.ZERO;
        for (Gone line : lines) {
            if (line.issued.sku().equals(wanted.sku())) {
                // Refuses a count finer than the unit, before anything is taken.
                Quantity.of(wanted.count(), line.issued.quantity().unit());
                left = left.add(line.left().value());
            }
        }
        if (wanted.count().compareTo(left) > 0) {
            throw RuleViolation.of(
                    "stock.return-exceeds",
                    "hold",
                    hold.toString(),
                    "sku",
                    wanted.sku().value(),
                    "wanted",
                    wanted.count().toPlainString(),
                    "outside",
                    left.toPlainString());
        }
    }

    /** To the places it left, in their order. */
    private void take(ReturnedLine wanted, List<CostedLine> back) {
        BigDecimal rest = wanted.count();
        for (Gone line : lines) {
            if (line.issued.sku().equals(wanted.sku()) && rest.signum() > 0) {
                Quantity some = Quantity.of(
                        rest.min(line.left().value()), line.issued.quantity().unit());
                if (some.isPositive()) {
                    back.add(line.take(some));
                    rest = rest.subtract(some.value());
                }
            }
        }
    }

    /** One item that left one place. */
    private static final class Gone {
        private final StockMovement issued;
        private Quantity back;

        Gone(StockMovement issued) {
            this.issued = issued;
            this.back = Quantity.zero(issued.quantity().unit());
        }

        boolean is(CostedLine line) {
            return issued.site().equals(line.site()) && issued.sku().equals(line.sku());
        }

        Quantity left() {
            return issued.quantity().minus(back);
        }

        CostedLine take(Quantity some) {
            Money before = cost(back);
            back = back.plus(some);
            return new CostedLine(issued.site(), issued.sku(), some, cost(back).minus(before));
        }

        /** What so much of it cost when it left. */
        private Money cost(Quantity some) {
            return Allocation.byWeights(
                            issued.value(),
                            List.of(some.value(), issued.quantity().minus(some).value()))
                    .get(0);
        }
    }
}
