package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.document.CancelDocument;
import dev.backoffice.fiscal.document.DiscardDocument;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.DraftDocument;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.FiscalDocumentEvent;
import dev.backoffice.fiscal.document.FiscalDocumentEvents;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.fiscal.document.ReviseDocument;
import dev.backoffice.fiscal.document.SignDocument;
import dev.backoffice.fiscal.document.SubmitDocument;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The tax documents of orders. An order has one at a time; one that follows a cancelled or discarded one gets an origin of its
 * own, so no number is ever used for two documents.
 *
 * <p>Attempts without an answer are looked up by the fiscal module itself; what certainly did not arrive is sent again here.
 */
final class OrderNotes {
    private static final String ORIGIN = "order/";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Invoicing invoicing;
    private final SaleNote sales;
    private final InstantSource clock;

    OrderNotes(Invoicing invoicing, SaleNote sales, InstantSource clock) {
        this.invoicing = invoicing;
        this.sales = sales;
        this.clock = clock;
    }

    Subscription subscribe(Subscription subscription, OrderToCash flow) {
        return subscription.on(FiscalDocumentEvents.CODEC, (context, happened) -> onDocument(context, happened, flow));
    }

    List<WaitReason> obstacles(OrderView order, Optional<Buyer> buyer, Establishment issuer) {
        return sales.obstacles(order, buyer, issuer);
    }

    /** Drafts, signs and submits the order's document; what was done of it before is not done again. */
    void issue(CallContext context, EventKey key, OrderView order, Optional<Buyer> buyer, Establishment issuer) {
        Doc content = sales.content(context, order, buyer, issuer);
        FiscalDocument document = draft(context, key, order.id(), issuer, content);
        if (document.status().kind() == DocumentStatus.Kind.DRAFTED) {
            document = invoicing.sign(context, new SignDocument(key.commandKey("sign"), document.id()));
        }
        if (document.status().kind() == DocumentStatus.Kind.SIGNED) {
            invoicing.submit(context, new SubmitDocument(key.commandKey("submit"), document.id()));
        }
    }

    private FiscalDocument draft(CallContext context, EventKey key, OrderId order, Establishment issuer, Doc content) {
        int number = 1;
        Optional<FiscalDocument> there = invoicing.find(context, origin(order, number));
        while (there.isPresent() && over(there.get())) {
            number++;
            there = invoicing.find(context, origin(order, number));
        }
        if (there.isEmpty()) {
            return invoicing.view(
                    context,
                    invoicing.draft(
                            context, new DraftDocument(origin(order, number), issuer.site(), sales.model(), content)));
        }
        FiscalDocument document = there.get();
        if (document.status().kind() == DocumentStatus.Kind.REJECTED) {
            invoicing.revise(context, new ReviseDocument(key.commandKey("revise"), document.id(), content));
            return invoicing.view(context, document.id());
        }
        return document;
    }

    private static boolean over(FiscalDocument document) {
        return switch (document.status().kind()) {
            case CANCELLED, DISCARDED -> true;
            case DRAFTED, SIGNED, SUBMITTED, IN_DOUBT, REJECTED, AUTHORIZED, CANCELLING, CANCEL_IN_DOUBT -> false;
        };
    }

    private static String origin(OrderId order, int number) {
        return ORIGIN + order + (number == 1 ? "" : "/" + number);
    }

    /** The order a document is for; empty for documents of other flows. */
    private static Optional<OrderId> orderOf(String origin) {
        if (!origin.startsWith(ORIGIN)) {
            return Optional.empty();
        }
        String rest = origin.substring(ORIGIN.length());
        int slash = rest.indexOf('/');
        return Optional.of(OrderId.parse(slash < 0 ? rest : rest.substring(0, slash)));
    }

    /** Cancels the document that covered an order; one that is cancelled or under way to it is left alone. */
    void cancel(CallContext context, EventKey key, CoveringDocument covering, String reason) {
        FiscalDocument document = invoicing.view(context, FiscalDocumentId.parse(covering.reference()));
        if (document.status().kind() == DocumentStatus.Kind.AUTHORIZED) {
            invoicing.cancel(context, new CancelDocument(key.commandKey("cancel-note"), document.id(), reason));
        }
    }

    /** Gives up what was drafted or signed for an order that was cancelled before its document was authorized. */
    void discard(CallContext context, EventKey key, OrderId order) {
        int number = 1;
        Optional<FiscalDocument> there = invoicing.find(context, origin(order, number));
        while (there.isPresent()) {
            switch (there.get().status().kind()) {
                case DRAFTED, SIGNED, REJECTED ->
                    invoicing.discard(
                            context,
                            new DiscardDocument(
                                    key.commandKey("discard-note"), there.get().id(), "The order was cancelled"));
                case SUBMITTED, IN_DOUBT, AUTHORIZED, CANCELLING, CANCEL_IN_DOUBT, CANCELLED, DISCARDED -> {
                    // what was sent may be authorized: it is cancelled when the answer is there
                }
            }
            number++;
            there = invoicing.find(context, origin(order, number));
        }
    }

    // ---- what happens to documents

    private void onDocument(CallContext context, Occurrence<FiscalDocumentEvent> happened, OrderToCash flow) {
        FiscalDocumentEvent event = happened.event();
        Optional<OrderId> order = orderOf(event.origin());
        if (order.isEmpty()) {
            return;
        }
        if (event instanceof FiscalDocumentEvent.DocumentAuthorized authorized) {
            flow.authorized(
                    context, happened.key(), order.get(), authorized.document().toString());
        } else if (event instanceof FiscalDocumentEvent.DocumentRejected rejected) {
            flow.rejected(context, happened.key(), order.get(), rejection(context, rejected));
        } else if (event instanceof FiscalDocumentEvent.SubmissionReturned returned) {
            sendAgain(context, happened, returned);
        } else if (event instanceof FiscalDocumentEvent.CancellationRefused refused) {
            // a person has to decide: the goods stay, and the document stands
            throw RuleViolation.of(
                    "flow.cancellation-refused", "document", refused.document().toString(), "answer", refused.code());
        }
    }

    private String rejection(CallContext context, FiscalDocumentEvent.DocumentRejected rejected) {
        FiscalDocument document = invoicing.view(context, rejected.document());
        return document.status() instanceof DocumentStatus.Rejected now
                ? now.code() + ": " + now.reason()
                : rejected.code();
    }

    /** What certainly did not arrive is sent again as it is, later each time. */
    private void sendAgain(
            CallContext context,
            Occurrence<FiscalDocumentEvent> happened,
            FiscalDocumentEvent.SubmissionReturned returned) {
        FiscalDocument document = invoicing.view(context, returned.document());
        if (document.status().kind() != DocumentStatus.Kind.SIGNED) {
            return;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(returned.attempt(), 20));
        Instant due = happened.at().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        if (clock.instant().isBefore(due)) {
            throw Unavailable.of(
                    "flow.authority-unreachable",
                    null,
                    "document",
                    document.id().toString());
        }
        invoicing.submit(context, new SubmitDocument(happened.commandKey("submit"), document.id()));
    }
}
