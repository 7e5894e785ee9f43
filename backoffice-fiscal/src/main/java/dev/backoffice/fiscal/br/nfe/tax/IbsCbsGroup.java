package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.Element;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Grupo do IBS e da CBS of an item ({@code IBSCBS}, LC 214/2025, NT 2025.002). In 2026 the values inform only and are no part
 * of the note's total.
 *
 * @param cst {@code CST}, three digits
 * @param classification {@code cClassTrib}, six digits that begin with the CST (rejection 1024)
 * @param donation {@code indDoacao}: the goods are given away
 * @param amounts {@code gIBSCBS}; empty where the CST has none (rejections 1021, 1022)
 * @param form what stands in place of the amounts; empty for the usual forms
 * @param reversal {@code gEstornoCred}, a credit that is given up; empty for none
 * @param presumed a presumed credit; empty for none
 */
public record IbsCbsGroup(
        String cst,
        String classification,
        boolean donation,
        Optional<Amounts> amounts,
        Optional<Form> form,
        Optional<Reversal> reversal,
        Optional<PresumedCredit> presumed) {
    public IbsCbsGroup {
        NfeText.digits("IBSCBS.CST", cst, 3, 3);
        NfeText.digits("cClassTrib", classification, 6, 6);
        if (!classification.startsWith(cst)) {
            throw InvalidInput.of("nfe.code-invalid", "field", "cClassTrib", "value", classification);
        }
        if (amounts.isPresent() && form.isPresent()) {
            throw InvalidInput.of("nfe.code-invalid", "field", "gIBSCBS", "value", classification);
        }
    }

    /** The usual forms: amounts, or none. */
    public IbsCbsGroup(String cst, String classification, boolean donation, Optional<Amounts> amounts) {
        this(cst, classification, donation, amounts, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with what stands in place of the amounts. */
    public IbsCbsGroup as(Form other) {
        return new IbsCbsGroup(cst, classification, donation, Optional.empty(), Optional.of(other), reversal, presumed);
    }

    /** The same with a credit given up. */
    public IbsCbsGroup with(Reversal credit) {
        return new IbsCbsGroup(cst, classification, donation, amounts, form, Optional.of(credit), presumed);
    }

    /** The same with a presumed credit. */
    public IbsCbsGroup with(PresumedCredit credit) {
        return new IbsCbsGroup(cst, classification, donation, amounts, form, reversal, Optional.of(credit));
    }

    /**
     * What is due by whom.
     *
     * @param base {@code vBC}
     * @param state {@code gIBSUF}
     * @param municipality {@code gIBSMun}
     * @param union {@code gCBS}
     * @param regular {@code gTribRegular}, what would be due without a suspension; empty for none
     * @param government {@code gTribCompraGov}, what would be due without the reduction of a public buyer; empty for none
     */
    public record Amounts(
            Money base,
            Share state,
            Share municipality,
            Share union,
            Optional<Regular> regular,
            Optional<GovernmentPurchase> government) {
        public Amounts {
            NfeAmount.require("IBSCBS.vBC", base);
        }

        /** What is due in a usual sale. */
        public Amounts(Money base, Share state, Share municipality, Share union) {
            this(base, state, municipality, union, Optional.empty(), Optional.empty());
        }

        /** {@code vIBS}: the state's and the municipality's together. */
        public Money ibs() {
            return state.amount().plus(municipality.amount());
        }
    }

    /**
     * The tax of one sphere.
     *
     * @param rate percent, up to 4 decimals
     * @param deferral {@code gDif}; empty when nothing is deferred
     * @param reduction {@code gRed}; empty when the rate is whole
     * @param amount base times rate, less what is deferred and given back (rejections 1041, 1052, 1069)
     * @param givenBack {@code gDevTrib}; empty when nothing is given back
     */
    public record Share(
            BigDecimal rate,
            Optional<Deferral> deferral,
            Optional<Reduction> reduction,
            Money amount,
            Optional<GivenBack> givenBack) {
        public Share {
            NfeAmount.decimal("pIBSCBS", rate, 3, 4);
            NfeAmount.require("vIBSCBS", amount);
        }

        /** A share of which nothing is given back. */
        public Share(BigDecimal rate, Optional<Deferral> deferral, Optional<Reduction> reduction, Money amount) {
            this(rate, deferral, reduction, amount, Optional.empty());
        }

        /** A share that is neither deferred nor reduced. */
        public static Share of(BigDecimal rate, Money amount) {
            return new Share(rate, Optional.empty(), Optional.empty(), amount);
        }

        /** What of it is given back. */
        public Money returned() {
            return givenBack.map(GivenBack::amount).orElse(NfeAmount.ZERO);
        }

        /** What of it is deferred. */
        public Money deferred() {
            return deferral.map(Deferral::amount).orElse(NfeAmount.ZERO);
        }
    }

    /**
     * Diferimento.
     *
     * @param percent {@code pDif}, up to 4 decimals
     * @param amount {@code vDif}
     */
    public record Deferral(
            @Element(value = "pDif", decimals = 2) BigDecimal percent,
            @Element("vDif") Money amount) {
        public Deferral {
            NfeAmount.decimal("pDif", percent, 3, 4);
            NfeAmount.require("vDif", amount);
        }
    }

    /**
     * Redução de alíquota.
     *
     * @param percent {@code pRedAliq}, taken off the rate, up to 4 decimals
     * @param effectiveRate {@code pAliqEfet}, the rate left, to 4 decimals (rejections 1035, 1047, 1064)
     */
    public record Reduction(
            @Element(value = "pRedAliq", decimals = 2) BigDecimal percent,
            @Element(value = "pAliqEfet", decimals = 2) BigDecimal effectiveRate) {
        public Reduction {
            NfeAmount.decimal("pRedAliq", percent, 3, 4);
            NfeAmount.decimal("pAliqEfet", effectiveRate, 3, 4);
        }
    }

    /**
     * Devolução de tributos to persons of low income.
     *
     * @param percent {@code pDevTrib}; empty where it is not told
     * @param amount {@code vDevTrib}
     */
    public record GivenBack(
            @Element(value = "pDevTrib", decimals = 2) Optional<BigDecimal> percent,
            @Element("vDevTrib") Money amount) {
        public GivenBack {
            percent.ifPresent(value -> NfeAmount.decimal("pDevTrib", value, 3, 4));
            NfeAmount.require("vDevTrib", amount);
        }
    }

    /**
     * Tributação regular: what is due if the condition of a suspension is not met.
     *
     * @param cst {@code CSTReg}
     * @param classification {@code cClassTribReg}
     * @param stateRate {@code pAliqEfetRegIBSUF}
     * @param state {@code vTribRegIBSUF}
     * @param municipalityRate {@code pAliqEfetRegIBSMun}
     * @param municipality {@code vTribRegIBSMun}
     * @param unionRate {@code pAliqEfetRegCBS}
     * @param union {@code vTribRegCBS}
     */
    public record Regular(
            @Element("CSTReg") String cst,
            @Element("cClassTribReg") String classification,

            @Element(value = "pAliqEfetRegIBSUF", decimals = 2)
            BigDecimal stateRate,

            @Element("vTribRegIBSUF") Money state,

            @Element(value = "pAliqEfetRegIBSMun", decimals = 2)
            BigDecimal municipalityRate,

            @Element("vTribRegIBSMun") Money municipality,

            @Element(value = "pAliqEfetRegCBS", decimals = 2)
            BigDecimal unionRate,

            @Element("vTribRegCBS") Money union) {
        public Regular {
            NfeText.digits("CSTReg", cst, 3, 3);
            NfeText.digits("cClassTribReg", classification, 6, 6);
        }
    }

    /**
     * What a public buyer's reduction takes the rates from (LC 214/2025 art. 473).
     *
     * @param stateRate {@code pAliqIBSUF}
     * @param state {@code vTribIBSUF}
     * @param municipalityRate {@code pAliqIBSMun}
     * @param municipality {@code vTribIBSMun}
     * @param unionRate {@code pAliqCBS}
     * @param union {@code vTribCBS}
     */
    public record GovernmentPurchase(
            @Element(value = "pAliqIBSUF", decimals = 2) BigDecimal stateRate,
            @Element("vTribIBSUF") Money state,
            @Element(value = "pAliqIBSMun", decimals = 2) BigDecimal municipalityRate,
            @Element("vTribIBSMun") Money municipality,
            @Element(value = "pAliqCBS", decimals = 2) BigDecimal unionRate,
            @Element("vTribCBS") Money union) {}

    /** What stands in place of the amounts of a usual sale. */
    public sealed interface Form {}

    /**
     * {@code gIBSCBSMono}: taxed once in the chain, by quantity.
     *
     * @param own {@code gMonoPadrao}
     * @param withheld {@code gMonoReten}
     * @param before {@code gMonoRet}, collected earlier
     * @param deferred {@code gMonoDif}
     * @param ibs {@code vTotIBSMonoItem}
     * @param cbs {@code vTotCBSMonoItem}
     */
    @Element("gIBSCBSMono")
    public record Monophase(
            @Element("gMonoPadrao") Optional<MonophaseOwn> own,
            @Element("gMonoReten") Optional<MonophaseWithheld> withheld,
            @Element("gMonoRet") Optional<MonophaseBefore> before,
            @Element("gMonoDif") Optional<MonophaseDeferred> deferred,
            @Element("vTotIBSMonoItem") Money ibs,
            @Element("vTotCBSMonoItem") Money cbs)
            implements Form {}

    /**
     * The issuer's own monophase tax.
     *
     * @param quantity {@code qBCMono}
     * @param ibsRate {@code adRemIBS}, reais per unit
     * @param cbsRate {@code adRemCBS}, reais per unit
     * @param ibs {@code vIBSMono}
     * @param cbs {@code vCBSMono}
     */
    public record MonophaseOwn(
            @Element(value = "qBCMono", decimals = 4) BigDecimal quantity,
            @Element(value = "adRemIBS", decimals = 2) BigDecimal ibsRate,
            @Element(value = "adRemCBS", decimals = 2) BigDecimal cbsRate,
            @Element("vIBSMono") Money ibs,
            @Element("vCBSMono") Money cbs) {}

    /**
     * Monophase tax withheld for others.
     *
     * @param quantity {@code qBCMonoReten}
     * @param ibsRate {@code adRemIBSReten}
     * @param ibs {@code vIBSMonoReten}
     * @param cbsRate {@code adRemCBSReten}
     * @param cbs {@code vCBSMonoReten}
     */
    public record MonophaseWithheld(
            @Element(value = "qBCMonoReten", decimals = 4) BigDecimal quantity,
            @Element(value = "adRemIBSReten", decimals = 2) BigDecimal ibsRate,
            @Element("vIBSMonoReten") Money ibs,
            @Element(value = "adRemCBSReten", decimals = 2) BigDecimal cbsRate,
            @Element("vCBSMonoReten") Money cbs) {}

    /**
     * Monophase tax collected earlier in the chain.
     *
     * @param quantity {@code qBCMonoRet}
     * @param ibsRate {@code adRemIBSRet}
     * @param ibs {@code vIBSMonoRet}
     * @param cbsRate {@code adRemCBSRet}
     * @param cbs {@code vCBSMonoRet}
     */
    public record MonophaseBefore(
            @Element(value = "qBCMonoRet", decimals = 4) BigDecimal quantity,
            @Element(value = "adRemIBSRet", decimals = 2) BigDecimal ibsRate,
            @Element("vIBSMonoRet") Money ibs,
            @Element(value = "adRemCBSRet", decimals = 2) BigDecimal cbsRate,
            @Element("vCBSMonoRet") Money cbs) {}

    /**
     * Monophase tax that is deferred.
     *
     * @param ibsPercent {@code pDifIBS}
     * @param ibs {@code vIBSMonoDif}
     * @param cbsPercent {@code pDifCBS}
     * @param cbs {@code vCBSMonoDif}
     */
    public record MonophaseDeferred(
            @Element(value = "pDifIBS", decimals = 2) BigDecimal ibsPercent,
            @Element("vIBSMonoDif") Money ibs,
            @Element(value = "pDifCBS", decimals = 2) BigDecimal cbsPercent,
            @Element("vCBSMonoDif") Money cbs) {}

    /**
     * {@code gTransfCred}: a credit passed on.
     *
     * @param ibs {@code vIBS}
     * @param cbs {@code vCBS}
     */
    @Element("gTransfCred")
    public record CreditTransfer(
            @Element("vIBS") Money ibs, @Element("vCBS") Money cbs) implements Form {}

    /**
     * {@code gAjusteCompet}: a correction of an earlier month.
     *
     * @param month {@code competApur}, {@code AAAA-MM}
     * @param ibs {@code vIBS}
     * @param cbs {@code vCBS}
     */
    @Element("gAjusteCompet")
    public record PeriodAdjustment(
            @Element("competApur") String month,
            @Element("vIBS") Money ibs,
            @Element("vCBS") Money cbs) implements Form {}

    /**
     * {@code gEstornoCred}: a credit given up, e.g. of goods lost.
     *
     * @param ibs {@code vIBSEstCred}
     * @param cbs {@code vCBSEstCred}
     */
    public record Reversal(
            @Element("vIBSEstCred") Money ibs,
            @Element("vCBSEstCred") Money cbs) {
        public Reversal {
            NfeAmount.require("vIBSEstCred", ibs);
            NfeAmount.require("vCBSEstCred", cbs);
        }
    }

    /** A presumed credit. */
    public sealed interface PresumedCredit {}

    /**
     * {@code gCredPresOper}: of the operation.
     *
     * @param base {@code vBCCredPres}
     * @param code {@code cCredPres}, two digits
     * @param ibs {@code gIBSCredPres}
     * @param cbs {@code gCBSCredPres}
     */
    @Element("gCredPresOper")
    public record OperationCredit(
            @Element("vBCCredPres") Money base,
            @Element("cCredPres") String code,
            @Element("gIBSCredPres") Optional<Credit> ibs,
            @Element("gCBSCredPres") Optional<Credit> cbs)
            implements PresumedCredit {}

    /**
     * One tax's presumed credit.
     *
     * @param rate {@code pCredPres}, percent, up to 4 decimals
     * @param amount {@code vCredPres}, given when the condition is not pending
     * @param pending {@code vCredPresCondSus}, under a pending condition
     */
    public record Credit(
            @Element(value = "pCredPres", decimals = 2) BigDecimal rate,
            @Element("vCredPres") Optional<Money> amount,
            @Element("vCredPresCondSus") Optional<Money> pending) {
        public Credit {
            if (amount.isPresent() == pending.isPresent()) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "vCredPres", "reason", "one-of-two");
            }
        }
    }

    /**
     * {@code gCredPresIBSZFM}: of the Manaus free trade zone.
     *
     * @param month {@code competApur}, {@code AAAA-MM}
     * @param kind {@code tpCredPresIBSZFM}, 0 to 4
     * @param amount {@code vCredPresIBSZFM}
     */
    @Element("gCredPresIBSZFM")
    public record FreeZoneCredit(
            @Element("competApur") String month,
            @Element("tpCredPresIBSZFM") String kind,
            @Element("vCredPresIBSZFM") Money amount)
            implements PresumedCredit {}
}
