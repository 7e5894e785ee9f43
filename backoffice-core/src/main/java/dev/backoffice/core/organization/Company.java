package dev.backoffice.core.organization;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A company: its establishments, the main one first.
 *
 * @param establishments at least one, each site once
 */
public record Company(List<Establishment> establishments) {
    /** @throws InvalidInput {@code input.empty}, or {@code company.site-twice} naming the site */
    public Company {
        establishments = List.copyOf(establishments);
        if (establishments.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "company.establishments");
        }
        Set<String> sites = new HashSet<>();
        for (Establishment establishment : establishments) {
            if (!sites.add(establishment.site())) {
                throw InvalidInput.of("company.site-twice", "site", establishment.site());
            }
        }
    }

    /** A company with one establishment. */
    public static Company of(Establishment only) {
        return new Company(List.of(only));
    }

    /** The main establishment. */
    public Establishment main() {
        return establishments.get(0);
    }

    /**
     * The establishment of a site.
     *
     * @throws NotFound {@code site.unknown}
     */
    public Establishment at(String site) {
        return establishments.stream()
                .filter(establishment -> establishment.site().equals(site))
                .findFirst()
                .orElseThrow(() -> NotFound.of("site.unknown", "site", site));
    }
}
