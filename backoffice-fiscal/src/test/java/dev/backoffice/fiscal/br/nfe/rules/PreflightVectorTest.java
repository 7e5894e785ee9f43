package dev.backoffice.fiscal.br.nfe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Notes of other software before a pre-flight: what is found in each, looked at and judged. */
class PreflightVectorTest {
    private static final Preflight PREFLIGHT = Preflight.standard().at(Instant.parse("2026-11-24T12:00:00Z"));

    @Test
    void the_findings_of_each_sample_are_those_that_were_judged_right() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (Path file : samples()) {
            List<PreflightFinding> findings = PREFLIGHT.check(Files.readAllBytes(file));
            findings.forEach(
                    finding -> assertThat(finding.message()).as(finding.code()).isNotBlank());
            found.merge(name(file), brief(findings), (one, other) -> one + " / " + other);
        }
        found.forEach((name, findings) -> System.out.println(name + "\t" + findings));
        System.out.println("samples: " + samples().size());

        assertThat(found).isEqualTo(judged());
    }

    /** Codes, with the first path of each. */
    private static String brief(List<PreflightFinding> findings) {
        Map<String, String> first =
                new TreeMap<>((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)));
        findings.forEach(finding -> first.putIfAbsent(finding.code(), finding.path()));
        return first.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> judged() throws IOException {
        try (InputStream file = PreflightVectorTest.class.getResourceAsStream("sample-findings.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
        }
    }

    /** File names that are real keys are not told. */
    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("[0-9]{44}", "…");
    }

    private static List<Path> samples() throws IOException {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        try (Stream<Path> files = Files.list(data.orElseThrow().resolve("fiscal/samples"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
