package dev.backoffice.core.command;

import dev.backoffice.core.command.HotCalls.Asked;
import dev.backoffice.core.command.Retries.Attempts;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.store.HotLane;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The queues behind {@link GroupCommit}, one for each verb and work that is being asked for. In each, one caller leads: it takes
 * those who wait, itself among them, has them decided, hands the lead to the next who waits, and wakes whom it served.
 */
final class Groups {
    /** Who has them decided. */
    interface Decider<C extends Command, R> {
        HotBatch.Decision<R> decide(List<Asked<C>> calls, Attempts attempts);
    }

    private record Name(Verb<?, ?> verb, HotWork<?, ?> work) {}

    private final GroupCommit policy;
    private final Map<Name, Line<?, ?>> lines = new ConcurrentHashMap<>();

    Groups(GroupCommit policy) {
        this.policy = policy;
    }

    /** Whether a caller with so many calls may join a group. */
    boolean take(int calls) {
        return calls <= policy.largest();
    }

    /** A lane whose transactions wait for a lock no longer than a group may. */
    HotBatch.Lane lane(HotLane store) {
        return new HotBatch.Lane() {
            @Override
            public <T> T run(Work<? super HotStoreSession, ? extends T> work) {
                return store.hot(work, policy.lockWait());
            }
        };
    }

    /** How many queues there are; none when nobody is asking. */
    int lines() {
        return lines.size();
    }

    /**
     * Has the calls decided together with those that other threads give meanwhile.
     *
     * @param attempts the caller's own; told how often it was tried in a group, and a doubt that is left
     * @return empty when the caller has to go on alone
     */
    <C extends Command, R> Optional<HotBatch.Decision<R>> decide(
            Verb<C, R> verb, HotWork<C, R> work, List<Asked<C>> calls, Attempts attempts, Decider<C, R> decider) {
        Name name = new Name(verb, work);
        if (ledByCaller(name)) {
            // A work that gives its own command would wait for itself.
            return Optional.empty();
        }
        Ticket<C, R> ticket = new Ticket<>(calls);
        Line<C, R> line = enter(name, ticket);
        ticket.awaitTurn();
        if (ticket.state == State.LEADS) {
            lead(line, ticket, decider);
        }
        attempts.inGroup = ticket.tried.count;
        attempts.learn(ticket.tried);
        return Optional.ofNullable(ticket.decision);
    }

    private boolean ledByCaller(Name name) {
        Line<?, ?> line = lines.get(name);
        return line != null && line.leader == Thread.currentThread();
    }

    @SuppressWarnings("unchecked") // a line is only entered under its own verb and work
    private <C extends Command, R> Line<C, R> enter(Name name, Ticket<C, R> ticket) {
        return (Line<C, R>) lines.compute(name, (same, line) -> {
            Line<C, R> open = line == null ? new Line<>(name) : (Line<C, R>) line;
            open.enter(ticket);
            return open;
        });
    }

    private <C extends Command, R> void lead(Line<C, R> line, Ticket<C, R> leader, Decider<C, R> decider) {
        List<Ticket<C, R>> group = line.gather(policy.largest());
        line.leader = leader.caller;
        try {
            decide(group, new Attempts(), decider);
        } finally {
            line.leader = null;
            // A line nobody waits in is forgotten, inside the same atomic step in which the next caller would enter it.
            lines.computeIfPresent(line.name, (name, same) -> line.passOn() ? same : null);
            for (Ticket<C, R> ticket : group) {
                if (ticket != leader) {
                    ticket.wake(State.SERVED);
                }
            }
        }
    }

    /** A group that fails for a reason of one of its calls is halved until that one is alone. */
    private static <C extends Command, R> void decide(
            List<Ticket<C, R>> group, Attempts earlier, Decider<C, R> decider) {
        Attempts attempts = new Attempts();
        attempts.learn(earlier);
        List<Asked<C>> calls = new ArrayList<>();
        group.forEach(ticket -> calls.addAll(ticket.calls));
        try {
            HotBatch.Decision<R> decision = decider.decide(calls, attempts);
            group.forEach(ticket -> ticket.decision = decision);
        } catch (Conflict | Unavailable | CommitUnknown nobodysFault) {
            // Each goes on alone.
        } catch (RuntimeException ofOne) {
            if (group.size() > 1) {
                int half = group.size() / 2;
                decide(group.subList(0, half), attempts, decider);
                decide(group.subList(half, group.size()), attempts, decider);
                return;
            }
        }
        for (Ticket<C, R> ticket : group) {
            ticket.tried = attempts;
        }
    }

    private enum State {
        WAITS,
        LEADS,
        SERVED
    }

    /** One caller's calls. Its fields but the state are written by the leader before it wakes the caller. */
    private static final class Ticket<C extends Command, R> {
        private final List<Asked<C>> calls;
        private final Thread caller = Thread.currentThread();
        private volatile State state = State.WAITS;
        private HotBatch.@Nullable Decision<R> decision;
        private Attempts tried = new Attempts();

        Ticket(List<Asked<C>> calls) {
            this.calls = calls;
        }

        /** Waits to be served or to lead. An interrupt does not take back what is being written, so it is kept for later. */
        void awaitTurn() {
            boolean interrupted = false;
            while (state == State.WAITS) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                caller.interrupt();
            }
        }

        void wake(State to) {
            state = to;
            LockSupport.unpark(caller);
        }
    }

    /** The callers that wait for one work. Entered and left inside the map's atomic steps; gathered by the one who leads. */
    private static final class Line<C extends Command, R> {
        private final Name name;
        private final Deque<Ticket<C, R>> waiting = new ArrayDeque<>();
        private boolean led;

        /** Whose group is being written; only that thread finds itself here. */
        private volatile @Nullable Thread leader;

        Line(Name name) {
            this.name = name;
        }

        synchronized void enter(Ticket<C, R> ticket) {
            waiting.addLast(ticket);
            if (!led) {
                led = true;
                ticket.state = State.LEADS;
            }
        }

        /** Those that go together: in order, the leader first, each key once. */
        synchronized List<Ticket<C, R>> gather(int largest) {
            List<Ticket<C, R>> group = new ArrayList<>();
            Set<ReceiptKey> keys = new HashSet<>();
            int size = 0;
            for (Iterator<Ticket<C, R>> all = waiting.iterator(); all.hasNext() && size < largest; ) {
                Ticket<C, R> ticket = all.next();
                if (size + ticket.calls.size() <= largest
                        && ticket.calls.stream().noneMatch(call -> keys.contains(call.key()))) {
                    ticket.calls.forEach(call -> keys.add(call.key()));
                    size += ticket.calls.size();
                    group.add(ticket);
                    all.remove();
                }
            }
            return group;
        }

        /** Hands the lead to the first who waits; false when nobody does. */
        synchronized boolean passOn() {
            Ticket<C, R> next = waiting.peekFirst();
            if (next == null) {
                led = false;
                return false;
            }
            next.wake(State.LEADS);
            return true;
        }
    }
}
