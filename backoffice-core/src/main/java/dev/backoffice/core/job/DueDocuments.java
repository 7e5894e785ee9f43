package dev.backoffice.core.job;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.StoredDocument;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something with each document whose time has come, over all tenants of a store.
 *
 * <p>A document that falls due is found by its index {@value #INDEX}, with {@link View#sortable(Instant)} of the time; once it is done with, it
 * has no such index any more, or a later one. What a run costs grows with what is due, not with the number of tenants.
 *
 * <p>Tenants take turns: those that have something due are found oldest first, share what a run may do, and go on in the next run
 * where they stopped, so that one with a million due documents keeps no other waiting for long. A document that fails stops no
 * other: it is logged, stays due, and is tried again once all others of its tenant were. A run tries no more documents than its
 * limit; its first failure is told with what was done, or thrown when nothing was, so that the heartbeat tells of it.
 */
public final class DueDocuments implements DueJob {
    /** The index under which a document names the time at which it falls due. */
    public static final String INDEX = "due";

    private static final Logger LOG = LoggerFactory.getLogger(DueDocuments.class);

    private static final String EARLIEST = "";
    private static final int PAGE = 200;

    /** So many tenants take turns at once; the others wait until one of them has nothing more to do. */
    private static final int MOST_TURNS = 1_000;

    private final String name;
    private final String kind;
    private final UserId user;
    private final Commands commands;
    private final Action action;
    private volatile Round round = new Round(List.of(), Optional.empty());

    /**
     * What a run leaves to the next.
     *
     * @param turns tenants that are not done with, in the order of their turns
     * @param looked up to where it was looked for more tenants; empty when the next look begins anew
     */
    private record Round(List<Turn> turns, Optional<DueEntry> looked) {}

    /** A tenant, and the document it stopped after. */
    private record Turn(TenantId tenant, Optional<StoredDocument> last) {}

    /** What is done with a document that is due. */
    @HostImplements
    @FunctionalInterface
    public interface Action {
        /**
         * Does it, in transactions of its own.
         *
         * @param context the document's tenant and the job's user
         * @param id the document
         * @return false when it turned out that nothing was to be done, e.g. because somebody was faster
         */
        boolean run(CallContext context, String id);
    }

    /**
     * A job.
     *
     * @param name the stable name; also the verb the documents are read by
     * @param kind which documents
     * @param user who is named as the cause of what it does
     * @param commands the pipeline
     * @param action what is done
     */
    public DueDocuments(String name, String kind, UserId user, Commands commands, Action action) {
        this.name = Input.required(name, "name");
        this.kind = Input.required(kind, "kind");
        this.user = Input.required(user, "user");
        this.commands = Input.required(commands, "commands");
        this.action = Input.required(action, "action");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return !commands.due(DueQuery.of(kind, View.sortable(moment.now()), 1)).isEmpty();
    }

    @Override
    public Done run(Moment moment, int limit) {
        String until = View.sortable(moment.now());
        Run run = new Run(limit);
        Deque<Turn> turns = new ArrayDeque<>(round.turns());
        Optional<DueEntry> looked = join(turns, until, limit);
        while (!run.full() && !turns.isEmpty()) {
            int share = Math.max(1, run.left() / turns.size());
            Turn turn = turns.removeFirst();
            take(turn, until, Math.min(share, PAGE), run).ifPresent(turns::addLast);
        }
        round = new Round(List.copyOf(turns), looked);
        return run.done();
    }

    /** Looks for tenants that have something due and no turn yet, and tells up to where it looked. */
    private Optional<DueEntry> join(Deque<Turn> turns, String until, int limit) {
        Set<TenantId> waiting = new HashSet<>();
        turns.forEach(turn -> waiting.add(turn.tenant()));
        Optional<DueEntry> looked = round.looked();
        while (turns.size() < MOST_TURNS) {
            List<DueEntry> page =
                    commands.due(DueQuery.of(kind, until, PAGE).after(looked).except(waiting));
            for (DueEntry entry : page) {
                if (waiting.add(entry.tenant())) {
                    turns.addLast(new Turn(entry.tenant(), Optional.empty()));
                }
            }
            if (page.size() < PAGE) {
                return Optional.empty();
            }
            looked = Optional.of(page.get(PAGE - 1));
            if (turns.size() >= limit) {
                break;
            }
        }
        return looked;
    }

    /** Does a tenant's share; empty when it has no more. */
    private Optional<Turn> take(Turn turn, String until, int share, Run run) {
        CallContext context = new CallContext(turn.tenant(), user);
        try {
            DocumentQuery first =
                    DocumentQuery.all(kind).between(INDEX, EARLIEST, until).limit(share);
            DocumentQuery page = turn.last().map(first::after).orElse(first);
            List<StoredDocument> due =
                    commands.read(context, name, session -> session.documents().list(page));
            due.forEach(document -> one(context, document.id(), run));
            return due.size() < share
                    ? Optional.empty()
                    : Optional.of(new Turn(turn.tenant(), Optional.of(due.get(due.size() - 1))));
        } catch (RuntimeException failure) {
            failed(context, "", run, failure);
            return Optional.empty();
        }
    }

    private void one(CallContext context, String id, Run run) {
        run.tries++;
        try {
            if (action.run(context, id)) {
                run.count++;
            }
        } catch (RuntimeException failure) {
            failed(context, id, run, failure);
        }
    }

    private void failed(CallContext context, String id, Run run, RuntimeException failure) {
        LOG.atWarn()
                .addKeyValue("job", name)
                .addKeyValue("tenant", context.tenant())
                .addKeyValue("document", id)
                .setCause(failure)
                .log("due document failed");
        run.failed(failure);
    }

    /** What one run has done so far. */
    private static final class Run {
        private final int limit;
        private int tries;
        private int count;
        private @Nullable RuntimeException failure;

        Run(int limit) {
            this.limit = limit;
        }

        int left() {
            return limit - tries;
        }

        boolean full() {
            return left() <= 0;
        }

        void failed(RuntimeException error) {
            if (failure == null) {
                failure = error;
            }
        }

        Done done() {
            return Done.despite(count, failure);
        }
    }
}
