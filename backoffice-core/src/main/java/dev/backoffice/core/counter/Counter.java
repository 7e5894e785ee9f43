package dev.backoffice.core.counter;

/**
 * How much there is and how much of it is spoken for, in the smallest unit of what is counted (pieces, grams, cents).
 *
 * @param key which counter
 * @param onHand what is there
 * @param held the sum of its live holds
 * @param floor below which {@code onHand - held} may never fall; usually 0
 */
public record Counter(CounterKey key, long onHand, long held, long floor) {
    /** A counter nobody touched yet. */
    public static Counter empty(CounterKey key) {
        return new Counter(key, 0, 0, 0);
    }

    /** What can still be held. */
    public long available() {
        return Math.subtractExact(Math.subtractExact(onHand, held), floor);
    }

    Counter onHand(long change) {
        return new Counter(key, Math.addExact(onHand, change), held, floor);
    }

    Counter held(long change) {
        return new Counter(key, onHand, Math.addExact(held, change), floor);
    }

    Counter floor(long newFloor) {
        return new Counter(key, onHand, held, newFloor);
    }
}
