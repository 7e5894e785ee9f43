package dev.backoffice.finance.charge;

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
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The money of what the company sells: what is asked for, promised, received, given back and disputed, and the credit it owes.
 * Thread-safe.
 *
 * <p>Money is never dropped: {@link #record} counts each money once, gives the charge what it misses and makes the rest a
 * {@link Credit}. Everything that came = what charges got + what became credit ({@link #audit} checks it).
 */
public final class Charges {
    static final String EXPIRE_DUE = "charge.expire-due";

    private static final Verb<OpenCharge, ChargeId> OPEN =
            Verb.of("charge.open", 1, OpenCharge::form, ChargeId::toString, ChargeId::parse);
    private static final Verb<AuthorizeCharge, ChargeId> AUTHORIZE =
            Verb.of("charge.authorize", 1, AuthorizeCharge::form, ChargeId::toString, ChargeId::parse);
    private static final Verb<RecordMoney, MoneyApplied> RECORD =
            Verb.of("charge.record-money", 1, RecordMoney::form, MoneyApplied::toString, MoneyApplied::parse);
    private static final Verb<RecordUnallocated, MoneyApplied> RECORD_UNALLOCATED = Verb.of(
            "charge.record-unallocated", 1, RecordUnallocated::form, MoneyApplied::toString, MoneyApplied::parse);
    private static final Verb<ExpireCharge, ChargeId> EXPIRE =
            Verb.of("charge.expire", 1, ExpireCharge::form, ChargeId::toString, ChargeId::parse);
    private static final Verb<CancelCharge, ChargeId> CANCEL =
            Verb.of("charge.cancel", 1, CancelCharge::form, ChargeId::toString, ChargeId::parse);
    private static final Verb<RefundCharge, ChargeId> REFUND =
            Verb.of("charge.refund", 1, RefundCharge::form, ChargeId::toString, ChargeId::parse);
    private static final Verb<DisputeCharge, ChargeId> DISPUTE =
            Verb.of("charge.dispute", 1, DisputeCharge::form, ChargeId::toString, ChargeId::parse);
    private static final Verb<ResolveDispute, ChargeId> RESOLVE =
            Verb.of("charge.resolve-dispute", 1, ResolveDispute::form, ChargeId::toString, ChargeId::parse);
    private static final Verb<UseCredit, CreditId> USE_CREDIT =
            Verb.of("credit.use", 1, UseCredit::form, CreditId::toString, CreditId::parse);
    private static final Verb<RefundCredit, CreditId> REFUND_CREDIT =
            Verb.of("credit.refund", 1, RefundCredit::form, CreditId::toString, CreditId::parse);
    private static final String VIEW = "charge.view";
    private static final String VIEW_CREDIT = "credit.view";
    private static final String VIEW_MONEY = "charge.view-money";

    private final Commands commands;
    private final DueJob expiry;

    /** @param commands the pipeline */
    public Charges(Commands commands) {
        this.commands = Input.required(commands, "commands");
        this.expiry = new DueDocuments(EXPIRE_DUE, Charge.TYPE.kind(), ChargeExpiry.USER, commands, this::expireIfDue);
    }

    // ---- charges

    /**
     * Opens a charge; the same charge opened again is no second one.
     *
     * @throws Conflict {@code charge.other-content} when the reference has another charge with this ordinal
     */
    public ChargeId open(CallContext context, OpenCharge command) {
        return commands.run(context, OPEN, command, session -> {
            Transition<Charge, ChargeEvent> opened =
                    Charge.open(session.context().tenant(), command.terms());
            session.authorize(subject(opened.state()));
            Aggregates<Charge, ChargeEvent> charges = session.aggregates(Charge.TYPE);
            Optional<Charge> there = charges.find(opened.state().id().toString());
            if (there.isEmpty()) {
                charges.save(opened);
            } else if (!there.get().terms().equals(command.terms())) {
                throw Conflict.lasting(
                        "charge.other-content",
                        "reference",
                        command.terms().reference(),
                        "ordinal",
                        Integer.toString(command.terms().ordinal()));
            }
            return opened.state().id();
        });
    }

    /** Says that its money is promised. Every move throws {@code charge.unknown} and {@code charge.illegal-move}. */
    public ChargeId authorize(CallContext context, AuthorizeCharge command) {
        return move(
                context,
                AUTHORIZE,
                command,
                command.charge(),
                (charge, moment) -> charge.authorize(command.number(), command.at()));
    }

    /**
     * Says that its time passed.
     *
     * @throws RuleViolation {@code charge.not-due} before that
     */
    public ChargeId expire(CallContext context, ExpireCharge command) {
        return move(context, EXPIRE, command, command.charge(), Charge::expire);
    }

    /** Says that it is not asked for any more. */
    public ChargeId cancel(CallContext context, CancelCharge command) {
        return move(
                context,
                CANCEL,
                command,
                command.charge(),
                (charge, moment) -> charge.cancel(command.reason(), moment));
    }

    /**
     * Says that money of it goes back, or becomes a credit of its reference. The same refund is made once, whatever the key.
     *
     * @throws RuleViolation {@code charge.more-than-captured}
     * @throws Conflict {@code charge.other-refund}
     */
    public ChargeId refund(CallContext context, RefundCharge command) {
        return commands.run(context, REFUND, command, session -> {
            Aggregates<Charge, ChargeEvent> charges = session.aggregates(Charge.TYPE);
            Charge charge = authorized(session, charges, command.charge());
            Transition<Charge, ChargeEvent> refunded =
                    charge.refund(command.number(), command.amount(), command.into(), command.at());
            if (refunded.events().isEmpty()) {
                return charge.id();
            }
            charges.save(refunded);
            if (command.into() == RefundInto.CREDIT) {
                CreditId credit = CreditId.of(session.context().tenant(), charge.id(), command.number());
                session.aggregates(Credit.TYPE)
                        .save(Credit.ofRefund(credit, charge, command.number(), command.amount(), command.at()));
            }
            return charge.id();
        });
    }

    /**
     * Says that the buyer disputes it.
     *
     * @throws RuleViolation {@code charge.more-than-captured}, {@code charge.dispute-resolved}
     */
    public ChargeId dispute(CallContext context, DisputeCharge command) {
        return move(
                context,
                DISPUTE,
                command,
                command.charge(),
                (charge, moment) -> charge.dispute(command.number(), command.amount(), command.at()));
    }

    /**
     * Says how a dispute ended.
     *
     * @throws RuleViolation {@code charge.other-dispute}
     * @throws Conflict {@code charge.other-outcome}
     */
    public ChargeId resolve(CallContext context, ResolveDispute command) {
        return move(
                context,
                RESOLVE,
                command,
                command.charge(),
                (charge, moment) -> charge.resolve(command.number(), command.outcome(), command.at()));
    }

    private interface Move {
        Transition<Charge, ChargeEvent> of(Charge charge, Moment moment);
    }

    private <C extends Command> ChargeId move(
            CallContext context, Verb<C, ChargeId> verb, C command, ChargeId id, Move move) {
        return commands.run(context, verb, command, session -> {
            Aggregates<Charge, ChargeEvent> charges = session.aggregates(Charge.TYPE);
            Charge charge = authorized(session, charges, id);
            Transition<Charge, ChargeEvent> next = move.of(charge, session.moment());
            if (!next.events().isEmpty()) {
                charges.save(next);
            }
            return charge.id();
        });
    }

    private static Charge authorized(Session session, Aggregates<Charge, ChargeEvent> charges, ChargeId id) {
        Charge charge = get(charges, id);
        session.authorize(subject(charge));
        return charge;
    }

    private static Charge get(Aggregates<Charge, ChargeEvent> charges, ChargeId id) {
        return charges.find(id.toString()).orElseThrow(() -> NotFound.of("charge.unknown", "charge", id.toString()));
    }

    private static Subject subject(Charge charge) {
        return Subject.of(Charge.TYPE.kind(), charge.id().toString())
                .with("reference", charge.terms().reference())
                .with("method", Forms.name(charge.terms().method()))
                .with("status", Forms.name(charge.status().kind()))
                .with("amount", charge.terms().amount().toString());
    }

    // ---- money that arrives

    /**
     * Says that money arrived for a charge. The same money is counted once, whatever the key.
     *
     * @return what the charge took of it, and what became credit
     * @throws NotFound {@code charge.unknown}
     * @throws Conflict {@code money.other-content} when this money was told with another amount or for another charge: nothing is
     *     counted again
     */
    public MoneyApplied record(CallContext context, RecordMoney command) {
        return commands.run(context, RECORD, command, session -> {
            Aggregates<Charge, ChargeEvent> charges = session.aggregates(Charge.TYPE);
            Charge charge = authorized(session, charges, command.charge());
            Optional<ReceivedMoney> before = MoneyRows.find(session, command.money());
            if (before.isPresent()) {
                return again(
                        before.get(), Optional.of(charge.id()), charge.terms().reference(), command.amount());
            }
            Money taken = charge.takes(command.amount());
            if (taken.isPositive()) {
                charges.save(charge.capture(command.money(), taken, command.at()));
            }
            return insert(
                    session,
                    new Arrived(
                            command.money(),
                            charge.terms().reference(),
                            Optional.of(charge.id()),
                            charge.terms().method(),
                            command.amount(),
                            taken.isSameCurrency(command.amount())
                                    ? taken
                                    : Money.zero(command.amount().getCurrencyUnit()),
                            cause(charge, command.amount()),
                            command.at()));
        });
    }

    /**
     * Says that money arrived for no charge that is known. The same money is counted once, whatever the key.
     *
     * @throws Conflict {@code money.other-content} when this money was told with another amount, for a charge or for another
     *     reference
     */
    public MoneyApplied recordUnallocated(CallContext context, RecordUnallocated command) {
        return commands.run(context, RECORD_UNALLOCATED, command, session -> {
            session.authorize(Subject.of(MoneyRows.KIND, command.money().toString())
                    .with("reference", command.reference())
                    .with("amount", command.amount().toString()));
            Optional<ReceivedMoney> before = MoneyRows.find(session, command.money());
            if (before.isPresent()) {
                return again(before.get(), Optional.empty(), command.reference(), command.amount());
            }
            return insert(
                    session,
                    new Arrived(
                            command.money(),
                            command.reference(),
                            Optional.empty(),
                            command.method(),
                            command.amount(),
                            Money.zero(command.amount().getCurrencyUnit()),
                            CreditCause.UNALLOCATED,
                            command.at()));
        });
    }

    private static MoneyApplied again(ReceivedMoney before, Optional<ChargeId> charge, String reference, Money amount) {
        if (!before.charge().equals(charge)
                || !before.reference().equals(reference)
                || !before.amount().equals(amount)) {
            throw Conflict.lasting(
                    "money.other-content",
                    "money",
                    before.id().toString(),
                    "amount",
                    before.amount().toString(),
                    "reference",
                    before.reference());
        }
        return MoneyApplied.of(before);
    }

    /** Money as it is about to be kept. */
    private record Arrived(
            MoneyId id,
            String reference,
            Optional<ChargeId> charge,
            ChargeMethod method,
            Money amount,
            Money captured,
            CreditCause cause,
            Instant at) {}

    private static MoneyApplied insert(Session session, Arrived arrived) {
        Money rest = arrived.amount().minus(arrived.captured());
        TenantId tenant = session.context().tenant();
        Optional<CreditId> credit =
                rest.isPositive() ? Optional.of(CreditId.of(tenant, arrived.id())) : Optional.empty();
        credit.ifPresent(id -> session.aggregates(Credit.TYPE)
                .save(Credit.ofMoney(
                        id, arrived.reference(), arrived.cause(), arrived.id(), arrived.method(), rest, arrived.at())));
        ReceivedMoney money = new ReceivedMoney(
                arrived.id(),
                arrived.reference(),
                arrived.charge(),
                arrived.method(),
                arrived.amount(),
                arrived.captured(),
                credit,
                arrived.at(),
                session.moment().now());
        MoneyRows.insert(session, money);
        return MoneyApplied.of(money);
    }

    private static CreditCause cause(Charge charge, Money amount) {
        if (!amount.isSameCurrency(charge.terms().amount())) {
            return CreditCause.UNALLOCATED;
        }
        if (charge.missing().isZero()) {
            return CreditCause.DOUBLE;
        }
        return charge.asked() ? CreditCause.EXCESS : CreditCause.LATE;
    }

    // ---- credit

    /**
     * Pays a charge from a credit.
     *
     * @throws NotFound {@code credit.unknown}, {@code charge.unknown}
     * @throws RuleViolation {@code credit.too-little}, {@code charge.more-than-missing}, {@code charge.illegal-move} when the
     *     charge is not asked for any more
     */
    public CreditId useCredit(CallContext context, UseCredit command) {
        return commands.run(context, USE_CREDIT, command, session -> {
            Aggregates<Credit, CreditEvent> credits = session.aggregates(Credit.TYPE);
            Credit credit = authorizedCredit(session, credits, command.credit());
            Aggregates<Charge, ChargeEvent> charges = session.aggregates(Charge.TYPE);
            Charge charge = authorized(session, charges, command.charge());
            charges.save(charge.capture(credit.nextUse(), command.amount(), command.at()));
            credits.save(credit.use(charge.id(), command.amount(), command.at()));
            return credit.id();
        });
    }

    /**
     * Says that money of a credit goes back to who paid. The same refund is made once, whatever the key.
     *
     * @throws NotFound {@code credit.unknown}
     * @throws RuleViolation {@code credit.too-little}
     * @throws Conflict {@code credit.other-refund}
     */
    public CreditId refundCredit(CallContext context, RefundCredit command) {
        return commands.run(context, REFUND_CREDIT, command, session -> {
            Aggregates<Credit, CreditEvent> credits = session.aggregates(Credit.TYPE);
            Credit credit = authorizedCredit(session, credits, command.credit());
            Transition<Credit, CreditEvent> refunded = credit.refund(command.number(), command.amount(), command.at());
            if (!refunded.events().isEmpty()) {
                credits.save(refunded);
            }
            return credit.id();
        });
    }

    private static Credit authorizedCredit(Session session, Aggregates<Credit, CreditEvent> credits, CreditId id) {
        Credit credit = getCredit(credits, id);
        session.authorize(Subject.of(Credit.TYPE.kind(), id.toString())
                .with("reference", credit.reference())
                .with("left", credit.left().toString()));
        return credit;
    }

    private static Credit getCredit(Aggregates<Credit, CreditEvent> credits, CreditId id) {
        return credits.find(id.toString()).orElseThrow(() -> NotFound.of("credit.unknown", "credit", id.toString()));
    }

    // ---- what falls due

    boolean mayBeDue(Moment moment) {
        return expiry.mayBeDue(moment);
    }

    DueJob.Done expireDue(Moment moment, int limit) {
        return expiry.run(moment, limit);
    }

    private boolean expireIfDue(CallContext context, String id) {
        try {
            expire(context, new ExpireCharge(IdempotencyKey.of("due/" + id), ChargeId.parse(id)));
            return true;
        } catch (RuleViolation meanwhile) {
            // Somebody paid or cancelled it since it was looked up.
            return false;
        }
    }

    // ---- views

    /**
     * A charge as it is now.
     *
     * @throws NotFound {@code charge.unknown}, also when another tenant has it
     */
    public Charge view(CallContext context, ChargeId charge) {
        Input.required(charge, "charge");
        return commands.read(context, VIEW, session -> get(session.aggregates(Charge.TYPE), charge));
    }

    /** Every charge of a reference, by ordinal. */
    public List<Charge> of(CallContext context, String reference) {
        ChargeTerms.checkReference(reference);
        return commands.read(context, VIEW, session -> charges(session, reference));
    }

    /** The charges with this number outside: txid, nosso número, the gateway's; usually one, at most 1000. */
    public List<Charge> findExternal(CallContext context, String externalReference) {
        Input.text(externalReference, "charge.externalReference", 120);
        return commands.read(
                context,
                VIEW,
                session -> session.aggregates(Charge.TYPE)
                        .list(DocumentQuery.all(Charge.TYPE.kind()).where(Charge.BY_EXTERNAL, externalReference)));
    }

    /**
     * One page of the charges of a query; see {@link ChargeQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<Charge> list(CallContext context, ChargeQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context, VIEW, session -> session.aggregates(Charge.TYPE).page(Charge.view(query), page));
    }

    /**
     * A credit as it is now.
     *
     * @throws NotFound {@code credit.unknown}, also when another tenant has it
     */
    public Credit viewCredit(CallContext context, CreditId credit) {
        Input.required(credit, "credit");
        return commands.read(context, VIEW_CREDIT, session -> getCredit(session.aggregates(Credit.TYPE), credit));
    }

    /** Every credit of a reference, spent or not. */
    public List<Credit> creditsOf(CallContext context, String reference) {
        ChargeTerms.checkReference(reference);
        return commands.read(context, VIEW_CREDIT, session -> credits(session, reference));
    }

    /**
     * One page of the credits of a query; see {@link CreditQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<Credit> credits(CallContext context, CreditQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context, VIEW_CREDIT, session -> session.aggregates(Credit.TYPE).page(Credit.view(query), page));
    }

    /** Money that arrived, and what became of it; empty when nobody told of it. */
    public Optional<ReceivedMoney> findMoney(CallContext context, MoneyId money) {
        Input.required(money, "money");
        return commands.read(context, VIEW_MONEY, session -> MoneyRows.find(session, money));
    }

    /** All money that arrived for a reference, at most 10,000. */
    public List<ReceivedMoney> moneyOf(CallContext context, String reference) {
        ChargeTerms.checkReference(reference);
        return commands.read(context, VIEW_MONEY, session -> MoneyRows.of(session, reference));
    }

    /**
     * How far the money of a reference covers a total, with the reasons.
     *
     * @param total how much is due, zero or more
     * @param policy what counts and what is tolerated
     * @throws dev.backoffice.core.error.InvalidInput {@code charge.other-currency}
     */
    public Explained<Coverage> coverage(CallContext context, String reference, Money total, CoveragePolicy policy) {
        ChargeTerms.checkReference(reference);
        Amounts.notNegative(total, "total");
        return commands.read(
                context,
                VIEW,
                session -> Coverage.of(
                        reference, total, charges(session, reference), credits(session, reference), policy));
    }

    private static List<Charge> charges(Session session, String reference) {
        return session
                .aggregates(Charge.TYPE)
                .listAll(DocumentQuery.all(Charge.TYPE.kind()).where(Charge.BY_REFERENCE, reference))
                .stream()
                .sorted((one, other) ->
                        Integer.compare(one.terms().ordinal(), other.terms().ordinal()))
                .toList();
    }

    private static List<Credit> credits(Session session, String reference) {
        return session.aggregates(Credit.TYPE)
                .listAll(DocumentQuery.all(Credit.TYPE.kind()).where(Credit.BY_REFERENCE, reference));
    }

    /**
     * Checks the laws of charges over the tenant's stored data: all money that arrived is a charge's or a credit's, nothing is
     * there twice, no more went back than came.
     */
    public AuditReport audit(CallContext context) {
        return ChargeAudit.run(commands, Input.required(context, "context"));
    }
}
