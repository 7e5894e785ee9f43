package dev.backoffice.jdbc.internal;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.job.DueEntries;
import dev.backoffice.core.job.DueEntry;
import dev.backoffice.core.job.DueQuery;
import java.util.ArrayList;
import java.util.List;

/** What has fallen due, read from an index of its own over the index texts of all tenants. */
public final class DueTable implements DueEntries {
    private final Database database;
    private final String name;

    public DueTable(Database database, String qualifier) {
        this.database = database;
        this.name = qualifier + "document_index";
    }

    @Override
    public List<DueEntry> list(DueQuery query) {
        return database.system(tx -> list(tx, query));
    }

    private List<DueEntry> list(Tx tx, DueQuery query) {
        // The name stands in the statement, so that PostgreSQL sees that its partial index holds all that is asked for.
        StringBuilder sql = new StringBuilder("SELECT entry, tenant, id FROM " + name + " WHERE index_name = '"
                + DueDocuments.INDEX + "' AND kind = ? AND entry <= ?");
        List<Object> parameters = new ArrayList<>(List.of(query.kind(), kept(query.until())));
        query.after().ifPresent(last -> {
            String tenant = last.tenant().value();
            sql.append(" AND entry >= ? AND (entry > ? OR tenant > ? OR tenant = ? AND id > ?)");
            parameters.addAll(List.of(kept(last.due()), kept(last.due()), tenant, tenant, kept(last.id())));
        });
        if (!query.except().isEmpty()) {
            sql.append(" AND NOT tenant = ANY(?)");
            parameters.add(tx.array(
                    database.postgresql() ? "text" : "CHARACTER VARYING",
                    query.except().stream().map(TenantId::value).toArray()));
        }
        sql.append(database.postgresql() ? " ORDER BY kind" : " ORDER BY index_name, kind");
        sql.append(", entry, tenant, id LIMIT ?");
        parameters.add(query.limit());
        return tx.query(
                sql.toString(),
                parameters,
                row -> new DueEntry(
                        text(row.getString("entry")), TenantId.of(row.getString("tenant")), text(row.getString("id"))));
    }

    private String kept(String text) {
        return database.postgresql() ? text : Texts.sortable(text);
    }

    private String text(String kept) {
        return database.postgresql() ? kept : Texts.unsortable(kept);
    }
}
