package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.inventory.order.Coverage;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Law 8 across departments: what was dispatched is covered by a document that the fiscal module says is authorized. */
public final class CoverageAudit {
    private static final int PAGE = 1000;

    private final Orders orders;
    private final Invoicing invoicing;

    /**
     * @param orders which were dispatched
     * @param invoicing which documents they name
     */
    public CoverageAudit(Orders orders, Invoicing invoicing) {
        this.orders = orders;
        this.invoicing = invoicing;
    }

    /** Looks at every order on its way or delivered. */
    public AuditReport run(CallContext context) {
        List<Finding> findings = new ArrayList<>();
        long checked = 0;
        for (OrderStatus.Kind status : List.of(OrderStatus.Kind.DISPATCHED, OrderStatus.Kind.DELIVERED)) {
            OrderQuery query = OrderQuery.all().status(status);
            Optional<PageToken> next = Optional.empty();
            do {
                Page<OrderView> page = orders.list(context, query, new PageRequest(PAGE, next));
                for (OrderView order : page.rows()) {
                    fault(context, order)
                            .ifPresent(fault -> findings.add(Finding.of(
                                    "flow.dispatch-covered", order.id().toString(), fault)));
                    checked++;
                }
                next = page.next();
            } while (next.isPresent());
        }
        return new AuditReport("flows.order-to-cash", checked, findings);
    }

    private Optional<String> fault(CallContext context, OrderView order) {
        Optional<CoveringDocument> covering = order.document();
        if (covering.isEmpty()) {
            return Optional.of("dispatched without a document");
        }
        if (covering.get().coverage() != Coverage.AUTHORIZED) {
            return Optional.empty();
        }
        try {
            DocumentStatus status = invoicing
                    .view(context, FiscalDocumentId.parse(covering.get().reference()))
                    .status();
            return switch (status.kind()) {
                case AUTHORIZED -> Optional.empty();
                case DRAFTED,
                        SIGNED,
                        SUBMITTED,
                        IN_DOUBT,
                        REJECTED,
                        CANCELLING,
                        CANCEL_IN_DOUBT,
                        CANCELLED,
                        DISCARDED -> Optional.of("dispatched under a document that is " + status.kind());
            };
        } catch (NotFound | InvalidInput none) {
            return Optional.of("dispatched under a document that does not exist");
        }
    }
}
