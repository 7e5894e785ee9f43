package dev.backoffice.core.leaving;

import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.reference.ReferenceTables;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the law of a country retains of a tenant that has left, and until when. Stateless and thread-safe. */
@HostImplements
public interface RetentionLaw {
    /**
     * Until when a row is retained; empty when it need not be.
     *
     * @param table one of {@code DOCUMENTS, COUNTERS, DELTAS, CHECKPOINTS, NUMBERS}
     * @param kind of which documents or counters, or which book; empty for numbers
     * @param happened when it last changed
     */
    Optional<Retention> of(TenantTable table, String kind, Instant happened);

    /**
     * By the newest event of which other kind of aggregate, with an equal id, documents of this kind are dated. Default: by those
     * of their own kind. A document without such an event counts from the day the tenant left.
     */
    default String datedBy(String kind) {
        return kind;
    }

    /** Where its days begin and end. */
    ZoneId zone();

    /** Retains nothing. */
    static RetentionLaw none() {
        return new RetentionLaw() {
            @Override
            public Optional<Retention> of(TenantTable table, String kind, Instant happened) {
                return Optional.empty();
            }

            @Override
            public ZoneId zone() {
                return ZoneOffset.UTC;
            }
        };
    }

    /**
     * A law as dated tables; see {@link RetentionTables}.
     *
     * @param tables with {@link RetentionTables#LAW} and {@link RetentionTables#ROWS}
     * @param zone where its days begin and end
     */
    static RetentionLaw of(ReferenceTables tables, ZoneId zone) {
        return new RetentionTables(tables, zone);
    }
}
