package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.GoodsOrigin;
import java.math.BigDecimal;
import org.joda.money.Money;

/**
 * Grupo do ICMS of an item: one group per situation code. The groups of the Simples Nacional (CSOSN) that need no own tax on
 * the document are here; none of them adds to the note's ICMS totals.
 */
public sealed interface IcmsGroup {
    /** Where the goods come from. */
    GoodsOrigin origin();

    /** {@code CSOSN}, three digits. */
    String csosn();

    /**
     * CSOSN 101: the buyer may use the credit shown.
     *
     * @param creditRate {@code pCredSN}, percent, up to 4 decimals (LC 123/2006 art. 23)
     * @param credit {@code vCredICMSSN}
     */
    record SimplesWithCredit(GoodsOrigin origin, BigDecimal creditRate, Money credit) implements IcmsGroup {
        public SimplesWithCredit {
            NfeAmount.decimal("pCredSN", creditRate, 3, 4);
            NfeAmount.require("vCredICMSSN", credit);
        }

        @Override
        public String csosn() {
            return "101";
        }
    }

    /**
     * CSOSN 102 (without credit), 103 (exempt by the revenue band), 300 (immune) or 400 (not taxed by Simples).
     *
     * @param csosn one of these four
     */
    record SimplesWithoutCredit(GoodsOrigin origin, String csosn) implements IcmsGroup {
        public SimplesWithoutCredit {
            if (!csosn.equals("102") && !csosn.equals("103") && !csosn.equals("300") && !csosn.equals("400")) {
                throw InvalidInput.of("nfe.code-invalid", "field", "CSOSN", "value", csosn);
            }
        }
    }

    /** CSOSN 500: the tax was withheld earlier in the chain (substituição tributária); base and value are not repeated. */
    record SimplesWithheldBefore(GoodsOrigin origin) implements IcmsGroup {
        @Override
        public String csosn() {
            return "500";
        }
    }

    /** CSOSN 102. */
    static IcmsGroup simplesWithoutCredit(GoodsOrigin origin) {
        return new SimplesWithoutCredit(origin, "102");
    }
}
