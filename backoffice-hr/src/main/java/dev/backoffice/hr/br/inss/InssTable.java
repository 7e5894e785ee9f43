package dev.backoffice.hr.br.inss;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The contribution table in force in a month, with the act that published it (Lei 8.212/1991 art. 20 and art. 28;
 * Emenda Constitucional 103/2019 art. 28).
 *
 * @param minimumSalary the minimum wage ({@code salário mínimo}), the least monthly contribution salary
 * @param bands in rising order; the last limit is the ceiling ({@code teto})
 * @param selfEmployedRate withheld from a self-employed worker paid by a company (Lei 10.666/2003 art. 4)
 * @param exemptPayerRate the same when the payer is an exempt charity ({@code EBAS})
 * @param source the act, e.g. {@code Portaria MPS/MF 13/2026}
 */
public record InssTable(
        Money minimumSalary, List<InssBand> bands, Rate selfEmployedRate, Rate exemptPayerRate, String source) {

    /** Longest name of an act. */
    public static final int MAX_SOURCE_LENGTH = 200;

    static final CurrencyUnit BRL = CurrencyUnit.of("BRL");

    public InssTable {
        bands = List.copyOf(Input.required(bands, "bands"));
        require(!bands.isEmpty(), "bands", 0);
        Input.text(source, "source", MAX_SOURCE_LENGTH);
        Amounts.positive(minimumSalary, "minimumSalary");
        requireShare(selfEmployedRate, "selfEmployedRate");
        requireShare(exemptPayerRate, "exemptPayerRate");
        for (int i = 0; i < bands.size(); i++) {
            InssBand band = bands.get(i);
            require(band.upTo().getCurrencyUnit().equals(BRL), "currency", band.upTo());
            if (i > 0) {
                InssBand below = bands.get(i - 1);
                require(band.upTo().isGreaterThan(below.upTo()), "upTo", band.upTo());
                require(band.rate().percent().compareTo(below.rate().percent()) > 0, "rate", band.rate());
            }
        }
    }

    /** The most that can be contributed on in a month ({@code teto do salário de contribuição}). */
    public Money ceiling() {
        return bands.get(bands.size() - 1).upTo();
    }

    static void requireReais(Money amount) {
        if (!amount.getCurrencyUnit().equals(BRL)) {
            throw InvalidInput.of(
                    "inss.not-in-reais", "currency", amount.getCurrencyUnit().getCode());
        }
    }

    static void requireShare(Rate rate, String field) {
        Rate share = Input.required(rate, field);
        require(!share.isZero() && share.percent().compareTo(Rate.WHOLE.percent()) < 0, field, share);
    }

    static void require(boolean holds, String field, Object value) {
        if (!holds) {
            throw InvalidInput.of("inss.table-invalid", "field", field, "value", value.toString());
        }
    }
}
