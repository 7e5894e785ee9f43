package dev.backoffice.fiscal.br.nfe.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.file.NfeJudgement;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schema packages by the day and environment of a note. */
class SchemaPackagesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-06-30, PRODUCTION, PL_010b",
        "2026-06-30, HOMOLOGATION, PL_010d",
        "2026-07-01, PRODUCTION, PL_010d",
        "2026-08-02, PRODUCTION, PL_010d",
        "2026-08-03, PRODUCTION, PL_010e",
        "2026-08-31, HOMOLOGATION, PL_010e",
        "2026-09-01, HOMOLOGATION, PL_010f",
        "2026-11-15, PRODUCTION, PL_010e",
        "2026-11-16, PRODUCTION, PL_010f"
    })
    void the_package_in_force_is_that_of_the_calendar(LocalDate day, NfeEnvironment environment, String name) {
        assertThat(SchemaPackages.standard().nameOn(day, environment)).isEqualTo(name);
    }

    @Test
    void a_package_that_the_host_did_not_give_is_refused_by_its_name() {
        assertRefused(
                "nfe.schema-not-given",
                () -> SchemaPackages.standard().sourceOn(LocalDate.of(2026, 11, 24), NfeEnvironment.PRODUCTION));
        assertRefused(
                "nfe.schema-unknown",
                () -> SchemaPackages.standard().sourceOn(LocalDate.of(2020, 1, 1), NfeEnvironment.PRODUCTION));
    }

    @Test
    void a_host_adds_packages_and_moves_their_days() {
        SchemaSource files = name -> {
            throw new java.io.IOException(name);
        };
        SchemaPackages packages = SchemaPackages.standard()
                .with("PL_010f", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 11, 3))
                .with("PL_010g", LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 1))
                .given("PL_010g", files);

        assertThat(packages.nameOn(LocalDate.of(2026, 11, 3), NfeEnvironment.PRODUCTION))
                .isEqualTo("PL_010f");
        assertThat(packages.sourceOn(LocalDate.of(2027, 1, 1), NfeEnvironment.PRODUCTION))
                .isSameAs(files);
        assertRefused(
                "nfe.schema-not-given", () -> packages.sourceOn(LocalDate.of(2026, 12, 31), NfeEnvironment.PRODUCTION));
    }

    @Test
    void notes_are_judged_by_the_files_of_their_day() {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        SchemaSource files = SchemaSource.folder(data.orElseThrow().resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01"));
        SchemaPackages earlier = SchemaPackages.standard().given("PL_010e", files);
        ReadNfe note = NfeReader.standard()
                .readOne(NfeSigner.sign(
                                NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)),
                                SyntheticCertificate.load())
                        .bytes());
        ReadNfe unsigned = NfeReader.standard()
                .readOne(note.text()
                        .replaceFirst("<Signature.*</Signature>", "")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        // The library's own table has the structure of PL_010f, which is that of PL_010e.
        assertThat(note.judge(earlier.given("PL_010f", files)).clean()).isTrue();
        assertThat(unsigned.judge(earlier.given("PL_010f", files)).of(NfeJudgement.Kind.LAYOUT))
                .hasSize(1);
        assertRefused("nfe.schema-not-given", () -> note.judge(earlier));
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        NotFound.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
