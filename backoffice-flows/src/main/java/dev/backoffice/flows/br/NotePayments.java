package dev.backoffice.flows.br;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.fiscal.br.nfe.NfeBilling;
import dev.backoffice.fiscal.br.nfe.NfeCard;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.PaymentTerm;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** How an order is paid, as a note says it ({@code pag}, {@code cobr}). */
final class NotePayments {
    private static final int AUTHORIZATION = 128;

    private NotePayments() {}

    /** Each payment that stands; nothing is paid for what costs nothing, and what nobody has paid yet is paid later. */
    static List<NfePayment> of(OrderTerms terms) {
        List<NfePayment> payments =
                standing(terms).stream().map(NotePayments::payment).toList();
        if (!payments.isEmpty()) {
            return payments;
        }
        return List.of(
                terms.total().isZero()
                        ? NfePayment.none()
                        : NfePayment.of(NfePaymentMethod.LATER, Money.zero(terms.currency())));
    }

    private static List<Payment> standing(OrderTerms terms) {
        return terms.payments().stream()
                .filter(payment ->
                        payment.status() != PaymentStatus.EXPIRED && payment.status() != PaymentStatus.REFUNDED)
                .toList();
    }

    private static NfePayment payment(Payment payment) {
        NfePayment paid = switch (payment.method()) {
            case PIX -> NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, payment.amount());
            case BOLETO -> NfePayment.of(NfePaymentMethod.BOLETO, payment.amount());
            case CARD -> NfePayment.of(NfePaymentMethod.CREDIT_CARD, payment.amount());
            case STORE_CREDIT -> NfePayment.of(NfePaymentMethod.STORE_CREDIT, payment.amount());
            case CASH -> NfePayment.of(NfePaymentMethod.CASH, payment.amount());
            case TRANSFER -> NfePayment.of(NfePaymentMethod.BANK_TRANSFER, payment.amount());
            case MARKETPLACE ->
                new NfePayment(NfePaymentMethod.OTHER, Optional.of("Recebido pelo intermediador"), payment.amount());
        };
        NfePayment dated = paid.on(later(payment) ? PaymentTerm.LATER : PaymentTerm.AT_ONCE);
        return tells(payment) ? dated.by(means(payment)) : dated;
    }

    private static boolean later(Payment payment) {
        return payment.status() == PaymentStatus.ON_TERMS || payment.installments() > 1;
    }

    /** A card is always told of; a Pix when the number it is found by is known. */
    private static boolean tells(Payment payment) {
        return payment.method() == PaymentMethod.CARD
                || payment.method() == PaymentMethod.PIX && payment.reference().isPresent();
    }

    /** Paid beside the issuing software. The channel does not tell the brand, and the layout does not ask for it. */
    private static NfeCard means(Payment payment) {
        return new NfeCard(
                false,
                payment.acquirer().filter(Cnpj::isValid).map(Cnpj::parse),
                Optional.empty(),
                payment.reference().map(NotePayments::authorization).filter(number -> !number.isEmpty()));
    }

    /** Of {@code NSU/authorization} the authorization; of any other number all of it. */
    private static String authorization(String reference) {
        return LayoutText.fit(reference.substring(reference.lastIndexOf('/') + 1), AUTHORIZATION);
    }

    /**
     * The instalments of what the buyer owes the seller by agreement. What a card's acquirer or a marketplace pays out later is
     * no debt of the buyer.
     *
     * @param issued what was due before is due on this day (rejection 900)
     */
    static Optional<NfeBilling> billing(OrderTerms terms, LocalDate issued) {
        List<NfeBilling.Instalment> instalments = new ArrayList<>();
        for (Payment payment : standing(terms)) {
            if (owed(payment)) {
                instalments.addAll(instalments(payment, issued));
            }
        }
        instalments.sort(Comparator.comparing(NfeBilling.Instalment::due));
        return instalments.isEmpty() ? Optional.empty() : Optional.of(NfeBilling.of(instalments));
    }

    private static boolean owed(Payment payment) {
        return payment.status() == PaymentStatus.ON_TERMS
                && payment.method() != PaymentMethod.CARD
                && payment.method() != PaymentMethod.MARKETPLACE
                && !payment.due().isEmpty();
    }

    private static List<NfeBilling.Instalment> instalments(Payment payment, LocalDate issued) {
        List<Money> parts = Allocation.equally(payment.amount(), payment.due().size());
        List<NfeBilling.Instalment> instalments = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            LocalDate due = payment.due().get(i);
            if (parts.get(i).isPositive()) {
                instalments.add(new NfeBilling.Instalment(due.isBefore(issued) ? issued : due, parts.get(i)));
            }
        }
        return instalments;
    }
}
