package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.GoodsOrigin;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * Grupo do ICMS of an item: one group per situation code. Issuers of the normal regime use a CST of two digits, issuers of the
 * Simples Nacional a CSOSN of three (rejections 590, 591). Groups of substituição tributária that is charged on the note are
 * not here.
 */
public sealed interface IcmsGroup {
    /** Where the goods come from. */
    GoodsOrigin origin();

    /** {@code CST} (two digits) or {@code CSOSN} (three). */
    String code();

    /** The issuer's own tax shown in the group. */
    default Optional<OwnIcms> own() {
        return Optional.empty();
    }

    /** The addition for the poverty fund of the issuer's state. */
    default Optional<Fcp> fcp() {
        return Optional.empty();
    }

    /** The tax that an exemption spares the buyer. */
    default Optional<Exempted> exempted() {
        return Optional.empty();
    }

    /** Whether the code is one of the Simples Nacional. */
    default boolean simples() {
        return code().length() == 3;
    }

    /** CST 00: taxed in full. */
    record Taxed(GoodsOrigin origin, OwnIcms tax, Optional<Fcp> fcp) implements IcmsGroup {
        public Taxed {
            if (tax.reduction().signum() != 0) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "pRedBC", "reason", "not-zero");
            }
        }

        @Override
        public String code() {
            return "00";
        }

        @Override
        public Optional<OwnIcms> own() {
            return Optional.of(tax);
        }
    }

    /** CST 20: taxed on a reduced base. */
    record Reduced(GoodsOrigin origin, OwnIcms tax, Optional<Fcp> fcp, Optional<Exempted> exempted)
            implements IcmsGroup {
        @Override
        public String code() {
            return "20";
        }

        @Override
        public Optional<OwnIcms> own() {
            return Optional.of(tax);
        }
    }

    /**
     * CST 40 (exempt), 41 (not taxed) or 50 (suspended).
     *
     * @param code one of these three
     */
    record NotTaxed(GoodsOrigin origin, String code, Optional<Exempted> exempted) implements IcmsGroup {
        private static final Pattern CODES = Pattern.compile("40|41|50");

        public NotTaxed {
            requireCode("CST", code, CODES);
        }
    }

    /** CST 60: the tax was withheld earlier in the chain (substituição tributária); base and value are not repeated. */
    record WithheldBefore(GoodsOrigin origin) implements IcmsGroup {
        @Override
        public String code() {
            return "60";
        }
    }

    /** CST 90: anything else, with or without own tax. */
    record Other(GoodsOrigin origin, Optional<OwnIcms> own, Optional<Fcp> fcp, Optional<Exempted> exempted)
            implements IcmsGroup {
        public Other {
            if (own.isEmpty() && fcp.isPresent()) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "vFCP", "reason", "without-icms");
            }
        }

        @Override
        public String code() {
            return "90";
        }
    }

    /**
     * CSOSN 101: the buyer may use the credit shown.
     *
     * @param credit {@code pCredSN} and {@code vCredICMSSN} (LC 123/2006 art. 23)
     */
    record SimplesWithCredit(GoodsOrigin origin, SimplesCredit credit) implements IcmsGroup {
        @Override
        public String code() {
            return "101";
        }
    }

    /**
     * CSOSN 102 (without credit), 103 (exempt by the revenue band), 300 (immune) or 400 (not taxed by Simples).
     *
     * @param code one of these four
     */
    record SimplesWithoutCredit(GoodsOrigin origin, String code) implements IcmsGroup {
        private static final Pattern CODES = Pattern.compile("102|103|300|400");

        public SimplesWithoutCredit {
            requireCode("CSOSN", code, CODES);
        }
    }

    /** CSOSN 500: the tax was withheld earlier in the chain (substituição tributária); base and value are not repeated. */
    record SimplesWithheldBefore(GoodsOrigin origin) implements IcmsGroup {
        @Override
        public String code() {
            return "500";
        }
    }

    /** CSOSN 900: anything else, with or without own tax and credit. */
    record SimplesOther(GoodsOrigin origin, Optional<OwnIcms> own, Optional<SimplesCredit> credit)
            implements IcmsGroup {
        @Override
        public String code() {
            return "900";
        }
    }

    /** CSOSN 102. */
    static IcmsGroup simplesWithoutCredit(GoodsOrigin origin) {
        return new SimplesWithoutCredit(origin, "102");
    }

    /**
     * The issuer's own tax. The base is the value of the operation ({@code modBC} 3).
     *
     * @param base {@code vBC}, after the reduction
     * @param reduction {@code pRedBC}, percent taken off the base, up to 4 decimals; zero for none
     * @param rate {@code pICMS}, percent, up to 4 decimals
     * @param amount {@code vICMS}, base times rate within a cent (rejection 528)
     */
    record OwnIcms(Money base, BigDecimal reduction, BigDecimal rate, Money amount) {
        public OwnIcms {
            NfeAmount.require("vBC", base);
            NfeAmount.decimal("pRedBC", reduction, 3, 4);
            NfeAmount.decimal("pICMS", rate, 3, 4);
            NfeAmount.require("vICMS", amount);
        }
    }

    /**
     * Fundo de Combate à Pobreza of the issuer's own state (ADCT art. 82).
     *
     * @param base {@code vBCFCP}
     * @param rate {@code pFCP}, percent above zero (rejection 880)
     * @param amount {@code vFCP}, base times rate within a cent (rejection 860)
     */
    record Fcp(Money base, BigDecimal rate, Money amount) {
        public Fcp {
            NfeAmount.require("vBCFCP", base);
            NfeAmount.positivePercent("pFCP", rate);
            NfeAmount.require("vFCP", amount);
        }
    }

    /**
     * ICMS desonerado: shown, and not taken off the total, for the price asked is without it already.
     *
     * @param amount {@code vICMSDeson}
     * @param reason {@code motDesICMS}, one or two digits of the official list
     */
    record Exempted(Money amount, String reason) {
        public Exempted {
            NfeAmount.require("vICMSDeson", amount);
            NfeText.digits("motDesICMS", reason, 1, 2);
        }
    }

    /**
     * What a buyer may use of the ICMS that an issuer of the Simples Nacional pays.
     *
     * @param rate {@code pCredSN}, percent, up to 4 decimals
     * @param amount {@code vCredICMSSN}
     */
    record SimplesCredit(BigDecimal rate, Money amount) {
        public SimplesCredit {
            NfeAmount.decimal("pCredSN", rate, 3, 4);
            NfeAmount.require("vCredICMSSN", amount);
        }
    }

    private static void requireCode(String field, String code, Pattern codes) {
        if (!codes.matcher(code).matches()) {
            throw InvalidInput.of("nfe.code-invalid", "field", field, "value", code);
        }
    }
}
