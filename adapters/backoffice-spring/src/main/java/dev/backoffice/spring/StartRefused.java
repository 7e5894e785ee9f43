package dev.backoffice.spring;

/** The host cannot start as it is configured. Boot shows what is wrong and what to do about it. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    StartRefused(String problem, String action) {
        super(problem);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
