package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.verification.AskVerifier;
import dev.backoffice.finance.verification.CancelVerification;
import dev.backoffice.finance.verification.OpenVerification;
import dev.backoffice.finance.verification.VerificationCase;
import dev.backoffice.finance.verification.VerificationEvent;
import dev.backoffice.finance.verification.VerificationEvents;
import dev.backoffice.finance.verification.VerificationFacts;
import dev.backoffice.finance.verification.VerificationId;
import dev.backoffice.finance.verification.VerificationMove;
import dev.backoffice.finance.verification.VerificationMoves;
import dev.backoffice.finance.verification.VerificationStatus;
import dev.backoffice.finance.verification.VerificationTerms;
import dev.backoffice.finance.verification.Verifications;
import dev.backoffice.finance.verification.WithoutAdvice;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PartOf;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.WaitReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether orders are genuine, where the host has a verifier: it is asked once the order came in, a person decides what it leaves
 * open, and until then no goods are picked.
 */
final class OrderScreening {
    private static final int HIGHEST_SCORE = 100;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final OrderDesk desk;
    private final Optional<Verifications> verifications;
    private final LaterEachTime again;

    OrderScreening(OrderDesk desk, Optional<Verifications> verifications, InstantSource clock) {
        this.desk = desk;
        this.verifications = verifications;
        this.again = new LaterEachTime(clock, LONGEST_WAIT);
    }

    Subscription subscribe(Subscription subscription) {
        return subscription.on(VerificationEvents.CODEC, this::onVerification);
    }

    void open(CallContext context, OrderView order) {
        verifications.ifPresent(rooms -> rooms.open(
                context,
                new OpenVerification(
                        IdempotencyKey.of(reference(order)),
                        new VerificationTerms(
                                reference(order), facts(order), WithoutAdvice.REVIEW, Optional.empty()))));
    }

    private static String reference(OrderView order) {
        return OrderMoney.reference(order.partOf().map(PartOf::mother).orElse(order.id()));
    }

    /** No personal values: a verifier that needs them asks the host, by the order's id. */
    private static VerificationFacts facts(OrderView order) {
        String methods = order.terms().payments().stream()
                .map(Payment::method)
                .map(method -> method.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        VerificationFacts facts = VerificationFacts.of(order.total())
                .with("channel", order.terms().channel())
                .with("ship-state", order.terms().destination().state());
        if (!methods.isEmpty()) {
            facts = facts.with("methods", methods);
        }
        Optional<Integer> score = order.terms().riskScore();
        return score.isPresent()
                ? facts.withRiskScore(BigDecimal.valueOf(Math.min(HIGHEST_SCORE, score.get())))
                : facts;
    }

    /** What keeps an order from being separated: nobody has approved it yet. */
    Optional<WaitReason> beforeSeparation(CallContext context, OrderView order) {
        boolean approved = verifications
                .flatMap(rooms -> rooms.find(context, reference(order)))
                .map(verification -> verification.status().kind() == VerificationStatus.Kind.APPROVED)
                .orElse(true);
        return approved ? Optional.empty() : Optional.of(WaitReason.awaitingVerification());
    }

    /** The order was cancelled: nobody has to look at it any more. */
    void cancelled(CallContext context, OrderView order) {
        if (verifications.isEmpty() || order.partOf().isPresent()) {
            return;
        }
        Optional<VerificationCase> open = verifications
                .get()
                .find(context, reference(order))
                .filter(verification -> VerificationMoves.legal(
                        VerificationMove.CANCEL, verification.status().kind()));
        open.ifPresent(verification -> verifications
                .get()
                .cancel(
                        context,
                        new CancelVerification(
                                IdempotencyKey.of("cancel/" + reference(order)),
                                verification.id(),
                                "The order was cancelled")));
    }

    private void onVerification(CallContext context, Occurrence<VerificationEvent> happened) {
        VerificationEvent event = happened.event();
        Optional<OrderView> order = desk.findByReference(context, event.reference());
        if (order.isEmpty() || verifications.isEmpty()) {
            return;
        }
        if (event instanceof VerificationEvent.VerificationOpened) {
            ask(context, happened.key(), event.verification());
        } else if (event instanceof VerificationEvent.VerificationReturned returned) {
            waitAfter(happened.at(), returned.attempt(), event.verification());
            ask(context, happened.key(), event.verification());
        } else if (event instanceof VerificationEvent.VerificationApproved) {
            desk.family(context, order.get())
                    .forEach(one -> desk.resumeIfWaitingFor(
                            context,
                            happened.key(),
                            one,
                            Set.of(WaitReason.AWAITING_VERIFICATION),
                            "It was approved."));
        } else if (event instanceof VerificationEvent.VerificationRejected) {
            cancel(context, happened.key(), order.get(), "The verification of the purchase failed");
        } else if (event instanceof VerificationEvent.VerificationExpired) {
            cancel(context, happened.key(), order.get(), "Nobody verified the purchase in time");
        }
    }

    private void ask(CallContext context, EventKey key, VerificationId verification) {
        try {
            verifications.orElseThrow().ask(context, new AskVerifier(key.commandKey("ask"), verification));
        } catch (RuleViolation decidedMeanwhile) {
            if (!decidedMeanwhile.code().equals("verification.illegal-move")) {
                throw decidedMeanwhile;
            }
        }
    }

    private void waitAfter(Instant happened, int attempt, VerificationId verification) {
        if (again.tooEarly(happened, attempt)) {
            throw Unavailable.of("flow.verifier-unreachable", null, "verification", verification.toString());
        }
    }

    private void cancel(CallContext context, EventKey key, OrderView order, String reason) {
        desk.ifStillWanted(orders ->
                orders.cancel(context, new CancelOrder(key.commandKey("cancel/" + order.id()), order.id(), reason)));
    }
}
