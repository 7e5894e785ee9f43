-- Backoffice for Java, schema version 1, PostgreSQL.
-- Instants are microseconds since 1970-01-01T00:00Z: exact, and the same in every session zone.
-- Texts that are compared or sorted use COLLATE "C", which orders UTF-8 by Unicode code point.

CREATE TABLE ${prefix}document (
  tenant varchar(63) COLLATE "C" NOT NULL,
  kind varchar(60) COLLATE "C" NOT NULL,
  id varchar(200) COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  schema_no integer NOT NULL,
  body text NOT NULL,
  index_texts text NOT NULL,
  PRIMARY KEY (tenant, kind, id)
);

CREATE TABLE ${prefix}document_index (
  tenant varchar(63) COLLATE "C" NOT NULL,
  kind varchar(60) COLLATE "C" NOT NULL,
  id varchar(200) COLLATE "C" NOT NULL,
  index_name varchar(60) COLLATE "C" NOT NULL,
  entry varchar(200) COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, kind, id, index_name)
);

CREATE INDEX ${plain}document_index_by_entry ON ${prefix}document_index (tenant, kind, index_name, entry, id);

CREATE TABLE ${prefix}receipt (
  tenant varchar(63) COLLATE "C" NOT NULL,
  operation varchar(60) COLLATE "C" NOT NULL,
  idem_key varchar(200) COLLATE "C" NOT NULL,
  fingerprint varchar(100) NOT NULL,
  answer text NOT NULL,
  done_at bigint NOT NULL,
  PRIMARY KEY (tenant, operation, idem_key)
);

CREATE INDEX ${plain}receipt_by_time ON ${prefix}receipt (done_at);

CREATE TABLE ${prefix}event (
  tenant varchar(63) COLLATE "C" NOT NULL,
  aggregate_kind varchar(60) COLLATE "C" NOT NULL,
  aggregate_id varchar(200) COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  idx integer NOT NULL,
  event_type varchar(200) NOT NULL,
  schema_no integer NOT NULL,
  body text NOT NULL,
  happened_at bigint NOT NULL,
  caused_by varchar(100) NOT NULL,
  PRIMARY KEY (tenant, aggregate_kind, aggregate_id, version, idx)
);

-- due_at is null for a delivery that is parked or finished.
CREATE TABLE ${prefix}delivery (
  tenant varchar(63) COLLATE "C" NOT NULL,
  aggregate_kind varchar(60) COLLATE "C" NOT NULL,
  aggregate_id varchar(200) COLLATE "C" NOT NULL,
  subscription varchar(60) COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  idx integer NOT NULL,
  happened_at bigint NOT NULL,
  status varchar(10) NOT NULL,
  finished boolean NOT NULL,
  due_at bigint,
  attempts integer NOT NULL,
  worker varchar(200) NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (tenant, aggregate_kind, aggregate_id, subscription, version, idx)
);

CREATE INDEX ${plain}delivery_open ON ${prefix}delivery (subscription, due_at) WHERE NOT finished;

CREATE TABLE ${prefix}counter (
  tenant varchar(63) COLLATE "C" NOT NULL,
  kind varchar(60) COLLATE "C" NOT NULL,
  name varchar(200) COLLATE "C" NOT NULL,
  on_hand bigint NOT NULL,
  held bigint NOT NULL,
  floor_level bigint NOT NULL,
  PRIMARY KEY (tenant, kind, name)
) WITH (fillfactor = 70);

-- due_at is null once nothing of the hold is live.
CREATE TABLE ${prefix}hold (
  tenant varchar(63) COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  expires_at bigint NOT NULL,
  version bigint NOT NULL,
  due_at bigint,
  PRIMARY KEY (tenant, id)
);

CREATE INDEX ${plain}hold_due ON ${prefix}hold (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE ${prefix}hold_line (
  tenant varchar(63) COLLATE "C" NOT NULL,
  hold_id uuid NOT NULL,
  line_no integer NOT NULL,
  counter_kind varchar(60) COLLATE "C" NOT NULL,
  counter_name varchar(200) COLLATE "C" NOT NULL,
  held bigint NOT NULL,
  committed bigint NOT NULL,
  released bigint NOT NULL,
  expired bigint NOT NULL,
  due_at bigint,
  PRIMARY KEY (tenant, hold_id, line_no)
);

CREATE INDEX ${plain}hold_line_due ON ${prefix}hold_line (tenant, counter_kind, counter_name, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE ${prefix}delta (
  tenant varchar(63) COLLATE "C" NOT NULL,
  book varchar(60) COLLATE "C" NOT NULL,
  posting varchar(100) COLLATE "C" NOT NULL,
  line_no integer NOT NULL,
  account varchar(100) COLLATE "C" NOT NULL,
  unit varchar(100) COLLATE "C" NOT NULL,
  period varchar(20) COLLATE "C" NOT NULL,
  dimensions varchar(200) COLLATE "C" NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (tenant, book, posting, line_no)
);

CREATE TABLE ${prefix}checkpoint (
  tenant varchar(63) COLLATE "C" NOT NULL,
  book varchar(60) COLLATE "C" NOT NULL,
  account varchar(100) COLLATE "C" NOT NULL,
  unit varchar(100) COLLATE "C" NOT NULL,
  period varchar(20) COLLATE "C" NOT NULL,
  dimensions varchar(200) COLLATE "C" NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (tenant, book, account, unit, period, dimensions)
) WITH (fillfactor = 70);

-- last_given is null while no number was given.
CREATE TABLE ${prefix}number_series (
  tenant varchar(63) COLLATE "C" NOT NULL,
  series varchar(200) COLLATE "C" NOT NULL,
  last_given bigint,
  PRIMARY KEY (tenant, series)
) WITH (fillfactor = 70);

CREATE TABLE ${prefix}number_lease (
  tenant varchar(63) COLLATE "C" NOT NULL,
  series varchar(200) COLLATE "C" NOT NULL,
  num bigint NOT NULL,
  document varchar(100) COLLATE "C" NOT NULL,
  state varchar(10) NOT NULL,
  reason text NOT NULL,
  changed_at bigint NOT NULL,
  PRIMARY KEY (tenant, series, num)
);

CREATE INDEX ${plain}number_lease_by_document ON ${prefix}number_lease (tenant, series, document, num);

CREATE TABLE ${prefix}job_lease (
  job varchar(100) COLLATE "C" NOT NULL,
  owner varchar(200) COLLATE "C" NOT NULL,
  ends_at bigint NOT NULL,
  PRIMARY KEY (job)
);
