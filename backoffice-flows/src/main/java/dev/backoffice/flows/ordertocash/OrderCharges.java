package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.finance.charge.AuthorizeCharge;
import dev.backoffice.finance.charge.CancelCharge;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.ChargeMove;
import dev.backoffice.finance.charge.ChargeMoves;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.ChargeTerms;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/** The charges of an order as its channel tells of its payments: opened, brought to where they stand, changed and given up. */
final class OrderCharges {
    /** Payments are few, so the ordinals of another version of one lie apart from those of the others. */
    private static final int NEXT_VERSION = 100;

    /** Between them lie those that are paid from credit. */
    static final int FROM_CREDIT = 50;

    private final Charges charges;
    private final OrderRefunds refunds;
    private final PaymentPolicy policy;
    private final Companies companies;
    private final InstantSource clock;

    OrderCharges(
            Charges charges, OrderRefunds refunds, PaymentPolicy policy, Companies companies, InstantSource clock) {
        this.charges = charges;
        this.refunds = refunds;
        this.policy = policy;
        this.companies = companies;
        this.clock = clock;
    }

    /** Opens a charge for each payment and brings it to where the channel says it stands. */
    void follow(CallContext context, OrderView order) {
        List<Payment> payments = order.terms().payments();
        for (int i = 0; i < payments.size(); i++) {
            follow(context, order, i + 1, payments.get(i));
        }
        for (Charge charge : charges.of(context, OrderMoney.reference(order.id()))) {
            int payment = charge.terms().ordinal() % NEXT_VERSION;
            if (payment > payments.size() && payment < FROM_CREDIT) {
                giveUp(context, charge, "The channel asks for fewer payments");
            }
        }
    }

    /** Money that came for what the channel told of a payment before counts for what it tells now; more than that goes back. */
    private void follow(CallContext context, OrderView order, int first, Payment told) {
        String reference = OrderMoney.reference(order.id());
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
        String reference = OrderMoney.reference(order.id());
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
        return payment.method().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Nothing more is asked for. */
    void giveUpAll(CallContext context, String reference, String why) {
        charges.of(context, reference).forEach(charge -> giveUp(context, charge, why));
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
}
