package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.picking.PickListStatus.PickOutcome;
import dev.backoffice.inventory.stock.Site;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody is to take from the shelves of a site for some orders, in the order they walk. Immutable and thread-safe: each
 * move gives the next state and what happened, or is refused with {@code picking.illegal-move} when {@link PickMoves} does not
 * have it.
 */
public final class PickList {
    /** Shelf by shelf, then item by item; what lies nobody knows where comes last. */
    static final Comparator<PickLine> WALK = Comparator.comparing(
                    (PickLine line) -> line.shelf().isEmpty())
            .thenComparing(line -> line.shelf().map(Shelf::code).orElse(""))
            .thenComparing(PickLine::sku)
            .thenComparing(line -> line.order().toString());

    private final PickListId id;
    private final Site site;
    private final List<PickLine> lines;
    private final PickListStatus status;
    private final Instant startedAt;

    /** The state of a list as stored; new lists come from {@link #start}. */
    PickList(PickListId id, Site site, List<PickLine> lines, PickListStatus status, Instant startedAt) {
        this.id = id;
        this.site = site;
        this.lines = List.copyOf(lines);
        this.status = status;
        this.startedAt = startedAt;
    }

    /**
     * A new list.
     *
     * @param lines what to take, in any order; numbers are given here
     * @throws InvalidInput {@code input.empty} without lines
     */
    static Transition<PickList, PickingEvent> start(PickListId id, Site site, List<PickLine> lines, Moment moment) {
        if (Input.required(lines, "lines").isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "lines");
        }
        List<PickLine> walked = new ArrayList<>();
        lines.stream()
                .sorted(WALK)
                .forEach(line -> walked.add(
                        PickLine.open(walked.size() + 1, line.order(), line.sku(), line.shelf(), line.wanted())));
        PickList list = new PickList(id, site, walked, new PickListStatus.Open(), moment.now());
        return Transition.of(list, new PickingEvent.PickListStarted(id, site, List.copyOf(list.orders())));
    }

    /**
     * Somebody says what was taken for a line; said again it replaces what was said before.
     *
     * @param count how much, in the item's unit, from zero to what is wanted
     * @param shortBecause why it is less than wanted
     * @throws NotFound {@code picking.unknown-line}
     * @throws InvalidInput {@code picking.too-much}, {@code picking.reason-missing}
     */
    Transition<PickList, PickingEvent> pick(int number, BigDecimal count, Optional<String> shortBecause) {
        legal(PickMove.PICK);
        if (number < 1 || number > lines.size()) {
            throw NotFound.of("picking.unknown-line", "list", id.toString(), "line", Integer.toString(number));
        }
        PickLine line = lines.get(number - 1);
        PickLine answered = line.answer(Quantity.of(count, line.wanted().unit()), shortBecause);
        if (answered.equals(line)) {
            return Transition.of(this, List.of());
        }
        List<PickLine> next = new ArrayList<>(lines);
        next.set(number - 1, answered);
        return Transition.of(
                new PickList(id, site, next, status, startedAt),
                new PickingEvent.LinePicked(
                        id,
                        number,
                        line.order(),
                        line.sku(),
                        answered.picked().orElse(Quantity.zero(line.wanted().unit())),
                        answered.missing(),
                        shortBecause));
    }

    /**
     * Everything was walked.
     *
     * @param gone the orders that are not held any more
     * @throws RuleViolation {@code picking.lines-open} while a line of an order that is still held has no answer
     */
    Transition<PickList, PickingEvent> complete(Set<OrderId> gone) {
        legal(PickMove.COMPLETE);
        long open = lines.stream()
                .filter(line -> !line.answered() && !gone.contains(line.order()))
                .count();
        if (open > 0) {
            throw RuleViolation.of("picking.lines-open", "list", id.toString(), "lines", Long.toString(open));
        }
        List<OrderId> whole = new ArrayList<>();
        List<OrderId> shorted = new ArrayList<>();
        List<OrderId> left = new ArrayList<>();
        for (OrderId order : orders()) {
            if (gone.contains(order)) {
                left.add(order);
            } else if (lines.stream().anyMatch(line -> line.order().equals(order) && line.isShort())) {
                shorted.add(order);
            } else {
                whole.add(order);
            }
        }
        PickOutcome outcome = new PickOutcome(whole, shorted, left);
        return Transition.of(
                new PickList(id, site, lines, new PickListStatus.Completed(outcome), startedAt),
                new PickingEvent.PickListCompleted(id, site, outcome));
    }

    /**
     * Nobody walks it any more.
     *
     * @param reason why, without personal data
     */
    Transition<PickList, PickingEvent> cancel(String reason) {
        legal(PickMove.CANCEL);
        return Transition.of(
                new PickList(id, site, lines, new PickListStatus.Cancelled(reason), startedAt),
                new PickingEvent.PickListCancelled(id, reason));
    }

    private void legal(PickMove move) {
        if (!PickMoves.legal(move, status.kind())) {
            throw RuleViolation.of(
                    "picking.illegal-move",
                    "list",
                    id.toString(),
                    "move",
                    Forms.name(move),
                    "from",
                    Forms.name(status.kind()));
        }
    }

    /** Its id. */
    public PickListId id() {
        return id;
    }

    /** Where to walk. */
    public Site site() {
        return site;
    }

    /** What to take, in the order people walk. */
    public List<PickLine> lines() {
        return lines;
    }

    /** Where it stands. */
    public PickListStatus status() {
        return status;
    }

    /** When it was made. */
    public Instant startedAt() {
        return startedAt;
    }

    /** For which orders, each once. */
    public Set<OrderId> orders() {
        Set<OrderId> orders = new LinkedHashSet<>();
        lines.forEach(line -> orders.add(line.order()));
        return orders;
    }

    /** The lines of each shelf and item together: what somebody takes in one go. */
    public List<PickStop> stops() {
        Map<String, List<PickLine>> byPlace = new LinkedHashMap<>();
        lines.forEach(line -> byPlace.computeIfAbsent(
                        line.shelf().map(Shelf::code).orElse("") + "/" + line.sku(), place -> new ArrayList<>())
                .add(line));
        return byPlace.values().stream().map(PickStop::of).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PickList that
                && id.equals(that.id)
                && site.equals(that.site)
                && lines.equals(that.lines)
                && status.equals(that.status)
                && startedAt.equals(that.startedAt);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "PickList[" + site + " " + lines.size() + " lines " + Forms.name(status.kind()) + "]";
    }
}
