package dev.backoffice.core.insight;

import dev.backoffice.core.marking.HostImplements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Knows what is in use and when it ends. Thread-safe. */
@HostImplements
public interface ExpiryWatch {
    /**
     * Everything it knows of that is in use, in any order; one entry for each thing, tenant and site. It answers from what it keeps in
     * memory: it is asked by whoever watches the machines, every few seconds, over all tenants.
     *
     * @param now the present: what has not been used for long may be left out
     */
    List<Expiring> inUse(Instant now);

    /** Knows of nothing. */
    static ExpiryWatch none() {
        return now -> List.of();
    }

    /** Knows what all of these know. */
    static ExpiryWatch all(List<ExpiryWatch> watches) {
        List<ExpiryWatch> asked = List.copyOf(watches);
        return now -> {
            List<Expiring> all = new ArrayList<>();
            asked.forEach(each -> all.addAll(each.inUse(now)));
            return List.copyOf(all);
        };
    }
}
