package dev.backoffice.core.organization;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.identity.CodeText;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A place where a company does business: it has stock, a tax registration and a time zone of its own.
 *
 * <p>What a country wants to know of it stands in {@code registrations}, under the country's names: for Brazil {@code cnpj},
 * {@code ie}, {@code crt} (1 to 4), {@code nfe.series}, {@code nfe.next-number}.
 *
 * @param site short code, e.g. {@code SP1}: 1 to 20 of {@code A-Z 0-9 -}
 * @param name the registered name
 * @param tradeName the name on the shop front; may be empty
 * @param address where it is
 * @param zone its time zone: dates of its documents are dates there
 * @param registrations by name
 */
public record Establishment(
        String site,
        String name,
        String tradeName,
        PostalAddress address,
        ZoneId zone,
        Map<String, String> registrations) {
    private static final Pattern SITE = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.form} and the like for the site, {@code input.blank} for the name */
    public Establishment {
        CodeText.check("site", site, 20, SITE);
        if (name.isBlank()) {
            throw InvalidInput.of("input.blank", "field", "establishment.name");
        }
        registrations = Collections.unmodifiableMap(new TreeMap<>(registrations));
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
        return findRegistration(named)
                .orElseThrow(
                        () -> NotFound.of("establishment.registration-missing", "site", site, "registration", named));
    }
}
