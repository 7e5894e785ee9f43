package dev.backoffice.benchmarks;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.icms.SubstitutionRule;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The taxes of a sale of ten items, every rule with its reasons; figures are of one item. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
public class TaxBenchmark {
    private static final int ITEMS = 10;
    private final TaxDetermination taxes =
            BrazilianTaxes.determination(BrazilianTaxes.tables().with(agreed()));

    /** What is sold, by whom and to whom. */
    @Param
    private Kind kind = Kind.INTERSTATE;

    private SaleOperation sale = Kind.INTERSTATE.sale();

    /** Kinds of sale that take different ways through the rules. */
    public enum Kind {
        /** Inside a state to a consumer: CST 00, PIS, COFINS, IBS, CBS. */
        INSIDE(TaxRegime.NORMAL, Uf.SP, BuyerRole.FINAL_CONSUMER),
        /** To a consumer of another state: DIFAL besides. */
        INTERSTATE(TaxRegime.NORMAL, Uf.MG, BuyerRole.FINAL_CONSUMER),
        /** To a shop, with the tax of later sales withheld: CST 10. */
        SUBSTITUTION(TaxRegime.NORMAL, Uf.SP, BuyerRole.TAXPAYER_FOR_RESALE) {
            @Override
            SaleLine line(int number) {
                SaleLine made = super.line(number).withSupply(GoodsSupply.OWN_PRODUCTION);
                return made.withGoods(made.goods()
                        .with(SaleFacts.CEST, "2806300")
                        .with(SaleFacts.SUBSTITUTION, SaleFacts.TO_BE_WITHHELD));
            }
        },
        /** By a seller of the Simples to a shop, with the credit told: CSOSN 101. */
        SIMPLES(TaxRegime.SIMPLES, Uf.SP, BuyerRole.TAXPAYER_FOR_RESALE);

        private final TaxRegime seller;
        private final Uf to;
        private final BuyerRole buyer;

        Kind(TaxRegime seller, Uf to, BuyerRole buyer) {
            this.seller = seller;
            this.to = to;
            this.buyer = buyer;
        }

        SaleOperation sale() {
            return new SaleOperation(
                    LocalDate.of(2026, 11, 24),
                    SaleFacts.place(Uf.SP),
                    SaleFacts.place(to),
                    SaleFacts.seller(seller)
                            .with(SaleFacts.CONTRIBUTIONS, SaleFacts.NON_CUMULATIVE)
                            .with(SaleFacts.SIMPLES_ANNEX, "I")
                            .with(SaleFacts.SIMPLES_REVENUE, "500000.00"),
                    buyer,
                    IntStream.rangeClosed(1, ITEMS).mapToObj(this::line).toList());
        }

        SaleLine line(int number) {
            return SaleLine.of(
                    Integer.toString(number),
                    SaleFacts.goods("69120000", GoodsOrigin.NATIONAL),
                    LineAmounts.of(Money.ofMinor(CurrencyUnit.of("BRL"), 1_000L * number + 99)));
        }
    }

    /** The sale of the kind asked for. */
    @Setup
    public void prepare() {
        sale = kind.sale();
    }

    /** A margin agreed for later sales; whatever else the library's table has columns for is open. */
    private static ReferenceTable agreed() {
        List<String> columns = SubstitutionRule.terms().columns();
        Map<String, String> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column, ""));
        values.putAll(Map.of("method", "4", "margin", "45.5", "adjusted", "yes"));
        return ReferenceTable.of(
                SubstitutionRule.TERMS,
                columns,
                List.of(new ReferenceRow(
                        SubstitutionRule.TERMS, "SP:2806300", LocalDate.of(2026, 1, 1), null, values, "made up")));
    }

    /** All taxes of each item, with reasons. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public Explained<List<LineTaxes>> determine() {
        return taxes.determine(sale);
    }
}
