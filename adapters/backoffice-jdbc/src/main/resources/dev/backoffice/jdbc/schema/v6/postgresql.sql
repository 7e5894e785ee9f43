-- Backoffice for Java, schema version 6, PostgreSQL: what has fallen due, over all tenants.

-- The order in which documents of all tenants are looked for that have fallen due.
CREATE INDEX ${plain}document_index_due ON ${prefix}document_index (kind, entry, tenant, id) WHERE index_name = 'due';
