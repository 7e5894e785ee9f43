package dev.backoffice.examples.quickstart;

import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.quantity.Quantity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * An order as a file tells it, with every cell checked.
 *
 * @param channel where it was sold, e.g. {@code site}
 * @param id the channel's own number
 * @param billTo where the buyer lives, when that is not where the goods go
 * @param recipientName who takes the goods in; empty when it is the buyer
 * @param freight charged to the buyer
 * @param other other charges, such as gift wrapping
 * @param discount on the whole order
 * @param total what the buyer pays
 * @param intermediary CNPJ of the marketplace; empty when the shop sold it itself
 * @param lines at least one
 * @param rows the lines of the file it came from
 */
@Personal
record ShopOrder(
        String channel,
        String id,
        OffsetDateTime orderedAt,
        Buyer buyer,
        PostalAddress shipTo,
        Optional<PostalAddress> billTo,
        String recipientName,
        Delivery delivery,
        String carrierService,
        FreightTerms freightTerms,
        Money freight,
        Money other,
        Money discount,
        Money total,
        List<Payment> payments,
        String intermediary,
        String buyerReference,
        List<Line> lines,
        List<Long> rows) {
    ShopOrder {
        payments = List.copyOf(payments);
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
    }

    /**
     * Who buys.
     *
     * @param document CPF of a person, CNPJ of a company, anything for a foreigner
     * @param stateRegistration number, {@code ISENTO} or empty
     */
    @Personal
    record Buyer(
            Kind kind,
            String name,
            String document,
            String stateRegistration,
            Purpose purpose,
            String email,
            String phone) {
        enum Kind {
            PERSON,
            COMPANY,
            FOREIGN
        }

        enum Purpose {
            CONSUMPTION,
            RESALE,
            INDUSTRY
        }
    }

    /** How the goods reach the buyer. */
    enum Delivery {
        CARRIER,
        PICKUP,
        OWN,
        CHANNEL
    }

    /** Who pays the carrier. */
    enum FreightTerms {
        SENDER,
        RECIPIENT,
        THIRD_PARTY,
        OWN_SENDER,
        OWN_RECIPIENT,
        NONE
    }

    /**
     * How the buyer pays.
     *
     * @param installments 1 when paid at once
     * @param reference the payment's number at the bank or acquirer; may be empty
     */
    record Payment(Method method, Money amount, int installments, Status status, String reference) {
        enum Method {
            PIX,
            BOLETO,
            CARD,
            MARKETPLACE,
            STORE_CREDIT,
            CASH,
            TRANSFER
        }

        enum Status {
            PENDING,
            AUTHORIZED,
            CAPTURED,
            PAID,
            ON_TERMS,
            EXPIRED,
            REFUNDED
        }

        /** Whether the shop may count on the money. */
        boolean settled() {
            return status == Status.PAID || status == Status.CAPTURED;
        }
    }

    /**
     * One item of the order.
     *
     * @param number unique in the order
     * @param discount on this line alone
     */
    record Line(
            int number,
            String sku,
            Optional<Gtin> gtin,
            String description,
            Kind kind,
            Quantity quantity,
            UnitPrice unitPrice,
            Money discount) {
        enum Kind {
            SALE,
            BONUS,
            SAMPLE
        }

        /** Quantity times price, in whole cents. */
        Money gross() {
            return unitPrice.times(quantity, RoundingPolicy.HALF_UP_CENT);
        }
    }

    /** What people call it, e.g. {@code site 100231}. */
    String label() {
        return channel + " " + id;
    }
}
