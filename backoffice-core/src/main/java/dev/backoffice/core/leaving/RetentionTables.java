package dev.backoffice.core.leaving;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A retention law as two dated tables, which a host may overlay. What is in force on the day something last changed decides.
 *
 * <p>{@value #LAW}, by subject: {@code years}; {@code count} ({@code year-end}: from the first day of the year after; {@code day}:
 * from the day itself); {@code at_latest}, a day after which it is not retained whatever the years say, mostly empty; {@code reason};
 * {@code source}.
 *
 * <p>{@value #ROWS}, by table and kind, e.g. {@code documents/order} or {@code numbers/}: {@code subject}; {@code dated_by}, another kind
 * of aggregate by whose events it is dated, or {@code -} for from the day the tenant left, mostly empty. What is not named is not retained.
 */
public final class RetentionTables implements RetentionLaw {
    /** The table of subjects. */
    public static final String LAW = "retention";

    /** The table of what belongs to which subject. */
    public static final String ROWS = "retained-rows";

    private final ReferenceTables tables;
    private final ZoneId zone;

    RetentionTables(ReferenceTables tables, ZoneId zone) {
        this.tables = Input.required(tables, "tables");
        this.zone = Input.required(zone, "zone");
    }

    private enum Count {
        YEAR_END,
        DAY;

        static Count parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** The last day. */
        LocalDate after(LocalDate day, long years) {
            return this == DAY
                    ? day.plusYears(years)
                    : LocalDate.of(day.getYear(), 12, 31).plusYears(years);
        }
    }

    /** @throws dev.backoffice.core.error.NotFound {@code reference.missing-row}, when a subject has no row of that day */
    @Override
    public Optional<Retention> of(TenantTable table, String kind, Instant happened) {
        LocalDate day = LocalDate.ofInstant(happened, zone);
        return tables.find(ROWS, table + "/" + kind, day).map(row -> retention(row.text("subject"), day));
    }

    /**
     * Until when a subject is retained, also one that no room keeps rows of yet, e.g. {@code payroll}.
     *
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row}, when it has no row of that day
     */
    public Retention retention(String subject, LocalDate day) {
        ReferenceRow law = tables.get(LAW, subject, day);
        LocalDate until = law.as("count", "year-end or day", Count::parse).after(day, law.wholeNumber("years"));
        if (!law.isOpen("at_latest") && law.date("at_latest").isBefore(until)) {
            until = law.date("at_latest");
        }
        return new Retention(until, law.text("reason"), law.source());
    }

    @Override
    public String datedBy(String kind) {
        return tables.rows(ROWS).stream()
                .filter(row -> row.key().equals(TenantTable.DOCUMENTS + "/" + kind) && !row.isOpen("dated_by"))
                .map(row -> row.text("dated_by"))
                .findFirst()
                .orElse(kind);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }
}
