package dev.backoffice.endurance;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.Folding;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.Pause;
import dev.backoffice.core.command.Retries;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.Numbers;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What both the process that is killed and the one that looks afterwards know: two commands whose effects can be counted. One
 * writes a document, the other takes one unit, posts three, leases a number and writes a row. Both tell of it, and who hears it
 * writes it down.
 */
final class Ledger {
    static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    static final CounterKey TAKEN = new CounterKey(MARIA.tenant(), "taken", "all");
    static final BalanceKey CASH = BalanceKey.of(MARIA.tenant(), "ledger", "cash", "BRL");
    static final BalanceKey SALES = BalanceKey.of(MARIA.tenant(), "ledger", "sales", "BRL");
    static final SeriesKey SERIES = new SeriesKey(MARIA.tenant(), "series/1");
    static final String ENTRY = "entry";
    static final String MOVEMENT = "movement";
    static final String HEARD = "heard";

    record Write(IdempotencyKey key) implements Command {
        Doc form() {
            return Doc.of(key.value());
        }
    }

    /** A work of the key's name. */
    static final Verb<Write, String> WRITE = verb("crash.write");

    /** A hot command of the key's name. */
    static final Verb<Write, String> TAKE = verb("crash.take");

    private static final Verb<Write, String> HEAR = verb("crash.hear");
    private static final HotWork<Write, String> TAKING = Ledger::take;

    private static Verb<Write, String> verb(String name) {
        return Verb.of(name, 1, Write::form, answer -> answer, answer -> answer);
    }

    record Done(String what) implements DomainEvent {}

    private static final EventCodec<Done> EVENTS = new EventCodec<>() {
        @Override
        public Set<String> types() {
            return Set.of("crash.done");
        }

        @Override
        public String type(Done event) {
            return "crash.done";
        }

        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(Done event) {
            return Doc.of(event.what());
        }

        @Override
        public Done read(String type, Doc body, int schema) {
            if (!types().contains(type)) {
                throw InvalidInput.of("event.unknown-type", "type", type);
            }
            return new Done(body.asText());
        }
    };

    private final Store store;
    private final IdGenerator ids;
    private final Subscription hearing;
    final Commands commands;

    Ledger(Store store, InstantSource clock, long seed) {
        this(store, clock, seed, Optional.empty());
    }

    /** Commits what many threads take at once in groups, where a policy is given. */
    Ledger(Store store, InstantSource clock, long seed, Optional<GroupCommit> groups) {
        this.store = store;
        Random random = new Random(seed);
        this.ids = IdGenerator.uuidV7(clock, random);
        Commands.Builder pipeline =
                Commands.builder(store, clock, ids, random, AccessPolicy.allowAll(), ApprovalPolicy.noneNeeded());
        groups.ifPresent(pipeline::groupCommit);
        Commands plain = pipeline.build();
        this.hearing = Subscription.named("hearing").on(EVENTS, (context, occurrence) -> hear(plain, occurrence));
        this.commands = plain.with(Subscriptions.of(hearing));
    }

    private static void hear(Commands commands, Occurrence<Done> occurrence) {
        String heard =
                occurrence.key().aggregate().kind() + "/" + occurrence.event().what();
        commands.run(MARIA, HEAR, new Write(occurrence.commandKey("hear")), session -> {
            session.documents().insert(document(HEARD, heard, heard));
            return heard;
        });
    }

    /**
     * Does the command of this key: keys of works begin with w, keys of hot commands with h, and with p those whose hot work
     * fails.
     *
     * @throws Poison for a key that begins with p
     */
    String give(String key) {
        Write command = new Write(IdempotencyKey.of(key));
        return key.startsWith("w")
                ? commands.run(MARIA, WRITE, command, session -> write(session, key))
                : commands.hot(MARIA, TAKE, command, TAKING);
    }

    /** What a poisoned command makes its work throw. */
    static final class Poison extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    private static String write(Session session, String key) {
        session.documents().insert(document(ENTRY, key, key));
        session.record(AggregateRef.of(ENTRY, key), 1, EVENTS, List.of(new Done(key)));
        return "wrote " + key;
    }

    private static List<Outcome<String>> take(HotSession session, List<HotCall<Write>> calls) {
        List<CounterOperation> operations = new ArrayList<>();
        List<Posting> postings = new ArrayList<>();
        List<Numbers.Request> requests = new ArrayList<>();
        for (HotCall<Write> call : calls) {
            String key = call.command().key().value();
            operations.add(new CounterOperation.Adjust(Map.of(TAKEN, 1L)));
            postings.add(new Posting(key, List.of(new Posting.Line(CASH, 3), new Posting.Line(SALES, -3))));
            requests.add(new Numbers.Request(SERIES, key, 1));
        }
        List<Outcome<GuardedCounters.Change>> taken = session.counters().apply(operations);
        session.postings().post(postings);
        List<NumberLease> leases = session.numbers().lease(requests);
        List<Outcome<String>> answers = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            String key = calls.get(i).command().key().value();
            String number = Long.toString(leases.get(i).number());
            if (key.startsWith("p")) {
                // in the midst, so that its neighbours have written something that has to be undone
                throw new Poison();
            }
            session.records(MARIA.tenant()).insert(document(MOVEMENT, key, number));
            session.record(MARIA, AggregateRef.of(MOVEMENT, key), 1, EVENTS, List.of(new Done(key)));
            answers.add(taken.get(i).map(change -> number));
        }
        return answers;
    }

    /** Hands out some events and folds some deltas; tells how much was done. */
    int relayAndFold(Moment moment) {
        int relayed = new Relay(store.deliveries(), hearing, moment::now, Observer.silent())
                .run(moment, 20)
                .count();
        return relayed
                + new Folding(store, new Retries(RetryPolicy.DEFAULT, Pause.sleeping(), new Random(42)))
                        .run(moment, 50)
                        .count();
    }

    Moment moment(InstantSource clock) {
        return Moment.of(clock, ids);
    }

    private static StoredDocument document(String kind, String id, String text) {
        return new StoredDocument(kind, id, 1, 1, Doc.fields().put("text", text).build(), Map.of("text", text));
    }
}
