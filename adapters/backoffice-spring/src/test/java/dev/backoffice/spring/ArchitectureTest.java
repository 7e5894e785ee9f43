package dev.backoffice.spring;

import dev.backoffice.archrules.ArchitectureContract;
import java.util.Set;

class ArchitectureTest extends ArchitectureContract {
    @Override
    protected Set<String> furtherSignatures() {
        return Set.of("org.springframework");
    }
}
