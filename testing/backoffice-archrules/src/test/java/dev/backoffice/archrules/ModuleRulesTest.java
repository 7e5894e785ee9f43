package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleRulesTest {
    private static final String ORDER = "dev.backoffice.inventory.order.Order";

    @TempDir
    Path folder;

    @Test
    void an_artifact_without_classes_needs_no_declaration() {
        assertThat(violations(new Artifact("backoffice-empty", folder.resolve("absent"))))
                .isEmpty();
    }

    @Test
    void an_artifact_with_classes_needs_a_declaration() {
        Artifact artifact =
                Planted.in(folder).source(ORDER, "final class Order {}").compiled();

        assertThat(violations(artifact)).containsExactly("backoffice-planted has classes and no module-info");
    }

    @Test
    void a_room_that_is_not_exported_is_named() {
        Artifact artifact = Planted.in(folder)
                .source(ORDER, "public final class Order {}")
                .module("module planted {}")
                .compiled();

        assertThat(violations(artifact))
                .singleElement()
                .asString()
                .contains("does not export the room dev.backoffice.inventory.order");
    }

    @Test
    void an_internal_package_that_is_exported_is_named() {
        Artifact artifact = Planted.in(folder)
                .source("dev.backoffice.inventory.order.internal.Row", "public final class Row {}")
                .module("module planted { exports dev.backoffice.inventory.order.internal; }")
                .compiled();

        assertThat(violations(artifact))
                .singleElement()
                .asString()
                .contains("exports the internal package dev.backoffice.inventory.order.internal");
    }

    @Test
    void a_package_of_commands_that_is_not_opened_is_named() {
        String command = "public record AddOrder(@jakarta.validation.constraints.NotNull String key) {}";
        Artifact closed = Planted.in(folder.resolve("closed"))
                .source("dev.backoffice.inventory.order.AddOrder", command)
                .module("module planted { requires jakarta.validation; exports dev.backoffice.inventory.order; }")
                .compiled();
        Artifact opened = Planted.in(folder.resolve("opened"))
                .source("dev.backoffice.inventory.order.AddOrder", command)
                .module("module planted { requires jakarta.validation; exports dev.backoffice.inventory.order;"
                        + " opens dev.backoffice.inventory.order; }")
                .compiled();

        assertThat(violations(closed))
                .singleElement()
                .asString()
                .contains("does not open dev.backoffice.inventory.order");
        assertThat(violations(opened)).isEmpty();
    }

    private static List<String> violations(Artifact artifact) {
        return ModuleRules.violations(artifact, artifact.imported());
    }
}
