package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.ledger.EntryId;
import dev.backoffice.finance.ledger.PostEvent;
import dev.backoffice.fiscal.document.CancelDocument;
import dev.backoffice.fiscal.document.DiscardDocument;
import dev.backoffice.fiscal.document.DraftDocument;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.NoteQuery;
import dev.backoffice.fiscal.document.ReviseDocument;
import dev.backoffice.fiscal.document.SignDocument;
import dev.backoffice.fiscal.document.SubmitDocument;
import dev.backoffice.flows.br.PayMonth;
import dev.backoffice.flows.br.Salaries;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.ReleaseHold;
import dev.backoffice.inventory.stock.ReturnGoods;
import dev.backoffice.inventory.stock.StockQuery;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Whatever a host passes to the back office, a refusal has a type, a stable code, texts, and nothing personal in it. */
class PublicEdgeTest {
    private static final CallContext RED = CallContext.of("red-shop", "maria");
    private static final UUID NOBODY = UUID.fromString("00000000-0000-7000-8000-000000000000");
    private static final CurrencyUnit REAL = CurrencyUnit.of("BRL");

    private final Shop shop = Shop.open(Step.DISPATCH).stocked(10);
    private final Backoffice back = shop.backoffice;

    @Test
    void nothing_given_is_refused_by_name() {
        refused(InvalidInput.class, "input.null", () -> back.orders().view(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.orders().buyer(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.orders().list(MARIA, nothing(), PageRequest.first(10)));
        refused(InvalidInput.class, "input.null", () -> back.orders().receive(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.orders().cancel(MARIA, nothing()));
        refused(
                InvalidInput.class,
                "input.null",
                () -> back.stock().availability(MARIA, PublicEdgeTest.<Sku>nothing()));
        refused(InvalidInput.class, "input.null", () -> back.stock().viewHold(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.stock().receive(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.stock().hold(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.catalog().view(MARIA, PublicEdgeTest.<Sku>nothing()));
        refused(InvalidInput.class, "input.null", () -> back.catalog().add(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.notes().view(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.notes().find(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.notes().draft(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.notes().sign(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.notes().submit(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.notes().cancel(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.ledger().view(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.ledger().balance(MARIA, nothing(), REAL));
        refused(InvalidInput.class, "input.null", () -> back.ledger().entriesOf(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.ledger().trialBalance(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.ledger().book(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.accounts().find(MARIA, nothing()));
        refused(InvalidInput.class, "input.null", () -> back.orders().view(nothing(), new OrderId(NOBODY)));
        refused(InvalidInput.class, "input.null", () -> back.stock().receive(nothing(), goods("1", "1.00")));
        refused(InvalidInput.class, "input.null", () -> back.audit(nothing()));
        refused(InvalidInput.class, "input.null", () -> Salaries.of(back).pay(MARIA, nothing()));
    }

    @Test
    void blank_oversized_negative_and_overprecise_values_are_refused_by_name() {
        refused(InvalidInput.class, "input.blank", () -> ReceiveOrder.from("site", " "));
        refused(InvalidInput.class, "input.too-long", () -> ReceiveOrder.from("site", "9".repeat(101)));
        refused(InvalidInput.class, "input.form", () -> ReceiveOrder.from("Site", "1001"));
        refused(InvalidInput.class, "input.blank", () -> CancelOrder.of("key", new OrderId(NOBODY), ""));
        refused(
                InvalidInput.class,
                "input.too-long",
                () -> CancelOrder.of("key", new OrderId(NOBODY), "x".repeat(201)));
        refused(InvalidInput.class, "input.not-positive", () -> goods("0", "1.00"));
        refused(InvalidInput.class, "input.negative", () -> goods("-1", "1.00"));
        refused(InvalidInput.class, "input.quantity-scale", () -> goods("1.00001", "1.00"));
        refused(InvalidInput.class, "input.quantity-scale", () -> back.stock().receive(MARIA, goods("1.5", "1.00")));
        refused(
                InvalidInput.class,
                "input.money-scale",
                () -> Shop.mugs("1001", 1).freight("1.005"));
        refused(InvalidInput.class, "input.negative", () -> Shop.mugs("1001", 1).freight("-1.00"));
        refused(InvalidInput.class, "input.blank", () -> new DraftDocument(" ", "SP1", "55", Doc.of("")));
        refused(
                InvalidInput.class,
                "document.no-format",
                () -> back.notes().draft(MARIA, new DraftDocument("order/1", "SP1", "99", Doc.of(""))));
        refused(InvalidInput.class, "input.null", () -> back.notes().list(MARIA, nothing(), PageRequest.first(1)));
        refused(InvalidInput.class, "input.null", () -> back.notes().list(MARIA, NoteQuery.all(), nothing()));
        refused(
                InvalidInput.class,
                "input.range",
                () -> back.orders().list(MARIA, OrderQuery.all(), PageRequest.first(0)));
        refused(
                InvalidInput.class,
                "input.blank",
                () -> PayMonth.of("", YearMonth.of(2026, 11), LocalDate.of(2026, 11, 30), Money.parse("BRL 1.00")));
        refused(
                InvalidInput.class,
                "input.not-positive",
                () -> PayMonth.of("c", YearMonth.of(2026, 11), LocalDate.of(2026, 11, 30), Money.parse("BRL 0.00")));
        refused(
                InvalidInput.class,
                "irrf.dependants-out-of-range",
                () -> Salaries.of(back)
                        .compute(PayMonth.of(
                                        "c",
                                        YearMonth.of(2026, 11),
                                        LocalDate.of(2026, 11, 30),
                                        Money.parse("BRL 1.00"))
                                .dependants(-1)));
        refused(
                InvalidInput.class,
                "inss.not-in-reais",
                () -> Salaries.of(back)
                        .compute(PayMonth.of(
                                "c", YearMonth.of(2026, 11), LocalDate.of(2026, 11, 30), Money.parse("USD 1.00"))));
        refused(
                NotFound.class,
                "reference.missing-row",
                () -> Salaries.of(back)
                        .compute(PayMonth.of(
                                "c", YearMonth.of(2027, 1), LocalDate.of(2027, 1, 31), Money.parse("BRL 1.00"))));
    }

    @Test
    void an_unknown_id_is_not_found() {
        everyVerbOn(MARIA, new OrderId(NOBODY), new HoldId(NOBODY), new FiscalDocumentId(NOBODY), new EntryId(NOBODY));
        refused(NotFound.class, "item.unknown", () -> back.catalog().view(MARIA, "NO-SUCH"));
        refused(NotFound.class, "item.unknown", () -> back.stock().availability(MARIA, "NO-SUCH"));
        refused(
                NotFound.class,
                "item.unknown",
                () -> back.stock().hold(MARIA, HoldStock.of("h-1", "x").line("SP1", "NO-SUCH", 1)));
        refused(
                NotFound.class,
                "item.unknown",
                () -> back.orders()
                        .receive(
                                MARIA,
                                ReceiveOrder.from("site", "1").buyer(Shop.ana()).line("NO-SUCH", 1, "1.00")));
        refused(
                NotFound.class,
                "posting-rule.missing",
                () -> back.ledger()
                        .book(MARIA, PostEvent.of(IdempotencyKey.of("k"), "no.such", "x", LocalDate.of(2026, 11, 24))));
    }

    @Test
    void the_id_of_another_tenants_thing_is_as_unknown_as_one_that_does_not_exist() {
        OrderId order = shop.ordered("1001", 1);
        HoldId hold = shop.view(order).hold().orElseThrow();
        FiscalDocumentId note = shop.note(order).id();
        EntryId entry =
                back.ledger().entriesOf(MARIA, "delivery/delivery-77").get(0).id();

        everyVerbOn(RED, order, hold, note, entry);

        assertThat(back.notes().find(RED, "order/" + order)).isEmpty();
        assertThat(back.ledger().entriesOf(RED, "order/" + order)).isEmpty();
        assertThat(back.orders()
                        .list(RED, OrderQuery.all(), PageRequest.first(10))
                        .rows())
                .isEmpty();
        assertThat(back.stock()
                        .list(RED, StockQuery.all(), PageRequest.first(10))
                        .rows())
                .isEmpty();
        assertThat(back.ledger().balance(RED, AccountCode.of("1.1.1.02"), REAL)).isEqualTo(Money.zero(REAL));
        shop.run();
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.INVOICED);
        assertThat(shop.findings()).isEmpty();
        assertThat(shop.stuck()).isEmpty();
    }

    @Test
    void what_the_state_does_not_allow_is_a_violation_of_a_rule() {
        OrderId order = shop.ordered("1001", 1);
        FiscalDocumentId note = shop.note(order).id();

        refused(
                RuleViolation.class,
                "order.illegal-move",
                () -> back.orders().deliver(MARIA, DeliverOrder.of("d", order)));
        refused(
                RuleViolation.class,
                "document.move-not-allowed",
                () -> back.notes().submit(MARIA, SubmitDocument.of("s", note)));
        refused(
                RuleViolation.class,
                "stock.not-issued",
                () -> back.stock()
                        .takeBack(
                                MARIA,
                                ReturnGoods.of("r", shop.view(order).hold().orElseThrow())));
        refused(
                Conflict.class,
                "item.exists",
                () -> back.catalog()
                        .add(
                                MARIA,
                                AddItem.of("MUG-01", "Other").ncm("69120000").price("1.00")));
    }

    @Test
    void no_refusal_tells_who_the_buyer_is() {
        List<String> personal = List.of("Ana", "Souza", "99900001907", "Avenida Central", "01310100");
        shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 1));

        Throwable other = catchThrowable(() -> back.orders()
                .receive(MARIA, Shop.mugs("1001", 1).freight("1.00").total("40.90")));
        Throwable sum = catchThrowable(
                () -> back.orders().receive(MARIA, Shop.mugs("1002", 1).total("1.00")));

        for (Throwable refusal : List.of(other, sum)) {
            assertThat(refusal).isInstanceOf(BackofficeException.class);
            assertThat(refusal + " " + ((BackofficeException) refusal).details())
                    .doesNotContain(personal);
        }
    }

    /** Each verb that takes an id. */
    private void everyVerbOn(CallContext who, OrderId order, HoldId hold, FiscalDocumentId note, EntryId entry) {
        refused(NotFound.class, "order.unknown", () -> back.orders().view(who, order));
        refused(NotFound.class, "order.unknown", () -> back.orders().buyer(who, order));
        refused(NotFound.class, "order.unknown", () -> back.orders().cancel(who, CancelOrder.of("x", order, "why")));
        refused(NotFound.class, "order.unknown", () -> back.orders().resume(who, ResumeOrder.of("x", order, "why")));
        refused(NotFound.class, "order.unknown", () -> back.orders().deliver(who, DeliverOrder.of("x", order)));
        refused(NotFound.class, "hold.unknown", () -> back.stock().viewHold(who, hold));
        refused(NotFound.class, "hold.unknown", () -> back.stock().commit(who, CommitHold.of(hold)));
        refused(NotFound.class, "hold.unknown", () -> back.stock().release(who, ReleaseHold.of(hold)));
        refused(NotFound.class, "hold.unknown", () -> back.stock().takeBack(who, ReturnGoods.of("x", hold)));
        refused(NotFound.class, "document.unknown", () -> back.notes().view(who, note));
        refused(NotFound.class, "document.unknown", () -> back.notes().sign(who, SignDocument.of("x", note)));
        refused(NotFound.class, "document.unknown", () -> back.notes().submit(who, SubmitDocument.of("x", note)));
        refused(NotFound.class, "document.unknown", () -> back.notes().resolve(who, note));
        refused(
                NotFound.class,
                "document.unknown",
                () -> back.notes().cancel(who, CancelDocument.of("x", note, "Dados do comprador errados")));
        refused(
                NotFound.class,
                "document.unknown",
                () -> back.notes().discard(who, new DiscardDocument(IdempotencyKey.of("x"), note, "why")));
        refused(
                NotFound.class,
                "document.unknown",
                () -> back.notes().revise(who, new ReviseDocument(IdempotencyKey.of("x"), note, Doc.of(""))));
        refused(NotFound.class, "ledger.entry-unknown", () -> back.ledger().view(who, entry));
    }

    private static ReceiveGoods goods(String count, String cost) {
        return ReceiveGoods.of("delivery-1", "MUG-01", count).unitCost(cost).at("SP1");
    }

    /** What a host without null checks may pass. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static void refused(Class<? extends BackofficeException> type, String code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).as(code).isInstanceOf(type);
        BackofficeException refusal = (BackofficeException) thrown;
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.code().toLowerCase(Locale.ROOT)).isEqualTo(refusal.code());
    }
}
