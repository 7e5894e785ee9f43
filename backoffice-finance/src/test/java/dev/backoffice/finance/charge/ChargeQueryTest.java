package dev.backoffice.finance.charge;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.Walks.assertTokensApart;
import static dev.backoffice.finance.Walks.assertWalk;
import static dev.backoffice.finance.charge.ChargeFixture.MARIA;
import static dev.backoffice.finance.charge.ChargeFixture.ORDER;
import static dev.backoffice.finance.charge.ChargeFixture.RIVAL;
import static dev.backoffice.finance.charge.ChargeFixture.brl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.ChargeStatus.Kind;
import dev.backoffice.memory.MemoryStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Charges and credits, read in pages of a query. */
class ChargeQueryTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    private static final LocalDate NEVER = LocalDate.MAX;
    private static final Comparator<Charge> BY_ID =
            Comparator.comparing(charge -> charge.id().toString());
    private static final Comparator<Charge> BY_DUE = Comparator.comparing(ChargeQueryTest::due);

    private final ChargeFixture shop = new ChargeFixture(store());

    Store store() {
        return MemoryStore.create();
    }

    private static LocalDate due(Charge charge) {
        return charge.terms().dues().stream().findFirst().orElse(NEVER);
    }

    /** Of two references, with and without due dates, paid and not; the rival has charges of the same references. */
    private List<Charge> twelve() {
        for (CallContext context : List.of(MARIA, RIVAL)) {
            for (int i = 0; i < 12; i++) {
                OpenCharge opening =
                        OpenCharge.of("k" + i, "order/" + (1001 + i % 2), 1 + i, ChargeMethod.BOLETO, brl("10.00"));
                shop.charges.open(
                        context,
                        i % 4 == 0 ? opening : opening.dues(List.of(FIRST.plusDays(i / 3), FIRST.plusDays(40))));
            }
        }
        List<Charge> all = new ArrayList<>();
        for (String reference : List.of(ORDER, "order/1002")) {
            all.addAll(shop.charges.of(MARIA, reference));
        }
        for (int i = 0; i < all.size(); i += 5) {
            shop.pay(all.get(i).id(), "E" + i, i == 0 ? "10.00" : "4.00");
        }
        all.replaceAll(charge -> shop.view(charge.id()));
        return all;
    }

    private Page<ChargeId> page(CallContext context, ChargeQuery query, PageRequest page) {
        return shop.charges.list(context, query, page).map(Charge::id);
    }

    @Test
    void each_filter_alone_and_all_together_answer_what_they_say_in_the_order_they_say() {
        List<Charge> all = twelve();
        int some = 0;
        for (Optional<Kind> status : List.of(
                Optional.<Kind>empty(),
                Optional.of(Kind.PENDING),
                Optional.of(Kind.CAPTURED),
                Optional.of(Kind.PARTLY_CAPTURED))) {
            for (int days = -1; days < 5; days++) {
                Optional<LocalDate> from = days < 0 ? Optional.empty() : Optional.of(FIRST.plusDays(days));
                Optional<LocalDate> to = from.map(day -> day.plusDays(1));
                for (Optional<String> reference :
                        List.of(Optional.<String>empty(), Optional.of(ORDER), Optional.of("order/100"))) {
                    Predicate<Charge> wanted = charge -> status.map(
                                            kind -> charge.status().kind() == kind)
                                    .orElse(true)
                            && from.map(day -> !due(charge).isBefore(day)).orElse(true)
                            && to.map(day -> !due(charge).isAfter(day)).orElse(true)
                            && reference.map(charge.terms().reference()::equals).orElse(true);
                    List<ChargeId> expected = all.stream()
                            .filter(wanted)
                            .sorted(reference.isPresent() ? BY_ID : BY_DUE.thenComparing(BY_ID))
                            .map(Charge::id)
                            .toList();
                    assertWalk(expected, page -> page(MARIA, new ChargeQuery(status, from, to, reference), page));
                    some += expected.size();
                }
            }
        }
        assertThat(some).as("not all of them were empty").isGreaterThan(60);
    }

    @Test
    void what_has_no_due_date_comes_last_and_is_in_no_range() {
        List<Charge> all = twelve();
        List<ChargeId> undated = all.stream()
                .filter(charge -> charge.terms().dues().isEmpty())
                .sorted(BY_ID)
                .map(Charge::id)
                .toList();

        List<ChargeId> listed = Page.all(5, page -> page(MARIA, ChargeQuery.all(), page));
        assertThat(listed).hasSize(12).endsWith(undated.toArray(ChargeId[]::new));
        for (ChargeQuery open : List.of(
                new ChargeQuery(Optional.empty(), Optional.of(LocalDate.MIN), Optional.empty(), Optional.empty()),
                new ChargeQuery(
                        Optional.of(Kind.PENDING), Optional.of(LocalDate.MIN), Optional.empty(), Optional.empty()),
                ChargeQuery.all().due(LocalDate.MIN, LocalDate.MAX),
                new ChargeQuery(Optional.empty(), Optional.empty(), Optional.of(LocalDate.MAX), Optional.empty()))) {
            assertThat(Page.all(5, page -> page(MARIA, open, page)))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(undated);
        }
    }

    @Test
    void a_token_belongs_to_its_query_and_its_tenant() {
        twelve();
        ChargeQuery pending = ChargeQuery.all().status(Kind.PENDING);

        assertTokensApart(page -> page(MARIA, pending, page), page -> page(RIVAL, pending, page));
        assertTokensApart(page -> page(MARIA, pending, page), page -> page(MARIA, ChargeQuery.all(), page));
        assertTokensApart(
                page -> page(MARIA, pending, page), page -> page(MARIA, pending.due(FIRST, FIRST.plusDays(9)), page));
        assertTokensApart(
                page -> page(MARIA, pending.reference(ORDER), page),
                page -> page(MARIA, ChargeQuery.all().reference(ORDER), page));
    }

    @Test
    void another_tenants_charges_of_the_same_reference_are_not_seen() {
        twelve();

        assertThat(Page.all(
                        3, page -> shop.charges.list(RIVAL, ChargeQuery.all().reference(ORDER), page)))
                .hasSize(6)
                .allMatch(charge -> charge.status().kind() == Kind.PENDING);
        assertThat(Page.all(
                        3, page -> shop.charges.list(CallContext.of("green-shop", "gina"), ChargeQuery.all(), page)))
                .isEmpty();
    }

    @Test
    void what_was_paid_moves_to_the_list_of_what_is_paid() {
        ChargeId pix = shop.openPix(1, "10.00");
        assertWalk(List.of(pix), page -> page(MARIA, ChargeQuery.all().status(Kind.PENDING), page));

        shop.pay(pix, "E1", "10.00");

        assertWalk(List.of(), page -> page(MARIA, ChargeQuery.all().status(Kind.PENDING), page));
        assertWalk(List.of(pix), page -> page(MARIA, ChargeQuery.all().status(Kind.CAPTURED), page));
    }

    @Test
    void credits_are_listed_by_what_is_left_and_what_they_belong_to() {
        ChargeId one = shop.openPix(1, "10.00");
        shop.pay(one, "E1", "12.00");
        shop.pay(one, "E2", "3.00");
        CreditId used = shop.charges.creditsOf(MARIA, ORDER).get(0).id();
        CreditId left = shop.charges.creditsOf(MARIA, ORDER).get(1).id();
        shop.charges.recordUnallocated(
                MARIA,
                new RecordUnallocated(
                        shop.key(),
                        "order/1002",
                        ChargeMethod.PIX,
                        ChargeFixture.pix("E3"),
                        brl("1.00"),
                        ChargeFixture.NOON));
        CreditId other = shop.charges.creditsOf(MARIA, "order/1002").get(0).id();
        ChargeId two = shop.openPix(2, "10.00");
        shop.use(
                used,
                two,
                shop.charges.viewCredit(MARIA, used).left().getAmount().toPlainString());

        assertWalk(sorted(used, left, other), page -> credits(MARIA, CreditQuery.all(), page));
        assertWalk(sorted(left, other), page -> credits(MARIA, CreditQuery.all().left(), page));
        assertWalk(sorted(used, left), page -> credits(MARIA, CreditQuery.all().reference(ORDER), page));
        assertWalk(
                List.of(left),
                page -> credits(MARIA, CreditQuery.all().reference(ORDER).left(), page));
        assertWalk(List.of(), page -> credits(RIVAL, CreditQuery.all(), page));
        assertTokensApart(
                page -> credits(MARIA, CreditQuery.all().left(), page),
                page -> credits(MARIA, CreditQuery.all(), page));
    }

    private Page<CreditId> credits(CallContext context, CreditQuery query, PageRequest page) {
        return shop.charges.credits(context, query, page).map(Credit::id);
    }

    private static List<CreditId> sorted(CreditId... credits) {
        return List.of(credits).stream()
                .sorted(Comparator.comparing(CreditId::toString))
                .toList();
    }

    @Test
    void what_no_reference_looks_like_is_refused() {
        assertRefused("input.blank", () -> ChargeQuery.all().reference(" "));
        assertRefused("input.null", () -> ChargeQuery.all().status(null));
        assertRefused("input.null", () -> shop.charges.list(MARIA, null, PageRequest.first(1)));
        assertRefused("input.null", () -> shop.charges.credits(MARIA, CreditQuery.all(), null));
    }
}
