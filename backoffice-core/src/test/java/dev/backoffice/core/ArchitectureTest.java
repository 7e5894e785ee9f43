package dev.backoffice.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.archrules.ArchitectureContract;
import dev.backoffice.archrules.Artifact;
import dev.backoffice.archrules.BackofficeRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {
    @Test
    void the_kernel_has_the_types_that_the_rules_know_by_name() {
        assertThat(Artifact.underTest().classNames()).containsAll(BackofficeRules.KERNEL_TYPES);
    }
}
