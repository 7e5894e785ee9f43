-- Backoffice for Java, schema version 8, PostgreSQL: what is done with, by age.

-- When the entries of a block and their events went to an archive; null while they are here.
ALTER TABLE ${prefix}trail_block ADD COLUMN archived_at bigint;

CREATE INDEX ${plain}trail_block_aged ON ${prefix}trail_block (sealed_at, tenant, num) WHERE archived_at IS NULL;

CREATE INDEX ${plain}delivery_aged ON ${prefix}delivery (happened_at, tenant, aggregate_kind, aggregate_id, subscription, version, idx) WHERE status = 'skipped';

-- In place of an index over the time alone.
CREATE INDEX ${plain}receipt_aged ON ${prefix}receipt (done_at, tenant, operation, idem_key);
DROP INDEX ${prefix}receipt_by_time;
