-- Backoffice for Java, schema version 4, H2.
-- Every statement may run twice, as in version 1.

-- Deliveries are handed out in the order of this index, however many are due since the same instant.
CREATE INDEX IF NOT EXISTS ${prefix}delivery_due ON ${prefix}delivery (finished, subscription, due_at, tenant, aggregate_kind, aggregate_id, version, idx);
DROP INDEX IF EXISTS ${prefix}delivery_open;
