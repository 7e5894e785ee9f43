package dev.backoffice.inventory.stock;

import dev.backoffice.core.event.DomainEvent;

/** What happens to stock. */
public sealed interface StockEvent extends DomainEvent
        permits GoodsReceived, StockHeld, StockCommitted, StockReleased, HoldExpired, GoodsReturned {}
