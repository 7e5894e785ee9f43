package dev.backoffice.core.organization;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.identity.CodeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A place where a company does business: it has stock, a tax registration and a time zone of its own.
 *
 * <p>What a country wants to know of it stands in {@code registrations}, under the country's names: for Brazil {@code cnpj},
 * {@code ie}, {@code crt} (1 to 4), {@code nfe.series}, {@code nfe.next-number}. What changes with its tax regime stands in
 * {@code regimes}; {@link #registration(String, LocalDate)} reads both.
 *
 * <pre>{@code
 * Establishment shop = new Establishment("SP1", name, "Loja Azul", address, zone, registrations)
 *         .regimes(List.of(new RegimePeriod(january2025, Map.of("crt", "1")), new RegimePeriod(january2027, Map.of("crt", "3"))))
 *         .work(WorkTerms.of(LocalTime.of(14, 0), 1, "BR-SP"));
 * }</pre>
 *
 * @param site short code, e.g. {@code SP1}: 1 to 20 of {@code A-Z 0-9 -}
 * @param name the registered name
 * @param tradeName the name on the shop front; may be empty
 * @param address where it is
 * @param zone its time zone: dates of its documents are dates there
 * @param registrations by name
 * @param regimes its tax regimes in the order of their first days; may be empty
 * @param work when it works; empty where nothing is promised from it
 */
public record Establishment(
        String site,
        String name,
        String tradeName,
        PostalAddress address,
        ZoneId zone,
        Map<String, String> registrations,
        List<RegimePeriod> regimes,
        Optional<WorkTerms> work) {
    private static final Pattern SITE = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    /**
     * @throws dev.backoffice.core.error.InvalidInput {@code input.form} and the like for the site, {@code input.blank} for the
     *     name, or {@code establishment.regime-twice} when two regimes begin on one day
     */
    public Establishment {
        CodeText.check("site", site, 20, SITE);
        if (Input.required(name, "establishment.name").isBlank()) {
            throw InvalidInput.of("input.blank", "field", "establishment.name");
        }
        Input.required(tradeName, "establishment.tradeName");
        Input.required(address, "establishment.address");
        Input.required(zone, "establishment.zone");
        registrations = Collections.unmodifiableMap(
                new TreeMap<>(Input.required(registrations, "establishment.registrations")));
        regimes = inOrder(site, Input.required(regimes, "establishment.regimes"));
        Input.required(work, "establishment.work");
    }

    /** An establishment with one regime for ever, said in its registrations, and without terms of work. */
    public Establishment(
            String site,
            String name,
            String tradeName,
            PostalAddress address,
            ZoneId zone,
            Map<String, String> registrations) {
        this(site, name, tradeName, address, zone, registrations, List.of(), Optional.empty());
    }

    private static List<RegimePeriod> inOrder(String site, List<RegimePeriod> regimes) {
        List<RegimePeriod> sorted = new ArrayList<>(regimes);
        sorted.sort(Comparator.comparing(RegimePeriod::from));
        for (int i = 1; i < sorted.size(); i++) {
            LocalDate from = sorted.get(i).from();
            if (sorted.get(i - 1).from().equals(from)) {
                throw InvalidInput.of("establishment.regime-twice", "site", site, "date", from.toString());
            }
        }
        return List.copyOf(sorted);
    }

    /** The same establishment with these tax regimes, in any order. */
    public Establishment regimes(List<RegimePeriod> history) {
        return new Establishment(site, name, tradeName, address, zone, registrations, history, work);
    }

    /** The same establishment with these terms of work. */
    public Establishment work(WorkTerms terms) {
        return new Establishment(site, name, tradeName, address, zone, registrations, regimes, Optional.of(terms));
    }

    /** Which day it is there. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The tax regime on a day, when the history reaches back to it. */
    public Optional<RegimePeriod> findRegime(LocalDate date) {
        Input.required(date, "date");
        RegimePeriod found = null;
        for (RegimePeriod period : regimes) {
            if (!period.from().isAfter(date)) {
                found = period;
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * The tax regime on a day.
     *
     * @throws NotFound {@code establishment.regime-missing}: before the history begins there is no regime by default
     */
    public RegimePeriod regimeAt(LocalDate date) {
        return findRegime(date)
                .orElseThrow(() -> NotFound.of("establishment.regime-missing", "site", site, "date", date.toString()));
    }

    /**
     * When it works.
     *
     * @throws NotFound {@code establishment.work-missing}
     */
    public WorkTerms workTerms() {
        return work.orElseThrow(() -> NotFound.of("establishment.work-missing", "site", site));
    }

    /** The registration of this name, when there is one. */
    public Optional<String> findRegistration(String named) {
        return Optional.ofNullable(registrations.get(named));
    }

    /**
     * The registration of this name.
     *
     * @throws NotFound {@code establishment.registration-missing} naming it
     */
    public String registration(String named) {
        return findRegistration(named).orElseThrow(() -> missing(named));
    }

    /**
     * The registration of this name on a day: what the tax regime of that day says, or what always holds when no regime speaks
     * of it.
     *
     * @throws NotFound {@code establishment.regime-missing} for a day before the first regime, {@code
     *     establishment.registration-missing} when nothing says it
     */
    public String registration(String named, LocalDate date) {
        if (regimes.stream().noneMatch(regime -> regime.find(named).isPresent())) {
            return registration(named);
        }
        // What regimes say of a name is all that is known of it: neither the time before them nor a regime that is
        // silent
        // falls back to the undated registration.
        return regimeAt(date).find(named).orElseThrow(() -> missing(named));
    }

    private NotFound missing(String named) {
        return NotFound.of("establishment.registration-missing", "site", site, "registration", named);
    }
}
