package dev.backoffice.core.command;

import dev.backoffice.core.command.HotCalls.Asked;
import dev.backoffice.core.command.Retries.Attempts;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hot commands of one verb that are decided together: one transaction, tried again on conflict, one receipt for each that is done. */
final class HotBatch<C extends Command, R> {
    /** One transaction of the hot lane. */
    interface Lane {
        <T> T run(Work<? super HotStoreSession, ? extends T> work);
    }

    /**
     * What became of the keys of a batch.
     *
     * @param outcomes of each key
     * @param replayed the keys that had been done before
     */
    record Decision<R>(Map<ReceiptKey, Outcome<R>> outcomes, Set<ReceiptKey> replayed) {
        /** Why nothing at all was done: one refusal when every key was refused; empty when any was granted. */
        Optional<BackofficeException> refusal() {
            BackofficeException first = null;
            for (Outcome<R> outcome : outcomes.values()) {
                if (!(outcome instanceof Outcome.Refused<R> refused) || !JoinedTransaction.isRefusal(refused.error())) {
                    return Optional.empty();
                }
                first = first == null ? refused.error() : first;
            }
            return Optional.ofNullable(first);
        }
    }

    private final Commands commands;
    private final Lane lane;
    private final Verb<C, R> verb;
    private final HotWork<C, R> work;
    private final Map<ReceiptKey, Asked<C>> asked = new LinkedHashMap<>();
    private final Attempts attempts;

    /** @param calls each key once */
    HotBatch(
            Commands commands,
            Lane lane,
            Verb<C, R> verb,
            HotWork<C, R> work,
            List<Asked<C>> calls,
            Attempts attempts) {
        this.commands = commands;
        this.lane = lane;
        this.verb = verb;
        this.work = work.before(calls.stream().map(Asked::call).toList());
        this.attempts = attempts;
        calls.forEach(call -> asked.put(call.key(), call));
    }

    /**
     * Decides what is open. A refusal that the work throws refuses all of it, so before it is told the receipts are read again:
     * what was given twice at once may have been done by the other one meanwhile. Then the rest is decided once more.
     *
     * <p>A single command is first decided without a look for its receipt, which is hardly ever there: whatever goes wrong then, a
     * receipt is looked for before it is told. In a host's transaction, where each undoing is a trip of its own, it is looked for first.
     */
    Decision<R> decide() {
        boolean look = asked.size() > 1 || !attempts.first() || commands.joined();
        while (true) {
            try {
                return decideOnce(look);
            } catch (CommitUnknown | Unavailable failure) {
                throw failure;
            } catch (RuntimeException failure) {
                boolean mayBeDone = refuses(failure) || !look && !Retries.passing(failure);
                if (!mayBeDone || !anyDoneMeanwhile()) {
                    throw failure instanceof BackofficeException refusal && refuses(failure)
                            ? attempts.doubted(refusal)
                            : failure;
                }
            }
            look = true;
        }
    }

    /** Whether this is the answer to the commands, and not a failure that may pass or a defect. */
    private static boolean refuses(RuntimeException failure) {
        return failure instanceof BackofficeException
                && !(failure instanceof Conflict conflict && conflict.retryable());
    }

    private boolean anyDoneMeanwhile() {
        Set<ReceiptKey> now = lane.<Set<ReceiptKey>>run(
                session -> session.receipts().find(asked.keySet()).keySet());
        return !attempts.answered.containsAll(now);
    }

    private Decision<R> decideOnce(boolean look) {
        Moment moment = commands.moment();
        if (!commands.joined()) {
            return lane.run(session -> decideIn(session, moment, look));
        }
        // The transaction goes on, so what was refused is undone, with the rows it locked and the holds it expired.
        AtomicReference<@Nullable Decision<R>> refused = new AtomicReference<>();
        try {
            return lane.run(session -> {
                Decision<R> decision = decideIn(session, moment, look);
                decision.refusal().ifPresent(refusal -> {
                    refused.set(decision);
                    throw refusal;
                });
                return decision;
            });
        } catch (BackofficeException error) {
            Decision<R> all = refused.get();
            if (all == null) {
                throw error;
            }
            return all;
        }
    }

    private Decision<R> decideIn(HotStoreSession session, Moment moment, boolean look) {
        Map<ReceiptKey, Receipt> before = look ? session.receipts().find(asked.keySet()) : Map.of();
        attempts.saw(before.keySet());
        Map<ReceiptKey, Outcome<R>> answers = new TreeMap<>();
        List<Asked<C>> open = new ArrayList<>();
        Set<ReceiptKey> replayed = new TreeSet<>(before.keySet());
        for (Asked<C> call : asked.values()) {
            Receipt receipt = before.get(call.key());
            if (receipt == null) {
                Optional<RuleViolation> left = commands.leftBy(
                        verb,
                        call.key().tenant(),
                        moment,
                        () -> session.records(call.key().tenant()));
                if (left.isPresent()) {
                    answers.put(call.key(), refused(left.get(), call.key(), session, look));
                    if (attempts.answered.contains(call.key())) {
                        replayed.add(call.key());
                    }
                } else {
                    open.add(call);
                }
            } else {
                answers.put(call.key(), replay(receipt));
            }
        }
        if (!open.isEmpty()) {
            answers.putAll(decideOpen(session, moment, open));
        }
        return new Decision<>(answers, replayed);
    }

    /** A refusal, unless it was done before the tenant left. */
    private Outcome<R> refused(RuleViolation left, ReceiptKey key, HotStoreSession session, boolean looked) {
        Receipt before = looked ? null : session.receipts().find(List.of(key)).get(key);
        if (before == null) {
            return Outcome.refused(attempts.doubted(left));
        }
        attempts.saw(Set.of(key));
        return replay(before);
    }

    private Map<ReceiptKey, Outcome<R>> decideOpen(HotStoreSession session, Moment moment, List<Asked<C>> open) {
        List<Outcome<R>> outcomes = work.apply(
                commands.view(session, verb, moment),
                open.stream().map(Asked::call).toList());
        if (outcomes.size() != open.size()) {
            throw new IllegalStateException(
                    verb.name() + " answered " + outcomes.size() + " of " + open.size() + " calls");
        }
        Map<ReceiptKey, Outcome<R>> answers = new TreeMap<>();
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Asked<C> call = open.get(i);
            Outcome<R> outcome = outcomes.get(i);
            answers.put(call.key(), outcome);
            if (outcome instanceof Outcome.Granted<R> granted) {
                String result = verb.write().apply(granted.value());
                receipts.add(new Receipt(call.key(), call.fingerprint(), result, moment.now()));
            }
        }
        session.receipts().insert(receipts);
        if (receipts.size() < open.size()) {
            Map<ReceiptKey, Outcome<R>> done = doneMeanwhile(session, answers);
            answers.replaceAll((key, outcome) -> {
                Outcome<R> others = done.get(key);
                if (others != null) {
                    return others;
                }
                return outcome instanceof Outcome.Refused<R> refused
                        ? Outcome.refused(attempts.doubted(refused.error()))
                        : outcome;
            });
        }
        return answers;
    }

    /**
     * Answers to refused calls that were given twice at once: the other one may have ended since the receipts were read, and
     * what it took is what was refused here.
     */
    private Map<ReceiptKey, Outcome<R>> doneMeanwhile(HotStoreSession session, Map<ReceiptKey, Outcome<R>> answers) {
        List<ReceiptKey> refused = new ArrayList<>();
        answers.forEach((key, outcome) -> {
            if (!outcome.isGranted()) {
                refused.add(key);
            }
        });
        Map<ReceiptKey, Outcome<R>> replayed = new TreeMap<>();
        session.receipts().find(refused).forEach((key, receipt) -> replayed.put(key, replay(receipt)));
        return replayed;
    }

    private Outcome<R> replay(Receipt receipt) {
        @Nullable Asked<C> call = asked.get(receipt.key());
        try {
            return Outcome.granted(verb.read()
                    .apply(receipt.of(Objects.requireNonNull(call).fingerprint())
                            .result()));
        } catch (Conflict other) {
            return Outcome.refused(other);
        }
    }
}
