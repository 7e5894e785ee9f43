package dev.backoffice.finance.ledger;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.finance.account.Account;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.period.PeriodLock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The general ledger of each tenant ({@code livro diário e razão}). Thread-safe.
 *
 * <p>An entry and what it adds to the balances are written together, in one hot command; no balance row is touched, so
 * postings to one account never wait for each other. Balances are checkpoints plus what is not folded yet.
 */
public final class Ledger {
    /** The set of balances that the ledger keeps. */
    public static final String BOOK = "ledger";

    static final String KIND = "journal-entry";
    private static final String BY_DATE = "date";
    private static final String BY_REFERENCE = "reference";
    private static final String BY_KEY = "key";

    private static final Verb<PostEntry, EntryId> POST =
            Verb.of("ledger.post", 1, PostEntry::form, EntryId::toString, EntryId::parse);
    private static final Verb<PostEvent, EntryId> POST_EVENT =
            Verb.of("ledger.post-event", 1, PostEvent::form, EntryId::toString, EntryId::parse);
    private static final Verb<ReverseEntry, EntryId> REVERSE =
            Verb.of("ledger.reverse", 1, ReverseEntry::form, EntryId::toString, EntryId::parse);

    private final Commands commands;
    private final PostingRules rules;
    private final HotWork<PostEntry, EntryId> posting = (session, calls) -> decide(session, calls, Ledger::entry);
    private final HotWork<PostEvent, EntryId> booking = (session, calls) -> decide(session, calls, this::byRule);
    private final HotWork<ReverseEntry, EntryId> reversing =
            (session, calls) -> decide(session, calls, Ledger::reversal);

    /**
     * A ledger.
     *
     * @param commands the pipeline
     * @param rules how business events are posted
     */
    public Ledger(Commands commands, PostingRules rules) {
        this.commands = commands;
        this.rules = rules;
    }

    // ---- commands

    /**
     * Posts an entry. When its month is closed it lands on the first open day and keeps its date as {@link
     * JournalEntry#belatedFrom()}.
     *
     * @throws NotFound {@code account.unknown}
     * @throws RuleViolation {@code account.closed} or {@code account.synthetic}
     */
    public EntryId post(CallContext context, PostEntry command) {
        return commands.hot(context, POST, command, posting);
    }

    /** Posts many entries in one transaction; each is refused alone, as {@link #post} would refuse it. */
    public List<Outcome<EntryId>> postAll(List<HotCall<PostEntry>> batch) {
        return commands.hotAll(POST, batch, posting);
    }

    /**
     * Posts a business event by its rule.
     *
     * @throws NotFound {@code posting-rule.missing} when no rule is in force for the kind on the date, or {@code
     *     account.unknown}
     * @throws InvalidInput as {@link PostingRule#lines}
     * @throws RuleViolation {@code account.closed} or {@code account.synthetic}
     */
    public EntryId book(CallContext context, PostEvent command) {
        return commands.hot(context, POST_EVENT, command, booking);
    }

    /** Posts many business events in one transaction; each is refused alone, as {@link #book} would refuse it. */
    public List<Outcome<EntryId>> bookAll(List<HotCall<PostEvent>> batch) {
        return commands.hotAll(POST_EVENT, batch, booking);
    }

    /**
     * Undoes an entry, once, by one that names it.
     *
     * @return the reversing entry
     * @throws NotFound {@code ledger.entry-unknown}
     * @throws RuleViolation {@code ledger.already-reversed}, {@code ledger.reversal-too-early}, {@code account.closed}
     */
    public EntryId reverse(CallContext context, ReverseEntry command) {
        return commands.hot(context, REVERSE, command, reversing);
    }

    /** Makes the entry a command asks for, or refuses it. */
    private interface Draft<C extends Command> {
        JournalEntry entry(HotSession session, CallContext context, C command);
    }

    /** How an entry is stored beyond what it says; by its command's key when somebody may ask for it. */
    private static StoredDocument stored(JournalEntry entry, Command command) {
        StoredDocument plain = stored(entry);
        if (!(command instanceof PostEvent event)) {
            return plain;
        }
        Map<String, String> indexes = new HashMap<>(plain.indexes());
        indexes.put(BY_KEY, event.key().value());
        return new StoredDocument(plain.kind(), plain.id(), plain.version(), plain.schema(), plain.body(), indexes);
    }

    private static <C extends Command> List<Outcome<EntryId>> decide(
            HotSession session, List<HotCall<C>> calls, Draft<? super C> draft) {
        OpenAccounts accounts = new OpenAccounts(session);
        Map<TenantId, PeriodLock> locks = new HashMap<>();
        List<Outcome<EntryId>> outcomes = new ArrayList<>(calls.size());
        List<Posting> postings = new ArrayList<>(calls.size());
        for (HotCall<C> call : calls) {
            CallContext context = call.context();
            try {
                PeriodLock lock = locks.computeIfAbsent(context.tenant(), tenant -> PeriodLock.pin(session, tenant));
                JournalEntry wanted = draft.entry(session, context, call.command());
                JournalEntry entry = wanted.landedOn(lock.landing(wanted.date()));
                session.authorize(context, subject(entry));
                entry.lines().forEach(line -> accounts.require(context.tenant(), line.account()));
                postings.add(posting(context.tenant(), entry));
                session.records(context.tenant()).insert(stored(entry, call.command()));
                session.record(
                        context,
                        AggregateRef.of(KIND, entry.id().toString()),
                        1,
                        LedgerEvents.CODEC,
                        List.of(LedgerEvent.EntryPosted.of(entry)));
                outcomes.add(Outcome.granted(entry.id()));
            } catch (InvalidInput | NotFound | RuleViolation | Denied refused) {
                outcomes.add(Outcome.refused(refused));
            }
        }
        if (!postings.isEmpty()) {
            session.postings().post(postings);
        }
        return outcomes;
    }

    /** What who posts is allowed by: the day, what it is for, the accounts, and the sum of the debits in each currency. */
    private static Subject subject(JournalEntry entry) {
        Subject subject = Subject.of(KIND, entry.id().toString())
                .with("date", entry.date().toString())
                .with("origin", entry.origin().kind())
                .with("reference", entry.origin().reference())
                .with(
                        "accounts",
                        entry.lines().stream()
                                .map(line -> line.account().value())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(",")));
        Map<CurrencyUnit, Money> debits = new TreeMap<>();
        entry.lines().stream()
                .map(JournalLine::signed)
                .filter(Money::isPositive)
                .forEach(debit -> debits.merge(debit.getCurrencyUnit(), debit, Money::plus));
        return subject.with(
                "total", debits.values().stream().map(Money::toString).collect(Collectors.joining(",")));
    }

    private static JournalEntry entry(HotSession session, CallContext context, PostEntry command) {
        return new JournalEntry(
                new EntryId(session.moment().newId()),
                command.date(),
                command.memo(),
                command.origin(),
                command.lines(),
                Optional.empty(),
                Optional.empty(),
                session.moment().now(),
                context.user());
    }

    private JournalEntry byRule(HotSession session, CallContext context, PostEvent command) {
        PostingRule rule = rules.inForce(command.origin().kind(), command.date());
        return new JournalEntry(
                new EntryId(session.moment().newId()),
                command.date(),
                rule.memo(),
                command.origin(),
                rule.lines(command.amounts()).value(),
                Optional.empty(),
                Optional.empty(),
                session.moment().now(),
                context.user());
    }

    private static JournalEntry reversal(HotSession session, CallContext context, ReverseEntry command) {
        Records records = session.records(context.tenant());
        JournalEntry original = load(records, command.entry());
        EntryId id = reversalOf(original.id());
        if (records.find(KIND, id.toString()).isPresent()) {
            throw RuleViolation.of(
                    "ledger.already-reversed", "entry", original.id().toString(), "by", id.toString());
        }
        if (command.date().isBefore(original.date())) {
            throw RuleViolation.of(
                    "ledger.reversal-too-early",
                    "entry",
                    original.id().toString(),
                    "date",
                    command.date().toString(),
                    "posted",
                    original.date().toString());
        }
        return new JournalEntry(
                id,
                command.date(),
                command.memo(),
                original.origin(),
                original.lines().stream().map(JournalLine::reversed).toList(),
                Optional.of(original.id()),
                Optional.empty(),
                session.moment().now(),
                context.user());
    }

    /** One id for the reversal of an entry, so that two of them cannot both be stored. */
    private static EntryId reversalOf(EntryId entry) {
        return new EntryId(IdGenerator.named("ledger.reversal", entry.toString()));
    }

    static Posting posting(TenantId tenant, JournalEntry entry) {
        String period = YearMonth.from(entry.date()).toString();
        List<Posting.Line> lines = new ArrayList<>(entry.lines().size());
        for (JournalLine line : entry.lines()) {
            Money signed = line.signed();
            lines.add(new Posting.Line(
                    new BalanceKey(
                            tenant,
                            BOOK,
                            line.account().value(),
                            signed.getCurrencyUnit().getCode(),
                            period,
                            line.side().name()),
                    signed.getAmountMinorLong()));
        }
        return new Posting(entry.id().toString(), lines);
    }

    private static StoredDocument stored(JournalEntry entry) {
        Map<String, String> indexes = new HashMap<>();
        indexes.put(BY_DATE, View.sortable(entry.date()));
        indexes.put(BY_REFERENCE, entry.origin().reference());
        entry.lines().forEach(line -> indexes.put(byAccount(line.account()), View.sortable(entry.date())));
        return new StoredDocument(
                KIND,
                entry.id().toString(),
                1,
                JournalEntryCodec.CODEC.schema(),
                JournalEntryCodec.CODEC.write(entry),
                indexes);
    }

    private static String byAccount(AccountCode account) {
        return "account:" + account;
    }

    static JournalEntry read(StoredDocument document) {
        return JournalEntryCodec.CODEC.readStored(document.body(), document.schema());
    }

    private static JournalEntry load(Records records, EntryId id) {
        return records.find(KIND, id.toString())
                .map(Ledger::read)
                .orElseThrow(() -> NotFound.of("ledger.entry-unknown", "entry", id.toString()));
    }

    /** The accounts a batch posts to, each read once. */
    private static final class OpenAccounts {
        private final HotSession session;
        private final Map<TenantId, Map<AccountCode, Optional<Account>>> read = new HashMap<>();

        OpenAccounts(HotSession session) {
            this.session = session;
        }

        void require(TenantId tenant, AccountCode code) {
            read.computeIfAbsent(tenant, any -> new HashMap<>())
                    .computeIfAbsent(code, any -> find(tenant, code))
                    .orElseThrow(() -> NotFound.of("account.unknown", "account", code.value()))
                    .requireTakesEntries();
        }

        private Optional<Account> find(TenantId tenant, AccountCode code) {
            return session.records(tenant)
                    .find(Account.TYPE.kind(), code.value())
                    .map(document -> Account.TYPE.codec().readStored(document.body(), document.schema()));
        }
    }

    // ---- reads

    /**
     * An entry as it was posted.
     *
     * @throws NotFound {@code ledger.entry-unknown}, also when it is another tenant's
     */
    public JournalEntry view(CallContext context, EntryId id) {
        Input.required(id, "entry");
        return commands.readHot(context, "ledger.view", session -> load(session.records(context.tenant()), id));
    }

    /** The entry a business event was posted with; empty while none was posted under this key. */
    public Optional<JournalEntry> entryOf(CallContext context, IdempotencyKey key) {
        Input.required(key, "key");
        return list(context, DocumentQuery.all(KIND).where(BY_KEY, key.value()).limit(1)).stream()
                .findFirst();
    }

    /** The entries of one thing, e.g. {@code order/1001}, at most 1000, reversals included. */
    public List<JournalEntry> entriesOf(CallContext context, String reference) {
        Input.text(reference, "reference", 200);
        return list(context, DocumentQuery.all(KIND).where(BY_REFERENCE, reference));
    }

    /**
     * One page of the entries of a query: {@code livro diário} without an account, {@code livro razão} with one; see {@link EntryQuery}
     * for their order and what it costs.
     *
     * @throws InvalidInput {@code page.token}
     */
    public Page<JournalEntry> list(CallContext context, EntryQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.readHot(
                context,
                "ledger.view",
                session -> view(query).page(context.tenant(), session.records(context.tenant()), page, Ledger::read));
    }

    private static View<JournalEntry> view(EntryQuery query) {
        View<JournalEntry> all = View.of(KIND);
        View<JournalEntry> indexed;
        if (query.reference().isPresent()) {
            indexed = all.where(BY_REFERENCE, query.reference().get())
                    .andBetween("date", query.from(), query.to(), entry -> Optional.of(entry.date()));
            if (query.account().isPresent()) {
                AccountCode account = query.account().get();
                indexed = indexed.and(
                        "account",
                        account.value(),
                        entry -> entry.lines().stream()
                                .anyMatch(line -> line.account().equals(account)));
            }
        } else {
            indexed = all.between(
                    query.account().map(Ledger::byAccount).orElse(BY_DATE),
                    query.from().map(View::sortable),
                    query.to().map(View::sortable));
        }
        return indexed.and("event", query.event(), entry -> entry.origin().kind());
    }

    private List<JournalEntry> list(CallContext context, DocumentQuery query) {
        return commands.readHot(
                context,
                "ledger.view",
                session -> session.records(context.tenant()).list(query).stream()
                        .map(Ledger::read)
                        .toList());
    }

    /**
     * The balance of one account, over all months; debits are positive, credits negative.
     *
     * @param account an analytic account; zero when nothing was posted to it
     */
    public Money balance(CallContext context, AccountCode account, CurrencyUnit currency) {
        Input.required(context, "context");
        Input.required(account, "account");
        Input.required(currency, "currency");
        BalanceQuery query =
                BalanceQuery.of(context.tenant(), BOOK).account(account.value()).unit(currency.getCode());
        long minor = 0;
        for (long part : balances(context, query).values()) {
            minor = Math.addExact(minor, part);
        }
        return Money.ofMinor(currency, minor);
    }

    /** As {@link #trialBalance(CallContext, YearMonth, YearMonth)} for one month. */
    public TrialBalance trialBalance(CallContext context, YearMonth month) {
        return trialBalance(context, month, month);
    }

    /**
     * What moved on every account within some months, between its balance before and after.
     *
     * @param from the first month
     * @param to the last month, not before the first
     * @throws InvalidInput {@code ledger.months-reversed}
     */
    public TrialBalance trialBalance(CallContext context, YearMonth from, YearMonth to) {
        Input.required(context, "context");
        Input.required(from, "from");
        Input.required(to, "to");
        if (to.isBefore(from)) {
            throw InvalidInput.of("ledger.months-reversed", "from", from.toString(), "to", to.toString());
        }
        return TrialBalance.of(from, to, balances(context));
    }

    /** The lines an event would be posted with, and why, without posting it. */
    public Explained<List<JournalLine>> explain(PostEvent event) {
        return rules.inForce(event.origin().kind(), event.date()).lines(event.amounts());
    }

    Map<BalanceKey, Long> balances(CallContext context) {
        return balances(context, BalanceQuery.of(context.tenant(), BOOK));
    }

    private Map<BalanceKey, Long> balances(CallContext context, BalanceQuery query) {
        return commands.readHot(
                context, "ledger.view", session -> session.postings().balances(query));
    }

    /**
     * Checks what is stored: each entry is readable and sums to zero in every currency, each reversal mirrors what it names,
     * each account exists, the balances rebuilt from the entries are those kept, and those of closed months are what they were.
     */
    public AuditReport audit(CallContext context) {
        return LedgerAudit.run(commands, context);
    }
}
