package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.marking.Personal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Nota fiscal eletrônica, model 55, layout 4.00 (Ajuste SINIEF 07/2005): the content of one note, complete and consistent.
 *
 * <p>Covers the sale of goods to a final consumer who is not an ICMS contributor, inside the issuer's state. What the tax
 * authority checks and can be checked without it is checked here: see the errors. Immutable and thread-safe.
 *
 * @param items 1 to 990
 * @param payments 1 to 100; together not less than the invoice total, unless nothing is paid
 * @param information {@code infCpl}, text for the reader, up to 5000 characters; empty when there is none
 * @param technicalContact {@code infRespTec}; empty where the state does not ask for it
 */
@Personal
public record Nfe(
        NfeHeader header,
        NfeIssuer issuer,
        NfeRecipient recipient,
        List<NfeItem> items,
        NfeTransport transport,
        List<NfePayment> payments,
        Optional<String> information,
        Optional<NfeTechnicalContact> technicalContact) {
    /** The largest number of items. */
    public static final int MAX_ITEMS = 990;

    /**
     * Checks the note as a whole.
     *
     * @throws InvalidInput {@code nfe.too-many}, {@code nfe.too-few} for items and payments; {@code nfe.payment-short}, {@code
     *     nfe.payment-mixed}; {@code nfe.text-*} for the information
     * @throws RuleViolation {@code nfe.not-in-state} when the recipient is in another state, {@code nfe.cfop-not-in-state}
     *     (rejections 519 to 523), {@code nfe.regime-not-csosn} (rejection 591)
     */
    public Nfe {
        items = List.copyOf(items);
        payments = List.copyOf(payments);
        requireCount("det", items.size(), MAX_ITEMS);
        requireCount("detPag", payments.size(), 100);
        information.ifPresent(text -> NfeText.require("infCpl", text, 1, 5000));
        if (recipient.address().uf() != issuer.address().uf()) {
            throw RuleViolation.of(
                    "nfe.not-in-state",
                    "issuer",
                    issuer.address().uf().name(),
                    "recipient",
                    recipient.address().uf().name());
        }
        if (!issuer.regime().usesCsosn()) {
            throw RuleViolation.of(
                    "nfe.regime-not-csosn",
                    "crt",
                    Integer.toString(issuer.regime().code()));
        }
        for (NfeItem item : items) {
            if (item.taxation().cfop().charAt(0) != '5') {
                throw RuleViolation.of(
                        "nfe.cfop-not-in-state", "cfop", item.taxation().cfop());
            }
        }
        requirePayments(payments, NfeTotals.of(items).invoice());
    }

    /** The exact sums over the items. */
    public NfeTotals totals() {
        return NfeTotals.of(items);
    }

    /** {@code vTroco}: what was paid beyond the total (rejections 866, 869). */
    public Money change() {
        Money paid = paid(payments);
        Money total = totals().invoice();
        return paid.isGreaterThan(total) ? paid.minus(total) : NfeAmount.ZERO;
    }

    /** The key, made of what it identifies. */
    public NfeAccessKey accessKey() {
        return NfeAccessKey.of(
                issuer.address().uf(),
                YearMonth.from(header.issuedAt()),
                issuer.cnpj(),
                NfeModel.NFE,
                header.series(),
                header.number(),
                header.emission(),
                header.controlCode());
    }

    /** Only the key: the rest names people. */
    @Override
    public String toString() {
        return accessKey().xmlId();
    }

    private static void requireCount(String field, int count, int max) {
        if (count < 1) {
            throw InvalidInput.of("nfe.too-few", "field", field);
        }
        if (count > max) {
            throw InvalidInput.of("nfe.too-many", "field", field, "max", Integer.toString(max));
        }
    }

    private static void requirePayments(List<NfePayment> payments, Money total) {
        boolean none = payments.stream().anyMatch(payment -> payment.method() == NfePaymentMethod.NONE);
        if (none && payments.size() > 1) {
            throw InvalidInput.of("nfe.payment-mixed");
        }
        if (!none && paid(payments).isLessThan(total)) {
            throw InvalidInput.of("nfe.payment-short");
        }
    }

    private static Money paid(List<NfePayment> payments) {
        Money paid = NfeAmount.ZERO;
        for (NfePayment payment : payments) {
            paid = paid.plus(payment.amount());
        }
        return NfeAmount.require("vPag", paid);
    }
}
