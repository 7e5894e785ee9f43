package dev.backoffice.fiscal.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
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
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Laws of the taxes of any sale of 2026 that the rules cover. */
class BrazilianTaxesProperties {
    private static final CurrencyUnit REAL = CurrencyUnit.of("BRL");
    private static final Set<String> RULES = Set.of(
            "operation",
            "br.icms-substitution",
            "br.ipi",
            "br.icms-base",
            "br.icms",
            "br.icms-difal",
            "br.pis-cofins",
            "br.selective-tax",
            "br.ibs-cbs",
            "br.approximate-taxes");

    private final TaxDetermination taxes = BrazilianTaxes.determination();

    @Property(tries = 500)
    void totals_are_the_exact_sums_of_the_lines(@ForAll("sales") SaleOperation sale) {
        List<LineTaxes> lines = taxes.determine(sale).value();
        Map<String, Money> summed = new HashMap<>();
        for (LineTaxes line : lines) {
            for (TaxResult result : line.results()) {
                for (TaxAmount amount : result.amounts()) {
                    summed.merge(amount.tax(), amount.amount(), Money::plus);
                }
            }
        }

        assertThat(LineTaxes.totals(lines)).isEqualTo(summed);
        assertThat(lines)
                .extracting(LineTaxes::line)
                .containsExactlyElementsOf(
                        sale.lines().stream().map(SaleLine::id).toList());
    }

    @Property(tries = 500)
    void no_tax_is_negative_and_the_taxes_in_the_price_never_exceed_it(@ForAll("sales") SaleOperation sale) {
        List<LineTaxes> lines = taxes.determine(sale).value();

        for (int i = 0; i < lines.size(); i++) {
            Money inside = Money.zero(REAL);
            for (TaxAmount amount : lines.get(i).amounts()) {
                assertThat(amount.amount().isNegative()).isFalse();
                assertThat(amount.base().isNegative()).isFalse();
                inside = inside.plus(amount.amount());
            }
            Money price = sale.lines().get(i).amounts().total();
            assertThat(inside.isGreaterThan(price))
                    .as("%s of %s", inside, price)
                    .isFalse();
        }
    }

    @Property(tries = 500)
    void every_rule_gives_a_reason_for_every_line(@ForAll("sales") SaleOperation sale) {
        Explained<List<LineTaxes>> explained = taxes.determine(sale);

        for (SaleLine line : sale.lines()) {
            assertThat(explained.reasons().stream()
                            .filter(reason -> line.id().equals(reason.values().get("line")))
                            .map(reason -> reason.values().get("rule"))
                            .collect(Collectors.toSet()))
                    .isEqualTo(RULES);
        }
        assertThat(explained.value())
                .flatExtracting(LineTaxes::results)
                .allSatisfy(result -> assertThat(result.ground().law()).isNotBlank());
    }

    @Property(tries = 500)
    void every_amount_is_named_by_a_reason(@ForAll("sales") SaleOperation sale) {
        Explained<List<LineTaxes>> explained = taxes.determine(sale);

        for (LineTaxes line : explained.value()) {
            List<String> named = explained.reasons().stream()
                    .filter(reason -> line.line().equals(reason.values().get("line")))
                    .map(Reason::values)
                    .filter(values -> values.containsKey("amount"))
                    .map(values -> values.get("amount"))
                    .toList();
            assertThat(named)
                    .containsAll(line.amounts().stream()
                            .map(amount -> amount.amount().getAmount().toPlainString())
                            .toList());
        }
    }

    @Property(tries = 500)
    void a_higher_price_never_bears_less(@ForAll("sales") SaleOperation sale, @ForAll("cents") Money more) {
        SaleOperation dearer = sale.with(sale.lines().stream()
                .map(line -> line.withAmounts(
                        line.amounts().withFreight(line.amounts().freight().plus(more))))
                .toList());

        Map<String, Money> before = LineTaxes.totals(taxes.determine(sale).value());
        Map<String, Money> after = LineTaxes.totals(taxes.determine(dearer).value());

        assertThat(after.keySet()).isEqualTo(before.keySet());
        // A base is what is left when rounded taxes are taken off, so one of a cent less in 200 lines may be seen in
        // it.
        Money slack = Money.ofMinor(REAL, sale.lines().size());
        before.forEach((tax, amount) -> assertThat(after.get(tax).plus(slack).isLessThan(amount))
                .as(tax)
                .isFalse());
        List.of("icms", "icms-difal", "fcp", "fcp-difal").forEach(tax -> {
            if (before.containsKey(tax)) {
                assertThat(after.get(tax).isLessThan(before.get(tax))).as(tax).isFalse();
            }
        });
    }

    @Property(tries = 300)
    void a_line_bears_the_same_alone_and_among_others(@ForAll("sales") SaleOperation sale) {
        List<LineTaxes> together = taxes.determine(sale).value();

        for (int i = 0; i < together.size(); i++) {
            assertThat(taxes.determine(sale.with(List.of(sale.lines().get(i)))).value())
                    .containsExactly(together.get(i));
        }
    }

    @Provide
    Arbitrary<SaleOperation> sales() {
        Arbitrary<Uf> states = Arbitraries.of(Uf.class);
        return Combinators.combine(states, states, sellers(), Arbitraries.of(BuyerRole.class), lines())
                .as((from, to, seller, buyer, lines) ->
                        new SaleOperation(Sales.DAY, SaleFacts.place(from), SaleFacts.place(to), seller, buyer, lines));
    }

    @Provide
    Arbitrary<Money> cents() {
        return Arbitraries.longs().between(0, 1_000_000).map(minor -> Money.ofMinor(REAL, minor));
    }

    private static Arbitrary<Classification> sellers() {
        return Arbitraries.of(
                Sales.NORMAL,
                Sales.REAL_PROFIT,
                Sales.SIMPLES,
                Sales.SIMPLES.with(SaleFacts.SIMPLES_ANNEX, "I").with(SaleFacts.SIMPLES_REVENUE, "1234567.89"),
                SaleFacts.seller(TaxRegime.SIMPLES_ABOVE_SUBLIMIT));
    }

    private Arbitrary<List<SaleLine>> lines() {
        Arbitrary<SaleLine> line = Combinators.combine(
                        Arbitraries.of(SaleKind.SALE, SaleKind.BONUS, SaleKind.DONATION),
                        Arbitraries.of(GoodsSupply.class),
                        Arbitraries.of(GoodsOrigin.class),
                        Arbitraries.longs().between(0, 100_000_00),
                        Arbitraries.longs().between(0, 100_00),
                        Arbitraries.integers().between(0, 100))
                .as((kind, supply, origin, gross, freight, discount) -> {
                    Money price = Money.ofMinor(REAL, gross);
                    LineAmounts amounts = LineAmounts.of(price)
                            .withFreight(Money.ofMinor(REAL, freight))
                            .withDiscount(Money.ofMinor(REAL, gross * discount / 100));
                    return new SaleLine("0", kind, supply, SaleFacts.goods("69120000", origin), amounts);
                });
        return line.list().ofMinSize(1).ofMaxSize(6).map(lines -> {
            List<SaleLine> numbered = new ArrayList<>();
            for (SaleLine each : lines) {
                numbered.add(new SaleLine(
                        Integer.toString(numbered.size() + 1),
                        each.kind(),
                        each.supply(),
                        each.goods(),
                        each.amounts()));
            }
            return numbered;
        });
    }
}
