package dev.backoffice.core.counter;

/**
 * What a hold has of one counter: {@code held = committed + released + expired + live}.
 *
 * @param counter which counter
 * @param held how much was held
 * @param committed how much was taken for good
 * @param released how much was given back
 * @param expired how much was given back because its time had passed
 */
public record HoldLine(CounterKey counter, long held, long committed, long released, long expired) {
    /** How much still counts as held. */
    public long live() {
        return held - committed - released - expired;
    }
}
