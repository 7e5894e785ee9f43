-- Backoffice for Java, schema version 1, H2.
-- Every statement may run twice: H2 commits each one, so a migration that was cut off is simply run again.
-- Instants are microseconds since 1970-01-01T00:00Z: exact, and the same in every session zone.
-- H2 orders texts by UTF-16 unit. Ids of documents and index entries are kept in a form whose order is that of the Unicode
-- code points; it differs from the text itself only in characters from U+D800 on.

CREATE TABLE IF NOT EXISTS ${prefix}document (
  tenant CHARACTER VARYING(63) NOT NULL,
  kind CHARACTER VARYING(60) NOT NULL,
  id CHARACTER VARYING(200) NOT NULL,
  version BIGINT NOT NULL,
  schema_no INTEGER NOT NULL,
  body CHARACTER VARYING NOT NULL,
  index_texts CHARACTER VARYING NOT NULL,
  PRIMARY KEY (tenant, kind, id)
);

CREATE TABLE IF NOT EXISTS ${prefix}document_index (
  tenant CHARACTER VARYING(63) NOT NULL,
  kind CHARACTER VARYING(60) NOT NULL,
  id CHARACTER VARYING(200) NOT NULL,
  index_name CHARACTER VARYING(60) NOT NULL,
  entry CHARACTER VARYING(200) NOT NULL,
  PRIMARY KEY (tenant, kind, id, index_name)
);

CREATE INDEX IF NOT EXISTS ${prefix}document_index_by_entry ON ${prefix}document_index (tenant, kind, index_name, entry, id);

CREATE TABLE IF NOT EXISTS ${prefix}receipt (
  tenant CHARACTER VARYING(63) NOT NULL,
  operation CHARACTER VARYING(60) NOT NULL,
  idem_key CHARACTER VARYING(200) NOT NULL,
  fingerprint CHARACTER VARYING(100) NOT NULL,
  answer CHARACTER VARYING NOT NULL,
  done_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, operation, idem_key)
);

CREATE INDEX IF NOT EXISTS ${prefix}receipt_by_time ON ${prefix}receipt (done_at);

CREATE TABLE IF NOT EXISTS ${prefix}event (
  tenant CHARACTER VARYING(63) NOT NULL,
  aggregate_kind CHARACTER VARYING(60) NOT NULL,
  aggregate_id CHARACTER VARYING(200) NOT NULL,
  version BIGINT NOT NULL,
  idx INTEGER NOT NULL,
  event_type CHARACTER VARYING(200) NOT NULL,
  schema_no INTEGER NOT NULL,
  body CHARACTER VARYING NOT NULL,
  happened_at BIGINT NOT NULL,
  caused_by CHARACTER VARYING(100) NOT NULL,
  PRIMARY KEY (tenant, aggregate_kind, aggregate_id, version, idx)
);

-- due_at is null for a delivery that is parked or finished.
CREATE TABLE IF NOT EXISTS ${prefix}delivery (
  tenant CHARACTER VARYING(63) NOT NULL,
  aggregate_kind CHARACTER VARYING(60) NOT NULL,
  aggregate_id CHARACTER VARYING(200) NOT NULL,
  subscription CHARACTER VARYING(60) NOT NULL,
  version BIGINT NOT NULL,
  idx INTEGER NOT NULL,
  happened_at BIGINT NOT NULL,
  status CHARACTER VARYING(10) NOT NULL,
  finished BOOLEAN NOT NULL,
  due_at BIGINT,
  attempts INTEGER NOT NULL,
  worker CHARACTER VARYING(200) NOT NULL,
  reason CHARACTER VARYING NOT NULL,
  PRIMARY KEY (tenant, aggregate_kind, aggregate_id, subscription, version, idx)
);

CREATE INDEX IF NOT EXISTS ${prefix}delivery_open ON ${prefix}delivery (finished, subscription, due_at);

CREATE TABLE IF NOT EXISTS ${prefix}counter (
  tenant CHARACTER VARYING(63) NOT NULL,
  kind CHARACTER VARYING(60) NOT NULL,
  name CHARACTER VARYING(200) NOT NULL,
  on_hand BIGINT NOT NULL,
  held BIGINT NOT NULL,
  floor_level BIGINT NOT NULL,
  PRIMARY KEY (tenant, kind, name)
);

-- due_at is null once nothing of the hold is live.
CREATE TABLE IF NOT EXISTS ${prefix}hold (
  tenant CHARACTER VARYING(63) NOT NULL,
  id UUID NOT NULL,
  expires_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  due_at BIGINT,
  PRIMARY KEY (tenant, id)
);

CREATE INDEX IF NOT EXISTS ${prefix}hold_due ON ${prefix}hold (due_at);

CREATE TABLE IF NOT EXISTS ${prefix}hold_line (
  tenant CHARACTER VARYING(63) NOT NULL,
  hold_id UUID NOT NULL,
  line_no INTEGER NOT NULL,
  counter_kind CHARACTER VARYING(60) NOT NULL,
  counter_name CHARACTER VARYING(200) NOT NULL,
  held BIGINT NOT NULL,
  committed BIGINT NOT NULL,
  released BIGINT NOT NULL,
  expired BIGINT NOT NULL,
  due_at BIGINT,
  PRIMARY KEY (tenant, hold_id, line_no)
);

CREATE INDEX IF NOT EXISTS ${prefix}hold_line_due ON ${prefix}hold_line (tenant, counter_kind, counter_name, due_at);

CREATE TABLE IF NOT EXISTS ${prefix}delta (
  tenant CHARACTER VARYING(63) NOT NULL,
  book CHARACTER VARYING(60) NOT NULL,
  posting CHARACTER VARYING(100) NOT NULL,
  line_no INTEGER NOT NULL,
  account CHARACTER VARYING(100) NOT NULL,
  unit CHARACTER VARYING(100) NOT NULL,
  period CHARACTER VARYING(20) NOT NULL,
  dimensions CHARACTER VARYING(200) NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (tenant, book, posting, line_no)
);

CREATE TABLE IF NOT EXISTS ${prefix}checkpoint (
  tenant CHARACTER VARYING(63) NOT NULL,
  book CHARACTER VARYING(60) NOT NULL,
  account CHARACTER VARYING(100) NOT NULL,
  unit CHARACTER VARYING(100) NOT NULL,
  period CHARACTER VARYING(20) NOT NULL,
  dimensions CHARACTER VARYING(200) NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (tenant, book, account, unit, period, dimensions)
);

-- last_given is null while no number was given.
CREATE TABLE IF NOT EXISTS ${prefix}number_series (
  tenant CHARACTER VARYING(63) NOT NULL,
  series CHARACTER VARYING(200) NOT NULL,
  last_given BIGINT,
  PRIMARY KEY (tenant, series)
);

CREATE TABLE IF NOT EXISTS ${prefix}number_lease (
  tenant CHARACTER VARYING(63) NOT NULL,
  series CHARACTER VARYING(200) NOT NULL,
  num BIGINT NOT NULL,
  document CHARACTER VARYING(100) NOT NULL,
  state CHARACTER VARYING(10) NOT NULL,
  reason CHARACTER VARYING NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, series, num)
);

CREATE INDEX IF NOT EXISTS ${prefix}number_lease_by_document ON ${prefix}number_lease (tenant, series, document, num);

CREATE TABLE IF NOT EXISTS ${prefix}job_lease (
  job CHARACTER VARYING(100) NOT NULL,
  owner CHARACTER VARYING(200) NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (job)
);
