package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.finance.charge.ChargeEvent;
import dev.backoffice.finance.charge.ChargeEvent.ChargeCancelled;
import dev.backoffice.finance.charge.ChargeEvent.ChargeRefunded;
import dev.backoffice.finance.charge.ChargeEvent.ChargeRefundedIntoCredit;
import dev.backoffice.finance.charge.ChargeEvent.CreditApplied;
import dev.backoffice.finance.charge.ChargeEvent.DisputeLost;
import dev.backoffice.finance.charge.ChargeEvent.MoneyCaptured;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.CreditEvent;
import dev.backoffice.finance.charge.CreditEvent.CreditGranted;
import dev.backoffice.finance.charge.CreditEvent.CreditRefunded;
import java.util.Map;
import org.joda.money.Money;

/**
 * Money of charges and credits. What comes before the goods are delivered is owed to the customer ({@code adiantamento}) until
 * they are; {@link TermsPosting} says what becomes of the money of sales on terms.
 */
final class MoneyPosting {
    private final Poster poster;
    private final TermsPosting terms;

    MoneyPosting(Poster poster, TermsPosting terms) {
        this.poster = poster;
        this.terms = terms;
    }

    void onCharge(CallContext context, Occurrence<ChargeEvent> happened) {
        ChargeEvent event = happened.event();
        if (event instanceof MoneyCaptured captured) {
            String kind = "charge.captured-" + place(captured.method());
            poster.post(context, happened, kind, event.reference(), captured.at(), amount(captured.amount()));
            terms.changed(context, event.charge());
        } else if (event instanceof CreditApplied applied) {
            poster.post(
                    context,
                    happened,
                    "charge.credit-applied",
                    event.reference(),
                    applied.at(),
                    amount(applied.amount()));
            terms.changed(context, event.charge());
        } else if (event instanceof ChargeCancelled) {
            terms.changed(context, event.charge());
        } else if (event instanceof ChargeRefunded refunded) {
            String kind = "charge.refunded-" + place(refunded.method());
            poster.post(context, happened, kind, event.reference(), refunded.at(), amount(refunded.amount()));
        } else if (event instanceof ChargeRefundedIntoCredit refunded) {
            poster.post(
                    context,
                    happened,
                    "charge.refunded-credit",
                    event.reference(),
                    refunded.at(),
                    amount(refunded.amount()));
        } else if (event instanceof DisputeLost lost) {
            String kind = "charge.lost-" + place(lost.method());
            poster.post(context, happened, kind, event.reference(), lost.at(), amount(lost.amount()));
        }
    }

    /** Credit that comes from credit and goes back to credit moves nothing. */
    void onCredit(CallContext context, Occurrence<CreditEvent> happened) {
        CreditEvent event = happened.event();
        if (event instanceof CreditGranted granted && granted.method() != ChargeMethod.STORE_CREDIT) {
            String kind = "credit.granted-" + place(granted.method());
            poster.post(context, happened, kind, event.reference(), granted.at(), amount(granted.amount()));
        } else if (event instanceof CreditRefunded refunded && refunded.method() != ChargeMethod.STORE_CREDIT) {
            String kind = "credit.refunded-" + place(refunded.method());
            poster.post(context, happened, kind, event.reference(), refunded.at(), amount(refunded.amount()));
        }
    }

    /** Where money of a method lies: at the bank, in the till, or with who collected it. */
    private static String place(ChargeMethod method) {
        return switch (method) {
            case PIX, BOLETO, TRANSFER -> "bank";
            case CASH -> "cash";
            case CARD, MARKETPLACE -> "acquirer";
            case STORE_CREDIT -> "credit";
        };
    }

    private static Map<String, Money> amount(Money amount) {
        return Map.of("amount", amount);
    }
}
