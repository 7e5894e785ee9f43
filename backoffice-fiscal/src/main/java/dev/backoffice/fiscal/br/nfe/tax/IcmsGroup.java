package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.nfe.internal.Element;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * ICMS of an item ({@code ICMS}), one record per group of the layout: the codes of the normal regime (CST, Convênio SN 1970,
 * Ajuste SINIEF 39/2023) and those of the Simples Nacional (CSOSN, Ajuste SINIEF 07/2005). Percentages have up to 4 decimals.
 */
public sealed interface IcmsGroup {
    /** Where the goods come from. */
    GoodsOrigin origin();

    /** {@code CST} (two digits) or {@code CSOSN} (three); empty for a {@linkplain Service service}. */
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

    /** The tax withheld for those who sell the goods later (substituição tributária). */
    default Optional<Substitution> substitution() {
        return Optional.empty();
    }

    /** What was withheld for the poverty fund earlier in the chain. */
    default Optional<WithheldFcp> withheldFcp() {
        return Optional.empty();
    }

    /** The issuer's own tax by quantity, of fuels. */
    default Optional<Monophase> monophase() {
        return Optional.empty();
    }

    /** Whether the code is one of the Simples Nacional. */
    default boolean simples() {
        return code().length() == 3;
    }

    /**
     * No ICMS: the item is a service, and has ISSQN in its place.
     *
     * @param issqn the tax of the municipality
     */
    record Service(IssqnGroup issqn) implements IcmsGroup {
        /** That of what is done in the country. */
        @Override
        public GoodsOrigin origin() {
            return GoodsOrigin.NATIONAL;
        }

        /** None. */
        @Override
        public String code() {
            return "";
        }
    }

    /**
     * CST 00: taxed in full.
     *
     * @param tax the issuer's own, on a base that is not reduced (else {@code nfe.amount-invalid})
     */
    record Taxed(@Element("orig") GoodsOrigin origin, OwnIcms tax, Optional<Fcp> fcp) implements IcmsGroup {
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

    /**
     * CST 02: a tax by quantity, paid once in the chain (LC 192/2022), by the issuer.
     *
     * @param tax {@code qBCMono}, {@code adRemICMS}, {@code vICMSMono}
     */
    record TaxedOnce(@Element("orig") GoodsOrigin origin, Monophase tax) implements IcmsGroup {
        @Override
        public String code() {
            return "02";
        }

        @Override
        public Optional<Monophase> monophase() {
            return Optional.of(tax);
        }
    }

    /**
     * CST 10: taxed, and the tax of the later sales withheld.
     *
     * @param tax the issuer's own, on a base that is not reduced (else {@code nfe.amount-invalid})
     * @param withheld the tax withheld for those who sell the goods later
     * @param exemptedSubstitution the withheld tax that a benefit spares; empty where none does
     */
    record Substituted(
            @Element("orig") GoodsOrigin origin,
            OwnIcms tax,
            Optional<Fcp> fcp,
            Substitution withheld,
            Optional<ExemptedSubstitution> exemptedSubstitution)
            implements IcmsGroup {
        public Substituted {
            if (tax.reduction().signum() != 0) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "pRedBC", "reason", "not-zero");
            }
        }

        /** Nothing spared. */
        public Substituted(GoodsOrigin origin, OwnIcms tax, Optional<Fcp> fcp, Substitution withheld) {
            this(origin, tax, fcp, withheld, Optional.empty());
        }

        @Override
        public String code() {
            return "10";
        }

        @Override
        public Optional<OwnIcms> own() {
            return Optional.of(tax);
        }

        @Override
        public Optional<Substitution> substitution() {
            return Optional.of(withheld);
        }
    }

    /**
     * CST 15: a tax by quantity, of the issuer's own and withheld for others.
     *
     * @param tax the issuer's own: {@code qBCMono}, {@code adRemICMS}, {@code vICMSMono}
     * @param withheldQuantity {@code qBCMonoReten}; empty when it is not told
     * @param withheldRate {@code adRemICMSReten}, reais per unit
     * @param withheldAmount {@code vICMSMonoReten}, which the buyer pays with the note
     * @param rateReduction the reduction of the rates; empty when there is none
     */
    record TaxedOnceAndWithheld(
            @Element("orig") GoodsOrigin origin,
            Monophase tax,
            @Element(value = "qBCMonoReten", decimals = 0) Optional<BigDecimal> withheldQuantity,
            @Element(value = "adRemICMSReten", decimals = 2) BigDecimal withheldRate,
            @Element("vICMSMonoReten") Money withheldAmount,
            Optional<RateReduction> rateReduction)
            implements IcmsGroup {
        public TaxedOnceAndWithheld {
            withheldQuantity.ifPresent(value -> NfeAmount.decimal("qBCMonoReten", value, 11, 4));
            NfeAmount.decimal("adRemICMSReten", withheldRate, 3, 4);
            NfeAmount.require("vICMSMonoReten", withheldAmount);
        }

        @Override
        public String code() {
            return "15";
        }

        @Override
        public Optional<Monophase> monophase() {
            return Optional.of(tax);
        }
    }

    /**
     * CST 20: taxed on a reduced base.
     *
     * @param tax the issuer's own; its base is what is left after the reduction
     */
    record Reduced(@Element("orig") GoodsOrigin origin, OwnIcms tax, Optional<Fcp> fcp, Optional<Exempted> exempted)
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
     * CST 30: exempt or not taxed, and the tax of the later sales withheld.
     *
     * @param withheld the tax withheld for those who sell the goods later
     */
    record ExemptSubstituted(@Element("orig") GoodsOrigin origin, Substitution withheld, Optional<Exempted> exempted)
            implements IcmsGroup {
        @Override
        public String code() {
            return "30";
        }

        @Override
        public Optional<Substitution> substitution() {
            return Optional.of(withheld);
        }
    }

    /**
     * CST 40 (exempt), 41 (not taxed) or 50 (suspended).
     *
     * @param code one of these three
     */
    record NotTaxed(
            @Element("orig") GoodsOrigin origin,
            @Element("CST") String code,
            Optional<Exempted> exempted) implements IcmsGroup {
        private static final Pattern CODES = Pattern.compile("40|41|50");

        public NotTaxed {
            requireCode("CST", code, CODES);
        }
    }

    /**
     * CST 51: the tax, or a part of it, is deferred to a later operation.
     *
     * @param deferral the amounts; empty where the state does not ask for them
     * @param fcp of the whole operation
     * @param fcpDeferral what of it is deferred
     */
    record Deferred(
            @Element("orig") GoodsOrigin origin,
            Optional<Deferral> deferral,
            Optional<Fcp> fcp,
            Optional<FcpDeferral> fcpDeferral)
            implements IcmsGroup {
        @Override
        public String code() {
            return "51";
        }

        @Override
        public Optional<OwnIcms> own() {
            return deferral.map(it -> new OwnIcms(it.method(), it.base(), it.reduction(), it.rate(), it.due()));
        }
    }

    /**
     * CST 53: a tax by quantity that is deferred.
     *
     * @param quantity {@code qBCMono}
     * @param rate {@code adRemICMS}, reais per unit
     * @param operation {@code vICMSMonoOp}, as if nothing were deferred
     * @param deferredPercent {@code pDif}
     * @param deferred {@code vICMSMonoDif}
     * @param due {@code vICMSMono}, what is left to pay
     */
    record TaxedOnceDeferred(
            @Element("orig") GoodsOrigin origin,
            @Element(value = "qBCMono", decimals = 0) Optional<BigDecimal> quantity,
            @Element(value = "adRemICMS", decimals = 2) Optional<BigDecimal> rate,
            @Element("vICMSMonoOp") Optional<Money> operation,
            @Element(value = "pDif", decimals = 2) Optional<BigDecimal> deferredPercent,
            @Element("vICMSMonoDif") Optional<Money> deferred,
            @Element("vICMSMono") Optional<Money> due)
            implements IcmsGroup {
        public TaxedOnceDeferred {
            quantity.ifPresent(value -> NfeAmount.decimal("qBCMono", value, 11, 4));
            rate.ifPresent(value -> NfeAmount.decimal("adRemICMS", value, 3, 4));
            operation.ifPresent(value -> NfeAmount.require("vICMSMonoOp", value));
            deferredPercent.ifPresent(value -> NfeAmount.decimal("pDif", value, 3, 4));
            deferred.ifPresent(value -> NfeAmount.require("vICMSMonoDif", value));
            due.ifPresent(value -> NfeAmount.require("vICMSMono", value));
        }

        @Override
        public String code() {
            return "53";
        }

        @Override
        public Optional<Monophase> monophase() {
            return due.map(amount -> new Monophase(quantity, rate.orElse(BigDecimal.ZERO), amount));
        }
    }

    /**
     * CST 60: the tax was withheld earlier in the chain (substituição tributária).
     *
     * @param withheld what was withheld; empty where it need not be told, as to a final consumer
     * @param withheldFcp what was withheld for the poverty fund
     * @param effective what would be due without the withholding; empty where the state does not ask for it
     */
    record WithheldBefore(
            @Element("orig") GoodsOrigin origin,
            Optional<Withheld> withheld,
            Optional<WithheldFcp> withheldFcp,
            Optional<Effective> effective)
            implements IcmsGroup {
        /** Base and value are not repeated. */
        public WithheldBefore(GoodsOrigin origin) {
            this(origin, Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public String code() {
            return "60";
        }
    }

    /**
     * CST 61: the tax by quantity was collected earlier in the chain.
     *
     * @param quantity {@code qBCMonoRet}
     * @param rate {@code adRemICMSRet}, reais per unit
     * @param amount {@code vICMSMonoRet}
     */
    record TaxedOnceBefore(
            @Element("orig") GoodsOrigin origin,
            @Element(value = "qBCMonoRet", decimals = 0) Optional<BigDecimal> quantity,
            @Element(value = "adRemICMSRet", decimals = 2) BigDecimal rate,
            @Element("vICMSMonoRet") Money amount)
            implements IcmsGroup {
        public TaxedOnceBefore {
            quantity.ifPresent(value -> NfeAmount.decimal("qBCMonoRet", value, 11, 4));
            NfeAmount.decimal("adRemICMSRet", rate, 3, 4);
            NfeAmount.require("vICMSMonoRet", amount);
        }

        @Override
        public String code() {
            return "61";
        }
    }

    /**
     * CST 70: taxed on a reduced base, and the tax of the later sales withheld.
     *
     * @param tax the issuer's own; its base is what is left after the reduction
     * @param withheld the tax withheld for those who sell the goods later
     * @param exemptedSubstitution the withheld tax that a benefit spares; empty where none does
     */
    record ReducedSubstituted(
            @Element("orig") GoodsOrigin origin,
            OwnIcms tax,
            Optional<Fcp> fcp,
            Substitution withheld,
            Optional<Exempted> exempted,
            Optional<ExemptedSubstitution> exemptedSubstitution)
            implements IcmsGroup {
        /** Nothing spared. */
        public ReducedSubstituted(GoodsOrigin origin, OwnIcms tax, Optional<Fcp> fcp, Substitution withheld) {
            this(origin, tax, fcp, withheld, Optional.empty(), Optional.empty());
        }

        @Override
        public String code() {
            return "70";
        }

        @Override
        public Optional<OwnIcms> own() {
            return Optional.of(tax);
        }

        @Override
        public Optional<Substitution> substitution() {
            return Optional.of(withheld);
        }
    }

    /**
     * CST 90: anything else, with or without own tax.
     *
     * @param partDeferred what of the own tax is deferred; its amount is what is left
     * @param fcpDeferral what of the poverty fund is deferred; only with an own tax
     * @param exemptedSubstitution the withheld tax that a benefit spares; empty where none does
     */
    record Other(
            @Element("orig") GoodsOrigin origin,
            Optional<OwnIcms> own,
            Optional<PartDeferred> partDeferred,
            Optional<Fcp> fcp,
            Optional<FcpDeferral> fcpDeferral,
            Optional<Substitution> substitution,
            Optional<Exempted> exempted,
            Optional<ExemptedSubstitution> exemptedSubstitution)
            implements IcmsGroup {
        public Other {
            if (own.isEmpty() && (fcp.isPresent() || fcpDeferral.isPresent() || partDeferred.isPresent())) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "vFCP", "reason", "without-icms");
            }
        }

        /** Nothing deferred and nothing withheld. */
        public Other(GoodsOrigin origin, Optional<OwnIcms> own, Optional<Fcp> fcp, Optional<Exempted> exempted) {
            this(origin, own, Optional.empty(), fcp, Optional.empty(), Optional.empty(), exempted, Optional.empty());
        }

        @Override
        public String code() {
            return "90";
        }
    }

    /**
     * ICMSPart: the tax is shared between the state of origin and that of destination (vehicles, Convênio ICMS 51/2000).
     *
     * @param code CST 10, 20 or 90
     * @param tax the issuer's own
     * @param withheld the tax withheld for the other state
     * @param ownShare {@code pBCOp}, percent of the base that is the issuer's own operation
     * @param substitutionState {@code UFST}, which state the withheld tax is due to
     */
    record Shared(
            @Element("orig") GoodsOrigin origin,
            @Element("CST") String code,
            OwnIcms tax,
            Substitution withheld,
            @Element(value = "pBCOp", decimals = 2) BigDecimal ownShare,
            @Element("UFST") Uf substitutionState,
            Optional<Exempted> exempted)
            implements IcmsGroup {
        private static final Pattern CODES = Pattern.compile("10|20|90");

        public Shared {
            requireCode("CST", code, CODES);
            NfeAmount.decimal("pBCOp", ownShare, 3, 4);
        }

        @Override
        public Optional<OwnIcms> own() {
            return Optional.of(tax);
        }

        @Override
        public Optional<Substitution> substitution() {
            return Optional.of(withheld);
        }
    }

    /**
     * ICMSST: tax withheld before that is passed on to the state of destination.
     *
     * @param code CST 41 or 60
     * @param base {@code vBCSTRet}
     * @param rate {@code pST}
     * @param substitute {@code vICMSSubstituto}
     * @param amount {@code vICMSSTRet}
     * @param destinationBase {@code vBCSTDest}
     * @param destinationAmount {@code vICMSSTDest}
     * @param effective what would be due without the withholding; empty where the state does not ask for it
     */
    record PassedOn(
            @Element("orig") GoodsOrigin origin,
            @Element("CST") String code,
            @Element("vBCSTRet") Money base,
            @Element(value = "pST", decimals = 2) Optional<BigDecimal> rate,
            @Element("vICMSSubstituto") Optional<Money> substitute,
            @Element("vICMSSTRet") Money amount,
            Optional<WithheldFcp> withheldFcp,
            @Element("vBCSTDest") Money destinationBase,
            @Element("vICMSSTDest") Money destinationAmount,
            Optional<Effective> effective)
            implements IcmsGroup {
        private static final Pattern CODES = Pattern.compile("41|60");

        public PassedOn {
            requireCode("CST", code, CODES);
            NfeAmount.require("vBCSTRet", base);
            rate.ifPresent(value -> NfeAmount.positivePercent("pST", value));
            substitute.ifPresent(value -> NfeAmount.require("vICMSSubstituto", value));
            NfeAmount.require("vICMSSTRet", amount);
            NfeAmount.require("vBCSTDest", destinationBase);
            NfeAmount.require("vICMSSTDest", destinationAmount);
        }
    }

    /**
     * CSOSN 101: the buyer may use the credit shown.
     *
     * @param credit {@code pCredSN} and {@code vCredICMSSN} (LC 123/2006 art. 23)
     */
    record SimplesWithCredit(@Element("orig") GoodsOrigin origin, SimplesCredit credit) implements IcmsGroup {
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
    record SimplesWithoutCredit(
            @Element("orig") GoodsOrigin origin,
            @Element("CSOSN") String code) implements IcmsGroup {
        private static final Pattern CODES = Pattern.compile("102|103|300|400");

        public SimplesWithoutCredit {
            requireCode("CSOSN", code, CODES);
        }
    }

    /**
     * CSOSN 201: with a credit for the buyer, and the tax of the later sales withheld.
     *
     * @param withheld the tax withheld for those who sell the goods later
     * @param credit {@code pCredSN} and {@code vCredICMSSN} (LC 123/2006 art. 23)
     */
    record SimplesSubstitutedWithCredit(
            @Element("orig") GoodsOrigin origin, Substitution withheld, SimplesCredit credit) implements IcmsGroup {
        @Override
        public String code() {
            return "201";
        }

        @Override
        public Optional<Substitution> substitution() {
            return Optional.of(withheld);
        }
    }

    /**
     * CSOSN 202 (without credit) or 203 (exempt by the revenue band), and the tax of the later sales withheld.
     *
     * @param code one of these two
     * @param withheld the tax withheld for those who sell the goods later
     */
    record SimplesSubstituted(
            @Element("orig") GoodsOrigin origin,
            @Element("CSOSN") String code,
            Substitution withheld) implements IcmsGroup {
        private static final Pattern CODES = Pattern.compile("20[23]");

        public SimplesSubstituted {
            requireCode("CSOSN", code, CODES);
        }

        @Override
        public Optional<Substitution> substitution() {
            return Optional.of(withheld);
        }
    }

    /**
     * CSOSN 500: the tax was withheld earlier in the chain (substituição tributária).
     *
     * @param withheld what was withheld; empty where it need not be told
     * @param withheldFcp what was withheld for the poverty fund
     * @param effective what would be due without the withholding; empty where the state does not ask for it
     */
    record SimplesWithheldBefore(
            @Element("orig") GoodsOrigin origin,
            Optional<Withheld> withheld,
            Optional<WithheldFcp> withheldFcp,
            Optional<Effective> effective)
            implements IcmsGroup {
        /** Base and value are not repeated. */
        public SimplesWithheldBefore(GoodsOrigin origin) {
            this(origin, Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public String code() {
            return "500";
        }
    }

    /**
     * CSOSN 900: anything else, with or without own tax, withheld tax and credit.
     *
     * @param credit {@code pCredSN} and {@code vCredICMSSN}; empty when the buyer may use none
     */
    record SimplesOther(
            @Element("orig") GoodsOrigin origin,
            Optional<OwnIcms> own,
            Optional<Substitution> substitution,
            Optional<SimplesCredit> credit)
            implements IcmsGroup {
        /** Nothing withheld. */
        public SimplesOther(GoodsOrigin origin, Optional<OwnIcms> own, Optional<SimplesCredit> credit) {
            this(origin, own, Optional.empty(), credit);
        }

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
     * The issuer's own tax.
     *
     * @param method {@code modBC}: 0 added margin, 1 fixed value, 2 listed maximum price, 3 value of the operation
     * @param base {@code vBC}, after the reduction
     * @param reduction {@code pRedBC}, percent taken off the base; zero for none
     * @param rate {@code pICMS}, percent
     * @param amount {@code vICMS}, base times rate within a cent (rejection 528)
     */
    record OwnIcms(
            @Element("modBC") int method,
            @Element("vBC") Money base,

            @Element(value = "pRedBC", decimals = 2, unlessZero = true)
            BigDecimal reduction,

            @Element(value = "pICMS", decimals = 2) BigDecimal rate,
            @Element("vICMS") Money amount) {
        public OwnIcms {
            requireMethod("modBC", method, 3);
            NfeAmount.require("vBC", base);
            NfeAmount.decimal("pRedBC", reduction, 3, 4);
            NfeAmount.decimal("pICMS", rate, 3, 4);
            NfeAmount.require("vICMS", amount);
        }

        /** On the value of the operation ({@code modBC} 3). */
        public OwnIcms(Money base, BigDecimal reduction, BigDecimal rate, Money amount) {
            this(3, base, reduction, rate, amount);
        }
    }

    /**
     * Fundo de Combate à Pobreza of the issuer's own state (ADCT art. 82).
     *
     * @param base {@code vBCFCP}
     * @param rate {@code pFCP}, percent above zero (rejection 880)
     * @param amount {@code vFCP}, base times rate within a cent (rejection 860)
     */
    record Fcp(
            @Element("vBCFCP") Money base,
            @Element(value = "pFCP", decimals = 2) BigDecimal rate,
            @Element("vFCP") Money amount) {
        public Fcp {
            NfeAmount.require("vBCFCP", base);
            NfeAmount.positivePercent("pFCP", rate);
            NfeAmount.require("vFCP", amount);
        }
    }

    /**
     * Substituição tributária: the tax of those who sell the goods later, withheld from the buyer and part of the total.
     *
     * @param method {@code modBCST}: 0 listed or suggested price, 1 negative list, 2 positive list, 3 neutral list, 4 added
     *     margin, 5 fixed value, 6 value of the operation
     * @param margin {@code pMVAST}, margem de valor agregado in percent; empty for the other methods
     * @param reduction {@code pRedBCST}, percent taken off the base; empty for none
     * @param base {@code vBCST}
     * @param rate {@code pICMSST}, percent
     * @param amount {@code vICMSST}
     * @param fcp what of it is for the poverty fund of that state, besides the amount; empty when nothing is
     */
    record Substitution(
            @Element("modBCST") int method,
            @Element(value = "pMVAST", decimals = 2) Optional<BigDecimal> margin,
            @Element(value = "pRedBCST", decimals = 2) Optional<BigDecimal> reduction,
            @Element("vBCST") Money base,
            @Element(value = "pICMSST", decimals = 2) BigDecimal rate,
            @Element("vICMSST") Money amount,
            Optional<SubstitutionFcp> fcp) {
        public Substitution {
            requireMethod("modBCST", method, 6);
            margin.ifPresent(value -> NfeAmount.positivePercent("pMVAST", value));
            reduction.ifPresent(value -> NfeAmount.positivePercent("pRedBCST", value));
            NfeAmount.require("vBCST", base);
            NfeAmount.decimal("pICMSST", rate, 3, 4);
            NfeAmount.require("vICMSST", amount);
        }
    }

    /**
     * Poverty fund within a substitution.
     *
     * @param base {@code vBCFCPST}
     * @param rate {@code pFCPST}, percent above zero
     * @param amount {@code vFCPST}
     */
    record SubstitutionFcp(
            @Element("vBCFCPST") Money base,
            @Element(value = "pFCPST", decimals = 2) BigDecimal rate,
            @Element("vFCPST") Money amount) {
        public SubstitutionFcp {
            NfeAmount.require("vBCFCPST", base);
            NfeAmount.positivePercent("pFCPST", rate);
            NfeAmount.require("vFCPST", amount);
        }
    }

    /**
     * What was withheld earlier in the chain.
     *
     * @param base {@code vBCSTRet}
     * @param rate {@code pST}, the rate the last consumer bears, percent above zero
     * @param substitute {@code vICMSSubstituto}, the own tax of who withheld
     * @param amount {@code vICMSSTRet}
     */
    record Withheld(
            @Element("vBCSTRet") Money base,
            @Element(value = "pST", decimals = 2) BigDecimal rate,
            @Element("vICMSSubstituto") Optional<Money> substitute,
            @Element("vICMSSTRet") Money amount) {
        public Withheld {
            NfeAmount.require("vBCSTRet", base);
            NfeAmount.positivePercent("pST", rate);
            substitute.ifPresent(value -> NfeAmount.require("vICMSSubstituto", value));
            NfeAmount.require("vICMSSTRet", amount);
        }
    }

    /**
     * What was withheld earlier for the poverty fund.
     *
     * @param base {@code vBCFCPSTRet}
     * @param rate {@code pFCPSTRet}, percent above zero
     * @param amount {@code vFCPSTRet}
     */
    record WithheldFcp(
            @Element("vBCFCPSTRet") Money base,
            @Element(value = "pFCPSTRet", decimals = 2) BigDecimal rate,
            @Element("vFCPSTRet") Money amount) {
        public WithheldFcp {
            NfeAmount.require("vBCFCPSTRet", base);
            NfeAmount.positivePercent("pFCPSTRet", rate);
            NfeAmount.require("vFCPSTRet", amount);
        }
    }

    /**
     * ICMS efetivo: what would be due if nothing had been withheld (rejection 906).
     *
     * @param reduction {@code pRedBCEfet}, percent above zero
     * @param base {@code vBCEfet}
     * @param rate {@code pICMSEfet}, percent above zero
     * @param amount {@code vICMSEfet}
     */
    record Effective(
            @Element(value = "pRedBCEfet", decimals = 2) BigDecimal reduction,
            @Element("vBCEfet") Money base,
            @Element(value = "pICMSEfet", decimals = 2) BigDecimal rate,
            @Element("vICMSEfet") Money amount) {
        public Effective {
            // The layout takes no percentage of zero but "0.00" here.
            NfeAmount.decimal("pRedBCEfet", reduction, 3, 4);
            NfeAmount.require("vBCEfet", base);
            NfeAmount.decimal("pICMSEfet", rate, 3, 4);
            NfeAmount.require("vICMSEfet", amount);
        }
    }

    /**
     * Diferimento of the own tax.
     *
     * @param method {@code modBC}, see {@link OwnIcms}
     * @param reduction {@code pRedBC}, percent taken off the base; zero for none
     * @param benefit {@code cBenefRBC}, the state's code of the reduction, 8 or 10 characters; empty for none
     * @param base {@code vBC}
     * @param rate {@code pICMS}
     * @param operation {@code vICMSOp}, base times rate
     * @param percent {@code pDif}
     * @param deferred {@code vICMSDif}
     * @param due {@code vICMS}, what is left to pay
     */
    record Deferral(
            @Element("modBC") int method,

            @Element(value = "pRedBC", decimals = 2, unlessZero = true)
            BigDecimal reduction,

            @Element("cBenefRBC") Optional<String> benefit,
            @Element("vBC") Money base,
            @Element(value = "pICMS", decimals = 2) BigDecimal rate,
            @Element("vICMSOp") Money operation,
            @Element(value = "pDif", decimals = 2) BigDecimal percent,
            @Element("vICMSDif") Money deferred,
            @Element("vICMS") Money due) {
        public Deferral {
            requireMethod("modBC", method, 3);
            NfeAmount.decimal("pRedBC", reduction, 3, 4);
            benefit.ifPresent(code -> NfeText.require("cBenefRBC", code, 8, 10));
            NfeAmount.require("vBC", base);
            NfeAmount.decimal("pICMS", rate, 3, 4);
            NfeAmount.require("vICMSOp", operation);
            NfeAmount.decimal("pDif", percent, 3, 4);
            NfeAmount.require("vICMSDif", deferred);
            NfeAmount.require("vICMS", due);
        }
    }

    /**
     * What of the own tax of CST 90 is deferred.
     *
     * @param operation {@code vICMSOp}
     * @param percent {@code pDif}
     * @param deferred {@code vICMSDif}
     */
    record PartDeferred(
            @Element("vICMSOp") Money operation,
            @Element(value = "pDif", decimals = 2) BigDecimal percent,
            @Element("vICMSDif") Money deferred) {
        public PartDeferred {
            NfeAmount.require("vICMSOp", operation);
            NfeAmount.decimal("pDif", percent, 3, 4);
            NfeAmount.require("vICMSDif", deferred);
        }
    }

    /**
     * What of the poverty fund is deferred.
     *
     * @param percent {@code pFCPDif}, above zero
     * @param deferred {@code vFCPDif}
     * @param due {@code vFCPEfet}, what is left to pay
     */
    record FcpDeferral(
            @Element(value = "pFCPDif", decimals = 2) BigDecimal percent,
            @Element("vFCPDif") Money deferred,
            @Element("vFCPEfet") Optional<Money> due) {
        public FcpDeferral {
            NfeAmount.positivePercent("pFCPDif", percent);
            NfeAmount.require("vFCPDif", deferred);
            due.ifPresent(value -> NfeAmount.require("vFCPEfet", value));
        }
    }

    /**
     * The own tax by quantity.
     *
     * @param quantity {@code qBCMono}, up to 4 decimals; empty when it is not told
     * @param rate {@code adRemICMS}, reais per unit, up to 4 decimals
     * @param amount {@code vICMSMono}
     */
    record Monophase(
            @Element(value = "qBCMono", decimals = 0) Optional<BigDecimal> quantity,
            @Element(value = "adRemICMS", decimals = 2) BigDecimal rate,
            @Element("vICMSMono") Money amount) {
        public Monophase {
            quantity.ifPresent(value -> NfeAmount.decimal("qBCMono", value, 11, 4));
            NfeAmount.decimal("adRemICMS", rate, 3, 4);
            NfeAmount.require("vICMSMono", amount);
        }
    }

    /**
     * Reduction of the rates by quantity.
     *
     * @param percent {@code pRedAdRem}, up to 2 decimals
     * @param reason {@code motRedAdRem}: 1 public transport, 9 other
     */
    record RateReduction(
            @Element(value = "pRedAdRem", decimals = 2) BigDecimal percent,
            @Element("motRedAdRem") String reason) {
        public RateReduction {
            NfeAmount.decimal("pRedAdRem", percent, 3, 2);
            NfeText.digits("motRedAdRem", reason, 1, 1);
        }
    }

    /**
     * ICMS desonerado: what an exemption spares the buyer.
     *
     * @param amount {@code vICMSDeson}
     * @param reason {@code motDesICMS}, one or two digits of the official list
     * @param deducted {@code indDeduzDeson}: whether it is taken off the note's total; not where the price asked is without it
     *     already
     */
    record Exempted(
            @Element("vICMSDeson") Money amount,
            @Element("motDesICMS") String reason,
            @Element("indDeduzDeson") boolean deducted) {
        public Exempted {
            NfeAmount.require("vICMSDeson", amount);
            NfeText.digits("motDesICMS", reason, 1, 2);
        }

        /** Shown, and not taken off the total. */
        public Exempted(Money amount, String reason) {
            this(amount, reason, false);
        }
    }

    /**
     * What an exemption spares of the withheld tax.
     *
     * @param amount {@code vICMSSTDeson}
     * @param reason {@code motDesICMSST}: 3, 9 or 12
     */
    record ExemptedSubstitution(
            @Element("vICMSSTDeson") Money amount,
            @Element("motDesICMSST") String reason) {
        public ExemptedSubstitution {
            NfeAmount.require("vICMSSTDeson", amount);
            NfeText.digits("motDesICMSST", reason, 1, 2);
        }
    }

    /**
     * What a buyer may use of the ICMS that an issuer of the Simples Nacional pays.
     *
     * @param rate {@code pCredSN}, percent, up to 4 decimals
     * @param amount {@code vCredICMSSN}
     */
    record SimplesCredit(
            @Element(value = "pCredSN", decimals = 2) BigDecimal rate,
            @Element("vCredICMSSN") Money amount) {
        public SimplesCredit {
            NfeAmount.decimal("pCredSN", rate, 3, 4);
            NfeAmount.require("vCredICMSSN", amount);
        }
    }

    private static void requireMethod(String field, int method, int most) {
        if (method < 0 || method > most) {
            throw InvalidInput.of("nfe.code-invalid", "field", field, "value", Integer.toString(method));
        }
    }

    private static void requireCode(String field, String code, Pattern codes) {
        if (!codes.matcher(code).matches()) {
            throw InvalidInput.of("nfe.code-invalid", "field", field, "value", code);
        }
    }
}
