package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.identity.IdempotencyKey;
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
import dev.backoffice.inventory.order.Coverage;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import java.time.Duration;
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
    private final LaterEachTime again;

    OrderNotes(Invoicing invoicing, SaleNote sales, InstantSource clock) {
        this.invoicing = invoicing;
        this.sales = sales;
        this.again = new LaterEachTime(clock, LONGEST_WAIT);
    }

    Subscription subscribe(Subscription subscription, OrderToCash flow) {
        return subscription.on(FiscalDocumentEvents.CODEC, (context, happened) -> onDocument(context, happened, flow));
    }

    List<WaitReason> obstacles(OrderView order, Optional<Buyer> buyer, Establishment issuer) {
        return sales.obstacles(order, buyer, issuer);
    }

    /**
     * Drafts, signs and submits the order's document; what was done of it before is not done again.
     *
     * @return the document, when it was authorized before, while the order could not take it
     */
    Optional<FiscalDocumentId> issue(
            CallContext context, EventKey key, OrderView order, Optional<Buyer> buyer, Establishment issuer) {
        Doc content = sales.content(context, order, buyer, issuer);
        FiscalDocument document = draft(context, key, order.id(), issuer, content);
        if (document.status().kind() == DocumentStatus.Kind.AUTHORIZED) {
            return Optional.of(document.id());
        }
        if (document.status().kind() == DocumentStatus.Kind.DRAFTED) {
            document = invoicing.sign(context, new SignDocument(step(key, "sign", document), document.id()));
        }
        if (document.status().kind() == DocumentStatus.Kind.SIGNED) {
            invoicing.submit(context, new SubmitDocument(step(key, "submit", document), document.id()));
        }
        return Optional.empty();
    }

    /** One event may meet two documents of an order, the second after the first was given up. */
    private static IdempotencyKey step(EventKey key, String step, FiscalDocument document) {
        return key.commandKey(step + "/" + document.id());
    }

    private FiscalDocument draft(CallContext context, EventKey key, OrderId order, Establishment issuer, Doc content) {
        int number = 1;
        Optional<FiscalDocument> there = invoicing.find(context, origin(order, number));
        while (there.isPresent() && (over(there.get()) || outdated(context, key, there.get(), issuer, content))) {
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
            invoicing.revise(context, new ReviseDocument(step(key, "revise", document), document.id(), content));
            return invoicing.view(context, document.id());
        }
        return document;
    }

    /**
     * Gives up what was begun for other goods, with values that were corrected since, or under a number that is spent, unless the
     * authority may have it.
     */
    private boolean outdated(
            CallContext context, EventKey key, FiscalDocument document, Establishment issuer, Doc content) {
        boolean elsewhere = !document.site().equals(issuer.site());
        boolean outdated = switch (document.status().kind()) {
            case DRAFTED -> elsewhere || !document.content().equals(content);
            case SIGNED -> elsewhere;
            case REJECTED -> elsewhere || numberSpent(document.status());
            case SUBMITTED, IN_DOUBT, AUTHORIZED, CANCELLING, CANCEL_IN_DOUBT, CANCELLED, DISCARDED -> false;
        };
        return outdated && gaveUp(context, key, document, "Replaced by another draft");
    }

    private boolean numberSpent(DocumentStatus status) {
        return status instanceof DocumentStatus.Rejected rejected && sales.spendsNumber(rejected.code());
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
    static Optional<OrderId> orderOf(String origin) {
        if (!origin.startsWith(ORIGIN)) {
            return Optional.empty();
        }
        String rest = origin.substring(ORIGIN.length());
        int slash = rest.indexOf('/');
        return Optional.of(OrderId.parse(slash < 0 ? rest : rest.substring(0, slash)));
    }

    /**
     * Cancels the document that covered an order; one that is cancelled or under way to it is left alone, and so is one that
     * was issued elsewhere.
     */
    void cancel(CallContext context, EventKey key, CoveringDocument covering, String reason) {
        Optional<FiscalDocument> own = own(context, covering);
        if (own.isPresent() && own.get().status().kind() == DocumentStatus.Kind.AUTHORIZED) {
            FiscalDocument document = own.get();
            unlessMoved(() -> invoicing.cancel(
                    context, new CancelDocument(step(key, "cancel-note", document), document.id(), reason)));
        }
    }

    private Optional<FiscalDocument> own(CallContext context, CoveringDocument covering) {
        if (covering.coverage() != Coverage.AUTHORIZED) {
            return Optional.empty();
        }
        try {
            return Optional.of(invoicing.view(context, FiscalDocumentId.parse(covering.reference())));
        } catch (InvalidInput | NotFound ofAnotherSystem) {
            return Optional.empty();
        }
    }

    /** The authority's reason for a cancellation that somebody gave in their own words. */
    String cancellationReason(String why) {
        return sales.cancellationReason(why);
    }

    /** Whether goods may leave under a document. */
    boolean stands(CallContext context, FiscalDocumentId document) {
        return invoicing.view(context, document).status().kind() == DocumentStatus.Kind.AUTHORIZED;
    }

    /** Whether a document is the last one of its order. */
    boolean isLast(CallContext context, OrderId order, FiscalDocumentId document) {
        int number = 1;
        Optional<FiscalDocumentId> last = Optional.empty();
        Optional<FiscalDocument> there = invoicing.find(context, origin(order, number));
        while (there.isPresent()) {
            last = there.map(FiscalDocument::id);
            number++;
            there = invoicing.find(context, origin(order, number));
        }
        return last.equals(Optional.of(document));
    }

    /** Gives up what was drafted or signed for an order that was cancelled before its document was authorized. */
    void discard(CallContext context, EventKey key, OrderId order) {
        int number = 1;
        Optional<FiscalDocument> there = invoicing.find(context, origin(order, number));
        while (there.isPresent()) {
            switch (there.get().status().kind()) {
                case DRAFTED, SIGNED, REJECTED -> gaveUp(context, key, there.get(), "The order was cancelled");
                case SUBMITTED, IN_DOUBT, AUTHORIZED, CANCELLING, CANCEL_IN_DOUBT, CANCELLED, DISCARDED -> {
                    // what was sent may be authorized: it is cancelled when the answer is there
                }
            }
            number++;
            there = invoicing.find(context, origin(order, number));
        }
    }

    /** Whether it is given up; not when it was sent in the meantime, for then the answer decides. */
    private boolean gaveUp(CallContext context, EventKey key, FiscalDocument document, String why) {
        return unlessMoved(() -> invoicing.discard(
                context, new DiscardDocument(step(key, "discard-note", document), document.id(), why)));
    }

    /** Does a move; false when the document has moved elsewhere since it was looked at. */
    private static boolean unlessMoved(Runnable move) {
        try {
            move.run();
            return true;
        } catch (RuleViolation refused) {
            if (!refused.code().equals("document.move-not-allowed")) {
                throw refused;
            }
            return false;
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
            flow.authorized(context, happened.key(), order.get(), authorized.document());
        } else if (event instanceof FiscalDocumentEvent.DocumentRejected rejected) {
            if (flow.isCancelled(context, order.get())) {
                discard(context, happened.key(), order.get());
            } else {
                // the code only: the authority's words may name people, and what the order waits for goes into its
                // events
                flow.rejected(context, happened.key(), order.get(), rejected.code());
            }
        } else if (event instanceof FiscalDocumentEvent.SubmissionReturned returned) {
            if (flow.isCancelled(context, order.get())) {
                discard(context, happened.key(), order.get());
            } else {
                sendAgain(context, happened, returned);
            }
        } else if (event instanceof FiscalDocumentEvent.DocumentCancelled cancelled) {
            flow.noteCancelled(context, happened.key(), order.get(), cancelled.document());
        } else if (event instanceof FiscalDocumentEvent.CancellationRefused refused
                && stands(context, refused.document())) {
            refused(context, happened, refused, flow.leavesUnder(context, order.get(), refused.document()));
        }
    }

    /**
     * A cancellation the authority refused is for a person to decide: the goods stay, and the document stands. One that did not
     * reach the authority is asked for again, later each time, unless the goods are to leave under the document after all.
     */
    private void refused(
            CallContext context,
            Occurrence<FiscalDocumentEvent> happened,
            FiscalDocumentEvent.CancellationRefused refused,
            boolean leaves) {
        if (!refused.code().isEmpty()) {
            throw RuleViolation.of(
                    "flow.cancellation-refused", "document", refused.document().toString(), "answer", refused.code());
        }
        if (!leaves) {
            waitAfter(happened, refused.attempt());
            cancel(
                    context,
                    happened.key(),
                    CoveringDocument.authorized(refused.document().toString()),
                    "Saida cancelada antes do despacho");
        }
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
        waitAfter(happened, returned.attempt());
        unlessMoved(() ->
                invoicing.submit(context, new SubmitDocument(step(happened.key(), "submit", document), document.id())));
    }

    private void waitAfter(Occurrence<FiscalDocumentEvent> happened, int attempt) {
        if (again.tooEarly(happened.at(), attempt)) {
            throw Unavailable.of(
                    "flow.authority-unreachable",
                    null,
                    "document",
                    happened.event().document().toString());
        }
    }
}
