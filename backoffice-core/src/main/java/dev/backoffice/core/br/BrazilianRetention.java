package dev.backoffice.core.br;

import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.leaving.RetentionTables;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.time.ZoneId;

/**
 * What Brazilian law retains of a company that leaves ({@code prazos de guarda}): tax documents for five full years after the year
 * (CTN art. 173 and 195), books of accounts for ten (Código Civil art. 1.194 and 205). Days are those of Brasília.
 *
 * <p>Personal data that no law retains (the buyers of orders, the details of parties) is not in it, and is deleted: Lei 13.709/2018
 * (LGPD) art. 15 and 16.
 */
public final class BrazilianRetention {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private BrazilianRetention() {}

    /** The tables that come with the library, for a host to lay its own over. */
    public static ReferenceTables tables() {
        return ReferenceTables.of(
                ReferenceTable.read(RetentionTables.LAW, BrazilianRetention.class.getResourceAsStream("retention.tsv")),
                ReferenceTable.read(
                        RetentionTables.ROWS, BrazilianRetention.class.getResourceAsStream("retained_rows.tsv")));
    }

    /** The law as the library's tables have it. */
    public static RetentionLaw standard() {
        return from(tables());
    }

    /** The law as other tables have it, e.g. {@code BrazilianRetention.tables().with(own)}. */
    public static RetentionLaw from(ReferenceTables tables) {
        return RetentionLaw.of(tables, ZONE);
    }
}
