-- Backoffice for Java, schema version 5, PostgreSQL: the sealed audit trail.

-- Events that wait to be sealed; a row is deleted in the transaction that seals its event.
CREATE TABLE ${prefix}trail_unsealed (
  tenant varchar(63) COLLATE "C" NOT NULL,
  happened_at bigint NOT NULL,
  aggregate_kind varchar(60) COLLATE "C" NOT NULL,
  aggregate_id varchar(200) COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  idx integer NOT NULL,
  PRIMARY KEY (tenant, happened_at, aggregate_kind, aggregate_id, version, idx)
);

-- Only ever inserted into. Digests are 64 hex digits in lower case.
CREATE TABLE ${prefix}trail_entry (
  tenant varchar(63) COLLATE "C" NOT NULL,
  pos bigint NOT NULL,
  aggregate_kind varchar(60) COLLATE "C" NOT NULL,
  aggregate_id varchar(200) COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  idx integer NOT NULL,
  leaf varchar(64) NOT NULL,
  PRIMARY KEY (tenant, pos)
);

CREATE UNIQUE INDEX ${plain}trail_entry_by_event ON ${prefix}trail_entry (tenant, aggregate_kind, aggregate_id, version, idx);

-- Only ever inserted into.
CREATE TABLE ${prefix}trail_block (
  tenant varchar(63) COLLATE "C" NOT NULL,
  num bigint NOT NULL,
  first_pos bigint NOT NULL,
  events integer NOT NULL,
  root varchar(64) NOT NULL,
  previous varchar(64) NOT NULL,
  hash varchar(64) NOT NULL,
  sealed_at bigint NOT NULL,
  PRIMARY KEY (tenant, num)
);

-- Tenants with blocks that no anchor keeps: those after anchored, up to head.
CREATE TABLE ${prefix}trail_unanchored (
  tenant varchar(63) COLLATE "C" NOT NULL,
  anchored bigint NOT NULL,
  head bigint NOT NULL,
  PRIMARY KEY (tenant)
) WITH (fillfactor = 70);

-- Events of earlier versions wait to be sealed.
INSERT INTO ${prefix}trail_unsealed (tenant, happened_at, aggregate_kind, aggregate_id, version, idx)
SELECT tenant, happened_at, aggregate_kind, aggregate_id, version, idx FROM ${prefix}event;
