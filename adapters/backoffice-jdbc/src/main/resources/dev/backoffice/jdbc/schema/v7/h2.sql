-- Backoffice for Java, schema version 7, H2: parked deliveries in pages.
-- Every statement may run twice, as in version 1.

-- The order in which parked deliveries are listed. A pending one behind a parked one may have no due_at from now on.
CREATE INDEX IF NOT EXISTS ${prefix}delivery_parked ON ${prefix}delivery (status, happened_at, tenant, aggregate_kind, aggregate_id, version, idx, subscription);
