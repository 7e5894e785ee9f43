package dev.backoffice.core.job;

import dev.backoffice.core.marking.HostImplements;
import java.util.List;

/**
 * Where in all tenants a document has fallen due: those with an index {@value DueDocuments#INDEX}. A read of its own, of what is
 * committed; it changes nothing.
 */
@HostImplements
public interface DueEntries {
    /**
     * One page of what is due, by due text, then tenant, then id, each by Unicode code point. What it costs grows with what is
     * due, with the entries of the excepted tenants too, and not with tenants or documents that have nothing due.
     */
    List<DueEntry> list(DueQuery query);
}
