package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What the channel asks and takes for an order.
 *
 * @param group the channel's number of the cart or pack the order belongs to: orders of one group leave in one parcel; at most
 *     100 visible ASCII characters
 * @param shipBy the last day the channel lets it leave, at the place it leaves from
 * @param deliverBy the last day the channel lets it arrive, at the place it goes to
 * @param intermediary the marketplace, when the sale was made through one
 * @param fees what the channel keeps of its payout
 */
public record ChannelTerms(
        Optional<String> group,
        Optional<LocalDate> shipBy,
        Optional<LocalDate> deliverBy,
        Optional<Intermediary> intermediary,
        ChannelFees fees) {
    /** @throws InvalidInput naming the field */
    public ChannelTerms {
        Input.required(group, "channel.group")
                .ifPresent(number -> CodeText.check("channel.group", number, 100, CodeText.PRINTABLE));
        Input.required(shipBy, "channel.shipBy");
        Input.required(deliverBy, "channel.deliverBy");
        Input.required(intermediary, "channel.intermediary");
        Input.required(fees, "channel.fees");
    }

    /** A channel that asks and takes nothing. */
    public static ChannelTerms none(CurrencyUnit currency) {
        return new ChannelTerms(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), ChannelFees.none(currency));
    }

    /** The same terms for an order that belongs to a cart or pack. */
    public ChannelTerms group(String number) {
        return new ChannelTerms(Optional.of(number), shipBy, deliverBy, intermediary, fees);
    }

    /** The same terms with the last day to leave. */
    public ChannelTerms shipBy(LocalDate day) {
        return new ChannelTerms(group, Optional.of(day), deliverBy, intermediary, fees);
    }

    /** The same terms with the last day to arrive. */
    public ChannelTerms deliverBy(LocalDate day) {
        return new ChannelTerms(group, shipBy, Optional.of(day), intermediary, fees);
    }

    /** The same terms of a sale made through a marketplace. */
    public ChannelTerms intermediary(Intermediary marketplace) {
        return new ChannelTerms(group, shipBy, deliverBy, Optional.of(marketplace), fees);
    }

    /** The same terms with what the channel keeps. */
    public ChannelTerms fees(ChannelFees kept) {
        return new ChannelTerms(group, shipBy, deliverBy, intermediary, kept);
    }
}
