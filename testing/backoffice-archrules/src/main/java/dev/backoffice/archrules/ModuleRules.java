package dev.backoffice.archrules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a {@code module-info} must say about the packages that exist. */
public final class ModuleRules {
    private ModuleRules() {}

    /** Everything that is wrong with the module declaration of an artifact; empty when all is well. */
    public static List<String> violations(Artifact artifact, JavaClasses classes) {
        Set<String> packages = artifact.packages();
        if (packages.isEmpty()) {
            return List.of();
        }
        if (artifact.module().isEmpty()) {
            return List.of(artifact.name() + " has classes and no module-info");
        }
        ModuleDescriptor module = artifact.module().get();
        List<String> violations = new ArrayList<>();
        Set<String> exported = module.exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        Set<String> opened = module.opens().stream()
                .filter(open -> !open.isQualified())
                .map(ModuleDescriptor.Opens::source)
                .collect(Collectors.toSet());
        for (String name : exported) {
            if (!packages.contains(name)) {
                violations.add("module " + module.name() + " exports " + name + ", which has no class");
            }
            if (internal(name)) {
                violations.add("module " + module.name() + " exports the internal package " + name);
            }
        }
        classes.stream()
                .filter(BackofficeRules::visible)
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .filter(name -> !internal(name) && !exported.contains(name))
                .forEach(name -> violations.add("module " + module.name() + " does not export the room " + name
                        + "; export it, or move its public classes to an internal package"));
        classes.stream()
                .filter(ModuleRules::constrained)
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .filter(name -> !opened.contains(name))
                .forEach(name -> violations.add("module " + module.name() + " does not open " + name
                        + ", whose commands Jakarta Validation reads; add an unqualified opens"));
        return violations;
    }

    private static boolean internal(String name) {
        return (name + ".").contains(".internal.");
    }

    /** Whether a field, and so a record component, carries a constraint. */
    private static boolean constrained(JavaClass type) {
        return type.getFields().stream()
                .flatMap(field -> field.getAnnotations().stream())
                .anyMatch(mark -> mark.getRawType().getName().startsWith("jakarta.validation.")
                        || mark.getRawType().isAnnotatedWith("jakarta.validation.Constraint"));
    }
}
