package dev.backoffice.core.job;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tenants have documents that may fall due, so that a {@link DueDocuments} job knows where to look: no document of one
 * tenant can be found from another. A service remembers its caller's tenant before it stores the first such document; nothing
 * is ever forgotten. Thread-safe.
 */
public final class DueTenants {
    private static final CallContext SYSTEM = new CallContext(TenantId.of("system"), UserId.of("due-work"));
    private static final String KIND = "due-tenant";
    private static final String BY_WORK = "work";
    private static final Verb<Remember, TenantId> REMEMBER =
            Verb.of("due-tenant.remember", 1, Remember::form, TenantId::value, TenantId::of);

    private final Commands commands;
    private final Set<String> remembered = ConcurrentHashMap.newKeySet();

    /** @param commands the pipeline */
    public DueTenants(Commands commands) {
        this.commands = Input.required(commands, "commands");
    }

    /**
     * Remembers that this tenant may have such work from now on, in a transaction of its own.
     *
     * @param work the name of the work, e.g. {@code charge.expire}
     */
    public void remember(TenantId tenant, String work) {
        Remember command = new Remember(tenant, work);
        if (remembered.contains(command.id())) {
            return;
        }
        if (!known(command)) {
            commands.hot(SYSTEM, REMEMBER, command, DueTenants::insert);
        }
        remembered.add(command.id());
    }

    private boolean known(Remember command) {
        return commands.readHot(
                SYSTEM,
                REMEMBER.name(),
                session -> session.records(SYSTEM.tenant())
                        .find(KIND, command.id())
                        .isPresent());
    }

    private static List<Outcome<TenantId>> insert(HotSession session, List<HotCall<Remember>> calls) {
        List<Outcome<TenantId>> outcomes = new ArrayList<>(calls.size());
        for (HotCall<Remember> call : calls) {
            Remember command = call.command();
            if (session.records(SYSTEM.tenant()).find(KIND, command.id()).isEmpty()) {
                session.records(SYSTEM.tenant())
                        .insert(new StoredDocument(
                                KIND, command.id(), 1, 1, command.form(), Map.of(BY_WORK, command.work())));
            }
            outcomes.add(Outcome.granted(command.tenant()));
        }
        return outcomes;
    }

    /** The tenants that may have such work, by name. */
    public List<TenantId> of(String work) {
        List<TenantId> tenants = new ArrayList<>();
        Optional<DocumentQuery> next = Optional.of(DocumentQuery.all(KIND).where(BY_WORK, work));
        while (next.isPresent()) {
            DocumentQuery page = next.get();
            List<StoredDocument> rows = commands.readHot(
                    SYSTEM,
                    REMEMBER.name(),
                    session -> session.records(SYSTEM.tenant()).list(page));
            rows.forEach(row -> tenants.add(TenantId.of(row.body().text("tenant"))));
            next = rows.size() < page.limit() ? Optional.empty() : Optional.of(page.after(rows.get(rows.size() - 1)));
        }
        return tenants;
    }

    private record Remember(TenantId tenant, String work) implements Command {
        Remember {
            Input.required(tenant, "tenant");
            CodeText.check("work", work, 60, CodeText.VISIBLE);
        }

        @Override
        public IdempotencyKey key() {
            return IdempotencyKey.of(id());
        }

        String id() {
            return work + "/" + tenant.value();
        }

        Doc form() {
            return Doc.fields().put("work", work).put("tenant", tenant.value()).build();
        }
    }
}
