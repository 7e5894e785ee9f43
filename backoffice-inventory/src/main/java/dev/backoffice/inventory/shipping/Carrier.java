package dev.backoffice.inventory.shipping;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;

/**
 * Somebody who carries parcels. Stateless and thread-safe. What it answers is told again whenever it is asked; a host that asks
 * a carrier over the network throws {@link dev.backoffice.core.error.Unavailable} when it does not answer, and may lay a {@link
 * TableCarrier} behind it.
 */
@HostImplements
public interface Carrier {
    /** Its code, by which orders and quotes name it; never another. */
    String code();

    /**
     * What it takes for parcels and how long, with the reasons.
     *
     * @throws dev.backoffice.core.error.NotFound {@code carrier.unknown-service} when it has no such service on that day
     * @throws dev.backoffice.core.error.RuleViolation {@code carrier.no-route} when the service does not go there, {@code
     *     carrier.too-heavy} when a parcel is above what it takes
     * @throws dev.backoffice.core.error.Unavailable when it does not answer
     */
    Explained<CarrierQuote> quote(QuoteRequest request);
}
