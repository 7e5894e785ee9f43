package dev.backoffice.fiscal.br;

import static dev.backoffice.fiscal.br.Sales.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.customs.ImportTaxes;
import dev.backoffice.fiscal.br.customs.Importation;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsFacts;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTax;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTaxRule;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.icms.IcmsBaseRule;
import dev.backoffice.fiscal.br.icms.IcmsRule;
import dev.backoffice.fiscal.br.icms.SettledIcms;
import dev.backoffice.fiscal.br.icms.SubstitutionRule;
import dev.backoffice.fiscal.br.ipi.IpiRule;
import dev.backoffice.fiscal.br.piscofins.Contribution;
import dev.backoffice.fiscal.br.piscofins.PisCofinsRule;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Laws of the taxes of sales with everything in them that a host may lay over: substitution, IPI, taxes by quantity, reduced, deferred
 * and other ICMS, classes of IBS and CBS, the selective tax, in 2026 and in the years after, with IBS and CBS in and out of the base of ICMS.
 */
class AllTaxesProperties {
    private static final CurrencyUnit REAL = CurrencyUnit.of("BRL");
    private static final Money ZERO = Money.zero(REAL);
    private static final String TERMS =
            "key,valid_from,valid_to,rate,situation,reduction,relief,relief_reason,benefit,source";

    /** Taxes that the price holds; from 2027 IBS and CBS too. */
    private static final Set<String> INSIDE = Set.of(
            Icms.TAX, Icms.FUND, Icms.MONOPHASE, Difal.TAX, Difal.FUND, Contribution.Pis.TAX, Contribution.Cofins.TAX);

    private static final Set<String> BY_QUANTITY = Set.of("22030000", "27101259");

    /** What the years and the states make of IBS and CBS. */
    private enum Law {
        OUTSIDE(2026, "no"),
        OUTSIDE_BUT_IN_BASE(2026, "yes"),
        INSIDE_AND_IN_BASE(2027, "yes"),
        INSIDE_AND_NOT_IN_BASE(2027, "no"),
        HALF_WAY(2031, "yes"),
        AT_THE_END(2033, "yes");

        private final LocalDate day;
        private final String inBase;

        Law(int year, String inBase) {
            this.day = LocalDate.of(year, 6, 15);
            this.inBase = inBase;
        }

        boolean inside() {
            return day.getYear() > 2026;
        }
    }

    private static final Map<Law, TaxDetermination> RULES = rules();

    @Property(tries = 400)
    void totals_are_the_exact_sums_of_the_lines(@ForAll Law law, @ForAll("sales") SaleOperation sale) {
        List<LineTaxes> lines = decide(law, sale).value();

        Map<String, Money> summed = new HashMap<>();
        lines.forEach(line -> line.results()
                .forEach(result ->
                        result.amounts().forEach(each -> summed.merge(each.tax(), each.amount(), Money::plus))));
        assertThat(LineTaxes.totals(lines)).isEqualTo(summed);
    }

    @Property(tries = 400)
    void no_tax_is_negative_and_those_in_the_price_never_exceed_it(
            @ForAll Law law, @ForAll("sales") SaleOperation sale) {
        List<LineTaxes> lines = decide(law, sale).value();

        for (int i = 0; i < lines.size(); i++) {
            LineTaxes line = lines.get(i);
            assertThat(line.amounts()).allSatisfy(each -> {
                assertThat(each.amount().isNegative()).as(each.tax()).isFalse();
                assertThat(each.base().isNegative()).as(each.tax()).isFalse();
            });
            // What is so much for each unit may be more than a price that is next to nothing.
            if (!BY_QUANTITY.contains(
                    sale.lines().get(i).goods().find(SaleFacts.NCM).orElseThrow())) {
                assertThat(sum(line, INSIDE)
                                .isGreaterThan(sale.lines().get(i).amounts().total()))
                        .isFalse();
            }
        }
    }

    @Property(tries = 400)
    void a_higher_price_never_bears_less(
            @ForAll Law law, @ForAll("sales") SaleOperation sale, @ForAll("cents") Money more) {
        SaleOperation dearer = sale.with(sale.lines().stream()
                .map(line -> line.withAmounts(
                        line.amounts().withFreight(line.amounts().freight().plus(more))))
                .toList());

        Map<String, Money> before = LineTaxes.totals(decide(law, sale).value());
        Map<String, Money> after = LineTaxes.totals(decide(law, dearer).value());

        assertThat(after.keySet()).isEqualTo(before.keySet());
        // A base of which rounded taxes are taken off, or that is solved with them, may be a cent less for each of
        // these.
        Money slack = Money.ofMinor(REAL, 2L * sale.lines().size());
        before.forEach((tax, amount) -> assertThat(after.get(tax).plus(slack).isLessThan(amount))
                .as(tax)
                .isFalse());
    }

    @Property(tries = 400)
    void every_answer_is_explained_with_its_ground(@ForAll Law law, @ForAll("sales") SaleOperation sale) {
        Explained<List<LineTaxes>> explained = decide(law, sale);

        for (LineTaxes line : explained.value()) {
            List<Reason> ofLine = explained.reasons().stream()
                    .filter(reason -> line.line().equals(reason.values().get("line")))
                    .toList();
            Set<String> grounds = line.results().stream()
                    .map(result -> result.ground().rule())
                    .collect(Collectors.toSet());
            assertThat(ofLine.stream().map(reason -> reason.values().get("rule")))
                    .as("a rule that decided says why")
                    .containsAll(grounds);
            assertThat(line.results())
                    .allSatisfy(result -> assertThat(result.ground().law()).isNotBlank());
            assertThat(ofLine).allSatisfy(reason -> assertThat(reason.text()).isNotBlank());
        }
    }

    @Property(tries = 400)
    void from_2027_the_price_is_what_is_left_and_the_taxes_in_it_to_the_cent(
            @ForAll Law law, @ForAll("sales") SaleOperation sale) {
        Assume.that(law.inside());
        List<LineTaxes> lines = decide(law, sale).value();

        for (int i = 0; i < lines.size(); i++) {
            LineTaxes line = lines.get(i);
            Optional<IbsCbs.Due> due = line.find(IbsCbs.class).flatMap(IbsCbs::due);
            Money left = sale.lines().get(i).amounts().total().minus(sum(line, INSIDE));
            if (due.isPresent() && !left.isNegative()) {
                IbsCbs.Due all = due.orElseThrow();
                assertThat(all.base().plus(all.ibs()).plus(all.cbs().amount())).isEqualTo(left);
            }
        }
    }

    @Property(tries = 400)
    void each_amount_is_its_rate_of_its_base_within_a_cent(@ForAll Law law, @ForAll("sales") SaleOperation sale) {
        for (LineTaxes line : decide(law, sale).value()) {
            line.find(IbsCbs.class).flatMap(IbsCbs::due).ifPresent(due -> {
                near(due.ibsState(), due.base());
                near(due.ibsMunicipal(), due.base());
                near(due.cbs(), due.base());
            });
            if (line.find(Icms.class).orElse(null) instanceof Icms.Taxed taxed) {
                assertThat(taxed.icms().amount())
                        .isEqualTo(taxed.icms().rate().of(taxed.icms().base(), RoundingPolicy.HALF_UP_CENT));
            }
        }
    }

    @Property(tries = 400)
    void out_of_the_base_of_icms_they_are_out_of_it_to_a_cent_for_each(@ForAll("plain") SaleOperation sale) {
        List<LineTaxes> lines = decide(Law.INSIDE_AND_NOT_IN_BASE, sale).value();

        for (int i = 0; i < lines.size(); i++) {
            LineTaxes line = lines.get(i);
            if (line.find(Icms.class).orElse(null) instanceof Icms.Taxed taxed
                    && taxed.reduction().isZero()) {
                Money fresh = sum(line, Set.of(IbsCbs.IBS_STATE, IbsCbs.IBS_MUNICIPAL, IbsCbs.CBS, SelectiveTax.TAX));
                Money base = sale.lines().get(i).amounts().total().minus(fresh);
                assertThat(taxed.icms().base().minus(base).abs().getAmountMinorLong())
                        .isLessThanOrEqualTo(4);
            }
        }
    }

    @Property(tries = 400)
    void icms_of_an_import_is_inside_its_own_base(
            @ForAll Uf state, @ForAll("cents") Money value, @ForAll("cents") Money charges) {
        Importation importation = Importation.of(Sales.DAY, state, Sales.REAL_PROFIT, goods("69120000"), value)
                .charges(charges);

        LineTaxes taxes = ImportTaxes.determine(
                        importation, RULES.get(Law.OUTSIDE).tables(), RoundingPolicy.HALF_UP_CENT)
                .value();
        Icms icms = taxes.get(Icms.class);

        Money cost = value.plus(charges).plus(sum(taxes, Set.of("ii", "ipi", "pis", "cofins")));
        if (icms instanceof Icms.Taxed taxed && taxed.reduction().isZero()) {
            Money inside = taxed.icms()
                    .base()
                    .minus(taxed.icms().amount())
                    .minus(taxed.fund().map(TaxAmount::amount).orElse(ZERO));
            assertThat(inside.minus(cost).abs().getAmountMinorLong()).isLessThanOrEqualTo(1);
        }
        assertThat(taxes.amounts())
                .allSatisfy(each -> assertThat(each.amount().isNegative()).isFalse());
    }

    private static void near(IbsCbs.Part part, Money base) {
        Money whole =
                part.deferral().map(less -> part.amount().plus(less.amount())).orElse(part.amount());
        assertThat(part.effective()
                        .of(base.getAmount())
                        .subtract(whole.getAmount())
                        .abs())
                .isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    private static Money sum(LineTaxes line, Set<String> taxes) {
        Money sum = ZERO;
        for (TaxAmount each : line.amounts()) {
            if (taxes.contains(each.tax())) {
                sum = sum.plus(each.amount());
            }
        }
        return sum;
    }

    /** What no rule covers is refused by one code and no other, and is left out. */
    private static Explained<List<LineTaxes>> decide(Law law, SaleOperation sale) {
        TaxDetermination rules = Optional.ofNullable(RULES.get(law)).orElseThrow();
        try {
            return rules.determine(sale.on(law.day));
        } catch (RuleViolation refused) {
            assertThat(refused.code()).isEqualTo("tax.not-determined");
            Assume.that(false);
            throw refused;
        }
    }

    @Provide
    Arbitrary<SaleOperation> sales() {
        return sales(Arbitraries.of(
                "69120000", "22030000", "27101259", "10063021", "84713012", "39269090", "30049099", "84212300"));
    }

    @Provide
    Arbitrary<SaleOperation> plain() {
        return sales(Arbitraries.of("69120000", "39269090", "87032310"));
    }

    @Provide
    Arbitrary<Money> cents() {
        return Arbitraries.longs().between(0, 1_000_000).map(minor -> Money.ofMinor(REAL, minor));
    }

    private static Arbitrary<SaleOperation> sales(Arbitrary<String> ncms) {
        Arbitrary<Uf> states = Arbitraries.of(Uf.SP, Uf.MG, Uf.RJ, Uf.BA, Uf.AL);
        Arbitrary<Classification> sellers = Arbitraries.of(
                        Sales.NORMAL,
                        Sales.REAL_PROFIT,
                        SaleFacts.seller(TaxRegime.NORMAL).with(SaleFacts.CONTRIBUTIONS, SaleFacts.CUMULATIVE))
                .map(seller -> seller.with(SaleFacts.IPI, SaleFacts.IPI_PAYER));
        Arbitrary<SaleLine> line = Combinators.combine(
                        ncms,
                        Arbitraries.of(SaleKind.SALE, SaleKind.SALE, SaleKind.SALE, SaleKind.BONUS),
                        Arbitraries.of(GoodsSupply.class),
                        Arbitraries.longs().between(0, 100_000_00),
                        Arbitraries.longs().between(0, 100_00),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(1, 5_000))
                .as((ncm, kind, supply, gross, freight, discount, quantity) -> new SaleLine(
                        "0",
                        kind,
                        supply,
                        goods(ncm),
                        LineAmounts.of(Money.ofMinor(REAL, gross))
                                .withFreight(Money.ofMinor(REAL, freight))
                                .withDiscount(Money.ofMinor(REAL, gross * discount / 100)),
                        Optional.of(BigDecimal.valueOf(quantity))));
        return Combinators.combine(
                        states,
                        states,
                        sellers,
                        Arbitraries.of(BuyerRole.class),
                        line.list().ofMinSize(1).ofMaxSize(3))
                .as((from, to, seller, buyer, lines) -> new SaleOperation(
                        Sales.DAY, SaleFacts.place(from), SaleFacts.place(to), seller, buyer, numbered(lines)));
    }

    private static List<SaleLine> numbered(List<SaleLine> lines) {
        List<SaleLine> numbered = new ArrayList<>();
        for (SaleLine each : lines) {
            numbered.add(new SaleLine(
                    Integer.toString(numbered.size() + 1),
                    each.kind(),
                    each.supply(),
                    each.goods(),
                    each.amounts(),
                    each.quantity()));
        }
        return numbered;
    }

    /** 2203 is under substitution, with IPI; 2710 is taxed by quantity; 1006, 3004 and 8421 have classes of their own. */
    private static Classification goods(String ncm) {
        Classification goods = SaleFacts.goods(ncm, GoodsOrigin.NATIONAL);
        return switch (ncm) {
            case "22030000" -> goods.with(SaleFacts.CEST, "0302100");
            case "10063021" -> goods.with(SaleFacts.IBS_CBS_CLASS, "200003");
            case "30049099" -> goods.with(SaleFacts.IBS_CBS_CLASS, "515001");
            case "84212300" -> goods.with(SaleFacts.IBS_CBS_CLASS, "550018").with(IbsCbsFacts.REGULAR_CLASS, "200030");
            default -> goods;
        };
    }

    private static Map<Law, TaxDetermination> rules() {
        Map<Law, TaxDetermination> rules = new EnumMap<>(Law.class);
        for (Law law : Law.values()) {
            rules.put(
                    law,
                    BrazilianTaxes.determination(hosts().with(table(
                            IcmsBaseRule.TABLE,
                            "key,valid_from,valid_to,ibs_cbs,source",
                            "default,2026-01-01,," + law.inBase + ",own",
                            "SP,2026-01-01,," + law.inBase + ",own"))));
        }
        return rules;
    }

    private static ReferenceTables hosts() {
        List<String> inside = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        List<String> once = new ArrayList<>();
        List<String> deferrals = new ArrayList<>();
        for (Uf uf : Uf.values()) {
            inside.add(uf + ":1006,2026-01-01,,18,20,33.33,simple,9,,own");
            inside.add(uf + ":8471,2026-01-01,,18,51,,,,,own");
            inside.add(uf + ":3926,2026-01-01,,17,90,10,,,,own");
            inside.add(uf + ":3004,2026-01-01,,18,40,,inside,9,,own");
            deferrals.add(uf + ":8471,2026-01-01,,33.33,,own");
            deferrals.add(uf + ":3926,2026-01-01,,50,,own");
            listed.add(uf + ",2026-01-01,,yes,own");
            terms.add(uf + ",2026-01-01,,4,71.60,,,10,9,,own");
            once.add(uf + ":2710,2026-01-01,,61,02,1.2571,,,,,,,own");
        }
        return BrazilianTaxes.tables()
                .with(rows(IcmsRule.INTERNAL, TERMS, inside))
                .with(rows(IcmsRule.DEFERRAL, "key,valid_from,valid_to,percent,fund_percent,source", deferrals))
                .with(rows(SubstitutionRule.SUBSTITUTION, "key,valid_from,valid_to,substituted,source", listed))
                .with(rows(
                        SubstitutionRule.TERMS,
                        "key,valid_from,valid_to,method,margin,adjusted,price,reduction,relief_reason,rate,source",
                        terms))
                .with(rows(
                        SettledIcms.MONOPHASE,
                        "key,valid_from,valid_to,resale,own,rate,withheld_rate,withheld_share,withheld_state_share,"
                                + "reduction,reduction_reason,deferral,source",
                        once))
                .with(table(
                        IpiRule.RATES,
                        "key,valid_from,valid_to,situation,rate,per_unit,framework,source",
                        "tipi:2203,2026-01-01,,50,,0.15,,own",
                        "tipi:8471,2026-01-01,,50,15,,,own",
                        "tipi:27,2026-01-01,,51,,,,own",
                        "tipi:6912,2026-01-01,,50,6.5,,,own",
                        "tipi:10,2026-01-01,,53,,,,own",
                        "tipi:39,2026-01-01,,50,9.75,,,own",
                        "tipi:30,2026-01-01,,51,,,,own",
                        "tipi:8421,2026-01-01,,51,,,,own",
                        "tipi:8703,2026-01-01,,50,11,,,own"))
                .with(table(
                        PisCofinsRule.GOODS,
                        "key,valid_from,valid_to,resale,own,pis,cofins,pis_per_unit,cofins_per_unit,withheld_pis,"
                                + "withheld_cofins,withheld_coefficient,source",
                        "goods:2203,2026-01-01,,04,03,,,0.05,0.23,,,,own",
                        "goods:2710,2026-01-01,,04,02,5.08,23.44,,,,,,own",
                        "goods:3004,2026-01-01,,06,06,,,,,,,,own"))
                .with(table(
                        ImportTaxes.DUTIES,
                        "key,valid_from,valid_to,rate,per_unit,relief,source",
                        "tec:69,2026-01-01,,20,,,own"))
                .with(table(
                        IbsCbsRule.GOODS, "key,valid_from,valid_to,class,source", "goods:2710,2026-01-01,,620002,own"))
                .with(table(
                        IbsCbsRule.MONOPHASE,
                        "key,valid_from,valid_to,ibs,cbs,withheld_percent,withheld_ibs,withheld_cbs,before_percent,"
                                + "before_ibs,before_cbs,deferred_ibs,deferred_cbs,source",
                        "goods:2710,2026-01-01,,0.40,0.60,20,0.40,0.60,,,,,,own"))
                .with(table(
                        IbsCbsRule.RATES,
                        "key,valid_from,valid_to,rate,source",
                        "cbs,2027-01-01,,8.8,planted",
                        "ibs-state,2029-01-01,2032-12-31,4.2,planted",
                        "ibs-municipal,2029-01-01,2032-12-31,0.9,planted",
                        "ibs-state,2033-01-01,,14.2,planted",
                        "ibs-municipal,2033-01-01,,3.5,planted"))
                .with(table(
                        SelectiveTaxRule.GOODS,
                        "key,valid_from,valid_to,bears,situation,class,rate,per_unit,unit,source",
                        "goods:2203,2027-01-01,,yes,000,000001,12,0.10,LITRO,planted",
                        "goods:8703,2027-01-01,,yes,000,000001,7.5,,,planted"));
    }

    private static dev.backoffice.core.reference.ReferenceTable rows(String name, String header, List<String> rows) {
        return table(name, header, rows.toArray(new String[0]));
    }
}
