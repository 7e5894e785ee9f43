package dev.backoffice.core.br;

import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.calendar.Calendars;
import dev.backoffice.core.calendar.Effect;
import dev.backoffice.core.calendar.HolidayRule;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calendars of Brazil. Immutable and thread-safe: each calendar is put together once.
 *
 * <p>Codes: {@code BR} (national), {@code BR-SP} (with the holidays of the state), {@code BR-3550308} (with those of the state and
 * of the city of this IBGE code); and {@code BR-BANK}, {@code BR-BANK-SP}, {@code BR-BANK-3550308} for days on which banks work.
 * All rest on Saturday and Sunday; a shop that opens on Saturday uses {@link BusinessCalendar#resting}.
 *
 * <p>Banks rest on Carnival Monday and Tuesday and on Corpus Christi too, which are no national holidays (Resolução CMN
 * 4.880/2020; the same days as ANBIMA's list). On Ash Wednesday, 24 December and the last business day of the year they
 * work with short hours or closed counters: {@link BusinessCalendar#shortDay}. Election days are Sundays and not listed.
 *
 * <p>Rows come from the table {@value #TABLE}: {@code area} is {@code BR}, a state or an IBGE code; {@code observed_by} is
 * {@code all}, {@code banks} or {@code general} (all but banks); {@code day}, {@code name} and {@code effect} as in {@link
 * HolidayRule#from}. A host lays its cities over it:
 *
 * <pre>{@code
 * key	valid_from	valid_to	area	observed_by	day	name	effect	source
 * 3550308/city	1967-04-06		3550308	all	01-25	Aniversário da cidade	closed	Lei municipal 7.008/1967
 * }</pre>
 */
public final class BrazilianCalendars implements Calendars {
    /** The name of the table of holidays. */
    public static final String TABLE = "br.holidays";

    /** The code of the national calendar. */
    public static final String NATIONAL = "BR";

    /** The code of the national banking calendar. */
    public static final String BANKING = "BR-BANK";

    private static final Set<String> OBSERVERS = Set.of("all", "banks", "general");

    private final List<Row> rows;
    private final Map<String, BusinessCalendar> known = new ConcurrentHashMap<>();

    private BrazilianCalendars(List<Row> rows) {
        this.rows = rows;
    }

    /** The table that comes with the library: national and banking holidays. */
    public static ReferenceTable table() {
        return ReferenceTable.read(TABLE, BrazilianCalendars.class.getResourceAsStream("holidays.tsv"));
    }

    /**
     * The holidays of the states that come with the library, as an open list has them; a host that knows better lays its own
     * rows over them, of the same keys. Cities are the host's.
     */
    public static ReferenceTable stateTable() {
        return ReferenceTable.read(TABLE, BrazilianCalendars.class.getResourceAsStream("holidays_states.tsv"));
    }

    /** Both tables of the library, for a host to lay its own over. */
    public static ReferenceTables tables() {
        return ReferenceTables.of(table(), stateTable());
    }

    /** The calendars of the library's own tables. */
    public static BrazilianCalendars standard() {
        return of(tables());
    }

    /**
     * The calendars of the table {@value #TABLE} among these, with everything laid over it.
     *
     * @throws InvalidInput {@code reference.value} naming key and column of a row that cannot be read
     * @throws NotFound {@code reference.unknown-table}
     */
    public static BrazilianCalendars of(ReferenceTables tables) {
        return new BrazilianCalendars(tables.rows(TABLE).stream().map(Row::read).toList());
    }

    /** The national calendar. */
    public BusinessCalendar national() {
        return get(NATIONAL);
    }

    /** The national banking calendar. */
    public BusinessCalendar banking() {
        return get(BANKING);
    }

    /**
     * The calendar of a code; see the class for their form.
     *
     * @throws NotFound {@code calendar.unknown}
     */
    @Override
    public BusinessCalendar get(String code) {
        BusinessCalendar calendar = known.get(Input.required(code, "calendar"));
        // Only codes of places that exist are kept, so nobody fills the memory with invented ones.
        return calendar != null ? calendar : known.computeIfAbsent(code, this::assemble);
    }

    private BusinessCalendar assemble(String code) {
        boolean banks = code.equals(BANKING) || code.startsWith(BANKING + "-");
        Set<String> areas = areas(code, banks ? BANKING : NATIONAL);
        Set<String> keys = rows.stream()
                .filter(row -> row.counts(areas, banks))
                .map(row -> row.rule.key())
                .collect(Collectors.toSet());
        // A row of another area may still lie over one of ours, when a decree moved a holiday elsewhere: it then takes
        // it back.
        return BusinessCalendar.of(
                code,
                rows.stream()
                        .filter(row -> keys.contains(row.rule.key()))
                        .map(row -> row.counts(areas, banks) ? row.rule : row.rule.with(Effect.OPEN))
                        .toList());
    }

    private static Set<String> areas(String code, String country) {
        Set<String> areas = new HashSet<>(Set.of(NATIONAL));
        if (code.equals(country)) {
            return areas;
        }
        String place = code.startsWith(country + "-") ? code.substring(country.length() + 1) : "";
        if (MunicipalityCode.isValid(place)) {
            Municipality city = Municipality.find(MunicipalityCode.of(place)).orElseThrow(() -> unknown(code));
            areas.add(place);
            areas.add(city.uf().name());
        } else {
            areas.add(Uf.find(place).orElseThrow(() -> unknown(code)).name());
        }
        return areas;
    }

    private static NotFound unknown(String code) {
        return NotFound.of("calendar.unknown", "calendar", code);
    }

    private record Row(HolidayRule rule, String area, String observedBy) {
        static Row read(ReferenceRow row) {
            return new Row(
                    HolidayRule.from(row),
                    row.as("area", "BR, state or IBGE code", Row::area),
                    row.as("observed_by", "all, banks or general", Row::observer));
        }

        boolean counts(Set<String> areas, boolean banks) {
            return areas.contains(area) && !observedBy.equals(banks ? "general" : "banks");
        }

        private static String area(@Nullable String text) {
            return NATIONAL.equals(text) || MunicipalityCode.isValid(text)
                    ? Input.required(text, "area")
                    : Uf.parse(text).name();
        }

        private static String observer(String text) {
            if (!OBSERVERS.contains(text)) {
                throw InvalidInput.of("input.form", "field", "observed_by", "form", "all|banks|general");
            }
            return text;
        }
    }
}
