package dev.backoffice.tck.plugin;

import dev.backoffice.archrules.ArchitectureContract;
import java.util.Set;

class ArchitectureTest extends ArchitectureContract {
    @Override
    protected Set<String> furtherSignatures() {
        return Set.of("org.junit.jupiter.api", "org.assertj.core.api");
    }
}
