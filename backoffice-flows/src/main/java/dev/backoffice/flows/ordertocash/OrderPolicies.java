package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.error.Input;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a host decides of the way of orders.
 *
 * @param sourcing from where they leave
 * @param sales what their documents contain
 * @param channels how each channel is served
 * @param payments when they count as paid
 * @param shipping how they travel; empty where nothing is promised
 * @param gates what else they need
 * @param clock the present
 */
public record OrderPolicies(
        Sourcing sourcing,
        SaleNote sales,
        ChannelPolicies channels,
        PaymentPolicy payments,
        Optional<ShippingPolicy> shipping,
        List<Gate> gates,
        InstantSource clock) {
    public OrderPolicies {
        Input.required(sourcing, "sourcing");
        Input.required(sales, "sales");
        Input.required(channels, "channels");
        Input.required(payments, "payments");
        Input.required(shipping, "shipping");
        gates = List.copyOf(Input.required(gates, "gates"));
        Input.required(clock, "clock");
    }
}
