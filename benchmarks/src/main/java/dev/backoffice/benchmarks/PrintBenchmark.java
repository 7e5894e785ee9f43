package dev.backoffice.benchmarks;

import dev.backoffice.documents.br.Danfe;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Papers: the note of {@link NoteBenchmark} on one page, and a note of 990 items on many pages. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
public class PrintBenchmark {
    private final ReadNfe note = read(new NoteBenchmark().signed());
    private final ReadNfe long990 = read(of990(new NoteBenchmark().signed()));

    private static ReadNfe read(String xml) {
        return NfeReader.standard().readOne(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** The first item, 990 times. */
    private static String of990(String xml) {
        int from = xml.indexOf("<det ");
        String item = xml.substring(from, xml.indexOf("</det>") + "</det>".length());
        String rest = xml.substring(xml.lastIndexOf("</det>") + "</det>".length());
        return xml.substring(0, from) + item.repeat(990) + rest;
    }

    /** One page. */
    @Benchmark
    public byte[] page() {
        return Danfe.preview(note).pdf();
    }

    /** The pages of 990 items. */
    @Benchmark
    public byte[] pagesOf990Items() {
        return Danfe.preview(long990).pdf();
    }
}
