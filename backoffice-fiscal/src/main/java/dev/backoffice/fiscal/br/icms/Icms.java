package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * The ICMS of a line, one form for each family of situation codes (CST of Convênio s/nº de 1970, CSOSN): the issuer's own, what
 * it withholds for those who sell the goods later, and what was withheld before.
 */
public sealed interface Icms extends TaxResult {
    /** Name of the tax in {@link TaxAmount}. */
    String TAX = "icms";

    /** Name in {@link TaxAmount} of what goes to the poverty fund of the issuer's own state. */
    String FUND = "fcp";

    /** Name in {@link TaxAmount} of what is withheld for those who sell the goods later. */
    String SUBSTITUTION = "icms-st";

    /** Name in {@link TaxAmount} of what is withheld for the poverty fund of the state of destination. */
    String SUBSTITUTION_FUND = "fcp-st";

    /** Name in {@link TaxAmount} of the issuer's own tax by quantity. */
    String MONOPHASE = "icms-mono";

    /** Name in {@link TaxAmount} of the tax by quantity that is withheld for others. */
    String MONOPHASE_WITHHELD = "icms-mono-reten";

    /** Where the goods come from. */
    GoodsOrigin origin();

    /** What the issuer withholds for those who sell the goods later; empty where it withholds nothing. */
    default Optional<Substitution> substitution() {
        return Optional.empty();
    }

    /** The tax forgone by a benefit, where the state wants it told. */
    default Optional<Relief> relief() {
        return Optional.empty();
    }

    /** {@code cBenef}, the state's code of the benefit. */
    default Optional<String> benefit() {
        return Optional.empty();
    }

    /**
     * CST 00, and CST 20 where the base is reduced; 10 and 70 where tax is withheld besides.
     *
     * @param reduction {@code pRedBC}, what is taken off the base; zero for CST 00
     * @param icms {@code vBC}, {@code pICMS}, {@code vICMS}
     * @param fund {@code pFCP}, {@code vFCP}, on the same base; only inside a state
     * @param relief the tax forgone by the reduction, where the state wants it told
     * @param benefit {@code cBenef}, the state's code of the benefit
     * @param substitution what is withheld; empty for CST 00 and 20
     */
    record Taxed(
            GoodsOrigin origin,
            Rate reduction,
            TaxAmount icms,
            Optional<TaxAmount> fund,
            Optional<Relief> relief,
            Optional<String> benefit,
            Optional<Substitution> substitution,
            Ground ground)
            implements Icms {
        /** Without tax withheld. */
        public Taxed(
                GoodsOrigin origin,
                Rate reduction,
                TaxAmount icms,
                Optional<TaxAmount> fund,
                Optional<Relief> relief,
                Optional<String> benefit,
                Ground ground) {
            this(origin, reduction, icms, fund, relief, benefit, Optional.empty(), ground);
        }

        @Override
        public String situation() {
            if (substitution.isPresent()) {
                return reduction.isZero() ? "10" : "70";
            }
            return reduction.isZero() ? "00" : "20";
        }

        @Override
        public List<TaxAmount> amounts() {
            return Icms.amounts(Optional.of(icms), fund, substitution);
        }
    }

    /**
     * CST 40 (exempt), 41 (not taxed) or 50 (suspended); 30 where tax is withheld besides.
     *
     * @param situation one of these
     * @param relief {@code vICMSDeson}, {@code motDesICMS}, where the state wants it told
     * @param benefit {@code cBenef}, the state's code of the benefit
     * @param substitution what is withheld; present for CST 30 alone
     */
    record NotTaxed(
            GoodsOrigin origin,
            String situation,
            Optional<Relief> relief,
            Optional<String> benefit,
            Optional<Substitution> substitution,
            Ground ground)
            implements Icms {
        static final Set<String> SITUATIONS = Set.of("40", "41", "50");
        static final Set<String> WITHHOLDING = Set.of("30");

        /** @throws InvalidInput {@code tax.situation} for another situation */
        public NotTaxed {
            requireSituation(situation, substitution.isPresent() ? WITHHOLDING : SITUATIONS);
        }

        /** Without tax withheld. */
        public NotTaxed(
                GoodsOrigin origin,
                String situation,
                Optional<Relief> relief,
                Optional<String> benefit,
                Ground ground) {
            this(origin, situation, relief, benefit, Optional.empty(), ground);
        }

        @Override
        public List<TaxAmount> amounts() {
            return Icms.amounts(Optional.empty(), Optional.empty(), substitution);
        }
    }

    /**
     * CST 51: a part of the tax, or all of it, is deferred to a later operation.
     *
     * @param reduction {@code pRedBC}
     * @param operation {@code vBC}, {@code pICMS}, {@code vICMSOp}: as if nothing were deferred
     * @param percent {@code pDif}
     * @param deferred {@code vICMSDif}
     * @param due {@code vICMS}, what is left to pay
     * @param fund {@code vFCP} of the whole operation
     * @param fundDeferred what of it is deferred
     */
    record Deferred(
            GoodsOrigin origin,
            Rate reduction,
            TaxAmount operation,
            Rate percent,
            Money deferred,
            Money due,
            Optional<TaxAmount> fund,
            Optional<Deferral> fundDeferred,
            Optional<String> benefit,
            Ground ground)
            implements Icms {
        @Override
        public String situation() {
            return "51";
        }

        @Override
        public List<TaxAmount> amounts() {
            return Icms.amounts(
                    Optional.of(new TaxAmount(TAX, operation.base(), operation.rate(), due)),
                    fund.map(whole -> new TaxAmount(
                            FUND,
                            whole.base(),
                            whole.rate(),
                            fundDeferred.map(Deferral::due).orElse(whole.amount()))),
                    Optional.empty());
        }
    }

    /**
     * What of a tax is deferred to a later operation.
     *
     * @param percent {@code pFCPDif} or {@code pDif}
     * @param deferred {@code vFCPDif} or {@code vICMSMonoDif}
     * @param due {@code vFCPEfet} or {@code vICMSMono}, what is left to pay
     */
    record Deferral(Rate percent, Money deferred, Money due) {}

    /**
     * CST 90: what no other code names, with own tax and with or without tax withheld.
     *
     * @param reduction {@code pRedBC}; zero for none
     * @param icms {@code vBC}, {@code pICMS}, {@code vICMSOp}: as if nothing were deferred
     * @param deferral {@code pDif}, {@code vICMSDif}, {@code vICMS}; empty where nothing is deferred
     * @param fund {@code pFCP}, {@code vFCP}, on the same base; only inside a state
     * @param fundDeferral {@code pFCPDif}, {@code vFCPDif}, {@code vFCPEfet}
     */
    record Other(
            GoodsOrigin origin,
            Rate reduction,
            TaxAmount icms,
            Optional<Deferral> deferral,
            Optional<TaxAmount> fund,
            Optional<Deferral> fundDeferral,
            Optional<Relief> relief,
            Optional<String> benefit,
            Optional<Substitution> substitution,
            Ground ground)
            implements Icms {
        /** Nothing deferred. */
        public Other(
                GoodsOrigin origin,
                Rate reduction,
                TaxAmount icms,
                Optional<TaxAmount> fund,
                Optional<Relief> relief,
                Optional<String> benefit,
                Optional<Substitution> substitution,
                Ground ground) {
            this(
                    origin,
                    reduction,
                    icms,
                    Optional.empty(),
                    fund,
                    Optional.empty(),
                    relief,
                    benefit,
                    substitution,
                    ground);
        }

        @Override
        public String situation() {
            return "90";
        }

        @Override
        public List<TaxAmount> amounts() {
            return Icms.amounts(
                    Optional.of(due(icms, deferral)), fund.map(whole -> due(whole, fundDeferral)), substitution);
        }

        private static TaxAmount due(TaxAmount whole, Optional<Deferral> part) {
            return part.map(less -> new TaxAmount(whole.tax(), whole.base(), whole.rate(), less.due()))
                    .orElse(whole);
        }
    }

    /**
     * CST 60, or CSOSN 500: the tax was withheld earlier in the chain.
     *
     * @param situation 60, or 500 of a seller of the Simples
     * @param earlier what was withheld; empty where it need not be told
     * @param effective ICMS efetivo, what would be due without the withholding; empty where the state does not ask for it
     */
    record WithheldBefore(
            GoodsOrigin origin,
            String situation,
            Optional<Earlier> earlier,
            Optional<Effective> effective,
            Ground ground)
            implements Icms {
        static final Set<String> SITUATIONS = Set.of("60", "500");

        /** @throws InvalidInput {@code tax.situation} for another situation */
        public WithheldBefore {
            requireSituation(situation, SITUATIONS);
        }

        @Override
        public List<TaxAmount> amounts() {
            return List.of();
        }
    }

    /**
     * What was withheld earlier, as the host knows it of the line.
     *
     * @param base {@code vBCSTRet}
     * @param rate {@code pST}
     * @param substitute {@code vICMSSubstituto}, the own tax of who withheld
     * @param amount {@code vICMSSTRet}
     * @param fund {@code vBCFCPSTRet}, {@code pFCPSTRet}, {@code vFCPSTRet}
     */
    record Earlier(Money base, Rate rate, Optional<Money> substitute, Money amount, Optional<TaxAmount> fund) {
        /** @throws InvalidInput {@code input.negative} */
        public Earlier {
            Amounts.notNegative(base, "withheld.base");
            Amounts.notNegative(amount, "withheld.amount");
        }
    }

    /**
     * ICMS efetivo.
     *
     * @param reduction {@code pRedBCEfet}
     * @param icms {@code vBCEfet}, {@code pICMSEfet}, {@code vICMSEfet}
     */
    record Effective(Rate reduction, TaxAmount icms) {}

    /**
     * ICMSST: the tax withheld earlier for the state of origin is passed on to that of destination (CST 41 or 60).
     *
     * @param earlier what was withheld for the state of origin
     * @param destinationBase {@code vBCSTDest}
     * @param destinationAmount {@code vICMSSTDest}
     */
    record PassedOn(
            GoodsOrigin origin,
            String situation,
            Earlier earlier,
            Money destinationBase,
            Money destinationAmount,
            Ground ground)
            implements Icms {
        static final Set<String> SITUATIONS = Set.of("41", "60");

        /** @throws InvalidInput {@code tax.situation} for another situation */
        public PassedOn {
            requireSituation(situation, SITUATIONS);
        }

        @Override
        public List<TaxAmount> amounts() {
            return List.of();
        }
    }

    /**
     * ICMSPart: the tax of a vehicle sold directly is shared between two states (CST 10 or 90; Convênio ICMS 51/2000).
     *
     * @param share {@code pBCOp}, percent of the base that is the issuer's own operation
     * @param icms the issuer's own, on that share
     * @param withheld withheld for the other state, on the rest
     * @param state {@code UFST}, the other state
     */
    record Shared(
            GoodsOrigin origin,
            String situation,
            Rate share,
            TaxAmount icms,
            Substitution withheld,
            String state,
            Ground ground)
            implements Icms {
        static final Set<String> SITUATIONS = Set.of("10", "90");

        /** @throws InvalidInput {@code tax.situation} for another situation */
        public Shared {
            requireSituation(situation, SITUATIONS);
        }

        @Override
        public Optional<Substitution> substitution() {
            return Optional.of(withheld);
        }

        @Override
        public List<TaxAmount> amounts() {
            return Icms.amounts(Optional.of(icms), Optional.empty(), substitution());
        }
    }

    /**
     * CST 02, 15, 53 and 61: a tax by quantity that is paid once in the chain (LC 192/2022).
     *
     * @param situation one of these
     * @param own {@code qBCMono}, {@code adRemICMS} and for CST 02 and 15 {@code vICMSMono}; for 53 {@code vICMSMonoOp}, as if
     *     nothing were deferred; for 61 what was collected before
     * @param withheld {@code qBCMonoReten}, {@code adRemICMSReten}, {@code vICMSMonoReten}; CST 15 alone
     * @param reduction {@code pRedAdRem}, {@code motRedAdRem}; CST 15 alone
     * @param deferral {@code pDif}, {@code vICMSMonoDif}, {@code vICMSMono}; CST 53 alone
     */
    record Monophase(
            GoodsOrigin origin,
            String situation,
            QuantityTax own,
            Optional<QuantityTax> withheld,
            Optional<RateReduction> reduction,
            Optional<Deferral> deferral,
            Ground ground)
            implements Icms {
        static final Set<String> SITUATIONS = Set.of("02", "15", "53", "61");

        /** @throws InvalidInput {@code tax.situation} for another situation, or one that does not fit the parts */
        public Monophase {
            requireSituation(situation, SITUATIONS);
            if (withheld.isPresent() != situation.equals("15") || deferral.isPresent() != situation.equals("53")) {
                throw InvalidInput.of("tax.situation", "tax", TAX, "situation", situation);
            }
        }

        @Override
        public List<TaxAmount> amounts() {
            return switch (situation) {
                case "02" -> List.of(TaxAmount.byQuantity(MONOPHASE, own.amount()));
                case "15" ->
                    List.of(
                            TaxAmount.byQuantity(MONOPHASE, own.amount()),
                            TaxAmount.byQuantity(
                                    MONOPHASE_WITHHELD, withheld.orElseThrow().amount()));
                case "53" ->
                    List.of(TaxAmount.byQuantity(
                            MONOPHASE, deferral.orElseThrow().due()));
                default -> List.of();
            };
        }
    }

    /**
     * Reduction of a rate by quantity.
     *
     * @param percent {@code pRedAdRem}
     * @param reason {@code motRedAdRem}: 1 public transport, 9 other
     */
    record RateReduction(Rate percent, String reason) {}

    /**
     * What the issuer withholds for those who sell the goods later (substituição tributária), paid by the buyer besides the price.
     *
     * @param method {@code modBCST}: 0 listed or suggested price, 1 negative list, 2 positive list, 3 neutral list, 4 added
     *     margin, 5 fixed value, 6 value of the operation
     * @param margin {@code pMVAST}, adjusted where it has to be; method 4 alone
     * @param reduction {@code pRedBCST}; zero for none
     * @param base {@code vBCST}
     * @param rate {@code pICMSST}
     * @param amount {@code vICMSST}: rate of base, less the tax of the issuer's own operation
     * @param fund {@code vBCFCPST}, {@code pFCPST}, {@code vFCPST}
     * @param relief {@code vICMSSTDeson}, {@code motDesICMSST}: what the reduction of its base spares, where the state wants it told
     */
    record Substitution(
            int method,
            Optional<Rate> margin,
            Rate reduction,
            Money base,
            Rate rate,
            Money amount,
            Optional<TaxAmount> fund,
            Optional<Relief> relief) {
        /** Nothing spared. */
        public Substitution(
                int method,
                Optional<Rate> margin,
                Rate reduction,
                Money base,
                Rate rate,
                Money amount,
                Optional<TaxAmount> fund) {
            this(method, margin, reduction, base, rate, amount, fund, Optional.empty());
        }

        /** @throws InvalidInput {@code input.negative}, or {@code tax.situation} for another method */
        public Substitution {
            if (method < 0 || method > 6) {
                throw InvalidInput.of("tax.situation", "tax", SUBSTITUTION, "situation", Integer.toString(method));
            }
            Amounts.notNegative(base, "substitution.base");
            Amounts.notNegative(amount, "substitution.amount");
        }

        /** What the buyer pays of it besides the price. */
        public Money total() {
            return fund.map(part -> amount.plus(part.amount())).orElse(amount);
        }
    }

    /**
     * CSOSN 101: paid in the DAS; the buyer may take the credit shown (LC 123/2006 art. 23). 201 where tax is withheld besides.
     *
     * @param base what the credit is computed on
     * @param rate {@code pCredSN}
     * @param credit {@code vCredICMSSN}; told, not due
     * @param substitution what is withheld; present for 201 alone
     */
    record SimplesWithCredit(
            GoodsOrigin origin, Money base, Rate rate, Money credit, Optional<Substitution> substitution, Ground ground)
            implements Icms {
        /** Without tax withheld. */
        public SimplesWithCredit(GoodsOrigin origin, Money base, Rate rate, Money credit, Ground ground) {
            this(origin, base, rate, credit, Optional.empty(), ground);
        }

        @Override
        public String situation() {
            return substitution.isPresent() ? "201" : "101";
        }

        @Override
        public List<TaxAmount> amounts() {
            return Icms.amounts(Optional.empty(), Optional.empty(), substitution);
        }
    }

    /**
     * CSOSN 102 (without credit), 103 (exempt by the band of revenue), 300 (immune) or 400 (no revenue of the Simples); 202 and
     * 203 where tax is withheld besides.
     *
     * @param situation one of these
     * @param substitution what is withheld; present for 202 and 203 alone
     */
    record SimplesWithoutCredit(
            GoodsOrigin origin, String situation, Optional<Substitution> substitution, Ground ground) implements Icms {
        static final Set<String> SITUATIONS = Set.of("102", "103", "300", "400");
        static final Set<String> WITHHOLDING = Set.of("202", "203");

        /** @throws InvalidInput {@code tax.situation} for another situation */
        public SimplesWithoutCredit {
            requireSituation(situation, substitution.isPresent() ? WITHHOLDING : SITUATIONS);
        }

        /** Without tax withheld. */
        public SimplesWithoutCredit(GoodsOrigin origin, String situation, Ground ground) {
            this(origin, situation, Optional.empty(), ground);
        }

        @Override
        public List<TaxAmount> amounts() {
            return Icms.amounts(Optional.empty(), Optional.empty(), substitution);
        }
    }

    /**
     * CSOSN 900: what no other code names, with the own tax shown.
     *
     * @param reduction {@code pRedBC}; zero for none
     * @param icms {@code vBC}, {@code pICMS}, {@code vICMS}
     * @param credit {@code pCredSN}, {@code vCredICMSSN}; told, not due; empty when the buyer may use none
     */
    record SimplesOther(
            GoodsOrigin origin,
            Rate reduction,
            TaxAmount icms,
            Optional<Substitution> substitution,
            Optional<Credit> credit,
            Ground ground)
            implements Icms {
        @Override
        public String situation() {
            return "900";
        }

        @Override
        public List<TaxAmount> amounts() {
            return Icms.amounts(Optional.of(icms), Optional.empty(), substitution);
        }
    }

    /**
     * What a buyer may use of the ICMS that a seller of the Simples pays.
     *
     * @param base what it is computed on
     * @param rate {@code pCredSN}
     * @param amount {@code vCredICMSSN}
     */
    record Credit(Money base, Rate rate, Money amount) {}

    /**
     * ICMS desonerado: the tax forgone by a benefit.
     *
     * @param amount {@code vICMSDeson}
     * @param reason {@code motDesICMS}, the layout's code, e.g. {@code 9} for others
     * @param deducted {@code indDeduzDeson}: whether it is taken off what the buyer pays
     */
    record Relief(Money amount, String reason, boolean deducted) {
        public Relief {
            Input.required(amount, "relief.amount");
            Input.text(reason, "relief.reason", 2);
        }

        /** Told, and not taken off. */
        public Relief(Money amount, String reason) {
            this(amount, reason, false);
        }
    }

    private static List<TaxAmount> amounts(
            Optional<TaxAmount> own, Optional<TaxAmount> fund, Optional<Substitution> substitution) {
        List<TaxAmount> amounts = new ArrayList<>();
        own.ifPresent(amounts::add);
        fund.ifPresent(amounts::add);
        substitution.ifPresent(withheld -> {
            amounts.add(new TaxAmount(SUBSTITUTION, withheld.base(), withheld.rate(), withheld.amount()));
            withheld.fund().ifPresent(amounts::add);
        });
        return List.copyOf(amounts);
    }

    private static void requireSituation(String situation, Set<String> known) {
        if (!known.contains(Input.text(situation, "icms.situation", 3))) {
            throw InvalidInput.of("tax.situation", "tax", TAX, "situation", situation);
        }
    }
}
