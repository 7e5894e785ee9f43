package dev.backoffice.core.insight;

/** How well something is, from good to bad. */
public enum HealthStatus {
    /** As it should be. */
    UP,
    /** It goes on, and somebody should look at it. */
    WARNING,
    /** It does not work. */
    DOWN;

    /** The worse of the two. */
    public HealthStatus and(HealthStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
