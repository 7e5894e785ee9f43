package dev.backoffice.testkit.sefaz;

import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;

/** What goes wrong with a question on its way to the stand-in and back. */
public sealed interface WireFault {
    /** Nothing. */
    record None() implements WireFault {}

    /**
     * The connection is cut.
     *
     * @param done whether the question was worked on before
     */
    record Dropped(boolean done) implements WireFault {}

    /**
     * The answer takes its time; one longer than the caller waits is never seen.
     *
     * @param by how long
     */
    record Delayed(Duration by) implements WireFault {
        public Delayed {
            if (by.isNegative() || by.isZero()) {
                throw InvalidInput.of("sefaz.times-invalid");
            }
        }
    }

    /** Half of the answer arrives, and the connection is cut. */
    record Truncated() implements WireFault {}

    /**
     * Half of the answer arrives in time, and the rest only after a while.
     *
     * @param by how long
     */
    record Stalled(Duration by) implements WireFault {
        public Stalled {
            if (by.isNegative() || by.isZero()) {
                throw InvalidInput.of("sefaz.times-invalid");
            }
        }
    }

    /** The answer stands twice in what arrives. */
    record Twice() implements WireFault {}

    /**
     * Something else answers in place of the service, which never sees the question: a proxy, a page of maintenance.
     *
     * @param status of HTTP
     * @param body what it says
     */
    record OtherAnswer(int status, String body) implements WireFault {}

    /**
     * The answer is as large as this before anything of it can be read.
     *
     * @param bytes how large
     */
    record Oversized(int bytes) implements WireFault {}

    /** Nothing goes wrong. */
    static WireFault none() {
        return new None();
    }
}
