package dev.backoffice.archrules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What every module's {@code ArchitectureTest} extends: the rules, the module declaration and the public surface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {
    private final Artifact artifact = Artifact.underTest();
    private final JavaClasses classes = artifact.imported();

    /** Package names that public signatures of this artifact may show beside the usual libraries. */
    protected Set<String> furtherSignatures() {
        return Set.of();
    }

    @TestFactory
    Stream<DynamicTest> the_architecture_holds() {
        return BackofficeRules.all(furtherSignatures()).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    @Test
    void the_module_declaration_tells_the_rooms() {
        assertEquals(List.of(), ModuleRules.violations(artifact, classes));
    }

    @Test
    void its_files_disturb_no_host_and_are_known_to_native_images() {
        assertEquals(List.of(), ResourceRules.violations(artifact));
    }

    @Test
    void what_hosts_see_is_described() {
        assertEquals(List.of(), Documentation.missing(artifact.sources(), artifact.visiblePackages()));
    }

    @Test
    void the_public_surface_is_the_accepted_one() {
        PublicSurface.difference(
                        artifact,
                        getClass().getClassLoader(),
                        Artifact.repository().resolve("docs/api").resolve(artifact.name() + ".txt"),
                        Boolean.getBoolean("backoffice.api.accept"))
                .ifPresent(difference -> fail(difference));
    }
}
