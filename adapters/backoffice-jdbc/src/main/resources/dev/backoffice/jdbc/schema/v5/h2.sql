-- Backoffice for Java, schema version 5, H2: the sealed audit trail.
-- Every statement may run twice, as in version 1.

-- Events that wait to be sealed; a row is deleted in the transaction that seals its event.
CREATE TABLE IF NOT EXISTS ${prefix}trail_unsealed (
  tenant CHARACTER VARYING(63) NOT NULL,
  happened_at BIGINT NOT NULL,
  aggregate_kind CHARACTER VARYING(60) NOT NULL,
  aggregate_id CHARACTER VARYING(200) NOT NULL,
  version BIGINT NOT NULL,
  idx INTEGER NOT NULL,
  PRIMARY KEY (tenant, happened_at, aggregate_kind, aggregate_id, version, idx)
);

-- Only ever inserted into. Digests are 64 hex digits in lower case.
CREATE TABLE IF NOT EXISTS ${prefix}trail_entry (
  tenant CHARACTER VARYING(63) NOT NULL,
  pos BIGINT NOT NULL,
  aggregate_kind CHARACTER VARYING(60) NOT NULL,
  aggregate_id CHARACTER VARYING(200) NOT NULL,
  version BIGINT NOT NULL,
  idx INTEGER NOT NULL,
  leaf CHARACTER VARYING(64) NOT NULL,
  PRIMARY KEY (tenant, pos)
);

CREATE UNIQUE INDEX IF NOT EXISTS ${prefix}trail_entry_by_event ON ${prefix}trail_entry (tenant, aggregate_kind, aggregate_id, version, idx);

-- Only ever inserted into.
CREATE TABLE IF NOT EXISTS ${prefix}trail_block (
  tenant CHARACTER VARYING(63) NOT NULL,
  num BIGINT NOT NULL,
  first_pos BIGINT NOT NULL,
  events INTEGER NOT NULL,
  root CHARACTER VARYING(64) NOT NULL,
  previous CHARACTER VARYING(64) NOT NULL,
  hash CHARACTER VARYING(64) NOT NULL,
  sealed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, num)
);

-- Tenants with blocks that no anchor keeps: those after anchored, up to head.
CREATE TABLE IF NOT EXISTS ${prefix}trail_unanchored (
  tenant CHARACTER VARYING(63) NOT NULL,
  anchored BIGINT NOT NULL,
  head BIGINT NOT NULL,
  PRIMARY KEY (tenant)
);

-- Events of earlier versions wait to be sealed.
INSERT INTO ${prefix}trail_unsealed (tenant, happened_at, aggregate_kind, aggregate_id, version, idx)
SELECT e.tenant, e.happened_at, e.aggregate_kind, e.aggregate_id, e.version, e.idx FROM ${prefix}event e
WHERE NOT EXISTS (SELECT 1 FROM ${prefix}trail_unsealed u WHERE u.tenant = e.tenant AND u.happened_at = e.happened_at
  AND u.aggregate_kind = e.aggregate_kind AND u.aggregate_id = e.aggregate_id AND u.version = e.version AND u.idx = e.idx)
AND NOT EXISTS (SELECT 1 FROM ${prefix}trail_entry s WHERE s.tenant = e.tenant
  AND s.aggregate_kind = e.aggregate_kind AND s.aggregate_id = e.aggregate_id AND s.version = e.version AND s.idx = e.idx);
