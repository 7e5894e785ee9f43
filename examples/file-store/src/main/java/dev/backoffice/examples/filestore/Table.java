package dev.backoffice.examples.filestore;

/** All tables, each with the parts of its keys. Names are written to the file: one that was ever written stays as it is. */
enum Table {
    /** tenant, kind, id. */
    DOCUMENT,
    /** tenant, kind, index, text, id: where a document is found. */
    DOCUMENT_BY_TEXT,
    /** kind, text, tenant, id: documents that fall due, of all tenants. */
    DOCUMENT_DUE,
    /** tenant, operation, key. */
    RECEIPT,
    /** at, tenant, operation, key. */
    RECEIPT_BY_TIME,
    /** tenant, kind, name. */
    COUNTER,
    /** tenant, id. */
    HOLD,
    /** expiry, tenant, id: of live holds. */
    HOLD_BY_EXPIRY,
    /** tenant, kind, name, expiry, id: of live holds. */
    HOLD_BY_COUNTER,
    /** tenant, book, posting, line. */
    DELTA,
    /** tenant, book, account, unit, period, dimensions. */
    CHECKPOINT,
    /** tenant, series. */
    SERIES,
    /** tenant, series, number. */
    NUMBER,
    /** tenant, series, document: its latest number. */
    NUMBER_BY_DOCUMENT,
    /** tenant, kind, id, version, index. */
    EVENT,
    /** subscription, tenant, kind, id, version, index: what is not handled yet. */
    DELIVERY,
    /** subscription, due, tenant, kind, id, version, index: the first of each aggregate unless it is parked. */
    DELIVERY_DUE,
    /** at, tenant, kind, id, version, index, subscription. */
    DELIVERY_PARKED,
    /** tenant, at, kind, id, version, index: events that wait to be sealed. */
    UNSEALED,
    /** tenant, number. */
    BLOCK,
    /** tenant, position. */
    SEALED,
    /** tenant: the number of its newest block. */
    HEAD,
    /** tenant: the number of the last block that was anchored, while there are newer ones. */
    UNANCHORED,
    /** job. */
    LEASE
}
