package dev.backoffice.benchmarks;

import dev.backoffice.core.money.Allocation;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Splits a discount over the lines of an order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
public class AllocationBenchmark {
    /** Lines of the order. */
    @Param({"1", "10", "100"})
    public int lines;

    private final Money discount = Money.of(CurrencyUnit.of("BRL"), new BigDecimal("123.45"));

    /** Weights of every size, so that the largest remainder has something to sort. */
    private List<BigDecimal> weights() {
        return IntStream.range(0, lines)
                .mapToObj(line -> BigDecimal.valueOf(1_999L + 37L * line, 2))
                .toList();
    }

    /** By what each line costs. */
    @Benchmark
    public List<Money> byWeights() {
        return Allocation.byWeights(discount, weights());
    }

    /** In equal parts. */
    @Benchmark
    public List<Money> equally() {
        return Allocation.equally(discount, lines);
    }
}
