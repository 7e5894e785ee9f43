package dev.backoffice.examples.quickstart;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a run was asked to keep what it knows.
 *
 * @param url the JDBC address; empty for one of the quickstart's own
 * @param user who opens the address; empty where the address says it
 */
record Database(Kind kind, Optional<String> url, Optional<String> user) {
    /** Nothing is kept after the run. */
    static final Database MEMORY = new Database(Kind.MEMORY, Optional.empty(), Optional.empty());

    /** What keeps it. */
    enum Kind {
        MEMORY,
        H2,
        POSTGRES;

        /** The kind of a word; empty when it is none. */
        static Optional<Kind> of(String word) {
            return switch (word) {
                case "memory" -> Optional.of(MEMORY);
                case "h2" -> Optional.of(H2);
                case "postgres" -> Optional.of(POSTGRES);
                default -> Optional.empty();
            };
        }
    }

    Database of(Kind other) {
        return new Database(other, url, user);
    }

    Database at(String address) {
        return new Database(kind, Optional.of(address), user);
    }

    Database by(String name) {
        return new Database(kind, url, Optional.of(name));
    }

    /** Why nothing can be opened by it; empty when it can. */
    Optional<String> wrong() {
        if (url.isEmpty()) {
            return user.map(name -> "--user needs --url");
        }
        String scheme = kind == Kind.H2 ? "jdbc:h2:" : "jdbc:postgresql:";
        if (kind == Kind.MEMORY) {
            return Optional.of("--url needs --store h2 or --store postgres");
        }
        if (url.get().toLowerCase(Locale.ROOT).contains("password=")) {
            return Optional.of("--url must not hold a password: give it in QUICKSTART_PASSWORD");
        }
        return url.get().startsWith(scheme)
                ? Optional.empty()
                : Optional.of("--url needs an address that begins with " + scheme);
    }
}
