-- Backoffice for Java, schema version 3, H2.
-- Every statement may run twice, as in version 1.

-- A sum of deltas may pass 64 bits. Folding adds up those of all tenants and must not fail for one of them.
ALTER TABLE ${prefix}checkpoint ALTER COLUMN amount SET DATA TYPE NUMERIC(38);
