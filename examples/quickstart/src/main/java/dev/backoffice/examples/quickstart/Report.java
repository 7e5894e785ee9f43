package dev.backoffice.examples.quickstart;

import java.util.List;
import org.joda.money.Money;

/**
 * What a run came to, ready to be shown. Long lists are shown in part: each comes with the count of all.
 *
 * @param shop the name on the shop front
 * @param source where the orders came from
 * @param orders how many orders were read, good and bad
 * @param refused how many of them were refused
 * @param states the received orders by state, in the order of the way to the customer
 * @param waits how many orders wait for each reason
 * @param waiting orders that wait
 * @param refusals rows that were refused
 * @param notes notes with their files
 * @param noteCount how many notes there are
 * @param noteTotal what all notes come to
 * @param stock what lies on the shelves at the end
 * @param accounts the trial balance
 * @param audits what the modules' audits found
 * @param timings how long the steps took
 * @param pace how fast the orders went, in parts of the run
 */
record Report(
        String shop,
        String source,
        long orders,
        long refused,
        List<Count> states,
        List<Count> waits,
        Shown<Waiting> waiting,
        Shown<Refusal> refusals,
        Shown<Note> notes,
        long noteCount,
        Money noteTotal,
        List<Stock> stock,
        List<Account> accounts,
        List<Audit> audits,
        List<Timing> timings,
        List<Pace> pace) {
    Report {
        states = List.copyOf(states);
        waits = List.copyOf(waits);
        stock = List.copyOf(stock);
        accounts = List.copyOf(accounts);
        audits = List.copyOf(audits);
        timings = List.copyOf(timings);
        pace = List.copyOf(pace);
    }

    /** How many of something there are. */
    record Count(String name, long count) {}

    /** The first of many. */
    record Shown<T>(List<T> first, long all) {
        Shown {
            first = List.copyOf(first);
        }

        static <T> Shown<T> all(List<T> of) {
            return new Shown<>(of, of.size());
        }

        long more() {
            return all - first.size();
        }
    }

    /**
     * An order that waits.
     *
     * @param reason what for, in sentences
     * @param code the stable code of the reason
     * @param unblockedBy who or what ends it
     */
    record Waiting(String order, String reason, String code, String unblockedBy) {}

    /**
     * A row that was refused.
     *
     * @param column empty when it is the whole row
     */
    record Refusal(String file, long line, String column, String text) {}

    /**
     * A signed note.
     *
     * @param state e.g. {@code authorized}
     * @param file relative to the report
     */
    record Note(String number, String order, String accessKey, String state, Money total, String file) {}

    /** An item on the shelf; the amounts carry their unit. */
    record Stock(String sku, String description, String site, String opening, String onHand, String held) {}

    /** An account with its balance on one side; the other is zero. */
    record Account(String code, String name, Money debit, Money credit) {}

    /** What one audit looked at and the sentences it found. */
    record Audit(String module, long checked, List<String> findings) {
        Audit {
            findings = List.copyOf(findings);
        }
    }

    /** How long a step took. */
    record Timing(String step, long millis) {}

    /**
     * How fast orders went since the point before.
     *
     * @param orders how many were done by then
     * @param perSecond in the part since the point before
     */
    record Pace(long orders, long perSecond) {}

    long received() {
        return states.stream().mapToLong(Count::count).sum();
    }

    long checked() {
        return audits.stream().mapToLong(Audit::checked).sum();
    }

    /** Whether no audit found anything. */
    boolean lawsHold() {
        return audits.stream().allMatch(audit -> audit.findings().isEmpty());
    }
}
