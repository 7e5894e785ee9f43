package dev.backoffice.hr.br.inss;

import dev.backoffice.core.money.Rate;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.Money;

/**
 * What a person contributes in a month and how it came about.
 *
 * @param total the sum of the shares
 * @param shares one for each source, in the order given
 */
public record InssContribution(Money total, List<Share> shares) {
    public InssContribution {
        shares = List.copyOf(shares);
    }

    /**
     * What one source withholds.
     *
     * @param source its id
     * @param contributionBase the part of its base that found room under the ceiling
     * @param amount withheld, in cents
     * @param slices the parts of the base by rate; empty when nothing found room
     */
    public record Share(String source, Money contributionBase, Money amount, List<Slice> slices) {
        public Share {
            slices = List.copyOf(slices);
        }
    }

    /**
     * A part of a base that bears one rate.
     *
     * @param base the part
     * @param rate what it bears
     * @param amount base times rate; cut to cents under {@link InssRounding#TRUNCATE_PER_BAND}, else exact
     */
    public record Slice(Money base, Rate rate, BigDecimal amount) {}
}
