package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.finance.charge.AuthorizeCharge;
import dev.backoffice.finance.charge.CancelCharge;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeEvent;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.ChargeMove;
import dev.backoffice.finance.charge.ChargeMoves;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.ChargeTerms;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.finance.charge.Coverage;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.charge.CreditEvent;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.finance.charge.UseCredit;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PartOf;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.WaitReason;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * The money of orders: what the channel tells becomes charges, charges decide whether goods may leave, and what a cancelled
 * order took goes back.
 *
 * <p>The money of an order that was split belongs to the whole: its parts ask for the charges of their mother.
 */
final class OrderMoney {
    /** Nobody is going to pay for it any more; it goes on should money come late. */
    static final String PAYMENT_EXPIRED = "order.payment-expired";

    private static final Set<String> WAITS_FOR_MONEY = Set.of(WaitReason.AWAITING_PAYMENT, PAYMENT_EXPIRED);

    /** Payments are few, so the ordinals of another version of one lie apart from those of the others. */
    private static final int NEXT_VERSION = 100;

    /** Between them lie those that are paid from credit. */
    private static final int FROM_CREDIT = 50;

    private final OrderDesk desk;
    private final OrderStock goods;
    private final Charges charges;
    private final OrderRefunds refunds;
    private final PaymentPolicy policy;
    private final Companies companies;
    private final InstantSource clock;

    OrderMoney(
            OrderDesk desk,
            OrderStock goods,
            Charges charges,
            OrderRefunds refunds,
            PaymentPolicy policy,
            Companies companies,
            InstantSource clock) {
        this.desk = desk;
        this.goods = goods;
        this.charges = charges;
        this.refunds = refunds;
        this.policy = policy;
        this.companies = companies;
        this.clock = clock;
    }

    /** What charges of an order are found by. */
    static String reference(OrderId whole) {
        return OrderDesk.REFERENCE + whole;
    }

    /** Whose money it is: a part's is its mother's. */
    static OrderId whole(OrderView order) {
        return order.partOf().map(PartOf::mother).orElse(order.id());
    }

    // ---- what the channel tells

    /** Opens a charge for each payment and brings it to where the channel says it stands. */
    void follow(CallContext context, OrderView order) {
        List<Payment> payments = order.terms().payments();
        for (int i = 0; i < payments.size(); i++) {
            follow(context, order, i + 1, payments.get(i));
        }
        for (Charge charge : charges.of(context, reference(order.id()))) {
            int payment = charge.terms().ordinal() % NEXT_VERSION;
            if (payment > payments.size() && payment < FROM_CREDIT) {
                giveUp(context, charge, "The channel asks for fewer payments");
            }
        }
    }

    /** Money that came for what the channel told of a payment before counts for what it tells now; more than that goes back. */
    private void follow(CallContext context, OrderView order, int first, Payment told) {
        String reference = reference(order.id());
        String number = "change/" + first;
        int ordinal = first;
        Payment wanted = told;
        Optional<Charge> there = charge(context, reference, ordinal);
        while (there.isPresent() && !asks(there.get(), wanted, order)) {
            Charge before = there.get();
            giveUp(context, before, "The channel asks for another payment");
            Money more = wanted.amount().minus(before.captured()).plus(OrderRefunds.refunded(before, number));
            if (!more.isPositive()) {
                refunds.giveBackMore(context, order, number, more.negated());
                return;
            }
            wanted = of(wanted, more);
            ordinal += NEXT_VERSION;
            there = charge(context, reference, ordinal);
        }
        bring(context, order, ordinal, wanted);
    }

    private static Payment of(Payment payment, Money amount) {
        return new Payment(
                payment.method(),
                amount,
                payment.status(),
                payment.installments(),
                payment.reference(),
                payment.at(),
                payment.due(),
                payment.acquirer(),
                payment.expiresAt());
    }

    private void bring(CallContext context, OrderView order, int ordinal, Payment payment) {
        String reference = reference(order.id());
        ChargeId id = ChargeId.of(context.tenant(), reference, ordinal);
        String key = key(reference, ordinal);
        if (charge(context, reference, ordinal).isEmpty()) {
            charges.open(context, new OpenCharge(IdempotencyKey.of(key), terms(context, reference, ordinal, payment)));
        }
        Instant at = payment.at().or(() -> order.terms().orderedAt()).orElseGet(clock::instant);
        switch (payment.status()) {
            case PENDING, ON_TERMS -> {
                // money is told of when it comes
            }
            case AUTHORIZED -> authorize(context, key, id, payment, at);
            case CAPTURED, PAID -> captured(context, key, id, payment, at);
            case EXPIRED -> giveUp(context, charges.view(context, id), "The channel says that its time has passed");
            case REFUNDED -> {
                captured(context, key, id, payment, at);
                refunds.givenBack(context, charges.view(context, id), payment.amount(), at);
            }
        }
    }

    private static String key(String reference, int ordinal) {
        return reference + "/charge/" + ordinal;
    }

    private Optional<Charge> charge(CallContext context, String reference, int ordinal) {
        return charges.of(context, reference).stream()
                .filter(charge -> charge.terms().ordinal() == ordinal)
                .findFirst();
    }

    /** Whether a charge is the one for a payment; one that was given up is not, should the channel ask for it again. */
    private static boolean asks(Charge charge, Payment payment, OrderView order) {
        boolean givenUp = charge.status().kind() == ChargeStatus.Kind.CANCELLED
                && payment.status() != PaymentStatus.EXPIRED
                && order.status() != OrderStatus.Kind.CANCELLED;
        return !givenUp
                && charge.terms().method() == method(payment.method())
                && charge.terms().amount().equals(payment.amount());
    }

    private ChargeTerms terms(CallContext context, String reference, int ordinal, Payment payment) {
        boolean onTerms = payment.status() == PaymentStatus.ON_TERMS;
        return new ChargeTerms(
                reference,
                ordinal,
                method(payment.method()),
                payment.amount(),
                payment.installments(),
                onTerms,
                payment.due(),
                onTerms ? Optional.empty() : expiry(context, payment),
                payment.reference(),
                payment.acquirer());
    }

    /** A boleto can arrive some banking days after its due date; what else is pending lasts as long as the channel says. */
    private Optional<Instant> expiry(CallContext context, Payment payment) {
        if (payment.status() != PaymentStatus.PENDING) {
            return Optional.empty();
        }
        if (payment.method() == PaymentMethod.BOLETO && !payment.due().isEmpty()) {
            LocalDate due = payment.due().get(payment.due().size() - 1);
            LocalDate last =
                    policy.banking().plusBusinessDays(policy.banking().next(due.minusDays(1)), policy.boletoFloat());
            return Optional.of(endOf(context, last));
        }
        return payment.expiresAt();
    }

    private Instant endOf(CallContext context, LocalDate day) {
        ZoneId zone = companies.of(context.tenant()).main().zone();
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private void authorize(CallContext context, String key, ChargeId id, Payment payment, Instant at) {
        if (may(context, id, ChargeMove.AUTHORIZE)) {
            charges.authorize(
                    context, new AuthorizeCharge(IdempotencyKey.of(key + "/authorize"), id, payment.reference(), at));
        }
    }

    private void captured(CallContext context, String key, ChargeId id, Payment payment, Instant at) {
        MoneyId money = MoneyId.of(issuer(payment), number(key, payment));
        if (charges.findMoney(context, money).isEmpty()) {
            charges.record(
                    context, new RecordMoney(IdempotencyKey.of(key + "/captured"), id, money, payment.amount(), at));
        }
    }

    /** Numbers of acquirers and banks begin again, so the order stands before them; the end-to-end id of a Pix does not. */
    private static String number(String key, Payment payment) {
        return payment.method() == PaymentMethod.PIX && payment.reference().isPresent()
                ? payment.reference().get().replaceAll("[^!-~]", "-")
                : key.replaceAll("[^!-~]", "-")
                        + payment.reference()
                                .map(number -> "/" + number.replaceAll("[^!-~]", "-"))
                                .orElse("");
    }

    private static String issuer(Payment payment) {
        return payment.method().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private void giveUp(CallContext context, Charge charge, String why) {
        if (ChargeMoves.legal(ChargeMove.CANCEL, charge.status().kind())) {
            String key = key(charge.terms().reference(), charge.terms().ordinal());
            charges.cancel(context, new CancelCharge(IdempotencyKey.of(key + "/give-up"), charge.id(), why));
        }
    }

    private boolean may(CallContext context, ChargeId id, ChargeMove move) {
        return ChargeMoves.legal(move, charges.view(context, id).status().kind());
    }

    private static ChargeMethod method(PaymentMethod method) {
        return switch (method) {
            case PIX -> ChargeMethod.PIX;
            case BOLETO -> ChargeMethod.BOLETO;
            case CARD -> ChargeMethod.CARD;
            case MARKETPLACE -> ChargeMethod.MARKETPLACE;
            case STORE_CREDIT -> ChargeMethod.STORE_CREDIT;
            case CASH -> ChargeMethod.CASH;
            case TRANSFER -> ChargeMethod.TRANSFER;
        };
    }

    // ---- whether goods may leave

    /** What keeps an order from being set aside: its charges have expired, and nothing came instead. */
    Optional<WaitReason> beforeHold(CallContext context, OrderView order) {
        Coverage coverage = coverage(context, order).value();
        boolean open = charges.of(context, coverage.reference()).stream().anyMatch(OrderMoney::open);
        boolean comes = coverage.covered() || open || !coverage.credit().isLessThan(coverage.missing());
        boolean charged = !charges.of(context, coverage.reference()).isEmpty();
        return comes || !charged
                ? Optional.empty()
                : Optional.of(
                        WaitReason.of(PAYMENT_EXPIRED, "Nobody paid in time; " + coverage.missing() + " is missing."));
    }

    /** What keeps an order from being separated: money that is missing. Credit of the order is used for it first. */
    Optional<WaitReason> beforeSeparation(CallContext context, OrderView order) {
        Coverage coverage = coverage(context, order).value();
        if (!coverage.covered() && coverage.credit().isPositive()) {
            useCredits(context, coverage);
            coverage = coverage(context, order).value();
        }
        return coverage.covered() ? Optional.empty() : Optional.of(WaitReason.awaitingPayment(coverage.missing()));
    }

    private Explained<Coverage> coverage(CallContext context, OrderView order) {
        OrderView whole = order.partOf().isPresent() ? desk.view(context, whole(order)) : order;
        return charges.coverage(context, reference(whole.id()), refunds.due(context, whole), policy.coverage());
    }

    /** Money that came late or in excess is the buyer's: it pays what is still missing. */
    private void useCredits(CallContext context, Coverage coverage) {
        Money missing = coverage.missing();
        for (Credit credit : charges.creditsOf(context, coverage.reference())) {
            Money used = credit.left().isLessThan(missing) ? credit.left() : missing;
            if (used.isPositive()) {
                Charge charge = chargeFor(context, coverage.reference(), credit, used);
                charges.useCredit(
                        context,
                        new UseCredit(
                                IdempotencyKey.of("use/" + credit.id() + "/" + charge.id()),
                                credit.id(),
                                charge.id(),
                                charge.missing(),
                                clock.instant()));
                missing = missing.minus(charge.missing());
            }
        }
    }

    /** One that was opened before and not paid, say because the process ended between the two, is the one. */
    private Charge chargeFor(CallContext context, String reference, Credit credit, Money amount) {
        List<Charge> there = charges.of(context, reference);
        return there.stream()
                .filter(charge -> open(charge)
                        && charge.terms()
                                .externalReference()
                                .equals(Optional.of(credit.id().toString())))
                .findFirst()
                .orElseGet(() -> {
                    int ordinal = FROM_CREDIT + there.size();
                    OpenCharge open = OpenCharge.of(
                                    reference + "/charge/" + ordinal,
                                    reference,
                                    ordinal,
                                    ChargeMethod.STORE_CREDIT,
                                    amount)
                            .externalReference(credit.id().toString());
                    return charges.view(context, charges.open(context, open));
                });
    }

    private static boolean open(Charge charge) {
        return switch (charge.status().kind()) {
            case PENDING, AUTHORIZED, PARTLY_CAPTURED, ON_TERMS -> true;
            case CAPTURED, EXPIRED, CANCELLED, PARTLY_REFUNDED, REFUNDED, DISPUTED, CHARGED_BACK -> false;
        };
    }

    // ---- what happens to money

    void onCharge(CallContext context, Occurrence<ChargeEvent> happened) {
        ChargeEvent event = happened.event();
        if (event instanceof ChargeEvent.MoneyCaptured
                || event instanceof ChargeEvent.CreditApplied
                || event instanceof ChargeEvent.ChargeAuthorized) {
            giveBackOfParts(context, event.reference());
            goOn(context, happened.key(), event.reference(), "Money came.");
        } else if (event instanceof ChargeEvent.ChargeExpired || event instanceof ChargeEvent.ChargeCancelled) {
            lapse(context, happened.key(), event.reference());
        } else if (event instanceof ChargeEvent.DisputeWon) {
            desk.findByReference(context, event.reference())
                    .filter(order -> order.status() == OrderStatus.Kind.CANCELLED)
                    .ifPresent(order -> refunds.giveBackAll(context, order));
        }
    }

    /** Late, double or excess money: an order that still wants it goes on with it, one that was cancelled gives it back. */
    void onCredit(CallContext context, Occurrence<CreditEvent> happened) {
        if (happened.event() instanceof CreditEvent.CreditGranted granted) {
            Optional<OrderView> order = desk.findByReference(context, granted.reference());
            if (order.isPresent() && order.get().status() == OrderStatus.Kind.CANCELLED) {
                refunds.giveBackAll(context, order.get());
            } else {
                giveBackOfParts(context, granted.reference());
                goOn(context, happened.key(), granted.reference(), "Money came.");
            }
        }
    }

    /** Money that came for parts that were cancelled before it did. */
    private void giveBackOfParts(CallContext context, String reference) {
        desk.findByReference(context, reference).ifPresent(whole -> {
            for (OrderId id : whole.parts()) {
                OrderView part = desk.view(context, id);
                if (part.status() == OrderStatus.Kind.CANCELLED) {
                    refunds.giveBackShare(context, part);
                }
            }
        });
    }

    private void goOn(CallContext context, EventKey key, String reference, String because) {
        desk.findByReference(context, reference)
                .ifPresent(order -> desk.family(context, order)
                        .forEach(one -> desk.resumeIfWaitingFor(context, key, one, WAITS_FOR_MONEY, because)));
    }

    /** Goods that nobody is going to pay for are given back; the order waits in case money comes late. */
    private void lapse(CallContext context, EventKey key, String reference) {
        desk.findByReference(context, reference).ifPresent(order -> {
            for (OrderView one : desk.family(context, order)) {
                beforeHold(context, one).ifPresent(expired -> {
                    if (goods.letGo(context, key, one)) {
                        desk.defer(context, key, one.id(), expired);
                    }
                });
            }
        });
    }

    /** Whether it was paid too late and its goods are gone meanwhile: then it is not waited for more goods. */
    boolean paidTooLate(CallContext context, OrderView order) {
        Coverage coverage = coverage(context, order).value();
        return !coverage.covered()
                && coverage.credit().isPositive()
                && charges.of(context, coverage.reference()).stream().noneMatch(OrderMoney::open);
    }

    // ---- what goes back

    /** An order was cancelled: nothing more is asked for, and what came goes back; of a part its share. */
    void cancelled(CallContext context, EventKey key, OrderView order) {
        String reference = reference(whole(order));
        if (order.partOf().isPresent()) {
            refunds.giveBackShare(context, order);
            goOn(context, key, reference, "Less is to be paid.");
            return;
        }
        for (Charge charge : charges.of(context, reference)) {
            giveUp(context, charge, "The order was cancelled");
        }
        refunds.giveBackAll(context, order);
    }
}
