-- Backoffice for Java, schema version 6, H2: what has fallen due, over all tenants.
-- Every statement may run twice, as in version 1.

-- The order in which documents of all tenants are looked for that have fallen due (index name 'due').
CREATE INDEX IF NOT EXISTS ${prefix}document_index_due ON ${prefix}document_index (index_name, kind, entry, tenant, id);
