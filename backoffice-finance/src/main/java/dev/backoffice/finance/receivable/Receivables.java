package dev.backoffice.finance.receivable;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What is owed to the company, by whom and when ({@code contas a receber}). Thread-safe. */
public final class Receivables {
    private static final Verb<OpenReceivables, Integer> OPEN =
            Verb.of("receivable.open", 1, OpenReceivables::form, count -> Integer.toString(count), Integer::valueOf);
    private static final Verb<SettleReceivable, SettlementOutcome> SETTLE = Verb.of(
            "receivable.settle", 1, SettleReceivable::form, SettlementOutcome::toString, SettlementOutcome::parse);
    private static final Verb<ReverseSettlement, ReceivableId> REVERSE =
            verb("receivable.reverse-settlement", ReverseSettlement::form);
    private static final Verb<WriteOffReceivable, ReceivableId> WRITE_OFF =
            verb("receivable.write-off", WriteOffReceivable::form);
    private static final Verb<ReinstateReceivable, ReceivableId> REINSTATE =
            verb("receivable.reinstate", ReinstateReceivable::form);
    private static final Verb<CancelReceivable, ReceivableId> CANCEL =
            verb("receivable.cancel", CancelReceivable::form);
    private static final String VIEW = "receivable.view";

    private final Commands commands;

    /** @param commands the pipeline */
    public Receivables(Commands commands) {
        this.commands = Input.required(commands, "commands");
    }

    private static <C extends Command> Verb<C, ReceivableId> verb(String name, Function<C, Doc> form) {
        return Verb.of(name, 1, form, ReceivableId::toString, ReceivableId::parse);
    }

    /**
     * Opens the receivables of a sale, all or none; the same ones opened again are no second ones.
     *
     * @return one per due date, in their order
     * @throws Conflict {@code receivable.other-content} when the series is there with other terms
     */
    public List<ReceivableId> open(CallContext context, OpenReceivables command) {
        int count = commands.run(context, OPEN, command, session -> {
            List<ReceivableTerms> terms = command.terms();
            terms.forEach(each -> open(session, each));
            return terms.size();
        });
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> ReceivableId.of(context.tenant(), command.reference(), command.series(), number))
                .toList();
    }

    private static void open(Session session, ReceivableTerms terms) {
        TenantId tenant = session.context().tenant();
        Transition<Receivable, ReceivableEvent> opened = Receivable.open(tenant, terms, session.moment());
        session.authorize(subject(opened.state()));
        Aggregates<Receivable, ReceivableEvent> receivables = session.aggregates(Receivable.TYPE);
        Optional<Receivable> there = receivables.find(opened.state().id().toString());
        if (there.isEmpty()) {
            receivables.save(opened);
        } else if (!there.get().terms().equals(terms)) {
            throw Conflict.lasting(
                    "receivable.other-content", "reference", terms.reference(), "series", terms.series());
        }
    }

    /**
     * Says that money was paid for one. The same money counts once, whatever the key.
     *
     * @throws NotFound {@code receivable.unknown}
     * @throws RuleViolation {@code receivable.other-currency}
     * @throws Conflict {@code receivable.other-settlement}
     */
    public SettlementOutcome settle(CallContext context, SettleReceivable command) {
        return commands.run(context, SETTLE, command, session -> {
            Aggregates<Receivable, ReceivableEvent> receivables = session.aggregates(Receivable.TYPE);
            Receivable receivable = authorized(session, receivables, command.receivable());
            Transition<Receivable, ReceivableEvent> settled =
                    receivable.settle(command.money(), command.amount(), command.at());
            if (!settled.events().isEmpty()) {
                receivables.save(settled);
            }
            return settled.state().outcome(command.money());
        });
    }

    /**
     * Says that money that was paid was taken back: what it had settled is owed again, also where the rest had been written off or
     * cancelled. Every move throws {@code receivable.unknown} and {@code receivable.illegal-move}.
     *
     * @throws RuleViolation {@code receivable.not-settled}
     */
    public ReceivableId reverse(CallContext context, ReverseSettlement command) {
        return move(
                context,
                REVERSE,
                command,
                command.receivable(),
                (receivable, moment) -> receivable.reverse(command.money(), command.reason(), command.at()));
    }

    /** Says that the rest will not come. */
    public ReceivableId writeOff(CallContext context, WriteOffReceivable command) {
        return move(
                context,
                WRITE_OFF,
                command,
                command.receivable(),
                (receivable, moment) -> receivable.writeOff(command.reason(), moment));
    }

    /**
     * Says that what was written off is asked for again.
     *
     * @throws RuleViolation {@code receivable.not-written-off}
     */
    public ReceivableId reinstate(CallContext context, ReinstateReceivable command) {
        return move(
                context,
                REINSTATE,
                command,
                command.receivable(),
                (receivable, moment) -> receivable.reinstate(command.reason(), moment));
    }

    /** Says that the rest is not owed any more. */
    public ReceivableId cancel(CallContext context, CancelReceivable command) {
        return move(
                context,
                CANCEL,
                command,
                command.receivable(),
                (receivable, moment) -> receivable.cancel(command.reason(), moment));
    }

    private interface Move {
        Transition<Receivable, ReceivableEvent> of(Receivable receivable, Moment moment);
    }

    private <C extends Command> ReceivableId move(
            CallContext context, Verb<C, ReceivableId> verb, C command, ReceivableId id, Move move) {
        return commands.run(context, verb, command, session -> {
            Aggregates<Receivable, ReceivableEvent> receivables = session.aggregates(Receivable.TYPE);
            receivables.save(move.of(authorized(session, receivables, id), session.moment()));
            return id;
        });
    }

    private static Receivable authorized(
            Session session, Aggregates<Receivable, ReceivableEvent> receivables, ReceivableId id) {
        Receivable receivable = get(receivables, id);
        session.authorize(subject(receivable));
        return receivable;
    }

    private static Receivable get(Aggregates<Receivable, ReceivableEvent> receivables, ReceivableId id) {
        return receivables
                .find(id.toString())
                .orElseThrow(() -> NotFound.of("receivable.unknown", "receivable", id.toString()));
    }

    private static Subject subject(Receivable receivable) {
        return Subject.of(Receivable.TYPE.kind(), receivable.id().toString())
                .with("reference", receivable.terms().reference())
                .with("debtor", receivable.terms().debtor().toString())
                .with("status", Forms.name(receivable.status().kind()))
                .with("left", receivable.left().toString());
    }

    // ---- views

    /**
     * A receivable as it is now.
     *
     * @throws NotFound {@code receivable.unknown}, also when another tenant has it
     */
    public Receivable view(CallContext context, ReceivableId receivable) {
        Input.required(receivable, "receivable");
        return commands.read(context, VIEW, session -> get(session.aggregates(Receivable.TYPE), receivable));
    }

    /** Every receivable of a reference, by series and instalment. */
    public List<Receivable> of(CallContext context, String reference) {
        ReceivableTerms.checkReference(reference);
        return commands
                .read(
                        context,
                        VIEW,
                        session -> session.aggregates(Receivable.TYPE)
                                .listAll(DocumentQuery.all(Receivable.TYPE.kind())
                                        .where(Receivable.BY_REFERENCE, reference)))
                .stream()
                .sorted(Comparator.comparing((Receivable each) -> each.terms().series())
                        .thenComparing(each -> each.terms().instalment()))
                .toList();
    }

    /**
     * One page of the receivables of a query; see {@link ReceivableQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<Receivable> list(CallContext context, ReceivableQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context, VIEW, session -> session.aggregates(Receivable.TYPE).page(Receivable.view(query), page));
    }

    /**
     * Checks the laws of receivables over the tenant's stored data: what was owed is settled, written off, cancelled or left, and
     * the instalments of a series sum to its total.
     */
    public AuditReport audit(CallContext context) {
        return ReceivableAudit.run(commands, Input.required(context, "context"));
    }
}
