-- Backoffice for Java, schema version 3, PostgreSQL.

-- A sum of deltas may pass 64 bits. Folding adds up those of all tenants and must not fail for one of them.
ALTER TABLE ${prefix}checkpoint ALTER COLUMN amount TYPE numeric(38);
