package dev.backoffice.core.event;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.store.Doc;
import java.util.List;
import java.util.Optional;

/** What happened to one thing of the tenant: an order, a charge, a note. Thread-safe. */
public final class History {
    private static final String VIEW = "history.view";

    private final Commands commands;

    /** @param commands the pipeline */
    public History(Commands commands) {
        this.commands = commands;
    }

    /**
     * One page of what happened to a subject, the earliest first: by its version and the place within it. Events are never changed, so
     * a walk sees each of them once, and those that come meanwhile at its end. Costs what it answers.
     *
     * <p>A policy is asked for {@code history.view}, with the subject's kind and id.
     *
     * @param subject e.g. {@code AggregateRef.of("order", id.toString())}; one that nothing ever happened to has an empty history
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<RecordedEvent> list(CallContext context, AggregateRef subject, PageRequest page) {
        Input.required(subject, "subject");
        Input.required(page, "page");
        String scope = Doc.list(List.of(context.tenant().value(), VIEW, subject.kind(), subject.id()), Doc::of)
                .toJson();
        Optional<EventKey> after = page.after()
                .map(token -> token.placeIn(
                        scope,
                        place -> new EventKey(
                                context.tenant(),
                                subject,
                                Long.parseLong(place.get(0)),
                                Integer.parseInt(place.get(1)))));
        List<RecordedEvent> rows = commands.read(context, VIEW, session -> {
            session.authorize(Subject.of(subject.kind(), subject.id()));
            return session.history(subject, after, page.limit() + 1);
        });
        return Page.of(
                rows,
                page.limit(),
                last -> PageToken.of(
                        scope,
                        List.of(
                                Long.toString(last.key().version()),
                                Integer.toString(last.key().index()))));
    }
}
