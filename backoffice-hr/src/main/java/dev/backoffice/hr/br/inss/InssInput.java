package dev.backoffice.hr.br.inss;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one person's contribution of one month is computed on.
 *
 * <p>The thirteenth salary has bands and a ceiling of its own: compute it by a second input, never together with the
 * month (Decreto 3.048/1999 art. 214 §§ 6 and 7).
 *
 * @param sources in the order in which they use up the bands and the ceiling: the earlier employment takes the lower
 *     bands (manual of eSocial S-1.3, event S-1200 item 5.1); 1 to {@value #MAX_SOURCES}, each id once
 * @param rounding which of the two published roundings applies
 */
public record InssInput(List<InssSource> sources, InssRounding rounding) {
    /** Most sources in one month. */
    public static final int MAX_SOURCES = 1000;

    public InssInput {
        sources = List.copyOf(Input.required(sources, "sources"));
        Input.required(rounding, "rounding");
        if (sources.isEmpty()) {
            throw InvalidInput.of("inss.no-source");
        }
        if (sources.size() > MAX_SOURCES) {
            throw InvalidInput.of("inss.too-many-sources", "max", Integer.toString(MAX_SOURCES));
        }
        if (sources.size() > 1) {
            Set<String> seen = new HashSet<>();
            for (InssSource source : sources) {
                if (!seen.add(source.id())) {
                    throw InvalidInput.of("inss.source-twice", "source", source.id());
                }
            }
        }
    }

    /** The sources in the order given. */
    public static InssInput of(InssRounding rounding, InssSource... sources) {
        return new InssInput(List.of(sources), rounding);
    }
}
