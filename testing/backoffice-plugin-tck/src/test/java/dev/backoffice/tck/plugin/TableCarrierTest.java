package dev.backoffice.tck.plugin;

import dev.backoffice.inventory.shipping.Carrier;
import dev.backoffice.inventory.shipping.QuoteRequest;
import dev.backoffice.inventory.shipping.ShippingPoint;
import dev.backoffice.inventory.shipping.TableCarrier;
import java.time.LocalDate;

class TableCarrierTest extends CarrierContract {
    static final QuoteRequest SERVED = QuoteRequest.of(
            "ECONOMY", ShippingPoint.of("SP"), ShippingPoint.of("BA"), 4_000, LocalDate.of(2026, 11, 24));

    @Override
    protected Carrier carrier() {
        return TableCarrier.example();
    }

    @Override
    protected QuoteRequest served() {
        return SERVED;
    }
}
