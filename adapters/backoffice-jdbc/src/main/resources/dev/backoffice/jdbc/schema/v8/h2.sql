-- Backoffice for Java, schema version 8, H2: what is done with, by age.
-- Every statement may run twice, as in version 1.

-- When the entries of a block and their events went to an archive; null while they are here.
ALTER TABLE ${prefix}trail_block ADD COLUMN IF NOT EXISTS archived_at bigint;

CREATE INDEX IF NOT EXISTS ${prefix}trail_block_aged ON ${prefix}trail_block (archived_at, sealed_at, tenant, num);

CREATE INDEX IF NOT EXISTS ${prefix}delivery_aged ON ${prefix}delivery (status, happened_at, tenant, aggregate_kind, aggregate_id, subscription, version, idx);

-- In place of an index over the time alone.
CREATE INDEX IF NOT EXISTS ${prefix}receipt_aged ON ${prefix}receipt (done_at, tenant, operation, idem_key);
DROP INDEX IF EXISTS ${prefix}receipt_by_time;
