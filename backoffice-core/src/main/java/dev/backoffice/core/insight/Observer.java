package dev.backoffice.core.insight;

import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.marking.HostImplements;
import java.time.Duration;
import java.util.List;

/** Told what the library does, for metrics and logs. Called on the working thread; it must be quick and must not throw. Thread-safe. */
@HostImplements
public interface Observer {
    /**
     * A command ended. One in a transaction of the host is done when its work is, whatever the host makes of it later.
     *
     * @param verb e.g. {@code order.receive}
     * @param outcome {@code done}, {@code replayed}, or the error code
     * @param attempts how often it was tried
     * @param took from the call to the end
     */
    void commandEnded(String verb, String outcome, int attempts, Duration took);

    /**
     * A batch of hot commands was decided in one transaction.
     *
     * @param verb e.g. {@code stock.hold}
     * @param size how many commands it held
     */
    void batchDecided(String verb, int size);

    /**
     * A delivery was handed to its subscription.
     *
     * @param delivery the delivery
     * @param outcome {@code done}, {@code retry}, {@code parked}, or {@code lost} when its lease had ended before it was done, so
     *     that somebody else will do it again
     * @param lag from the event to now
     */
    void delivered(Delivery delivery, String outcome, Duration lag);

    /**
     * A due job ran.
     *
     * @param job its name
     * @param done how many things it did
     */
    void jobRan(String job, int done);

    /**
     * A due job failed, or failed in part beside what it did; the others went on.
     *
     * @param job its name
     * @param code the error code, or the name of the exception where it is a defect
     */
    void jobFailed(String job, String code);

    /** Tells several observers, in this order. */
    static Observer all(List<Observer> observers) {
        List<Observer> told = List.copyOf(observers);
        return new Observer() {
            @Override
            public void commandEnded(String verb, String outcome, int attempts, Duration took) {
                told.forEach(each -> each.commandEnded(verb, outcome, attempts, took));
            }

            @Override
            public void batchDecided(String verb, int size) {
                told.forEach(each -> each.batchDecided(verb, size));
            }

            @Override
            public void delivered(Delivery delivery, String outcome, Duration lag) {
                told.forEach(each -> each.delivered(delivery, outcome, lag));
            }

            @Override
            public void jobRan(String job, int done) {
                told.forEach(each -> each.jobRan(job, done));
            }

            @Override
            public void jobFailed(String job, String code) {
                told.forEach(each -> each.jobFailed(job, code));
            }
        };
    }

    /** Is told everything and does nothing. */
    static Observer silent() {
        return all(List.of());
    }
}
