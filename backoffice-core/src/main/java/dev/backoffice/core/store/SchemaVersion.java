package dev.backoffice.core.store;

/**
 * In which version a store keeps its rows, and which one it was written for. They differ when another machine with another version of
 * the library brought the tables up to date meanwhile, or when an older copy was restored under a running host.
 *
 * @param found what it finds now
 * @param needed what this library needs
 */
public record SchemaVersion(int found, int needed) {
    /** Whether it finds what it needs. */
    public boolean matches() {
        return found == needed;
    }
}
