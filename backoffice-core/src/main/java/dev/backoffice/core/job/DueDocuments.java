package dev.backoffice.core.job;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.StoredDocument;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something with each document whose time has come, over all tenants of {@link DueTenants}.
 *
 * <p>A document that falls due is found by its index {@value #INDEX}, with {@link #text} of the time; once it is done with, it
 * has no such index any more, or a later one. One that fails stops no other: it is logged, stays due, and is tried again once
 * all others were. A run tries no more documents than its limit; the next run goes on after the last of them. The
 * first failure of a run is told with what was done, or thrown when nothing was, so that the heartbeat tells of it.
 */
public final class DueDocuments implements DueJob {
    /** The index under which a document names the time at which it falls due. */
    public static final String INDEX = "due";

    private static final Logger LOG = LoggerFactory.getLogger(DueDocuments.class);

    /** Always with six decimals, so that the order of the texts is that of the times. */
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String EARLIEST = "0000";
    private static final int PAGE = 200;

    private final String name;
    private final String kind;
    private final UserId user;
    private final Commands commands;
    private final DueTenants tenants;
    private final Action action;
    private volatile Optional<Place> stopped = Optional.empty();

    /** Where a run stopped because of its limit. */
    private record Place(TenantId tenant, StoredDocument last) {}

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
     * @param name the stable name; also the name of the work in {@link DueTenants} and the verb the documents are read by
     * @param kind which documents
     * @param user who is named as the cause of what it does
     * @param commands the pipeline
     * @param tenants where to look
     * @param action what is done
     */
    public DueDocuments(String name, String kind, UserId user, Commands commands, DueTenants tenants, Action action) {
        this.name = Input.required(name, "name");
        this.kind = Input.required(kind, "kind");
        this.user = Input.required(user, "user");
        this.commands = Input.required(commands, "commands");
        this.tenants = Input.required(tenants, "tenants");
        this.action = Input.required(action, "action");
    }

    /** A time as text whose order is that of the times, for years 0 to 9999. */
    public static String text(Instant time) {
        return TEXT.format(time);
    }

    @Override
    public String name() {
        return name;
    }

    /** Also when a tenant cannot be looked at: the run then tells why. */
    @Override
    public boolean mayBeDue(Moment moment) {
        for (TenantId tenant : tenants.of(name)) {
            try {
                if (!due(new CallContext(tenant, user), until(moment.now()).limit(1))
                        .isEmpty()) {
                    return true;
                }
            } catch (RuntimeException failure) {
                return true;
            }
        }
        return false;
    }

    private DocumentQuery until(Instant now) {
        return DocumentQuery.all(kind).between(INDEX, EARLIEST, text(now));
    }

    private List<StoredDocument> due(CallContext context, DocumentQuery page) {
        return commands.read(context, name, session -> session.documents().list(page));
    }

    @Override
    public Done run(Moment moment, int limit) {
        Run run = new Run(limit);
        Optional<Place> from = stopped;
        List<TenantId> all = tenants.of(name);
        int first = from.map(place -> Math.max(0, all.indexOf(place.tenant()))).orElse(0);
        for (TenantId tenant : all.subList(first, all.size())) {
            if (run.full()) {
                break;
            }
            CallContext context = new CallContext(tenant, user);
            try {
                work(context, moment.now(), from.filter(place -> place.tenant().equals(tenant)), run);
            } catch (RuntimeException failure) {
                failed(context, "", run, failure);
            }
        }
        stopped = run.full() ? run.last : Optional.empty();
        return run.done();
    }

    private void work(CallContext context, Instant now, Optional<Place> from, Run run) {
        DocumentQuery all = until(now).limit(PAGE);
        Optional<DocumentQuery> next =
                Optional.of(from.map(place -> all.after(place.last())).orElse(all));
        while (next.isPresent() && !run.full()) {
            DocumentQuery page = next.get();
            List<StoredDocument> due = due(context, page);
            for (StoredDocument document : due) {
                if (!run.full()) {
                    run.tries++;
                    run.last = Optional.of(new Place(context.tenant(), document));
                    one(context, document.id(), run);
                }
            }
            next = due.size() < page.limit() ? Optional.empty() : Optional.of(page.after(due.get(due.size() - 1)));
        }
    }

    private void one(CallContext context, String id, Run run) {
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
                .addKeyValue("id", id)
                .setCause(failure)
                .log("due document failed");
        run.failed(failure);
    }

    /** What one run has done so far. */
    private static final class Run {
        private final int limit;
        private int tries;
        private int count;
        private Optional<Place> last = Optional.empty();
        private @Nullable RuntimeException failure;

        Run(int limit) {
            this.limit = limit;
        }

        boolean full() {
            return tries >= limit;
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
