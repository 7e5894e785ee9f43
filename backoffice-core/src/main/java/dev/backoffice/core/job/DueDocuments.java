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
 * has no such index any more. One that fails stops no other: it is logged, stays due, and is tried again by the next run. A run
 * in which nothing but failures happened throws the first of them, so that the heartbeat tells of it.
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

    @Override
    public Done run(Moment moment, int limit) {
        Run run = new Run(limit);
        for (TenantId tenant : tenants.of(name)) {
            if (run.full()) {
                break;
            }
            CallContext context = new CallContext(tenant, user);
            try {
                work(context, moment.now(), run);
            } catch (RuntimeException failure) {
                failed(context, "", run, failure);
            }
        }
        return run.done();
    }

    private void work(CallContext context, Instant now, Run run) {
        Optional<DocumentQuery> next = Optional.of(
                DocumentQuery.all(kind).between(INDEX, EARLIEST, text(now)).limit(PAGE));
        while (next.isPresent() && !run.full()) {
            DocumentQuery page = next.get();
            List<StoredDocument> due =
                    commands.read(context, name, session -> session.documents().list(page));
            for (StoredDocument document : due) {
                if (!run.full()) {
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
        private int count;
        private @Nullable RuntimeException failure;

        Run(int limit) {
            this.limit = limit;
        }

        boolean full() {
            return count >= limit;
        }

        void failed(RuntimeException error) {
            if (failure == null) {
                failure = error;
            }
        }

        Done done() {
            if (count == 0 && failure != null) {
                throw failure;
            }
            return Done.of(count);
        }
    }
}
