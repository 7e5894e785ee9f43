package dev.backoffice.fiscal.br.nfe.schema;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The authority's schema packages: which is in force for the day and environment of a note, and where the host keeps its files. The
 * library carries the calendar and no files. Immutable but for compiled schemas, and thread-safe.
 *
 * <pre>{@code
 * SchemaPackages schemas = SchemaPackages.standard()
 *         .given("PL_010e", SchemaSource.folder(folder))
 *         .given("PL_010f", SchemaSource.folder(newer));
 * }</pre>
 */
public final class SchemaPackages {
    private static final SchemaPackages STANDARD = new SchemaPackages(readCalendar(), Map.of());

    private final List<Edition> calendar;
    private final Map<String, SchemaSource> sources;
    private final Map<String, NfeSchema> compiled = new ConcurrentHashMap<>();

    private SchemaPackages(List<Edition> calendar, Map<String, SchemaSource> sources) {
        this.calendar = calendar;
        this.sources = sources;
    }

    /** The calendar this library knows ({@code schema-packages.tsv}), and no files. */
    public static SchemaPackages standard() {
        return STANDARD;
    }

    /**
     * The same with another package, or with other days for one that is known.
     *
     * @param name e.g. {@code PL_010g}
     * @param homologation first day of emission for trials
     * @param production first day of emission in production
     */
    public SchemaPackages with(String name, LocalDate homologation, LocalDate production) {
        List<Edition> all = new ArrayList<>(calendar);
        all.removeIf(known -> known.name().equals(name));
        all.add(new Edition(name, homologation, production));
        return new SchemaPackages(List.copyOf(all), sources);
    }

    /**
     * The same, where the files of a package lie. A host may give the files of one package for another that it knows to be equal.
     *
     * @param name e.g. {@code PL_010e}
     * @param source its files
     */
    public SchemaPackages given(String name, SchemaSource source) {
        Map<String, SchemaSource> all = new HashMap<>(sources);
        all.put(name, source);
        return new SchemaPackages(calendar, Map.copyOf(all));
    }

    /**
     * The package in force.
     *
     * @param emission day of the emission, by the issuer's clock
     * @throws NotFound {@code nfe.schema-unknown} for a day before the first package of the calendar
     */
    public String nameOn(LocalDate emission, NfeEnvironment environment) {
        return inForce(emission, environment)
                .orElseThrow(() -> NotFound.of(
                        "nfe.schema-unknown", "date", emission.toString(), "environment", environment.name()));
    }

    /**
     * The files of the package in force.
     *
     * @param emission day of the emission, by the issuer's clock
     * @throws NotFound {@code nfe.schema-unknown} as above, {@code nfe.schema-not-given} when the host gave no files for it
     */
    public SchemaSource sourceOn(LocalDate emission, NfeEnvironment environment) {
        String name = nameOn(emission, environment);
        SchemaSource source = sources.get(name);
        if (source == null) {
            throw NotFound.of(
                    "nfe.schema-not-given",
                    "package",
                    name,
                    "date",
                    emission.toString(),
                    "environment",
                    environment.name());
        }
        return source;
    }

    /** The compiled schema in force; each package is compiled once. */
    public NfeSchema schemaOn(LocalDate emission, NfeEnvironment environment) {
        SchemaSource source = sourceOn(emission, environment);
        return compiled.computeIfAbsent(nameOn(emission, environment), name -> NfeSchema.compile(source));
    }

    private Optional<String> inForce(LocalDate emission, NfeEnvironment environment) {
        Edition found = null;
        for (Edition each : calendar) {
            LocalDate since = each.since(environment);
            if (!since.isAfter(emission) && (found == null || !since.isBefore(found.since(environment)))) {
                found = each;
            }
        }
        return Optional.ofNullable(found).map(Edition::name);
    }

    private record Edition(String name, LocalDate homologation, LocalDate production) {
        LocalDate since(NfeEnvironment environment) {
            return environment == NfeEnvironment.PRODUCTION ? production : homologation;
        }
    }

    private static List<Edition> readCalendar() {
        String name = "schema-packages.tsv";
        try (InputStream file = Objects.requireNonNull(SchemaPackages.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Edition(cells[0], LocalDate.parse(cells[1]), LocalDate.parse(cells[2])))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
