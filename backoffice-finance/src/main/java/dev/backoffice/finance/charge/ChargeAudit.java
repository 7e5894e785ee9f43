package dev.backoffice.finance.charge;

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

/**
 * Checks the stored charges, credits and money of one tenant, page by page. Each money row is matched with its capture and its
 * credit, and each of those with its row: when all match, what came is exactly what charges got and what became credit.
 */
final class ChargeAudit {
    private static final String VERB = "charge.audit";
    private static final String ALLOCATED = "charge.money-is-allocated";
    private static final String TOLD = "charge.capture-has-money";
    private static final String BOUNDS = "charge.amounts-in-bounds";
    private static final String STATUS = "charge.status-fits-amounts";
    private static final String CREDIT = "charge.credit-adds-up";
    private static final String READABLE = "charge.readable";

    /** Money goes on arriving while this runs: a page that looks wrong is looked at again before it is reported. */
    private static final int LOOKS = 3;

    private static final int PAGE = 500;

    private ChargeAudit() {}

    static AuditReport run(Commands commands, CallContext context) {
        return new AuditReport("finance.charge", 0, List.of())
                .and(pages(commands, context, MoneyRows.KIND, ChargeAudit::money))
                .and(pages(commands, context, Charge.TYPE.kind(), ChargeAudit::charge))
                .and(pages(commands, context, Credit.TYPE.kind(), ChargeAudit::credit));
    }

    private interface Check {
        void of(Session session, StoredDocument document, List<Finding> findings);
    }

    private record Page(List<StoredDocument> documents, List<Finding> findings) {}

    private static AuditReport pages(Commands commands, CallContext context, String kind, Check check) {
        List<Finding> findings = new ArrayList<>();
        long checked = 0;
        Optional<DocumentQuery> next = Optional.of(DocumentQuery.all(kind).limit(PAGE));
        while (next.isPresent()) {
            DocumentQuery query = next.get();
            Page page = look(commands, context, query, check);
            for (int look = 1; look < LOOKS && !page.findings().isEmpty(); look++) {
                page = look(commands, context, query, check);
            }
            findings.addAll(page.findings());
            checked += page.documents().size();
            next = page.documents().size() < PAGE
                    ? Optional.empty()
                    : Optional.of(query.after(page.documents().get(PAGE - 1)));
        }
        return new AuditReport(kind, checked, findings);
    }

    private static Page look(Commands commands, CallContext context, DocumentQuery query, Check check) {
        return commands.read(context, VERB, session -> {
            List<StoredDocument> documents = session.documents().list(query);
            List<Finding> findings = new ArrayList<>();
            for (StoredDocument document : documents) {
                try {
                    check.of(session, document, findings);
                } catch (BackofficeException broken) {
                    findings.add(Finding.of(READABLE, document.id(), broken.code() + " " + broken.details()));
                }
            }
            return new Page(documents, findings);
        });
    }

    // ---- money: it is where its row says

    private static void money(Session session, StoredDocument document, List<Finding> findings) {
        ReceivedMoney money = MoneyRows.read(document);
        Money zero = Money.zero(money.amount().getCurrencyUnit());
        Money captured = money.charge()
                .flatMap(id -> session.aggregates(Charge.TYPE).find(id.toString()))
                .map(charge -> capturedFrom(charge, money.id(), zero))
                .orElse(zero);
        Money credited = money.credit()
                .flatMap(id -> session.aggregates(Credit.TYPE).find(id.toString()))
                .filter(credit -> credit.source().equals(money.id().toString()))
                .map(Credit::amount)
                .orElse(zero);
        if (!captured.equals(money.captured()) || !credited.equals(money.credited())) {
            findings.add(Finding.of(
                    ALLOCATED,
                    money.id().toString(),
                    "of " + money.amount() + " its charge has " + captured + " and its credit " + credited + ", not "
                            + money.captured() + " and " + money.credited()));
        }
    }

    private static Money capturedFrom(Charge charge, MoneyId money, Money zero) {
        return charge.captures().stream()
                .filter(capture -> capture.money().equals(money))
                .map(Capture::amount)
                .reduce(zero, Money::plus);
    }

    // ---- charges: what they have came from somewhere, and no more went back

    private static void charge(Session session, StoredDocument document, List<Finding> findings) {
        Charge charge = Charge.TYPE.codec().readStored(document.body(), document.schema());
        String subject = charge.id().toString();
        for (Capture capture : charge.captures()) {
            if (!backed(session, charge, capture)) {
                findings.add(Finding.of(
                        TOLD,
                        subject,
                        "got " + capture.amount() + " from " + capture.money() + ", where that is not known"));
            }
        }
        if (charge.missing().isNegative()
                || charge.left().minus(charge.disputed()).isNegative()) {
            findings.add(Finding.of(
                    BOUNDS,
                    subject,
                    "amount " + charge.terms().amount() + ", captured " + charge.captured() + ", refunded "
                            + charge.refunded() + ", lost " + charge.lost() + ", disputed " + charge.disputed()));
        }
        if (!fits(charge)) {
            findings.add(Finding.of(
                    STATUS,
                    subject,
                    "is " + Forms.name(charge.status().kind()) + " with " + charge.captured() + " of "
                            + charge.terms().amount() + " captured and " + charge.left() + " left"));
        }
        for (ChargeRefund refund : charge.refunds()) {
            if (refund.into() == RefundInto.CREDIT && !becameCredit(session, charge, refund)) {
                findings.add(Finding.of(
                        CREDIT, subject, "refund " + refund.number() + " of " + refund.amount() + " is no credit"));
            }
        }
    }

    private static boolean backed(Session session, Charge charge, Capture capture) {
        if (capture.money().fromCredit()) {
            String number = capture.money().number();
            String credit = number.substring(0, Math.max(0, number.indexOf('/')));
            return session.aggregates(Credit.TYPE)
                    .find(credit)
                    .map(found -> found.uses().stream()
                            .anyMatch(use -> use.money().equals(capture.money())
                                    && use.charge().equals(charge.id())
                                    && use.amount().equals(capture.amount())))
                    .orElse(false);
        }
        return MoneyRows.find(session, capture.money())
                .filter(money -> money.charge().equals(Optional.of(charge.id())))
                .map(money -> money.captured().equals(capture.amount()))
                .orElse(false);
    }

    private static boolean becameCredit(Session session, Charge charge, ChargeRefund refund) {
        CreditId id = CreditId.of(session.context().tenant(), charge.id(), refund.number());
        return session.aggregates(Credit.TYPE)
                .find(id.toString())
                .map(credit -> credit.amount().equals(refund.amount()))
                .orElse(false);
    }

    private static boolean fits(Charge charge) {
        boolean nothingCame = charge.captures().isEmpty();
        boolean allCame = charge.missing().isZero();
        return switch (charge.status().kind()) {
            case PENDING, AUTHORIZED, ON_TERMS -> nothingCame;
            case PARTLY_CAPTURED -> !nothingCame && !allCame;
            case CAPTURED -> allCame && charge.refunds().isEmpty();
            case PARTLY_REFUNDED -> !charge.refunds().isEmpty() && charge.left().isPositive();
            case REFUNDED -> !charge.refunds().isEmpty() && charge.left().isZero();
            case EXPIRED, CANCELLED -> !allCame && charge.refunds().isEmpty();
            case DISPUTED -> charge.disputed().isPositive();
            case CHARGED_BACK -> charge.lost().isPositive();
        };
    }

    // ---- credits: used and given back no more than there was, and used where it says

    private static void credit(Session session, StoredDocument document, List<Finding> findings) {
        Credit credit = Credit.TYPE.codec().readStored(document.body(), document.schema());
        String subject = credit.id().toString();
        if (credit.left().isNegative()) {
            findings.add(Finding.of(
                    CREDIT,
                    subject,
                    credit.used() + " used and " + credit.refunded() + " given back of " + credit.amount()));
        }
        if (!granted(session, credit)) {
            findings.add(Finding.of(CREDIT, subject, "nothing is known of its source " + credit.source()));
        }
        for (CreditUse use : credit.uses()) {
            Money there = session.aggregates(Charge.TYPE)
                    .find(use.charge().toString())
                    .map(charge -> capturedFrom(
                            charge, use.money(), Money.zero(use.amount().getCurrencyUnit())))
                    .orElse(Money.zero(use.amount().getCurrencyUnit()));
            if (!there.equals(use.amount())) {
                findings.add(Finding.of(
                        CREDIT, subject, use.amount() + " was used for " + use.charge() + ", which got " + there));
            }
        }
    }

    private static boolean granted(Session session, Credit credit) {
        if (credit.cause() != CreditCause.REFUND) {
            return MoneyRows.find(session, MoneyId.parse(credit.source()))
                    .flatMap(ReceivedMoney::credit)
                    .equals(Optional.of(credit.id()));
        }
        String charge = credit.source().substring(0, Math.max(0, credit.source().indexOf('/')));
        return session.aggregates(Charge.TYPE)
                .find(charge)
                .map(found -> found.refunds().stream()
                        .anyMatch(refund ->
                                Credit.refundSource(found.id(), refund.number()).equals(credit.source())
                                        && refund.amount().equals(credit.amount())))
                .orElse(false);
    }
}
