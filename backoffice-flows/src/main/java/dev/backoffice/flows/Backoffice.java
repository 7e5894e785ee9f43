package dev.backoffice.flows;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.archive.AgedKind;
import dev.backoffice.core.archive.Archive;
import dev.backoffice.core.archive.Archiving;
import dev.backoffice.core.archive.RetentionPolicy;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.balance.Folding;
import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.command.Pause;
import dev.backoffice.core.command.ReceiptRetention;
import dev.backoffice.core.command.Retries;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.ErrorCatalog;
import dev.backoffice.core.error.ErrorTexts;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.History;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.insight.Checkup;
import dev.backoffice.core.insight.Expiring;
import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.core.insight.Health;
import dev.backoffice.core.insight.HealthPolicy;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.job.Budget;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.job.Heartbeat;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.leaving.Leaving;
import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.trail.Anchoring;
import dev.backoffice.core.trail.BlockArchive;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.trail.Sealing;
import dev.backoffice.core.trail.Trail;
import dev.backoffice.core.validation.CommandValidator;
import dev.backoffice.finance.FinanceErrors;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.charge.ChargeExpiry;
import dev.backoffice.finance.ledger.PeriodSealing;
import dev.backoffice.finance.ledger.PostingRules;
import dev.backoffice.finance.verification.VerificationDues;
import dev.backoffice.finance.verification.Verifier;
import dev.backoffice.fiscal.FiscalErrors;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.CarrierChoice;
import dev.backoffice.flows.ordertocash.ChannelPolicies;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.flows.ordertocash.CoverageAudit;
import dev.backoffice.flows.ordertocash.Gate;
import dev.backoffice.flows.ordertocash.NearestSites;
import dev.backoffice.flows.ordertocash.OrderPolicies;
import dev.backoffice.flows.ordertocash.OrderServices;
import dev.backoffice.flows.ordertocash.OrderToCash;
import dev.backoffice.flows.ordertocash.PaymentPolicy;
import dev.backoffice.flows.ordertocash.ShippingPolicy;
import dev.backoffice.flows.ordertocash.Sourcing;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.flows.recordtoreport.BookedRooms;
import dev.backoffice.flows.recordtoreport.Books;
import dev.backoffice.flows.recordtoreport.ValuationAudit;
import dev.backoffice.hr.HrErrors;
import dev.backoffice.inventory.InventoryErrors;
import dev.backoffice.inventory.shipping.Carriers;
import dev.backoffice.inventory.shipping.TableCarrier;
import dev.backoffice.inventory.stock.HoldExpiry;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * A whole back office: every module's service, the flows between them, and one heartbeat.
 *
 * <pre>{@code
 * Backoffice shop = Backoffice.inMemory(company);
 * CallContext maria = CallContext.of("blue-shop", "maria");
 * shop.catalog().add(maria, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
 * }</pre>
 *
 * <p>One object serves all tenants of a store. It has no thread of its own: a host calls {@link #runDue()} from its scheduler,
 * from as many machines as it likes. Thread-safe.
 */
public final class Backoffice extends Rooms {
    private final Store store;
    private final Commands commands;
    private final Furnishing furnishing;
    private final Books books;
    private final Trail trail;
    private final History history;
    private final List<Subscription> subscriptions;
    private final Heartbeat heartbeat;
    private final RetentionLaw retention;
    private final CoverageAudit coverage;
    private final ValuationAudit valuation;
    private final ExpiryWatch watch;
    private final InstantSource clock;
    private final Checkup checkup;

    private Backoffice(Builder builder, Commands commands) {
        this(builder, commands, builder.furnishing());
    }

    private Backoffice(Builder builder, Commands commands, Furnishing furnishing) {
        super(furnishing, commands);
        this.store = builder.store;
        this.commands = commands;
        this.furnishing = furnishing;
        Country country = furnishing.country();
        this.retention = country.retention();
        this.trail = new Trail(commands, store.trail(), builder.anchor);
        this.history = new History(commands);
        BookedRooms booked = new BookedRooms(orders(), stock(), returns(), charges(), notes());
        this.books = new Books(builder.companies, accounts(), builder.chart, ledger(), booked, country.noteTaxes());
        OrderToCash orderToCash = new OrderToCash(
                builder.companies,
                new OrderServices(
                        catalog(),
                        stock(),
                        orders(),
                        promises(),
                        returns(),
                        charges(),
                        receivables(),
                        verifications(),
                        notes()),
                new OrderPolicies(
                        builder.sourcing.apply(stock()),
                        country.saleNote(catalog(), builder.clock),
                        builder.channels,
                        builder.payments(),
                        builder.shipping,
                        builder.gates,
                        builder.clock),
                builder.automatic);
        this.subscriptions = new ArrayList<>(List.of(
                orderToCash.subscription(),
                books.subscription(),
                new PeriodSealing(ledger(), periods()).subscription()));
        this.subscriptions.addAll(notes().subscriptions());
        this.subscriptions.addAll(builder.further.apply(commands));
        List<DueJob> jobs = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            jobs.add(new Relay(store.deliveries(), subscription, builder.clock, builder.observer));
        }
        jobs.add(new HoldExpiry(stock()));
        jobs.add(new ChargeExpiry(charges()));
        verifications().ifPresent(room -> jobs.add(new VerificationDues(room)));
        Folding folding = new Folding(store, new Retries(builder.retries, Pause.sleeping(), builder.random));
        jobs.add(folding);
        if (builder.archived.of(AgedKind.RECEIPTS).isEmpty()) {
            jobs.add(new ReceiptRetention(store, builder.receiptRetention));
        }
        jobs.add(new Sealing(store.trail(), builder.trailBlock));
        builder.anchor.ifPresent(anchor -> jobs.add(new Anchoring(store.trail(), anchor)));
        jobs.addAll(builder.archiving());
        this.heartbeat = new Heartbeat(
                store.leases(),
                jobs,
                builder.clock,
                builder.ids(),
                builder.observer,
                Relay.outlook(store.deliveries(), subscriptions));
        this.watch = ExpiryWatch.all(builder.watches(country));
        this.clock = builder.clock;
        this.checkup = new Checkup(store, folding, subscriptions(), watch, builder.health, clock);
        this.coverage = new CoverageAudit(orders(), notes());
        this.valuation = new ValuationAudit(
                booked,
                ledger(),
                store.deliveries(),
                Set.of(OrderToCash.NAME),
                builder.stockAccount,
                builder.transitAccount,
                CurrencyUnit.of("BRL"));
    }

    /**
     * A back office in memory for one Brazilian company, with a simulation of the tax authority and a certificate of nobody:
     * for a first look and for tests. What it holds ends with the process.
     */
    public static Backoffice inMemory(Company company) {
        return trial(MemoryStore.create(), company);
    }

    /**
     * As {@link #inMemory}, and what it holds is kept by a store: {@code Backoffice.trial(JdbcStore.migrated(dataSource), company)}.
     * Its notes have no legal value and the simulation forgets them with the process; in earnest, begin with {@link #on}.
     */
    public static Backoffice trial(Store store, Company company) {
        return on(store, company)
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.standIn(SimulatedAuthority.accepting()))
                .shipping(ShippingPolicy.of(
                        Carriers.of(TableCarrier.example()),
                        CarrierChoice.always(TableCarrier.EXAMPLE, "ECONOMY"),
                        BrazilianCalendars.standard()))
                .open();
    }

    /**
     * Begins a back office on a store.
     *
     * @param store where everything is kept, e.g. {@code JdbcStore.on(dataSource)}
     * @param companies the company of each tenant
     */
    public static Builder on(Store store, Companies companies) {
        return new Builder(store, companies);
    }

    /** Begins a back office on a store whose tenants are all of one company. */
    public static Builder on(Store store, Company company) {
        return on(store, Companies.only(company));
    }

    /**
     * What to tell people about the errors of a back office, in English or Brazilian Portuguese.
     *
     * @param further the texts of what stands beside it: of the store, e.g. {@code JdbcErrors.catalog()}, and of the host
     */
    public static ErrorTexts errorTexts(ErrorCatalog... further) {
        return ErrorTexts.of(Stream.concat(
                        Stream.of(
                                InventoryErrors.catalog(),
                                FiscalErrors.catalog(),
                                FinanceErrors.catalog(),
                                HrErrors.catalog(),
                                FlowErrors.catalog()),
                        Arrays.stream(further))
                .toArray(ErrorCatalog[]::new));
    }

    /** The parts of a back office. */
    public static final class Builder {
        private final Store store;
        private final Companies companies;
        private @Nullable AccessPolicy access;
        private @Nullable ApprovalPolicy approval;
        private @Nullable Country country;
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = threadLocalRandom();
        private @Nullable IdGenerator ids;
        private Observer observer = Observer.silent();
        private @Nullable CommandValidator validator;
        private PostingRules postingRules = PostingRules.shipped();
        private ChartTemplate chart = ChartTemplate.shop();
        private AccountCode stockAccount = AccountCode.of("1.1.3.01");
        private AccountCode transitAccount = AccountCode.of("1.1.3.02");
        private Function<Stock, Sourcing> sourcing = NearestSites::new;
        private ChannelPolicies channels = ChannelPolicies.standard();
        private @Nullable PaymentPolicy payments;
        private Optional<ShippingPolicy> shipping = Optional.empty();
        private Optional<Verifier> verifier = Optional.empty();
        private final List<Gate> gates = new ArrayList<>();
        private Set<Step> automatic = EnumSet.allOf(Step.class);
        private RetryPolicy retries = RetryPolicy.DEFAULT;
        private Duration receiptRetention = ReceiptRetention.DEFAULT;
        private RetentionPolicy archived = RetentionPolicy.keepAll();
        private Archive archive = Archive.nowhere();
        private Optional<GroupCommit> groups;
        private int trailBlock = Sealing.DEFAULT_BLOCK;
        private Optional<SealAnchor> anchor = Optional.empty();
        private HealthPolicy health = HealthPolicy.STANDARD;
        private final List<ExpiryWatch> watches = new ArrayList<>();
        private Function<Commands, List<Subscription>> further = commands -> List.of();

        private Builder(Store store, Companies companies) {
            this.store = Objects.requireNonNull(store, "store");
            this.companies = Objects.requireNonNull(companies, "companies");
            this.groups = store.gainsFromGroups() ? Optional.of(GroupCommit.STANDARD) : Optional.empty();
        }

        /** Who may do what. No default: {@link AccessPolicy#allowAll()} when the host guards its calls itself. */
        public Builder access(AccessPolicy policy) {
            this.access = policy;
            return this;
        }

        /** Who has to agree. No default: {@link ApprovalPolicy#noneNeeded()} when nobody has to. */
        public Builder approval(ApprovalPolicy policy) {
            this.approval = policy;
            return this;
        }

        /** Whose documents and tax authority. No default. */
        public Builder country(Country rules) {
            this.country = rules;
            return this;
        }

        /** Default: the system's clock. */
        public Builder clock(InstantSource own) {
            this.clock = own;
            return this;
        }

        /** Where new ids come from. Default: UUID version 7 of the clock and thread-local random bits. */
        public Builder ids(IdGenerator own) {
            this.ids = own;
            return this;
        }

        /** Where pauses between attempts and the random bits of ids come from. Default: each thread's own generator. */
        public Builder random(RandomGenerator own) {
            this.random = own;
            return this;
        }

        /** Default: {@link Observer#silent()}. */
        public Builder observer(Observer own) {
            this.observer = own;
            return this;
        }

        /** Default: the Jakarta Validation provider found at run time. */
        public Builder validator(CommandValidator own) {
            this.validator = own;
            return this;
        }

        /** Default: {@link PostingRules#shipped()}. */
        public Builder postingRules(PostingRules own) {
            this.postingRules = own;
            return this;
        }

        /**
         * The chart of accounts of a tenant that has none. Default: {@link ChartTemplate#shop()}.
         *
         * @param stockAccount the account that holds what the stock has cost
         * @param transitAccount the account that holds what goods on their way to buyers have cost
         */
        public Builder chart(ChartTemplate own, AccountCode stockAccount, AccountCode transitAccount) {
            this.chart = own;
            this.stockAccount = stockAccount;
            this.transitAccount = transitAccount;
            return this;
        }

        /** From which establishments an order is served. Default: {@link NearestSites}. */
        public Builder sourcing(Function<Stock, Sourcing> own) {
            this.sourcing = own;
            return this;
        }

        /** How each channel is served. Default: {@link ChannelPolicies#standard()}. */
        public Builder channels(ChannelPolicies own) {
            this.channels = own;
            return this;
        }

        /** When an order counts as paid. Default: to the cent, by the country's banking days. */
        public Builder payments(PaymentPolicy own) {
            this.payments = own;
            return this;
        }

        /** How orders travel. Default: nothing is promised. */
        public Builder shipping(ShippingPolicy own) {
            this.shipping = Optional.of(own);
            return this;
        }

        /** Who advises whether an order is genuine. Default: nobody, every order is. */
        public Builder verifier(Verifier own) {
            this.verifier = Optional.of(own);
            return this;
        }

        /** Also this is asked before each step of each order. Default: nothing besides what the flow asks itself. */
        public Builder gate(Gate own) {
            this.gates.add(Input.required(own, "gate"));
            return this;
        }

        /** These steps are done by people; all others are done as soon as the step before is. Default: none. */
        public Builder manual(Step... steps) {
            this.automatic = EnumSet.allOf(Step.class);
            Arrays.asList(steps).forEach(automatic::remove);
            return this;
        }

        /** How commands and the folding of balances that meet a conflict are tried again. Default: {@link RetryPolicy#DEFAULT}. */
        public Builder retries(RetryPolicy policy) {
            this.retries = Input.required(policy, "retries");
            return this;
        }

        /**
         * How long what is done with is kept while its tenant stays, and where it goes then: the heartbeat hands it to the archive and
         * removes it afterwards. What it says of receipts counts in place of {@link #receiptRetention}. Default: everything is kept for
         * ever but receipts.
         *
         * @param archive {@link Archive#nowhere()} when what goes may be gone
         * @throws InvalidInput {@code flow.retention-unsupported} when something would go and the store does not offer
         *     {@link Store#aged}
         */
        public Builder retention(RetentionPolicy policy, Archive archive) {
            if (!Input.required(policy, "policy").keepsAll() && store.aged().isEmpty()) {
                throw InvalidInput.of("flow.retention-unsupported", "policy", policy.toString());
            }
            this.archived = policy;
            this.archive = Input.required(archive, "archive");
            return this;
        }

        private List<DueJob> archiving() {
            return store.aged()
                    .map(rows -> Archiving.all(archived, rows, new BlockArchive(store.trail(), anchor), archive))
                    .orElse(List.of());
        }

        /** How long receipts are kept. Default: {@link ReceiptRetention#DEFAULT}. */
        public Builder receiptRetention(Duration time) {
            this.receiptRetention = time;
            return this;
        }

        /** How hot commands given at once are committed together. Default: {@link GroupCommit#STANDARD} on a store that gains from it. */
        public Builder groupCommit(GroupCommit policy) {
            this.groups = Optional.of(policy);
            return this;
        }

        /** Each hot command is a transaction of its own, also on a store that gains from groups. */
        public Builder withoutGroupCommit() {
            this.groups = Optional.empty();
            return this;
        }

        /** How many events one block of the audit trail seals at most, 1 to 10,000. Default: {@link Sealing#DEFAULT_BLOCK}. */
        public Builder trailBlock(int events) {
            this.trailBlock = Input.inRange(events, "trailBlock", 1, Sealing.LARGEST_BLOCK);
            return this;
        }

        /**
         * Where the heads of the audit trail are kept out of reach of whoever can write to the database. Default: nowhere, and
         * then a trail whose end was cut off, or that was written anew, verifies.
         */
        public Builder anchor(SealAnchor own) {
            this.anchor = Optional.of(own);
            return this;
        }

        /** From which figures on {@link #health} is a warning or down. Default: {@link HealthPolicy#STANDARD}. */
        public Builder health(HealthPolicy policy) {
            this.health = Input.required(policy, "health");
            return this;
        }

        /** Also what this knows of is watched for its end. Default: the certificates of the country's tax documents. */
        public Builder watch(ExpiryWatch own) {
            this.watches.add(Input.required(own, "watch"));
            return this;
        }

        /** Subscriptions of the host's own, made with the pipeline their handlers give commands to. Default: none. */
        public Builder subscriptions(Function<Commands, List<Subscription>> own) {
            this.further = own;
            return this;
        }

        /**
         * Puts everything together. Nothing is read or written yet.
         *
         * @throws InvalidInput {@code flow.part-missing} naming what has no default and was not given
         */
        public Backoffice open() {
            Commands.Builder pipeline = Commands.builder(
                            store, clock, ids(), random, given(access, "access"), given(approval, "approval"))
                    .observer(observer)
                    .retries(retries);
            if (validator != null) {
                pipeline.validator(validator);
            }
            groups.ifPresent(pipeline::groupCommit);
            AtomicReference<@Nullable Backoffice> opened = new AtomicReference<>();
            pipeline.subscribing(commands -> {
                        Backoffice made = new Backoffice(this, commands);
                        opened.set(made);
                        return Subscriptions.of(made.subscriptions.toArray(Subscription[]::new));
                    })
                    .build();
            return Objects.requireNonNull(opened.get());
        }

        private Furnishing furnishing() {
            return new Furnishing(given(country, "country"), postingRules, verifier);
        }

        private List<ExpiryWatch> watches(Country country) {
            List<ExpiryWatch> all = new ArrayList<>(watches);
            all.add(country.expiries());
            return all;
        }

        private PaymentPolicy payments() {
            return payments != null ? payments : given(country, "country").payments();
        }

        private IdGenerator ids() {
            return ids != null ? ids : IdGenerator.uuidV7(clock, random);
        }

        private static <T> T given(@Nullable T part, String name) {
            if (part == null) {
                throw InvalidInput.of("flow.part-missing", "part", name);
            }
            return part;
        }

        private static RandomGenerator threadLocalRandom() {
            return () -> ThreadLocalRandom.current().nextLong();
        }
    }

    /**
     * The services of this back office over a transaction of the host: what they do commits or rolls back with it.
     *
     * <pre>{@code
     * try (JoinedTransaction transaction = store.join(connection)) {
     *     insertMyOrder(connection, "1001");
     *     shop.joined(transaction).stock().hold(maria, HoldStock.of(...));
     *     connection.commit();
     * }
     * }</pre>
     *
     * @param transaction of this back office's store, e.g. of {@code JdbcStore.join}; it stays open and is closed by the host
     */
    public JoinedBackoffice joined(JoinedTransaction transaction) {
        return new JoinedBackoffice(furnishing, commands.joining(transaction));
    }

    /** The sealed audit trail: everything that happened, in a chain that shows what was changed afterwards. */
    public Trail trail() {
        return trail;
    }

    /** Opens the tenant's books: adds the chart of accounts unless there is one. The first entry does it too. */
    public void openBooks(CallContext context) {
        books.open(context);
    }

    /**
     * Tenants that leave for good, under the law of this back office's country.
     *
     * @param rows of this back office's store, e.g. {@code jdbcStore.tenants()}
     */
    public Leaving leaving(TenantRows rows) {
        return new Leaving(commands, rows, retention);
    }

    /** Does what is due for all tenants, within {@link Budget#DEFAULT}. */
    public RunReport runDue() {
        return runDue(Budget.DEFAULT);
    }

    /**
     * Does what is due for all tenants: delivers events, expires holds and charges, folds balances, forgets old receipts, seals the
     * audit trail, archives what is to go.
     */
    public RunReport runDue(Budget budget) {
        return heartbeat.run(budget);
    }

    /**
     * One page of the deliveries that failed for good and block their aggregate, over all tenants, those of the oldest events first.
     *
     * @throws InvalidInput {@code page.token}
     */
    public Page<Delivery> stuck(StuckQuery query, PageRequest page) {
        return Input.required(query, "query").page(store.deliveries(), Input.required(page, "page"));
    }

    /**
     * One page of what happened to one thing of the tenant, the earliest first.
     *
     * @param subject e.g. {@code AggregateRef.of("order", id.toString())}
     * @throws InvalidInput {@code page.token}
     */
    public Page<RecordedEvent> history(CallContext context, AggregateRef subject, PageRequest page) {
        return history.list(context, subject, page);
    }

    /** The names of everything that is told of events, in the order in which it is asked. */
    public List<String> subscriptions() {
        return subscriptions.stream().map(Subscription::name).toList();
    }

    /** How much each subscription is behind, over all tenants: how many events, and since when; by the subscription's name. */
    public Map<String, Deliveries.Backlog> backlogs() {
        Map<String, Deliveries.Backlog> backlogs = new TreeMap<>();
        subscriptions.forEach(
                each -> backlogs.put(each.name(), store.deliveries().backlog(each.name())));
        return backlogs;
    }

    /**
     * How well this is, over all tenants: whether the store answers, how far deliveries are behind, what waits to be sealed and folded,
     * what ends soon. It names no tenant, changes nothing and never throws because something is away. It asks the store about a dozen
     * small questions each time; who asks often remembers the answer for some seconds.
     */
    public Health health() {
        return checkup.health();
    }

    /** What of all tenants is in use and ends, those that end first before others: whom {@link #health} counts, for who is to tell them. */
    public List<Expiring> expiries() {
        return watch.inUse(clock.instant()).stream()
                .sorted(Comparator.comparing(Expiring::endsAt)
                        .thenComparing(Expiring::tenant)
                        .thenComparing(Expiring::site)
                        .thenComparing(Expiring::thing))
                .toList();
    }

    /** Tries a stuck delivery again at the next heartbeat; false when it is not stuck. */
    public boolean redrive(Delivery stuck) {
        return store.deliveries()
                .redrive(
                        stuck.subscription(), stuck.event().key(), stuck.event().at());
    }

    /** Gives a stuck delivery up, so that what comes after it goes on; false when it is not stuck. */
    public boolean skip(Delivery stuck, String reason) {
        return store.deliveries().skip(stuck.subscription(), stuck.event().key(), Input.text(reason, "reason", 1000));
    }

    /** Checks the laws of every module over the tenant's stored data. Cheap enough for every night. */
    public List<AuditReport> audit(CallContext context) {
        List<AuditReport> reports = new ArrayList<>(List.of(
                parties().audit(context),
                stock().audit(context),
                orders().audit(context),
                promises().audit(context),
                picking().audit(context),
                packing().audit(context),
                returns().audit(context),
                charges().audit(context),
                receivables().audit(context),
                notes().audit(context),
                ledger().audit(context),
                trail.audit(context),
                coverage.run(context),
                valuation.run(context)));
        verifications().ifPresent(room -> reports.add(room.audit(context)));
        return List.copyOf(reports);
    }
}
