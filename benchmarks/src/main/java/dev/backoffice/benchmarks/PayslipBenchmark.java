package dev.backoffice.benchmarks;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.hr.br.inss.InssCalculator;
import dev.backoffice.hr.br.inss.InssContribution;
import dev.backoffice.hr.br.inss.InssInput;
import dev.backoffice.hr.br.inss.InssRounding;
import dev.backoffice.hr.br.inss.InssSource;
import dev.backoffice.hr.br.inss.InssTables;
import dev.backoffice.hr.br.irrf.IrrfCalculator;
import dev.backoffice.hr.br.irrf.IrrfDeductions;
import dev.backoffice.hr.br.irrf.IrrfInput;
import dev.backoffice.hr.br.irrf.IrrfTables;
import dev.backoffice.hr.br.irrf.IrrfTax;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Social security and income tax of one payslip of 2026, with and without the sentences of its working. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
public class PayslipBenchmark {
    private static final int SALARIES = 1024;

    private final InssTables inss = InssTables.shipped();
    private final IrrfTables irrf = IrrfTables.shipped();
    private final YearMonth competence = YearMonth.of(2026, 10);
    private final LocalDate paidOn = LocalDate.of(2026, 11, 6);
    private final Money[] salaries = new Money[SALARIES];
    private int next;

    /** Salaries from the minimum wage to above the ceiling, so that every band and bracket is met. */
    public PayslipBenchmark() {
        for (int i = 0; i < SALARIES; i++) {
            salaries[i] = Money.ofMinor(CurrencyUnit.of("BRL"), 162_100L + 1_037L * i);
        }
    }

    /** The figures and the slices they are made of. */
    @Benchmark
    public void computed(Blackhole out) {
        Money salary = salary();
        InssContribution contribution = InssCalculator.contribution(input(salary), inss, competence);
        IrrfTax tax = IrrfCalculator.tax(IrrfInput.monthly(salary, deductions(contribution)), irrf, paidOn);
        out.consume(contribution);
        out.consume(tax);
    }

    /** The same with a sentence for each step. */
    @Benchmark
    public void explained(Blackhole out) {
        Money salary = salary();
        Explained<InssContribution> contribution = InssCalculator.explain(input(salary), inss, competence);
        out.consume(contribution);
        out.consume(IrrfCalculator.explain(IrrfInput.monthly(salary, deductions(contribution.value())), irrf, paidOn));
    }

    private Money salary() {
        next = (next + 1) % SALARIES;
        return salaries[next];
    }

    private static InssInput input(Money salary) {
        return InssInput.of(InssRounding.TRUNCATE_PER_BAND, InssSource.employment("job", salary));
    }

    private static IrrfDeductions deductions(InssContribution contribution) {
        return IrrfDeductions.ofInss(contribution.total()).withDependants(1);
    }
}
