-- Backoffice for Java, schema version 4, PostgreSQL.

-- Deliveries are handed out in the order of this index, however many are due since the same instant.
CREATE INDEX ${plain}delivery_due ON ${prefix}delivery (subscription, due_at, tenant, aggregate_kind, aggregate_id, version, idx) WHERE NOT finished;
DROP INDEX ${prefix}delivery_open;
