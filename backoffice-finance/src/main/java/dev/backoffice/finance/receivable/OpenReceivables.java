package dev.backoffice.finance.receivable;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.store.Doc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Opens the receivables of a sale, one per due date; their amounts sum to the total, and their fees to the fee, to the cent.
 *
 * <pre>{@code
 * // A card in 3×: the acquirer owes, keeps 2.99 % and pays out each month.
 * OpenReceivables.of("order/1001/card", "order/1001", "charge-1", Debtor.of(Debtor.Kind.ACQUIRER, "acquirer-x"),
 *                 Money.parse("BRL 100.00"), payouts)
 *         .fee(Rate.percent("2.99"), RoundingPolicy.HALF_UP_CENT);
 * }</pre>
 *
 * @param key names the intention
 * @param reference what is owed for
 * @param series which of the reference's series, e.g. {@code charge-1}
 * @param debtor who owes
 * @param total what all instalments sum to
 * @param fee what the debtor keeps of the total (MDR, commission)
 * @param dues when each instalment is due or paid out, in order; 1 to 99
 * @param externalReference the number they are matched by; empty when unknown
 */
public record OpenReceivables(
        IdempotencyKey key,
        String reference,
        String series,
        Debtor debtor,
        Money total,
        Money fee,
        List<LocalDate> dues,
        Optional<String> externalReference)
        implements Command {
    /**
     * @throws InvalidInput naming the field; {@code receivable.dues} without a date, with more than 99 or out of order, {@code
     *     receivable.too-small} when the total does not give each instalment a cent, {@code receivable.fee-too-large}
     */
    public OpenReceivables {
        Input.required(key, "key");
        ReceivableTerms.checkReference(reference);
        Amounts.inRange(Amounts.positive(total, "receivable.total"), "receivable.total");
        Amounts.notNegative(fee, "receivable.fee");
        dues = List.copyOf(Input.required(dues, "receivable.dues"));
        if (dues.isEmpty()
                || dues.size() > 99
                || !dues.equals(dues.stream().sorted().toList())) {
            throw InvalidInput.of("receivable.dues", "reference", reference, "count", Integer.toString(dues.size()));
        }
        if (total.getAmountMinorLong() < dues.size()) {
            throw InvalidInput.of(
                    "receivable.too-small", "total", total.toString(), "installments", Integer.toString(dues.size()));
        }
        Input.required(externalReference, "receivable.externalReference");
        // Each of them is checked as it will be stored, before anything is.
        split(reference, series, debtor, total, fee, dues, externalReference);
    }

    /** Without a fee and without a number outside. */
    public static OpenReceivables of(
            String key, String reference, String series, Debtor debtor, Money total, List<LocalDate> dues) {
        return new OpenReceivables(
                IdempotencyKey.of(key),
                reference,
                series,
                debtor,
                total,
                Money.zero(total.getCurrencyUnit()),
                dues,
                Optional.empty());
    }

    /** The debtor keeps this much of the total. */
    public OpenReceivables fee(Money amount) {
        return new OpenReceivables(key, reference, series, debtor, total, amount, dues, externalReference);
    }

    /** The debtor keeps this part of the total, rounded once. */
    public OpenReceivables fee(Rate rate, RoundingPolicy rounding) {
        return fee(rate.of(total, rounding));
    }

    /** Matched by this number. */
    public OpenReceivables externalReference(String number) {
        return new OpenReceivables(key, reference, series, debtor, total, fee, dues, Optional.of(number));
    }

    /** What each of them will be. */
    List<ReceivableTerms> terms() {
        return split(reference, series, debtor, total, fee, dues, externalReference);
    }

    private static List<ReceivableTerms> split(
            String reference,
            String series,
            Debtor debtor,
            Money total,
            Money fee,
            List<LocalDate> dues,
            Optional<String> externalReference) {
        List<Money> amounts = Allocation.equally(total, dues.size());
        List<Money> fees = Allocation.byAmounts(fee, amounts);
        List<ReceivableTerms> terms = new ArrayList<>(dues.size());
        for (int i = 0; i < dues.size(); i++) {
            terms.add(new ReceivableTerms(
                    reference,
                    series,
                    debtor,
                    i + 1,
                    dues.size(),
                    total,
                    amounts.get(i),
                    fees.get(i),
                    dues.get(i),
                    externalReference));
        }
        return terms;
    }

    Doc form() {
        return Doc.fields()
                .put("reference", reference)
                .put("series", series)
                .put("debtor", debtor.toString())
                .put("total", total.toString())
                .put("fee", fee.toString())
                .put("dues", dues, due -> Doc.of(due.toString()))
                .put("externalReference", externalReference, Doc::of)
                .build();
    }
}
