package dev.backoffice.archrules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of the architecture, each with its reason.
 *
 * <p>Types of the kernel are named by text, because this module comes before it in the build; {@link #KERNEL_TYPES} lists
 * them so that the kernel can prove that they exist.
 */
public final class BackofficeRules {
    static final String UNIT_OF_WORK = "dev.backoffice.core.store.UnitOfWork";
    static final String HOT_LANE = "dev.backoffice.core.store.HotLane";
    static final String COMMANDS = "dev.backoffice.core.command.Commands";
    static final String DUE_JOB = "dev.backoffice.core.job.DueJob";
    static final String DOMAIN_EVENT = "dev.backoffice.core.event.DomainEvent";
    static final String ROOT_ERROR = "dev.backoffice.core.error.BackofficeException";
    static final String PERSONAL = "dev.backoffice.core.marking.Personal";

    /** The kernel's types that the rules know by name. */
    public static final List<String> KERNEL_TYPES =
            List.of(UNIT_OF_WORK, HOT_LANE, COMMANDS, DUE_JOB, DOMAIN_EVENT, ROOT_ERROR, PERSONAL);

    private static final String ROOT = "dev.backoffice.";
    private static final List<String> DOMAIN = List.of("inventory", "fiscal", "finance", "hr");
    private static final List<String> ADAPTERS = List.of("memory", "jdbc");
    private static final String[] CORE_AND_DOMAIN = packages("core", "inventory", "fiscal", "finance", "hr");
    private static final String[] CORE_DOMAIN_AND_FLOWS =
            packages("core", "inventory", "fiscal", "finance", "hr", "flows");

    private static final Set<String> AMBIENT_METHODS = Set.of(
            "java.util.UUID.randomUUID",
            "java.util.Locale.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.time.Clock.systemDefaultZone",
            "java.util.TimeZone.getDefault",
            "java.util.Calendar.getInstance",
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.Throwable.printStackTrace");

    private static final Set<String> AMBIENT_CONSTRUCTORS =
            Set.of("java.util.Random", "java.util.Date", "java.util.GregorianCalendar");

    private static final List<String> BANNED_ENDINGS = List.of(
            "Entity",
            "VO",
            "DTO",
            "Dto",
            "Impl",
            "Manager",
            "Helper",
            "Helpers",
            "Util",
            "Utils",
            "Repository",
            "Dao",
            "DAO");

    /** Of the packages under {@code javax}, those that the JDK brings; every other one has moved to {@code jakarta}. */
    private static final List<String> JAVAX_OF_THE_JDK =
            List.of("javax.crypto.", "javax.management.", "javax.net.", "javax.security.", "javax.sql.", "javax.xml.");

    private static final Set<String> NOT_OURS_TO_USE =
            Set.of("java.util.ServiceLoader", "java.lang.ThreadLocal", "java.lang.InheritableThreadLocal");

    private static final List<String> LIBRARIES_OF_THE_HOST = List.of(
            "java.awt.",
            "com.fasterxml.jackson.",
            "tools.jackson.",
            "com.google.gson.",
            "jakarta.json.",
            "org.json.",
            "org.flywaydb.",
            "liquibase.");

    private BackofficeRules() {}

    /** Every rule by its name. */
    public static Map<String, ArchRule> all() {
        return all(Set.of());
    }

    /**
     * Every rule by its name, for an artifact whose public signatures may show more than the usual libraries.
     *
     * @param furtherSignatures package names, e.g. {@code org.junit.jupiter.api} for the contract suites
     */
    public static Map<String, ArchRule> all(Set<String> furtherSignatures) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("no ambient time, randomness, place or console", noAmbientWorld());
        rules.put("modules keep to themselves", modulesKeepToThemselves());
        rules.put("rooms of a country are not imported from outside", countryRoomsAreNotImported());
        rules.put("internal packages are used by their room only", internalStaysInItsRoom());
        rules.put("public signatures show no third-party type", signaturesShowNoThirdParty(furtherSignatures));
        rules.put("no floating point", noFloatingPoint());
        rules.put("public classes are closed", publicClassesAreClosed());
        rules.put("events, receipts and errors hold nothing personal", nothingPersonalIsKeptForEver());
        rules.put("transactions open in the pipeline only", transactionsOpenInThePipelineOnly());
        rules.put("names say what a thing is", namesSayWhatAThingIs());
        rules.put("no static state", noStaticState());
        rules.put("no thread of its own", noThreadOfItsOwn());
        rules.put("what is the host's stays the host's", theHostsStaysTheHosts());
        rules.put("packages are null-marked", packagesAreNullMarked());
        return rules;
    }

    static ArchRule noAmbientWorld() {
        return noClasses()
                .should()
                .accessTargetWhere(predicate(
                        "reads the clock, the machine's place, randomness or the console", access -> {
                            String owner = access.getTargetOwner().getName();
                            String member = access.getTarget().getName();
                            if (member.equals(JavaConstructor.CONSTRUCTOR_NAME)) {
                                return AMBIENT_CONSTRUCTORS.contains(owner)
                                        && access.getTarget()
                                                instanceof
                                                com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget made
                                        && made.getRawParameterTypes().isEmpty();
                            }
                            return owner.startsWith("java.time.") && member.equals("now")
                                    || owner.equals("java.lang.System")
                                            && (member.equals("out") || member.equals("err"))
                                    || AMBIENT_METHODS.contains(owner + "." + member)
                                    || member.equals("printStackTrace")
                                            && access.getTargetOwner().isAssignableTo(Throwable.class);
                        }))
                .because("time, ids, place and chance are passed in, so that every run can be repeated (design 3.9)")
                .allowEmptyShould(true);
    }

    static ArchRule modulesKeepToThemselves() {
        return classes()
                .that(resideInAnyPackage("dev.backoffice.."))
                .should(condition("reach only the modules below their own", (type, report) -> {
                    String own = module(type);
                    Set<String> allowed = allowedModules(own);
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        String other = module(dependency.getTargetClass());
                        if (!other.isEmpty() && !other.equals(own) && !allowed.contains(other)) {
                            report.violated(dependency.getDescription());
                        }
                    }
                }))
                .because("a domain module meets another only in backoffice-flows or in the host (design 2)")
                .allowEmptyShould(true);
    }

    private static Set<String> allowedModules(String own) {
        Set<String> allowed = new LinkedHashSet<>();
        if (own.equals("core")) {
            return allowed;
        }
        allowed.add("core");
        if (DOMAIN.contains(own)) {
            return allowed;
        }
        allowed.addAll(DOMAIN);
        if (ADAPTERS.contains(own)) {
            return allowed;
        }
        allowed.addAll(ADAPTERS);
        if (own.equals("flows")) {
            return allowed;
        }
        // Bindings to a host's framework, test kits, contract suites, examples and benchmarks stand above everything.
        allowed.addAll(List.of("flows", "micrometer", "documents", "testkit", "tck", "archrules"));
        return allowed;
    }

    static ArchRule countryRoomsAreNotImported() {
        return noClasses()
                .that(resideInAnyPackage(CORE_AND_DOMAIN))
                .and(resideOutsideOfPackages("dev.backoffice.*.br.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.backoffice.*.br.."))
                .because("a second country must not find the first one's rules in the general rooms (design 2)")
                .allowEmptyShould(true);
    }

    static ArchRule internalStaysInItsRoom() {
        return classes()
                .should(condition("use internal packages of their own room only", (type, report) -> {
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        String target = dependency.getTargetClass().getPackageName();
                        int at = (target + ".").indexOf(".internal.");
                        if (at > 0 && target.startsWith(ROOT)) {
                            String room = target.substring(0, at);
                            String own = type.getPackageName();
                            if (!own.equals(room) && !own.startsWith(room + ".")) {
                                report.violated(dependency.getDescription());
                            }
                        }
                    }
                }))
                .because("what a room keeps internal may change without notice (design 2)")
                .allowEmptyShould(true);
    }

    static ArchRule signaturesShowNoThirdParty(Set<String> further) {
        return classes()
                .that(predicate("are visible to hosts", BackofficeRules::visible))
                .should(condition("show only the JDK, Joda-Money, JSpecify and Jakarta Validation", (type, report) -> {
                    for (JavaClass seen : signatureTypes(type)) {
                        if (!allowedInSignature(seen.getBaseComponentType(), further)) {
                            report.violated(type.getName() + " shows " + seen.getName());
                        }
                    }
                }))
                .because("a library in a public signature becomes the host's library (design 6)")
                .allowEmptyShould(true);
    }

    private static Set<JavaClass> signatureTypes(JavaClass type) {
        Set<JavaClass> seen = new LinkedHashSet<>();
        type.getSuperclass().ifPresent(parent -> seen.addAll(parent.getAllInvolvedRawTypes()));
        type.getInterfaces().forEach(parent -> seen.addAll(parent.getAllInvolvedRawTypes()));
        type.getTypeParameters().forEach(parameter -> seen.addAll(parameter.getAllInvolvedRawTypes()));
        type.getAnnotations().forEach(mark -> seen.add(mark.getRawType()));
        for (JavaMember member : type.getMembers()) {
            if (!exposed(member)) {
                continue;
            }
            member.getAnnotations().forEach(mark -> seen.add(mark.getRawType()));
            if (member instanceof JavaField field) {
                seen.addAll(field.getType().getAllInvolvedRawTypes());
            } else if (member instanceof JavaCodeUnit unit) {
                seen.addAll(unit.getReturnType().getAllInvolvedRawTypes());
                unit.getParameterTypes().forEach(parameter -> seen.addAll(parameter.getAllInvolvedRawTypes()));
                unit.getTypeParameters().forEach(parameter -> seen.addAll(parameter.getAllInvolvedRawTypes()));
                unit.getExceptionTypes().forEach(thrown -> seen.addAll(thrown.getAllInvolvedRawTypes()));
            }
        }
        return seen;
    }

    private static boolean allowedInSignature(JavaClass type, Set<String> further) {
        if (type.isPrimitive()) {
            return true;
        }
        String name = type.getName();
        return Stream.concat(
                        Stream.of(
                                "java",
                                "javax.sql",
                                "javax.xml",
                                "javax.crypto",
                                "javax.net",
                                "javax.security",
                                "org.w3c.dom",
                                "org.xml.sax",
                                "dev.backoffice",
                                "org.joda.money",
                                "org.jspecify",
                                "jakarta.validation"),
                        further.stream())
                .anyMatch(allowed -> name.startsWith(allowed + "."));
    }

    static ArchRule noFloatingPoint() {
        return classes()
                .that(resideInAnyPackage(CORE_DOMAIN_AND_FLOWS))
                .should(condition("have no double or float", (type, report) -> {
                    for (JavaMember member : type.getMembers()) {
                        Stream<JavaType> types = member instanceof JavaField field
                                ? Stream.of(field.getType())
                                : Stream.concat(
                                        Stream.of(((JavaCodeUnit) member).getReturnType()),
                                        ((JavaCodeUnit) member).getParameterTypes().stream());
                        types.flatMap(seen -> seen.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .filter(BackofficeRules::floating)
                                .findFirst()
                                .ifPresent(seen -> report.violated(member.getDescription() + " has " + seen.getName()));
                    }
                }))
                .because("a binary fraction cannot hold a cent; amounts and quantities are exact (design 3.1)")
                .allowEmptyShould(true);
    }

    private static boolean floating(JavaClass type) {
        return type.isEquivalentTo(double.class)
                || type.isEquivalentTo(float.class)
                || type.isEquivalentTo(Double.class)
                || type.isEquivalentTo(Float.class);
    }

    static ArchRule publicClassesAreClosed() {
        return classes()
                .that(predicate("are visible to hosts", BackofficeRules::visible))
                .should(condition("be final, abstract, sealed, an interface, a record or an enum", (type, report) -> {
                    if (!closed(type)) {
                        report.violated(type.getName() + " is open for inheritance");
                    }
                }))
                .because("what hosts can extend by accident cannot change later; extension goes through plugins (design"
                        + " 3.5)")
                .allowEmptyShould(true);
    }

    private static boolean closed(JavaClass type) {
        return type.isInterface()
                || type.isEnum()
                || type.isRecord()
                || type.getModifiers().contains(JavaModifier.FINAL)
                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                || type.getConstructors().stream().noneMatch(BackofficeRules::exposed)
                || sealed(type);
    }

    private static boolean sealed(JavaClass type) {
        try {
            return Class.forName(type.getName(), false, BackofficeRules.class.getClassLoader())
                    .isSealed();
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    static ArchRule nothingPersonalIsKeptForEver() {
        return classes()
                .that(predicate(
                        "are kept for ever",
                        type -> type.isAssignableTo(DOMAIN_EVENT)
                                || type.isAssignableTo(ROOT_ERROR)
                                || type.getPackageName().startsWith("dev.backoffice.core.")
                                        && type.getSimpleName().endsWith("Receipt")))
                .should(condition("hold nothing personal", (type, report) -> {
                    for (String path : personalPaths(type)) {
                        report.violated(type.getName() + " holds " + path);
                    }
                }))
                .because("a person can ask to be erased, and events, receipts and error details cannot be (design 3.7)")
                .allowEmptyShould(true);
    }

    /** Every way from the fields of a type, and what makes it, to a personal type. */
    private static List<String> personalPaths(JavaClass start) {
        List<String> found = new ArrayList<>();
        Set<JavaClass> visited = new LinkedHashSet<>();
        Deque<Map.Entry<JavaClass, String>> open = new ArrayDeque<>();
        held(start).forEach((type, where) -> open.add(Map.entry(type, where)));
        while (!open.isEmpty()) {
            Map.Entry<JavaClass, String> next = open.remove();
            JavaClass type = next.getKey();
            if (!visited.add(type)) {
                continue;
            }
            if (type.isAnnotatedWith(PERSONAL)) {
                found.add(next.getValue());
            } else if (type.getName().startsWith(ROOT)) {
                held(type).forEach((deeper, where) -> open.add(Map.entry(deeper, next.getValue() + " → " + where)));
            }
        }
        return found;
    }

    private static Map<JavaClass, String> held(JavaClass type) {
        Map<JavaClass, String> held = new LinkedHashMap<>();
        for (JavaField field : type.getFields()) {
            if (!field.getModifiers().contains(JavaModifier.STATIC)) {
                for (JavaClass raw : field.getType().getAllInvolvedRawTypes()) {
                    held.putIfAbsent(raw.getBaseComponentType(), field.getName() + ": " + raw.getSimpleName());
                }
            }
        }
        // A sealed or plain interface holds what its implementations hold, an error what it is made from.
        if (type.isInterface() && type.getName().startsWith(ROOT)) {
            type.getSubclasses().forEach(sub -> held.putIfAbsent(sub, sub.getSimpleName()));
        }
        if (type.isAssignableTo(Throwable.class)) {
            type.getCodeUnits().stream()
                    .flatMap(unit -> unit.getRawParameterTypes().stream())
                    .forEach(raw -> held.putIfAbsent(raw, "parameter " + raw.getSimpleName()));
        }
        return held;
    }

    static ArchRule transactionsOpenInThePipelineOnly() {
        return noClasses()
                .that(resideInAnyPackage(CORE_DOMAIN_AND_FLOWS))
                .and(resideOutsideOfPackages("dev.backoffice.core.store..", "dev.backoffice.core.command.."))
                // The kernel's own jobs have no caller: nothing to validate, nobody to ask for access.
                .and(predicate(
                        "are no jobs of the kernel",
                        type -> !(type.isAssignableTo(DUE_JOB) && module(type).equals("core"))))
                .should()
                .accessTargetWhere(predicate("opens a transaction", access -> {
                    JavaClass owner = access.getTargetOwner();
                    String member = access.getTarget().getName();
                    return owner.isAssignableTo(UNIT_OF_WORK) && member.equals("execute")
                            || owner.isAssignableTo(HOT_LANE) && member.equals("hot");
                }))
                .because("validation, access, receipts and retries happen in " + COMMANDS
                        + " and nowhere else; a service that passes it has none of them (design 3.3)")
                .allowEmptyShould(true);
    }

    static ArchRule namesSayWhatAThingIs() {
        return classes()
                .that(predicate(
                        "have a name",
                        type -> !type.getSimpleName().isEmpty()
                                && !type.getSimpleName().equals("package-info")
                                && !type.getSimpleName().equals("module-info")))
                .should(condition("be named after the thing and not after a pattern", (type, report) -> {
                    String name = type.getSimpleName();
                    BANNED_ENDINGS.stream()
                            .filter(name::endsWith)
                            .forEach(ending -> report.violated(type.getName() + " ends in " + ending));
                    if (type.isInterface() && name.matches("I[A-Z][a-z].*")) {
                        report.violated(type.getName() + " starts with I because it is an interface");
                    }
                    if (!name.chars().allMatch(letter -> letter < 128)) {
                        report.violated(type.getName() + " has a letter that is not ASCII");
                    }
                }))
                .because("names are the language of the business (design 5)")
                .allowEmptyShould(true);
    }

    static ArchRule noStaticState() {
        return fields().that()
                .areStatic()
                .and(predicate(
                        "are written in source", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .beFinal()
                .because("two back offices in one process must not meet in a static field (design 1)")
                .allowEmptyShould(true);
    }

    static ArchRule noThreadOfItsOwn() {
        return noClasses()
                .that(resideInAnyPackage(CORE_DOMAIN_AND_FLOWS))
                .or(resideInAnyPackage(packages("memory", "jdbc")))
                .should()
                .accessTargetWhere(predicate("makes a thread", access -> {
                    String owner = access.getTargetOwner().getName();
                    String member = access.getTarget().getName();
                    return member.equals(JavaConstructor.CONSTRUCTOR_NAME)
                                    && (access.getTargetOwner().isAssignableTo(Thread.class)
                                            || owner.startsWith("java.util.concurrent.") && owner.endsWith("Executor")
                                            || owner.equals("java.util.Timer"))
                            || owner.equals("java.util.concurrent.Executors") && member.startsWith("new")
                            || owner.equals("java.util.concurrent.CompletableFuture") && member.endsWith("Async");
                }))
                .because("the host owns the threads (design 1)")
                .allowEmptyShould(true);
    }

    static ArchRule theHostsStaysTheHosts() {
        return noClasses()
                .that(resideInAnyPackage("dev.backoffice.."))
                .should()
                .dependOnClassesThat(predicate("are the host's choice or break there", type -> {
                    String name = type.getName();
                    return NOT_OURS_TO_USE.contains(name)
                            || LIBRARIES_OF_THE_HOST.stream().anyMatch(name::startsWith)
                            || name.startsWith("javax.")
                                    && JAVAX_OF_THE_JDK.stream().noneMatch(name::startsWith);
                }))
                .because("the host has its own JSON, migrations, class loaders and threads, and runs without a screen"
                        + " (docs/complaints.md)")
                .allowEmptyShould(true);
    }

    static ArchRule packagesAreNullMarked() {
        return classes()
                .that(resideInAnyPackage("dev.backoffice.."))
                .should(condition("lie in a package marked @NullMarked", (type, report) -> {
                    if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")
                            && !type.getSimpleName().equals("module-info")) {
                        report.violated(type.getName() + " lies in the unmarked package " + type.getPackageName());
                    }
                }))
                .because("without the mark nobody checks for null, and nobody reads what the room is for (design 6)")
                .allowEmptyShould(true);
    }

    /** Visible to hosts: public through every enclosing class, and not internal. */
    static boolean visible(JavaClass type) {
        if (!type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getModifiers().contains(JavaModifier.PROTECTED)
                || (type.getPackageName() + ".").contains(".internal.")) {
            return false;
        }
        return type.getEnclosingClass().map(BackofficeRules::visible).orElse(true);
    }

    private static boolean exposed(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static String module(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName() + ".";
        return name.startsWith(ROOT) ? name.substring(ROOT.length(), name.indexOf('.', ROOT.length())) : "";
    }

    private static String[] packages(String... modules) {
        return Stream.of(modules).map(name -> ROOT + name + "..").toArray(String[]::new);
    }

    static <T> DescribedPredicate<T> predicate(String description, Function<T, Boolean> test) {
        return DescribedPredicate.describe(description, test::apply);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.check(type, message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }

    private interface Check {
        void check(JavaClass type, Report report);
    }

    private interface Report {
        void violated(String message);
    }
}
