-- Backoffice for Java, schema version 2, PostgreSQL.

-- When a delivery was first handed out since it was appended or last driven again; null before that.
ALTER TABLE ${prefix}delivery ADD COLUMN first_at bigint;

-- A delivery is deleted once it is handled; those that version 1 kept are of no use any more.
DELETE FROM ${prefix}delivery WHERE status = 'done';

CREATE INDEX ${plain}delta_by_account ON ${prefix}delta (tenant, book, account, unit, period);
