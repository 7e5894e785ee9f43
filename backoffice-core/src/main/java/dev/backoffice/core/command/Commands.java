package dev.backoffice.core.command;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.access.Subject;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.balance.Postings;
import dev.backoffice.core.command.HotBatch.Decision;
import dev.backoffice.core.command.HotCalls.Asked;
import dev.backoffice.core.command.Retries.Attempts;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.job.DueEntry;
import dev.backoffice.core.job.DueQuery;
import dev.backoffice.core.numbering.Numbers;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.HotLane;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.UnitOfWork;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.validation.CommandValidator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one pipeline through which every verb runs: shape, access, fingerprint, then a transaction that is tried again on
 * conflict and leaves a receipt, so that the same command given again is answered and not done again.
 *
 * <p>Two lanes. A <em>work</em> reads and saves aggregates. A <em>hot command</em> writes guarded counters, postings, numbers
 * and append-only rows. A work refers to a hold, number or posting that a hot command of its own took before, under a key
 * derived from the work's.
 *
 * <p>Immutable and thread-safe; it runs on the caller's thread.
 */
public final class Commands {
    /** The verb of a tenant that leaves; it and {@link #DELETE} are not refused when the tenant has left. */
    public static final String LEAVE = "tenant.leave";

    /** The verb that deletes a tenant. */
    public static final String DELETE = "tenant.delete";

    /** The kind and the id of the one document of a tenant that has left; its commands are refused by {@code tenant.left}. */
    public static final String DEPARTURE = "tenant-departure";

    /** Ten seconds: how long a pipeline believes that a tenant has not left, before it looks again. */
    public static final Duration PRESENCE = Duration.ofSeconds(10);

    private final Store store;
    private final UnitOfWork works;
    private final HotLane hot;
    private final InstantSource clock;
    private final IdGenerator ids;
    private final RandomGenerator random;
    private final CommandValidator validator;
    private final AccessPolicy access;
    private final ApprovalPolicy approval;
    private final Subscriptions subscriptions;
    private final Observer observer;
    private final RetryPolicy retries;
    private final Pause pause;
    private final Retries again;
    private final Optional<GroupCommit> groupCommit;
    private final @Nullable Groups groups;
    private final Presence presence;
    private final boolean joined;

    private Commands(Builder builder) {
        this.store = builder.store;
        this.works = store;
        this.hot = store;
        this.joined = false;
        this.presence = new Presence();
        this.clock = builder.clock;
        this.ids = builder.ids;
        this.random = builder.random;
        // A default validator is costly, so it is not made before it is known to be needed.
        this.validator = builder.validator == null ? CommandValidator.byDefault() : builder.validator;
        this.access = builder.access;
        this.approval = builder.approval;
        this.observer = builder.observer;
        this.retries = builder.retries;
        this.pause = builder.pause;
        this.again = new Retries(retries, pause, random);
        this.groupCommit = builder.groupCommit;
        this.groups = groupCommit.map(Groups::new).orElse(null);
        // last: those who subscribe are given this pipeline, to give their own commands with
        this.subscriptions = builder.subscribing.apply(this);
    }

    /** A pipeline like another one, whose commands take part in a transaction of the host. */
    private Commands(Commands like, JoinedTransaction transaction) {
        this.store = like.store;
        this.works = transaction::execute;
        this.hot = transaction::hot;
        this.joined = true;
        this.presence = like.presence;
        this.clock = like.clock;
        this.ids = like.ids;
        this.random = like.random;
        this.validator = like.validator;
        this.access = like.access;
        this.approval = like.approval;
        this.observer = like.observer;
        this.retries = RetryPolicy.NEVER;
        this.pause = like.pause;
        this.again = new Retries(retries, pause, random);
        this.groupCommit = Optional.empty();
        this.groups = null;
        this.subscriptions = like.subscriptions;
    }

    /**
     * Begins a pipeline.
     *
     * @param store where everything is kept
     * @param clock the time of each work
     * @param ids new ids
     * @param random for the pauses between attempts
     * @param access who may do what; {@link AccessPolicy#allowAll()} when the host guards its calls itself
     * @param approval who has to agree; {@link ApprovalPolicy#noneNeeded()} when nobody has to
     */
    public static Builder builder(
            Store store,
            InstantSource clock,
            IdGenerator ids,
            RandomGenerator random,
            AccessPolicy access,
            ApprovalPolicy approval) {
        return new Builder(store, clock, ids, random, access, approval);
    }

    /** The parts of a pipeline that have a default. */
    public static final class Builder {
        private final Store store;
        private final InstantSource clock;
        private final IdGenerator ids;
        private final RandomGenerator random;
        private final AccessPolicy access;
        private final ApprovalPolicy approval;
        private @Nullable CommandValidator validator;
        private Function<Commands, Subscriptions> subscribing = commands -> Subscriptions.none();
        private Observer observer = Observer.silent();
        private RetryPolicy retries = RetryPolicy.DEFAULT;
        private Pause pause = Pause.sleeping();
        private Optional<GroupCommit> groupCommit = Optional.empty();

        private Builder(
                Store store,
                InstantSource clock,
                IdGenerator ids,
                RandomGenerator random,
                AccessPolicy access,
                ApprovalPolicy approval) {
            this.store = Objects.requireNonNull(store, "store");
            this.clock = Objects.requireNonNull(clock, "clock");
            this.ids = Objects.requireNonNull(ids, "ids");
            this.random = Objects.requireNonNull(random, "random");
            this.access = Objects.requireNonNull(access, "access");
            this.approval = Objects.requireNonNull(approval, "approval");
        }

        /** Default: the Jakarta Validation provider found at run time. */
        public Builder validator(CommandValidator own) {
            this.validator = own;
            return this;
        }

        /** Default: none. */
        public Builder subscriptions(Subscriptions those) {
            return subscribing(commands -> those);
        }

        /**
         * Subscriptions whose handlers give commands to the pipeline that is being built: it is passed in to be kept, not to be
         * used before {@link #build()} has returned.
         */
        public Builder subscribing(Function<Commands, Subscriptions> made) {
            this.subscribing = made;
            return this;
        }

        /** Default: {@link Observer#silent()}. */
        public Builder observer(Observer own) {
            this.observer = own;
            return this;
        }

        /** Default: {@link RetryPolicy#DEFAULT}. */
        public Builder retries(RetryPolicy policy) {
            this.retries = policy;
            return this;
        }

        /** Default: {@link Pause#sleeping()}. */
        public Builder pause(Pause own) {
            this.pause = own;
            return this;
        }

        /** Hot commands given at once are committed in groups. Default: each is a transaction of its own. */
        public Builder groupCommit(GroupCommit policy) {
            this.groupCommit = Optional.of(policy);
            return this;
        }

        /** The pipeline. */
        public Commands build() {
            return new Commands(this);
        }
    }

    /**
     * The same pipeline with other subscriptions; used while a back office is put together.
     *
     * @throws RuleViolation {@code joined.nested} when this pipeline is over a transaction of the host
     */
    public Commands with(Subscriptions those) {
        requireNotJoined();
        Builder builder = builder(store, clock, ids, random, access, approval)
                .validator(validator)
                .subscriptions(those)
                .observer(observer)
                .retries(retries)
                .pause(pause);
        groupCommit.ifPresent(builder::groupCommit);
        return builder.build();
    }

    // ---- a transaction of the host

    /**
     * This pipeline over a transaction of the host: the same shape, access, receipts and events, but what its commands do is kept or lost
     * with that transaction. Nothing is tried again and nothing is committed in groups; commands of both lanes may follow each other, never
     * one inside the other. A command that is refused leaves nothing, also none of the holds it expired to make room.
     *
     * <pre>{@code
     * try (JoinedTransaction transaction = store.join(connection)) {
     *     Stock stock = new Stock(commands.joining(transaction));
     *     stock.hold(maria, HoldStock.of(...));
     *     connection.commit();
     * }
     * }</pre>
     *
     * @throws RuleViolation {@code joined.nested} when this pipeline is over a transaction of the host already
     */
    public Commands joining(JoinedTransaction transaction) {
        Input.required(transaction, "transaction");
        requireNotJoined();
        return new Commands(this, transaction);
    }

    private void requireNotJoined() {
        if (joined) {
            throw RuleViolation.of("joined.nested");
        }
    }

    /**
     * For verbs that need several transactions of their own, because they ask another system in between: refuses them in a transaction of
     * the host, before anything is written or asked. What must be known before the other system is asked would be forgotten when the host
     * rolls back.
     *
     * @param verb e.g. {@code document.submit}
     * @throws RuleViolation {@code joined.remote} naming the verb
     */
    public void requireOwnTransactions(String verb) {
        if (joined) {
            throw RuleViolation.of("joined.remote", "verb", verb);
        }
    }

    /** Whether what is refused has to leave nothing at all, because the transaction goes on without it. */
    boolean joined() {
        return joined;
    }

    // ---- works

    /**
     * Runs a command of the work lane.
     *
     * @return what the work answers, or what it answered when the command was done before
     * @throws InvalidInput when its shape is wrong
     * @throws Denied when the caller may not
     * @throws Conflict {@code receipt.other-input} when the key was used with another input, or a retryable one after the
     *     last attempt
     */
    public <C extends Command, R> R run(
            CallContext context, Verb<C, R> verb, C command, Work<? super Session, ? extends R> work) {
        return observed(verb, attempts -> {
            check(context, verb, command);
            ReceiptKey key = key(context, verb, command);
            String fingerprint = Fingerprint.of(verb, command);
            R answer = again.run(attempts, () -> once(context, verb, key, fingerprint, work, attempts));
            if (verb.name().equals(LEAVE)) {
                presence.lookAgain(context.tenant());
            }
            return answer;
        });
    }

    /**
     * One attempt. The first goes without a look for the receipt, which is hardly ever there: its own receipt, inserted before the
     * work is done, collides with one that is. Whatever goes wrong then, a receipt is looked for before it is told. In a host's
     * transaction, where each undoing is a trip of its own, it is looked for first.
     */
    private <R> R once(
            CallContext context,
            Verb<?, R> verb,
            ReceiptKey key,
            String fingerprint,
            Work<? super Session, ? extends R> work,
            Attempts attempts) {
        if (!attempts.first() || joined()) {
            return works.execute(context, session -> {
                Optional<R> before = replay(session.receipts(), verb, key, fingerprint, attempts);
                return before.isPresent() ? before.get() : done(session, verb, key, fingerprint, work);
            });
        }
        try {
            return works.execute(context, session -> done(session, verb, key, fingerprint, work));
        } catch (CommitUnknown | Unavailable failure) {
            throw failure;
        } catch (RuntimeException failure) {
            if (Retries.passing(failure)) {
                throw failure;
            }
            return works.<Optional<R>>execute(
                            context, session -> replay(session.receipts(), verb, key, fingerprint, attempts))
                    .orElseThrow(() -> failure);
        }
    }

    private static <R> Optional<R> replay(
            Receipts receipts, Verb<?, R> verb, ReceiptKey key, String fingerprint, Attempts attempts) {
        Optional<Receipt> before =
                Optional.ofNullable(receipts.find(List.of(key)).get(key));
        attempts.replayed = before.isPresent();
        return before.map(receipt -> verb.read().apply(receipt.of(fingerprint).result()));
    }

    private <R> R done(
            StoreSession session,
            Verb<?, R> verb,
            ReceiptKey key,
            String fingerprint,
            Work<? super Session, ? extends R> work) {
        Moment moment = moment();
        leftBy(verb, key.tenant(), moment, session::documents).ifPresent(left -> {
            throw left;
        });
        session.receipts().insert(List.of(new Receipt(key, fingerprint, "", moment.now())));
        R answer = work.apply(new WorkSession(session, verb.name(), moment));
        session.receipts().answer(key, verb.write().apply(answer));
        return answer;
    }

    /** Reads in a transaction of its own, without a receipt. Nothing that is saved in it is kept: it is for looking only. */
    public <R> R read(CallContext context, String verb, Work<? super Session, ? extends R> work) {
        mayUse(context, verb);
        return again.run(() -> works.execute(
                context, session -> work.apply(new WorkSession(new ReadOnlySession(session), verb, moment()))));
    }

    /** One page of the documents that have fallen due, over all tenants; for jobs, which then work for each tenant by itself. */
    public List<DueEntry> due(DueQuery query) {
        return again.run(() -> store.due().list(query));
    }

    // ---- hot commands

    /** Runs one hot command; see {@link #hotAll}. Throws its refusal. */
    public <C extends Command, R> R hot(CallContext context, Verb<C, R> verb, C command, HotWork<C, R> work) {
        return hotAll(verb, List.of(new HotCall<>(context, command)), work)
                .get(0)
                .orThrow();
    }

    /**
     * Runs a batch of hot commands in one transaction. Equal keys of one tenant are folded: the first is done, the others get
     * its answer. A command of wrong shape, one that is denied and one that is refused fail alone.
     *
     * @return one outcome per call, in order
     */
    public <C extends Command, R> List<Outcome<R>> hotAll(Verb<C, R> verb, List<HotCall<C>> calls, HotWork<C, R> work) {
        return observed(verb, attempts -> {
            HotCalls<C, R> checked = checked(verb, calls);
            List<Asked<C>> asked = checked.asked();
            if (asked.isEmpty()) {
                return checked.outcomes(Map.of());
            }
            Decision<R> decision =
                    grouped(verb, work, asked, attempts).orElseGet(() -> decide(verb, work, asked, attempts, hot::hot));
            attempts.replayed = decision.replayed()
                    .containsAll(asked.stream().map(Asked::key).toList());
            return checked.outcomes(decision.outcomes());
        });
    }

    /** Checks each call for itself, on its caller's thread. */
    private <C extends Command, R> HotCalls<C, R> checked(Verb<C, R> verb, List<HotCall<C>> calls) {
        HotCalls<C, R> checked = new HotCalls<>();
        for (HotCall<C> call : List.copyOf(calls)) {
            try {
                check(call.context(), verb, call.command());
                checked.add(new Asked<>(
                        key(call.context(), verb, call.command()), Fingerprint.of(verb, call.command()), call));
            } catch (BackofficeException wrong) {
                checked.refuse(wrong);
            }
        }
        return checked;
    }

    /** Decides the calls in a group; empty when they have to be decided alone. */
    private <C extends Command, R> Optional<Decision<R>> grouped(
            Verb<C, R> verb, HotWork<C, R> work, List<Asked<C>> asked, Attempts attempts) {
        if (groups == null || !groups.take(asked.size())) {
            return Optional.empty();
        }
        return groups.decide(
                verb,
                work,
                asked,
                attempts,
                (calls, together) -> decide(verb, work, calls, together, groups.lane(hot)));
    }

    private <C extends Command, R> Decision<R> decide(
            Verb<C, R> verb, HotWork<C, R> work, List<Asked<C>> asked, Attempts attempts, HotBatch.Lane lane) {
        observer.batchDecided(verb.name(), asked.size());
        HotBatch<C, R> batch = new HotBatch<>(this, lane, verb, work, asked, attempts);
        return again.run(attempts, batch::decide);
    }

    /** Reads counters, balances, numbers or records in a transaction of its own, without a receipt; it cannot write. */
    public <R> R readHot(CallContext context, String verb, Work<? super HotSession, ? extends R> work) {
        mayUse(context, verb);
        return again.run(() ->
                hot.hot(session -> work.apply(new HotWorkSession(new ReadOnlyHotSession(session), verb, moment()))));
    }

    Moment moment() {
        return Moment.of(clock, ids);
    }

    /** Why a command is refused when its tenant has left. */
    Optional<RuleViolation> leftBy(
            Verb<?, ?> verb, TenantId tenant, Moment moment, Supplier<? extends Records> records) {
        return presence.believed(tenant, moment.now())
                        || verb.name().equals(LEAVE)
                        || verb.name().equals(DELETE)
                ? Optional.empty()
                : presence.look(tenant, moment.now(), records.get());
    }

    /** What a hot command sees of a transaction. */
    HotSession view(HotStoreSession session, Verb<?, ?> verb, Moment moment) {
        return new HotWorkSession(session, verb.name(), moment);
    }

    // ---- the steps both lanes share

    private <C extends Command> void check(CallContext context, Verb<C, ?> verb, C command) {
        validator.check(command);
        mayUse(context, verb.name());
    }

    private void mayUse(CallContext context, String verb) {
        Optional<String> refusal = access.refuseVerb(Input.required(context, "context"), verb);
        if (refusal.isPresent()) {
            throw Denied.of("access.denied", "verb", verb, "why", refusal.get());
        }
    }

    private void mayTouch(CallContext context, String verb, Subject subject) {
        Optional<String> refusal = access.refuseSubject(context, verb, subject);
        if (refusal.isPresent()) {
            throw Denied.of("access.denied", "verb", verb, "why", refusal.get());
        }
        Optional<String> missing = approval.missingApproval(context, verb, subject);
        if (missing.isPresent()) {
            throw Denied.of("approval.required", "verb", verb, "why", missing.get());
        }
    }

    private static <C extends Command> ReceiptKey key(CallContext context, Verb<C, ?> verb, C command) {
        return new ReceiptKey(context.tenant(), verb.name(), command.key());
    }

    private <R> R observed(Verb<?, ?> verb, Attempted<R> body) {
        Attempts attempts = new Attempts();
        Instant begun = clock.instant();
        String outcome = "failed";
        try {
            R answer = body.run(attempts);
            outcome = attempts.replayed ? "replayed" : "done";
            return answer;
        } catch (BackofficeException error) {
            outcome = error.code();
            throw error;
        } finally {
            observer.commandEnded(
                    verb.name(), outcome, attempts.inGroup + attempts.count, Duration.between(begun, clock.instant()));
        }
    }

    private interface Attempted<R> {
        R run(Attempts attempts);
    }

    private static <E extends DomainEvent> void append(
            Outbox outbox,
            Subscriptions subscriptions,
            CallContext context,
            AggregateRef aggregate,
            long version,
            EventCodec<E> codec,
            List<E> events,
            Instant at) {
        for (int i = 0; i < events.size(); i++) {
            E event = events.get(i);
            String type = codec.type(event);
            EventKey key = new EventKey(context.tenant(), aggregate, version, i);
            Set<String> receivers = new TreeSet<>(subscriptions.receiving(type));
            outbox.append(
                    new RecordedEvent(key, type, codec.schema(), codec.write(event), at, context.user()), receivers);
        }
    }

    /** A work's view of its transaction. */
    private final class WorkSession implements Session {
        private final StoreSession session;
        private final String verb;
        private final Moment moment;
        private final Map<String, Aggregates<?, ?>> aggregates = new HashMap<>();

        WorkSession(StoreSession session, String verb, Moment moment) {
            this.session = session;
            this.verb = verb;
            this.moment = moment;
        }

        @Override
        public CallContext context() {
            return session.context();
        }

        @Override
        public Moment moment() {
            return moment;
        }

        @Override
        public void authorize(Subject subject) {
            mayTouch(context(), verb, subject);
        }

        @Override
        public Documents documents() {
            return session.documents();
        }

        @Override
        @SuppressWarnings("unchecked") // a kind belongs to one type of one room
        public <A, E extends DomainEvent> Aggregates<A, E> aggregates(AggregateType<A, E> type) {
            return (Aggregates<A, E>) aggregates.computeIfAbsent(type.kind(), kind -> new Aggregates<>(this, type));
        }

        @Override
        public <E extends DomainEvent> void record(
                AggregateRef aggregate, long version, EventCodec<E> codec, List<E> events) {
            append(session.outbox(), subscriptions, context(), aggregate, version, codec, events, moment.now());
        }

        @Override
        public List<RecordedEvent> history(AggregateRef aggregate, Optional<EventKey> after, int limit) {
            return session.outbox().of(context().tenant(), aggregate, after, limit);
        }
    }

    /** A hot command's view of its transaction. */
    private final class HotWorkSession implements HotSession {
        private final HotStoreSession session;
        private final String verb;
        private final Moment moment;

        HotWorkSession(HotStoreSession session, String verb, Moment moment) {
            this.session = session;
            this.verb = verb;
            this.moment = moment;
        }

        @Override
        public Moment moment() {
            return moment;
        }

        @Override
        public void authorize(CallContext context, Subject subject) {
            mayTouch(context, verb, subject);
        }

        @Override
        public GuardedCounters counters() {
            return new GuardedCounters(session.counters(), moment.now());
        }

        @Override
        public Postings postings() {
            return new Postings(session.deltas());
        }

        @Override
        public Numbers numbers() {
            return new Numbers(session.numbers(), moment.now());
        }

        @Override
        public Records records(TenantId tenant) {
            return session.records(tenant);
        }

        @Override
        public <E extends DomainEvent> void record(
                CallContext context, AggregateRef aggregate, long version, EventCodec<E> codec, List<E> events) {
            append(session.outbox(), subscriptions, context, aggregate, version, codec, events, moment.now());
        }
    }
}
