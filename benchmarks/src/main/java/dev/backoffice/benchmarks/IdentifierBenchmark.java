package dev.backoffice.benchmarks;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Checks taxpayer numbers as a file import does: one time for each number, right and wrong ones mixed. The limit is 40 ns. Run with
 * {@code -prof gc} it also shows that the check allocates nothing. Percentiles, so that a busy machine does not hide the figure.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
public class IdentifierBenchmark {
    private static final int NUMBERS = 1024;

    private final String[] cpfs = new String[NUMBERS];
    private final String[] cnpjs = new String[NUMBERS];

    /** Made-up numbers, every third with a wrong digit, every second CNPJ with letters. */
    @Setup
    public void numbers() {
        for (int i = 0; i < NUMBERS; i++) {
            cpfs[i] = withDigits("999" + (100_000 + 37 * i), 11, i % 3 == 0);
            cnpjs[i] = withDigits((i % 2 == 0 ? "99A" : "999") + (10_000 + 7 * i) + "0001", 9, i % 3 == 0);
            if (Cpf.isValid(cpfs[i]) == (i % 3 == 0) || Cnpj.isValid(cnpjs[i]) == (i % 3 == 0)) {
                throw new IllegalStateException("not as made: " + i);
            }
        }
    }

    /** Both check digits by the rule's own words: weights from 2 at the right, again from 2 after the largest. */
    private static String withDigits(String base, int largest, boolean wrong) {
        String number = base;
        for (int digit = 0; digit < 2; digit++) {
            int sum = 0;
            int weight = 2;
            for (int at = number.length() - 1; at >= 0; at--) {
                sum += (number.charAt(at) - '0') * weight;
                weight = weight == largest ? 2 : weight + 1;
            }
            int rest = sum % 11;
            number += rest < 2 ? 0 : 11 - rest;
        }
        int last = number.length() - 1;
        char other = number.charAt(last) == '9' ? '0' : (char) (number.charAt(last) + 1);
        return wrong ? number.substring(0, last) + other : number;
    }

    /** One CPF. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public void cpf(Blackhole seen) {
        for (String number : cpfs) {
            seen.consume(Cpf.isValid(number));
        }
    }

    /** One CNPJ. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public void cnpj(Blackhole seen) {
        for (String number : cnpjs) {
            seen.consume(Cnpj.isValid(number));
        }
    }
}
