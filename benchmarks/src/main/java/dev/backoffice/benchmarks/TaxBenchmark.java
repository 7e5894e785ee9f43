package dev.backoffice.benchmarks;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The taxes of a sale of ten items to a consumer of another state, every rule with its reasons; figures are of one item. */
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

    private final TaxDetermination taxes = BrazilianTaxes.determination();
    private final SaleOperation sale = sale();

    /** All taxes of each item, with reasons. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public Explained<List<LineTaxes>> determine() {
        return taxes.determine(sale);
    }

    private static SaleOperation sale() {
        List<SaleLine> lines = new ArrayList<>();
        for (int i = 1; i <= ITEMS; i++) {
            lines.add(SaleLine.of(
                    Integer.toString(i),
                    SaleFacts.goods("69120000", GoodsOrigin.NATIONAL),
                    LineAmounts.of(Money.ofMinor(CurrencyUnit.of("BRL"), 1_000L * i + 99))));
        }
        return new SaleOperation(
                LocalDate.of(2026, 11, 24),
                SaleFacts.place(Uf.SP),
                SaleFacts.place(Uf.MG),
                SaleFacts.seller(TaxRegime.NORMAL).with(SaleFacts.CONTRIBUTIONS, SaleFacts.NON_CUMULATIVE),
                BuyerRole.FINAL_CONSUMER,
                lines);
    }
}
