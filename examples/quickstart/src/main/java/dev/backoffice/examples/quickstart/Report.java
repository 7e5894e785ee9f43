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
 * @param figures what the charts show
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
        Figures figures,
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
     * @param since when it began to wait
     */
    record Waiting(String order, String reason, String code, String unblockedBy, String since) {}

    /**
     * A row that was refused.
     *
     * @param column empty when it is the whole row
     */
    record Refusal(String file, long line, String column, String text) {}

    /**
     * A signed note.
     *
     * @param issuer the site that issued it
     * @param state e.g. {@code authorized}
     * @param file relative to the report
     */
    record Note(String issuer, String number, String order, String accessKey, String state, Money total, String file) {}

    /**
     * An item on the shelf; the amounts carry their unit.
     *
     * @param value what all of it has cost
     * @param heldShare how much of what there was is held, in percent
     * @param freeShare how much of it can still be sold, in percent
     */
    record Stock(
            String sku,
            String description,
            String site,
            String opening,
            String onHand,
            String held,
            Money value,
            int heldShare,
            int freeShare) {}

    /**
     * An account with its balance on one side; the other is zero.
     *
     * @param level how deep it is in the chart, from 1
     * @param summary whether it sums those below it
     */
    record Account(String code, String name, int level, boolean summary, Money debit, Money credit) {}

    /**
     * What the charts show.
     *
     * @param asOf the shop's time at the end, e.g. {@code 2026-12-03 16:30}
     * @param ages how old the orders of each state are
     * @param promises what became of what was promised
     * @param risks open promises, the most urgent first
     * @param noteStates how many notes are in each state
     * @param money what came by each way of paying
     * @param margin from what was sold down to what is left, step by step
     * @param stockValue what the goods on the shelves have cost
     * @param stockBooked what the ledger says they have
     * @param withoutEffect events of the events file that came to nothing
     * @param events how many events there were
     */
    record Figures(
            String asOf,
            List<Age> ages,
            Promises promises,
            Shown<Risk> risks,
            List<Count> noteStates,
            List<Method> money,
            List<Figure> margin,
            Money stockValue,
            Money stockBooked,
            Shown<Failed> withoutEffect,
            long events) {
        Figures {
            ages = List.copyOf(ages);
            noteStates = List.copyOf(noteStates);
            money = List.copyOf(money);
            margin = List.copyOf(margin);
        }

        /** Of a shop in which nothing happened. */
        static Figures none() {
            Money nothing = Money.zero(Form.REAL);
            return new Figures(
                    "",
                    List.of(),
                    new Promises(0, 0, 0, 0, 0),
                    Shown.all(List.of()),
                    List.of(),
                    List.of(),
                    List.of(),
                    nothing,
                    nothing,
                    Shown.all(List.of()),
                    0);
        }
    }

    /** The bounds between ages of orders, in days. */
    static final List<String> AGES = List.of("up to 1 day", "2 to 3 days", "4 to 7 days", "more than 7 days");

    /**
     * Orders of a state by how long ago they were placed.
     *
     * @param counts one for each of {@link #AGES}
     */
    record Age(String state, List<Long> counts) {
        Age {
            counts = List.copyOf(counts);
        }
    }

    /**
     * Promises to buyers.
     *
     * @param onTime open, with more than a day left
     * @param atRisk open, with a day or less until the next step has to begin
     * @param late open, and the next step should have begun
     */
    record Promises(long kept, long broken, long onTime, long atRisk, long late) {}

    /** An open promise: what is next for the order, by when it has to begin, and what the buyer was told. */
    record Risk(String order, String next, String startBy, String left, String promised) {}

    /** Money by a way of paying. */
    record Method(String name, Money captured, Money open, Money refunded, Money lapsed) {}

    /**
     * One step of a calculation.
     *
     * @param amount below zero when it takes away
     * @param sum whether it is what the steps before come to
     */
    record Figure(String name, Money amount, boolean sum) {}

    /** An event that came to nothing. */
    record Failed(long row, String order, String event, String why) {}

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
