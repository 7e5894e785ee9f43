package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * DIFAL, diferencial de alíquota: what is due to the state of a final consumer who is not an ICMS taxpayer (group {@code
 * ICMSUFDest}; EC 87/2015, LC 190/2022). All of it goes to that state since 2019, so the issuer's state has no part.
 *
 * @param base {@code vBCUFDest}
 * @param internalRate {@code pICMSUFDest}, of the state of destination
 * @param interstateRate {@code pICMSInter}: 4, 7 or 12 per cent
 * @param amount {@code vICMSUFDest}; zero where the internal rate is not above the interstate one
 * @param fund {@code vBCFCPUFDest}, {@code pFCPUFDest}, {@code vFCPUFDest}: the poverty fund of the state of destination
 */
public record Difal(
        Money base, Rate internalRate, Rate interstateRate, Money amount, Optional<TaxAmount> fund, Ground ground)
        implements TaxResult {
    /** Name of the tax in {@link TaxAmount}. */
    public static final String TAX = "icms-difal";

    /** Name in {@link TaxAmount} of what goes to the poverty fund of the state of destination. */
    public static final String FUND = "fcp-difal";

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.negative} */
    public Difal {
        Amounts.notNegative(base, "difal.base");
        Amounts.notNegative(amount, "difal.amount");
    }

    /** The internal rate less the interstate one; zero where it is not above it. */
    public Rate difference() {
        return Rate.percent(
                internalRate.percent().subtract(interstateRate.percent()).max(BigDecimal.ZERO));
    }

    /** The difference of rates has no situation code of its own. */
    @Override
    public String situation() {
        return "";
    }

    @Override
    public List<TaxAmount> amounts() {
        List<TaxAmount> amounts = new ArrayList<>(List.of(new TaxAmount(TAX, base, difference(), amount)));
        fund.ifPresent(amounts::add);
        return List.copyOf(amounts);
    }
}
