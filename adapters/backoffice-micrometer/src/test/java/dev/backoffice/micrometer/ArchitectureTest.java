package dev.backoffice.micrometer;

import dev.backoffice.archrules.ArchitectureContract;
import java.util.Set;

class ArchitectureTest extends ArchitectureContract {
    @Override
    protected Set<String> furtherSignatures() {
        return Set.of("io.micrometer.core.instrument");
    }
}
