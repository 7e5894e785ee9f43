package dev.backoffice.fiscal.br.simples;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * A part of a month's revenue of a seller of the Simples that is taxed in one way (LC 123/2006 art. 18 §§ 4 and 4-A).
 *
 * @param annex {@code I} to {@code V}, or {@link #BY_PAYROLL} for services that are of annex III where the payroll is at least 28
 *     per cent of the revenue, else of V
 * @param amount what was sold, less what came back in the month
 * @param without taxes that the DAS does not take of it
 */
public record SimplesRevenue(String annex, Money amount, Set<Without> without) {
    /** Annex III or V, by factor r (LC 123/2006 art. 18 §§ 5-J to 5-M). */
    public static final String BY_PAYROLL = "III-V";

    private static final Pattern ANNEXES = Pattern.compile("I|II|III|IV|V|III-V");

    /** Why a tax is not in the DAS of a part of the revenue. */
    public enum Without {
        /** ICMS was withheld before, or the seller itself withheld and pays it by another guide: no ICMS. */
        ICMS_SUBSTITUTED(Set.of("icms")),
        /** PIS and COFINS are paid once in the chain, or were withheld before: no PIS and COFINS. */
        CONTRIBUTIONS_ONCE(Set.of("pis", "cofins")),
        /** Sold abroad: none of those on goods and services. */
        EXPORTED(Set.of("pis", "cofins", "ipi", "icms", "iss")),
        /** The buyer withheld the ISS. */
        ISS_WITHHELD(Set.of("iss")),
        /** Immune from taxes on goods and services, such as books. */
        IMMUNE(Set.of("icms", "iss", "ipi", "pis", "cofins"));

        private final Set<String> taxes;

        Without(Set<String> taxes) {
            this.taxes = taxes;
        }

        /** Names of the taxes that are left out. */
        public Set<String> taxes() {
            return taxes;
        }
    }

    /** @throws InvalidInput {@code input.form} for the annex, {@code input.negative} */
    public SimplesRevenue {
        if (!ANNEXES.matcher(Input.text(annex, "simples.annex", 5)).matches()) {
            throw InvalidInput.of("input.form", "field", "simples.annex", "form", ANNEXES.pattern());
        }
        Amounts.notNegative(amount, "simples.revenue");
        without = Set.copyOf(without);
    }

    /** Revenue of which the DAS takes all taxes. */
    public static SimplesRevenue of(String annex, Money amount) {
        return new SimplesRevenue(annex, amount, Set.of());
    }

    /** The same, of which the DAS takes no such taxes. */
    public SimplesRevenue without(Without... reasons) {
        return new SimplesRevenue(annex, amount, Set.of(reasons));
    }
}
