package dev.backoffice.core.leaving;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tenants that leave for good: their commands are refused, and what no law retains is deleted. Thread-safe.
 *
 * <pre>{@code
 * Leaving leaving = shop.leaving(store.tenants());
 * leaving.leave(maria, LeaveTenant.of("blue-shop-leaves"));
 * DeletionReport report = leaving.delete(maria);
 * }</pre>
 */
public final class Leaving {
    private static final Verb<LeaveTenant, Instant> LEAVE =
            Verb.of(Commands.LEAVE, 1, LeaveTenant::form, Instant::toString, Instant::parse);
    private static final Verb<Settle, Integer> DELETE =
            Verb.of(Commands.DELETE, 1, Settle::form, count -> Integer.toString(count), Integer::valueOf);

    private final Commands commands;
    private final TenantRows rows;
    private final RetentionLaw law;

    /**
     * @param commands the pipeline
     * @param rows of the store of that pipeline, e.g. {@code jdbcStore.tenants()}
     * @param law what has to be kept
     */
    public Leaving(Commands commands, TenantRows rows, RetentionLaw law) {
        this.commands = Input.required(commands, "commands");
        this.rows = Input.required(rows, "rows");
        this.law = Input.required(law, "law");
    }

    /**
     * The tenant leaves. From now on its commands are refused by {@code tenant.left}, on other machines {@link Commands#PRESENCE} later at
     * most; what it has may still be read. A tenant that has left already stays as it is.
     *
     * @return since when it has left
     * @throws Denied when the caller may not use {@value Commands#LEAVE}
     */
    public Instant leave(CallContext context, LeaveTenant command) {
        return commands.run(context, LEAVE, command, session -> {
            Optional<Departure> before = session.aggregates(Departure.TYPE).find(Commands.DEPARTURE);
            return before.orElseGet(() -> session.aggregates(Departure.TYPE)
                            .save(Departure.leave(session.moment().now(), context.user())))
                    .at();
        });
    }

    /** That the tenant has left; empty while it has not. */
    public Optional<Departure> left(CallContext context) {
        return commands.read(
                context,
                Commands.LEAVE,
                session -> session.aggregates(Departure.TYPE).find(Commands.DEPARTURE));
    }

    /**
     * Deletes what no law retains, in many transactions of a bounded number of rows. When it is cut off, it is called again and goes on.
     * Called again after the last day of something, it deletes that; called again before, it deletes only what commands that were under way
     * while the tenant left have written since.
     *
     * <p>What is kept may be read and exported as before. It falls due no more. Events and the trail over them are kept whole as long as
     * anything else is retained, and go with the last of it. Series of numbers are kept for ever, so that no number is ever given twice.
     *
     * @throws RuleViolation {@code tenant.not-left}
     * @throws Denied when the caller may not use {@value Commands#DELETE}
     */
    public DeletionReport delete(CallContext context) {
        commands.requireOwnTransactions(Commands.DELETE);
        record Seen(Optional<Departure> departure, Instant now) {}
        Seen seen = commands.read(
                context,
                Commands.DELETE,
                session -> new Seen(
                        session.aggregates(Departure.TYPE).find(Commands.DEPARTURE),
                        session.moment().now()));
        Departure departure = seen.departure()
                .orElseThrow(() -> RuleViolation.of(
                        "tenant.not-left", "tenant", context.tenant().value()));
        Deletion deletion = new Deletion(rows, law, context.tenant(), departure.at(), seen.now());
        return deletion.run((kind, documents) -> settle(context, kind, documents));
    }

    /** Documents that are kept do not fall due any more. */
    private void settle(CallContext context, String kind, List<TenantRow> rows) {
        commands.run(context, DELETE, Settle.of(kind, rows), session -> {
            int count = 0;
            for (TenantRow row : rows) {
                String id = row.fields().text("id");
                Optional<StoredDocument> found = session.documents()
                        .find(kind, id)
                        .filter(document -> document.indexes().containsKey(DueDocuments.INDEX));
                if (found.isPresent()) {
                    StoredDocument before = found.get();
                    Map<String, String> indexes = new HashMap<>(before.indexes());
                    indexes.remove(DueDocuments.INDEX);
                    session.documents()
                            .update(
                                    new StoredDocument(
                                            kind, id, before.version() + 1, before.schema(), before.body(), indexes),
                                    before.version());
                    count++;
                }
            }
            return count;
        });
    }

    /** Which documents, at which versions, fall due no more: one that fell due anew after a deletion that was cut off is another. */
    private record Settle(String kind, List<String> versions) implements Command {
        static Settle of(String kind, List<TenantRow> rows) {
            return new Settle(
                    kind,
                    rows.stream()
                            .map(row ->
                                    row.fields().text("id") + " " + row.fields().integer("version"))
                            .toList());
        }

        @Override
        public IdempotencyKey key() {
            return IdempotencyKey.of(
                    IdGenerator.named(kind, String.join("\n", versions)).toString());
        }

        Doc form() {
            return Doc.fields().put("kind", kind).build();
        }
    }
}
