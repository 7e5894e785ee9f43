package dev.backoffice.inventory.order;

import dev.backoffice.inventory.stock.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where an order stands, and what is known there. Which move leads where is published in {@link OrderMoves}. */
public sealed interface OrderStatus {
    /** Which of them it is. */
    Kind kind();

    /** Does what fits this status. */
    <R> R match(Cases<R> cases);

    /** The hold its goods are set aside with, or left with. */
    default Optional<HoldId> currentHold() {
        return Optional.empty();
    }

    /** Its parcels, once packed. */
    default List<Parcel> packedParcels() {
        return List.of();
    }

    /** The document that covers its goods, at whatever stage they are. */
    default Optional<CoveringDocument> coveringDocument() {
        return Optional.empty();
    }

    /** Who carries it, once dispatched. */
    default Optional<Shipment> sentWith() {
        return Optional.empty();
    }

    /** One for each status. */
    enum Kind {
        /** It came in. */
        RECEIVED,
        /** It waits for something that is named. */
        WAITING,
        /** Its goods are set aside. */
        HELD,
        /** Its goods are picked from their shelves. */
        SEPARATED,
        /** Its goods are in parcels. */
        PACKED,
        /** Its goods are in parcels and a document covers them; it may be dispatched. */
        INVOICED,
        /** It waits at the counter for who fetches it with a code. */
        READY,
        /** It is on its way. */
        DISPATCHED,
        /** The buyer has it. */
        DELIVERED,
        /** It goes on as its parts. */
        SPLIT,
        /** It was cancelled. */
        CANCELLED
    }

    /** One answer for each status. */
    interface Cases<R> {
        /** For {@link Received}. */
        R received(Received status);

        /** For {@link Waiting}. */
        R waiting(Waiting status);

        /** For {@link Held}. */
        R held(Held status);

        /** For {@link Separated}. */
        R separated(Separated status);

        /** For {@link Packed}. */
        R packed(Packed status);

        /** For {@link Invoiced}. */
        R invoiced(Invoiced status);

        /** For {@link Ready}. */
        R ready(Ready status);

        /** For {@link Dispatched}. */
        R dispatched(Dispatched status);

        /** For {@link Delivered}. */
        R delivered(Delivered status);

        /** For {@link Split}. */
        R split(Split status);

        /** For {@link Cancelled}. */
        R cancelled(Cancelled status);
    }

    /** It came in. */
    record Received() implements OrderStatus {
        @Override
        public Kind kind() {
            return Kind.RECEIVED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.received(this);
        }
    }

    /**
     * It waits for something.
     *
     * @param before where it goes on when it is there
     * @param reason what for
     */
    record Waiting(OrderStatus before, WaitReason reason) implements OrderStatus {
        @Override
        public Kind kind() {
            return Kind.WAITING;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.waiting(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return before.currentHold();
        }

        @Override
        public List<Parcel> packedParcels() {
            return before.packedParcels();
        }

        @Override
        public Optional<CoveringDocument> coveringDocument() {
            return before.coveringDocument();
        }
    }

    /**
     * Its goods are set aside.
     *
     * @param hold with this hold
     * @param document the document that covers them already, when it was issued first
     */
    record Held(HoldId hold, Optional<CoveringDocument> document) implements OrderStatus {
        @Override
        public Kind kind() {
            return Kind.HELD;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.held(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return Optional.of(hold);
        }

        @Override
        public Optional<CoveringDocument> coveringDocument() {
            return document;
        }
    }

    /**
     * Its goods are picked from their shelves.
     *
     * @param hold they are set aside with this hold
     * @param document the document that covers them already, when it was issued first
     */
    record Separated(HoldId hold, Optional<CoveringDocument> document) implements OrderStatus {
        @Override
        public Kind kind() {
            return Kind.SEPARATED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.separated(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return Optional.of(hold);
        }

        @Override
        public Optional<CoveringDocument> coveringDocument() {
            return document;
        }
    }

    /**
     * Its goods are in parcels.
     *
     * @param hold they are set aside with this hold
     * @param parcels the parcels
     */
    record Packed(HoldId hold, List<Parcel> parcels) implements OrderStatus {
        public Packed {
            parcels = List.copyOf(parcels);
        }

        @Override
        public Kind kind() {
            return Kind.PACKED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.packed(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return Optional.of(hold);
        }

        @Override
        public List<Parcel> packedParcels() {
            return parcels;
        }
    }

    /**
     * Its goods are in parcels and a document covers them; it may be dispatched.
     *
     * @param packed what is in which parcels
     * @param document the document
     */
    record Invoiced(Packed packed, CoveringDocument document) implements OrderStatus {
        @Override
        public Kind kind() {
            return Kind.INVOICED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.invoiced(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return packed.currentHold();
        }

        @Override
        public List<Parcel> packedParcels() {
            return packed.parcels();
        }

        @Override
        public Optional<CoveringDocument> coveringDocument() {
            return Optional.of(document);
        }
    }

    /**
     * It waits at the counter. The code lies beside the buyer.
     *
     * @param invoiced what is covered by which document
     * @param since since when
     * @param until how long it is kept there
     * @param wrongCodes how often somebody gave a wrong code
     */
    record Ready(Invoiced invoiced, Instant since, Instant until, int wrongCodes) implements OrderStatus {
        /** After so many wrong codes no code is taken until the order gets a new one. */
        public static final int MAX_WRONG_CODES = 5;

        @Override
        public Kind kind() {
            return Kind.READY;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ready(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return invoiced.currentHold();
        }

        @Override
        public List<Parcel> packedParcels() {
            return invoiced.packedParcels();
        }

        @Override
        public Optional<CoveringDocument> coveringDocument() {
            return invoiced.coveringDocument();
        }

        /** Whether no code is taken any more. */
        public boolean locked() {
            return wrongCodes >= MAX_WRONG_CODES;
        }
    }

    /**
     * It is on its way.
     *
     * @param invoiced what is covered by which document
     * @param shipment who carries it
     * @param at since when
     */
    record Dispatched(Invoiced invoiced, Shipment shipment, Instant at) implements OrderStatus {
        @Override
        public Kind kind() {
            return Kind.DISPATCHED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.dispatched(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return invoiced.currentHold();
        }

        @Override
        public List<Parcel> packedParcels() {
            return invoiced.packedParcels();
        }

        @Override
        public Optional<CoveringDocument> coveringDocument() {
            return invoiced.coveringDocument();
        }

        @Override
        public Optional<Shipment> sentWith() {
            return Optional.of(shipment);
        }
    }

    /**
     * The buyer has it.
     *
     * @param dispatched how it got there
     * @param at since when
     */
    record Delivered(Dispatched dispatched, Instant at) implements OrderStatus {
        @Override
        public Kind kind() {
            return Kind.DELIVERED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.delivered(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return dispatched.currentHold();
        }

        @Override
        public List<Parcel> packedParcels() {
            return dispatched.packedParcels();
        }

        @Override
        public Optional<CoveringDocument> coveringDocument() {
            return dispatched.coveringDocument();
        }

        @Override
        public Optional<Shipment> sentWith() {
            return dispatched.sentWith();
        }
    }

    /**
     * It goes on as its parts, which are orders of their own.
     *
     * @param parts the parts, in order
     */
    record Split(List<OrderId> parts) implements OrderStatus {
        public Split {
            parts = List.copyOf(parts);
        }

        @Override
        public Kind kind() {
            return Kind.SPLIT;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.split(this);
        }
    }

    /**
     * It was cancelled.
     *
     * @param before where it stood
     * @param reason why
     * @param compensation what is to be undone
     */
    record Cancelled(OrderStatus before, String reason, Compensation compensation) implements OrderStatus {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelled(this);
        }

        @Override
        public Optional<HoldId> currentHold() {
            return before.currentHold();
        }

        @Override
        public List<Parcel> packedParcels() {
            return before.packedParcels();
        }

        @Override
        public Optional<CoveringDocument> coveringDocument() {
            return before.coveringDocument();
        }

        @Override
        public Optional<Shipment> sentWith() {
            return before.sentWith();
        }
    }
}
