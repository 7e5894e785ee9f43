package dev.backoffice.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.NoteQuery;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.Availability;
import dev.backoffice.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Looks at both shops after a process or a server died, and does what it has left lying. */
final class Inspection {
    private static final int PAGE = 1000;

    /** Orders whose goods have left. */
    private static final Set<OrderStatus.Kind> LEFT = Set.of(OrderStatus.Kind.DISPATCHED, OrderStatus.Kind.DELIVERED);

    private final Store store;
    private final SimulatedAuthority authority;
    private final Told told;
    private final SettableClock clock;
    private final Shop shop;

    Inspection(Store store, SimulatedAuthority authority, Instant now, Told told) {
        this.store = store;
        this.authority = authority;
        this.told = told;
        this.clock = SettableClock.at(now);
        this.shop = Shop.on(store, authority, clock);
    }

    /** At any moment, with half of the work undone. */
    void assertLawsHold() {
        for (String tenant : Shop.TENANTS) {
            List<Finding> findings = shop.backoffice.audit(Shop.maria(tenant)).stream()
                    .flatMap(report -> report.findings().stream())
                    .toList();
            assertThat(findings).as("what the audit of %s finds", tenant).isEmpty();
        }
    }

    /** Gives again what nobody was told an answer of. */
    void resolve() {
        for (String key : told.unanswered()) {
            try {
                told.resolved(key, shop.give(key));
            } catch (RuleViolation | InvalidInput refused) {
                told.refused(key);
            }
        }
    }

    /** Does what is due until nothing is, with time for what is tried again; when that was. */
    Instant comeToRest() {
        for (int i = 0; i < 12; i++) {
            int rounds = 0;
            RunReport done = shop.backoffice.runDue();
            while (done.total() > 0) {
                assertThat(done.failures()).isEmpty();
                assertThat(++rounds).as("it comes to rest").isLessThan(1000);
                done = shop.backoffice.runDue();
            }
            clock.advance(Duration.ofMinutes(6));
        }
        return clock.instant();
    }

    void assertNothingLostOrDoubled() {
        assertLawsHold();
        assertThat(shop.backoffice
                        .stuck(StuckQuery.all(), PageRequest.first(10))
                        .rows())
                .as("stuck deliveries")
                .isEmpty();
        for (String tenant : Shop.TENANTS) {
            List<OrderView> orders = orders(tenant);
            assertOrdersAreThoseAnswered(tenant, orders);
            orders.forEach(order -> assertRests(tenant, order));
            assertUnits(tenant, Shop.MUG, Shop.MUGS, orders);
            assertUnits(
                    tenant,
                    Shop.PLATE,
                    Shop.PLATES_AT_A_TIME * answered("goods", tenant).size(),
                    orders);
            assertNotes(tenant, orders);
        }
    }

    void assertGivingAgainChangesNothing() {
        Map<String, List<OrderView>> before = new TreeMap<>();
        Shop.TENANTS.forEach(tenant -> before.put(tenant, orders(tenant)));
        told.answers()
                .forEach((key, answer) -> assertThat(shop.give(key))
                        .as("the answer of %s, given again", key)
                        .isEqualTo(answer));
        comeToRest();
        before.forEach((tenant, orders) -> assertThat(orders(tenant)).isEqualTo(orders));
        assertNothingLostOrDoubled();
    }

    String summary() {
        Map<OrderStatus.Kind, Integer> states = new EnumMap<>(OrderStatus.Kind.class);
        Map<DocumentStatus.Kind, Integer> documents = new EnumMap<>(DocumentStatus.Kind.class);
        for (String tenant : Shop.TENANTS) {
            orders(tenant).forEach(order -> states.merge(order.status(), 1, Integer::sum));
            notes(tenant).forEach(note -> documents.merge(note.status().kind(), 1, Integer::sum));
        }
        return told.answers().size() + " commands answered, 0 lost, 0 doubled; orders " + states + ", notes "
                + documents;
    }

    // ---- what has to hold

    private void assertOrdersAreThoseAnswered(String tenant, List<OrderView> orders) {
        Set<String> numbers = new TreeSet<>();
        Map<String, OrderStatus.Kind> states = new TreeMap<>();
        for (OrderView order : orders) {
            assertThat(numbers.add(order.terms().channelOrder()))
                    .as("one order under %s", order.terms().channelOrder())
                    .isTrue();
            states.put(order.id().toString(), order.status());
        }
        Map<String, String> received = answered("order", tenant);
        assertThat(numbers).as("the orders").isEqualTo(received.keySet());
        assertThat(states.keySet()).as("their ids").isEqualTo(new TreeSet<>(received.values()));
        answered("cancel", tenant)
                .keySet()
                .forEach(id -> assertThat(states.get(id)).as(id).isEqualTo(OrderStatus.Kind.CANCELLED));
        answered("deliver", tenant)
                .keySet()
                .forEach(id -> assertThat(states.get(id)).as(id).isEqualTo(OrderStatus.Kind.DELIVERED));
        long delivered = states.values().stream()
                .filter(OrderStatus.Kind.DELIVERED::equals)
                .count();
        assertThat(answered("deliver", tenant)).hasSize((int) delivered);
    }

    /** It has left, is cancelled, or waits for what is really missing. */
    private void assertRests(String tenant, OrderView order) {
        if (order.status() != OrderStatus.Kind.WAITING) {
            assertThat(order.status())
                    .as("%s", order)
                    .isIn(OrderStatus.Kind.DISPATCHED, OrderStatus.Kind.DELIVERED, OrderStatus.Kind.CANCELLED);
            return;
        }
        Shop.Plan plan = Shop.Plan.of(order.terms().channelOrder());
        String code = order.waitsFor().orElseThrow().code();
        boolean missing = switch (code) {
            case WaitReason.AWAITING_PAYMENT, "order.payment-expired" ->
                !plan.paid()
                        && shop.backoffice
                                .charges()
                                .moneyOf(Shop.maria(tenant), "order/" + order.id())
                                .isEmpty();
            case WaitReason.SHORT -> available(tenant, plan.sku()).compareTo(BigDecimal.valueOf(plan.count())) < 0;
            default -> false;
        };
        assertThat(missing).as("%s waits for %s", order, order.waitsFor()).isTrue();
    }

    private void assertUnits(String tenant, String sku, long received, List<OrderView> orders) {
        long left = orders.stream()
                .filter(order -> LEFT.contains(order.status()))
                .map(order -> Shop.Plan.of(order.terms().channelOrder()))
                .filter(plan -> plan.sku().equals(sku))
                .mapToLong(Shop.Plan::count)
                .sum();
        assertThat(availability(tenant, sku).onHand().value())
                .as("%s of %s: received less left", sku, tenant)
                .isEqualByComparingTo(BigDecimal.valueOf(received - left));
    }

    /** Every number is used by one note or voided, and the authority knows exactly the notes the shop knows as authorized. */
    private void assertNotes(String tenant, List<OrderView> orders) {
        Map<String, String> noteOfKey = new TreeMap<>();
        Map<Long, String> noteOfNumber = new TreeMap<>();
        Set<String> series = new TreeSet<>();
        Map<String, FiscalDocument> byOrigin = new TreeMap<>();
        for (FiscalDocument note : notes(tenant)) {
            byOrigin.put(note.origin(), note);
            Optional<SignedDocument> signed = note.signed();
            signed.ifPresent(document -> {
                series.add(document.series());
                assertThat(noteOfNumber.put(document.number(), note.id().toString()))
                        .as("one note under number %s", document.number())
                        .isNull();
            });
            if (note.status().kind() == DocumentStatus.Kind.AUTHORIZED
                    || note.status().kind() == DocumentStatus.Kind.CANCELLED) {
                noteOfKey.put(signed.orElseThrow().accessKey(), note.id().toString());
            }
        }
        CallContext maria = Shop.maria(tenant);
        assertThat(noteOfKey.keySet())
                .as("the notes the authority has authorized")
                .isEqualTo(new TreeSet<>(authority.authorizedKeys(maria.tenant())));
        orders.stream()
                .filter(order -> LEFT.contains(order.status()))
                .forEach(order -> assertThat(
                                byOrigin.get("order/" + order.id()).status().kind())
                        .as("the note of %s", order.id())
                        .isEqualTo(DocumentStatus.Kind.AUTHORIZED));

        assertThat(series).hasSizeLessThan(2);
        for (String name : series) {
            assertNumbers(new SeriesKey(maria.tenant(), name), noteOfNumber);
        }
    }

    /** The report of gaps: from the first to the last, each number is used or voided, or leased to a document that goes on. */
    private void assertNumbers(SeriesKey series, Map<Long, String> noteOfNumber) {
        List<NumberLease> leases = store.hot(session -> session.numbers().list(series, 1, Integer.MAX_VALUE));
        Set<Long> used = new HashSet<>();
        for (int i = 0; i < leases.size(); i++) {
            NumberLease lease = leases.get(i);
            assertThat(lease.number()).as("numbers without gap").isEqualTo(i + 1L);
            if (lease.state() == NumberLease.State.USED) {
                used.add(lease.number());
                assertThat(noteOfNumber.get(lease.number()))
                        .as("whose number %s is", lease.number())
                        .isEqualTo(lease.document());
            }
            assertThat(lease.state()).as("the number %s at rest", lease).isNotEqualTo(NumberLease.State.LEASED);
        }
        assertThat(used).isNotEmpty();
    }

    // ---- what is there

    /** What was answered to commands of a kind for a tenant, by what their keys end with. */
    private Map<String, String> answered(String kind, String tenant) {
        String beginning = kind + "/" + tenant + "/";
        Map<String, String> found = new TreeMap<>();
        told.answers().forEach((key, answer) -> {
            if (key.startsWith(beginning)) {
                found.put(key.substring(beginning.length()), answer);
            }
        });
        return found;
    }

    private List<OrderView> orders(String tenant) {
        return Page.all(PAGE, page -> shop.backoffice.orders().list(Shop.maria(tenant), OrderQuery.all(), page));
    }

    private List<FiscalDocument> notes(String tenant) {
        return Page.all(PAGE, page -> shop.backoffice.notes().list(Shop.maria(tenant), NoteQuery.all(), page));
    }

    private static <T, I> List<T> pages(Function<Optional<I>, List<T>> page, Function<T, I> id) {
        List<T> all = new ArrayList<>();
        List<T> next = page.apply(Optional.empty());
        while (!next.isEmpty()) {
            all.addAll(next);
            next = page.apply(Optional.of(id.apply(next.get(next.size() - 1))));
        }
        return all;
    }

    private Availability availability(String tenant, String sku) {
        return shop.backoffice.stock().availability(Shop.maria(tenant), sku);
    }

    private BigDecimal available(String tenant, String sku) {
        return availability(tenant, sku).available().value();
    }
}
