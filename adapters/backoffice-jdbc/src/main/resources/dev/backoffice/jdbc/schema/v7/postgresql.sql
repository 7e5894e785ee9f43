-- Backoffice for Java, schema version 7, PostgreSQL: parked deliveries in pages.

-- The order in which parked deliveries are listed. A pending one behind a parked one may have no due_at from now on.
CREATE INDEX ${plain}delivery_parked ON ${prefix}delivery (happened_at, tenant, aggregate_kind, aggregate_id, version, idx, subscription) WHERE status = 'parked';
