package dev.backoffice.core.party;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parties of each tenant, each number in one of them only. Thread-safe. */
public final class Parties {
    private static final Verb<RegisterParty, PartyId> REGISTER =
            Verb.of("party.register", 1, RegisterParty::form, PartyId::toString, PartyId::parse);
    private static final Verb<ChangeParty, PartyId> CHANGE = verb("party.change");
    private static final Verb<AddPartyRole, PartyId> ADD_ROLE = verb("party.add-role");
    private static final Verb<EndPartyRole, PartyId> END_ROLE = verb("party.end-role");
    private static final Verb<EraseParty, PartyId> ERASE = verb("party.erase");
    private static final String VIEW = "party.view";
    private static final String VIEW_DETAILS = "party.view-details";
    private static final String AUDIT = "party.audit";
    private static final int PAGE = 1000;

    private final Commands commands;

    /** @param commands the pipeline */
    public Parties(Commands commands) {
        this.commands = Input.required(commands, "commands");
    }

    private static <C extends PartyCommand> Verb<C, PartyId> verb(String name) {
        return Verb.of(name, 1, PartyCommand::form, PartyId::toString, PartyId::parse);
    }

    /**
     * Makes a person or company known.
     *
     * @throws RuleViolation {@code party.exists} naming the party that has one of the numbers
     */
    public PartyId register(CallContext context, RegisterParty command) {
        return commands.run(context, REGISTER, command, session -> {
            Transition<Party, PartyEvent> registered =
                    Party.register(command.kind(), command.roles(), session.moment());
            PartyId id = registered.state().id();
            session.authorize(subject(registered.state()));
            new PartyRecords(session).add(id, command.details());
            session.aggregates(Party.TYPE).save(registered);
            return id;
        });
    }

    /**
     * Replaces what is known of it; the event names the fields that differ, and nothing happens when none does.
     *
     * @throws NotFound {@code party.unknown}
     * @throws RuleViolation {@code party.erased}, or {@code party.exists} naming the party that has one of the new numbers
     */
    public PartyId change(CallContext context, ChangeParty command) {
        return move(context, CHANGE, command, (party, session) -> {
            PartyRecords records = new PartyRecords(session);
            PartyDetails known = records.find(party.id()).orElseThrow(() -> PartyRecords.erased(party.id()));
            Transition<Party, PartyEvent> changed = party.change(known.differences(command.details()));
            if (!changed.events().isEmpty()) {
                records.replace(party.id(), command.details());
            }
            return changed;
        });
    }

    /**
     * Says what else it is; nothing happens when it was that already.
     *
     * @throws NotFound {@code party.unknown}
     * @throws RuleViolation {@code party.erased}
     */
    public PartyId addRole(CallContext context, AddPartyRole command) {
        return move(context, ADD_ROLE, command, (party, session) -> party.addRole(command.role()));
    }

    /**
     * Says what it no longer is; nothing happens when it was not.
     *
     * @throws NotFound {@code party.unknown}
     * @throws RuleViolation {@code party.erased}
     */
    public PartyId endRole(CallContext context, EndPartyRole command) {
        return move(context, END_ROLE, command, (party, session) -> party.endRole(command.role()));
    }

    /**
     * Erases what is known of it and keeps its id. It is found by its numbers no longer, and they are free again.
     *
     * @throws NotFound {@code party.unknown}
     * @throws RuleViolation {@code party.needed} while it is an employee
     */
    public PartyId erase(CallContext context, EraseParty command) {
        return move(context, ERASE, command, (party, session) -> {
            Transition<Party, PartyEvent> erased = party.erase(session.moment());
            new PartyRecords(session).erase(party.id());
            return erased;
        });
    }

    private interface Move {
        Transition<Party, PartyEvent> of(Party party, Session session);
    }

    private <C extends PartyCommand> PartyId move(CallContext context, Verb<C, PartyId> verb, C command, Move move) {
        return commands.run(context, verb, command, session -> {
            Aggregates<Party, PartyEvent> parties = session.aggregates(Party.TYPE);
            Party party = get(session, command.party());
            session.authorize(subject(party));
            Transition<Party, PartyEvent> next = move.of(party, session);
            if (!next.events().isEmpty()) {
                parties.save(next);
            }
            return party.id();
        });
    }

    private static Party get(Session session, PartyId id) {
        return session.aggregates(Party.TYPE)
                .find(id.toString())
                .orElseThrow(() -> NotFound.of("party.unknown", "party", id.toString()));
    }

    private static Subject subject(Party party) {
        return Subject.of(Party.TYPE.kind(), party.id().toString()).with("kind", Party.name(party.kind()));
    }

    // ---- views

    /**
     * A party as it is now, without anything personal.
     *
     * @throws NotFound {@code party.unknown}, also when another tenant has it
     */
    public Party view(CallContext context, PartyId party) {
        Input.required(party, "party");
        return commands.read(context, VIEW, session -> get(session, party));
    }

    /**
     * What is known of a party; a policy may let fewer people see this than {@link #view}.
     *
     * @return empty when it was erased
     * @throws NotFound {@code party.unknown}
     */
    public Optional<PartyDetails> details(CallContext context, PartyId party) {
        Input.required(party, "party");
        return commands.read(
                context,
                VIEW_DETAILS,
                session -> new PartyRecords(session).find(get(session, party).id()));
    }

    /** The party that has a number. */
    public Optional<Party> find(CallContext context, PartyDocument document) {
        Input.required(document, "document");
        return commands.read(
                context,
                VIEW,
                session -> new PartyRecords(session).holder(document).map(id -> get(session, id)));
    }

    /**
     * One page of the parties of a query; see {@link PartyQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<Party> list(CallContext context, PartyQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context, VIEW, session -> session.aggregates(Party.TYPE).page(view(query), page));
    }

    private static View<Party> view(PartyQuery query) {
        PartyStatus.Kind known = PartyStatus.Kind.KNOWN;
        View<Party> all = View.of(Party.TYPE.kind());
        return query.role()
                .map(role -> all.where(Party.index(role), Party.name(known)))
                .orElseGet(() -> all.and(
                        "status", Optional.of(known), party -> party.status().kind()))
                .and("kind", query.kind(), Party::kind);
    }

    /**
     * Checks over the tenant's stored data: a known party has its details, an erased one has none, and no number is in two. Reads
     * page by page, so parties that change meanwhile are seen before or after.
     */
    public AuditReport audit(CallContext context) {
        AuditReport report = new AuditReport("core.party", 0, List.of());
        Optional<String> after = Optional.empty();
        while (true) {
            Optional<String> from = after;
            List<Party> page = new ArrayList<>();
            AuditReport next = commands.read(context, AUDIT, session -> {
                page.clear();
                page.addAll(session.aggregates(Party.TYPE)
                        .list(DocumentQuery.all(Party.TYPE.kind()).afterId(from).limit(PAGE)));
                PartyRecords records = new PartyRecords(session);
                return new AuditReport(
                        "core.party",
                        page.size(),
                        page.stream()
                                .flatMap(party -> check(party, records).stream())
                                .toList());
            });
            report = report.and(next);
            if (page.size() < PAGE) {
                return report;
            }
            after = Optional.of(page.get(page.size() - 1).id().toString());
        }
    }

    private static List<Finding> check(Party party, PartyRecords records) {
        List<Finding> findings = new ArrayList<>();
        String subject = party.id().toString();
        Optional<PartyDetails> details = records.find(party.id());
        boolean known = party.status().kind() == PartyStatus.Kind.KNOWN;
        if (known != details.isPresent()) {
            findings.add(Finding.of(
                    "party.details-beside-it", subject, known ? "no details are beside it" : "details are left"));
        }
        details.ifPresent(beside -> beside.documents().forEach(document -> {
            if (!records.holders(document).equals(List.of(party.id()))) {
                findings.add(Finding.of(
                        "party.number-in-one",
                        subject,
                        "its number of " + document.scheme() + " does not lead to it alone"));
            }
        }));
        return findings;
    }
}
