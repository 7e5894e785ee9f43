package dev.backoffice.finance.receivable;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Checks the stored receivables of one tenant, page by page. */
final class ReceivableAudit {
    private static final String VERB = "receivable.audit";
    private static final int PAGE = 500;

    private ReceivableAudit() {}

    private record Page(List<StoredDocument> documents, List<Finding> findings) {}

    static AuditReport run(Commands commands, CallContext context) {
        List<Finding> findings = new ArrayList<>();
        long checked = 0;
        Optional<DocumentQuery> next =
                Optional.of(DocumentQuery.all(Receivable.TYPE.kind()).limit(PAGE));
        while (next.isPresent()) {
            DocumentQuery query = next.get();
            Page page = commands.read(context, VERB, session -> look(session, query));
            findings.addAll(page.findings());
            checked += page.documents().size();
            next = page.documents().size() < PAGE
                    ? Optional.empty()
                    : Optional.of(query.after(page.documents().get(PAGE - 1)));
        }
        return new AuditReport("finance.receivable", checked, findings);
    }

    private static Page look(Session session, DocumentQuery query) {
        List<StoredDocument> documents = session.documents().list(query);
        List<Finding> findings = new ArrayList<>();
        for (StoredDocument document : documents) {
            try {
                check(session, Receivable.TYPE.codec().readStored(document.body(), document.schema()), findings);
            } catch (BackofficeException broken) {
                findings.add(Finding.of("receivable.readable", document.id(), broken.code() + " " + broken.details()));
            }
        }
        return new Page(documents, findings);
    }

    private static void check(Session session, Receivable receivable, List<Finding> findings) {
        String subject = receivable.id().toString();
        boolean tooMuchApplied = receivable.settlements().stream()
                .anyMatch(settlement ->
                        settlement.applied().isNegative() || settlement.over().isNegative());
        if (receivable.left().isNegative() || tooMuchApplied) {
            findings.add(Finding.of(
                    "receivable.adds-up",
                    subject,
                    "of " + receivable.terms().net() + " " + receivable.settled() + " settled, "
                            + receivable.writtenOff() + " written off, " + receivable.cancelled() + " cancelled"));
        }
        if (!fits(receivable)) {
            findings.add(Finding.of(
                    "receivable.status-fits-amounts",
                    subject,
                    "is " + Forms.name(receivable.status().kind()) + " with " + receivable.settled() + " settled and "
                            + receivable.left() + " left"));
        }
        if (receivable.terms().instalment() == 1) {
            checkSeries(session, receivable.terms(), subject, findings);
        }
    }

    private static boolean fits(Receivable receivable) {
        boolean nothing = receivable.settled().isZero();
        boolean open = receivable.left().isPositive();
        return switch (receivable.status().kind()) {
            case OPEN -> nothing && open;
            case PARTLY_SETTLED -> !nothing && open;
            case SETTLED -> !nothing && !open;
            case WRITTEN_OFF -> receivable.writtenOff().isPositive() && !open;
            case CANCELLED -> receivable.cancelled().isPositive() && !open;
        };
    }

    private static void checkSeries(Session session, ReceivableTerms first, String subject, List<Finding> findings) {
        Money sum = Money.zero(first.total().getCurrencyUnit());
        for (int number = 1; number <= first.installments(); number++) {
            ReceivableId id = ReceivableId.of(session.context().tenant(), first.reference(), first.series(), number);
            sum = sum.plus(session.aggregates(Receivable.TYPE)
                    .find(id.toString())
                    .map(each -> each.terms().amount())
                    .orElse(Money.zero(first.total().getCurrencyUnit())));
        }
        if (!sum.equals(first.total())) {
            findings.add(Finding.of(
                    "receivable.instalments-are-total",
                    subject,
                    "the instalments sum to " + sum + ", the total is " + first.total()));
        }
    }
}
