package dev.backoffice.archrules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What hosts can see of an artifact, as lines of text: every public and protected member of every exported package, sorted
 * and the same on every JDK.
 *
 * <p>The lines are kept in {@code docs/api/<artifact>.txt}. A difference fails the build until somebody accepts it by
 * running the build with {@code -Dbackoffice.api.accept=true}, so that a change of the surface is seen in its review.
 */
public final class PublicSurface {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private static final Pattern TYPE_NAME = Pattern.compile("(?:interface|class|enum|record) ([^ (<]+)");

    private PublicSurface() {}

    /**
     * Compares the surface with the accepted one.
     *
     * @param loader finds the artifact's classes and what they refer to
     * @param accept whether to write the present surface over the accepted one
     * @return how they differ and what to do, or nothing when they are equal
     */
    public static Optional<String> difference(Artifact artifact, ClassLoader loader, Path accepted, boolean accept) {
        List<String> now = of(artifact, loader);
        try {
            if (accept) {
                if (!now.isEmpty() || Files.exists(accepted)) {
                    Files.createDirectories(accepted.toAbsolutePath().getParent());
                    Files.writeString(accepted, text(now));
                }
                return Optional.empty();
            }
            List<String> before = Files.exists(accepted) ? Files.readAllLines(accepted) : List.of();
            if (before.equals(now)) {
                return Optional.empty();
            }
            List<String> lines = new ArrayList<>();
            lines.add("The public surface of " + artifact.name() + " differs from " + accepted.getFileName() + ":");
            List<String> were = qualified(before);
            List<String> are = qualified(now);
            were.stream().filter(line -> !are.contains(line)).forEach(line -> lines.add("- " + line));
            are.stream().filter(line -> !were.contains(line)).forEach(line -> lines.add("+ " + line));
            lines.add(
                    "If hosts should see this, run this module's ArchitectureTest with -Dbackoffice.api.accept=true,");
            lines.add("commit docs/api and name the change in CHANGELOG.md.");
            return Optional.of(String.join("\n", lines));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Members with the name of their type, since many types have the same member. */
    private static List<String> qualified(List<String> lines) {
        List<String> qualified = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            if (line.startsWith(" ")) {
                qualified.add(type + ": " + line.strip());
            } else {
                Matcher name = TYPE_NAME.matcher(line);
                type = name.find() ? name.group(1) : line;
                qualified.add(line);
            }
        }
        return qualified;
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The lines of an artifact without a module declaration are none: it exports nothing. */
    public static List<String> of(Artifact artifact, ClassLoader loader) {
        Set<String> exported = artifact.module().map(ModuleDescriptor::exports).orElse(Set.of()).stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        for (String name : artifact.classNames()) {
            if (exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                Class<?> type = load(name, loader);
                if (visible(type)) {
                    lines.addAll(lines(type));
                }
            }
        }
        return lines;
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("Not on the class path: " + name, missing);
        }
    }

    private static boolean visible(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
            return false;
        }
        Class<?> outer = type.getDeclaringClass();
        return exposed(type.getModifiers()) && (outer == null || visible(outer));
    }

    private static boolean exposed(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static List<String> lines(Class<?> type) {
        List<String> members = new ArrayList<>();
        for (Class<?> declaring : declaring(type)) {
            fields(declaring, members);
            methods(declaring, members);
        }
        for (Constructor<?> made : type.getDeclaredConstructors()) {
            if (exposed(made) && !canonical(type, made)) {
                members.add("  " + marks(made.getAnnotations()) + modifiers(made.getModifiers(), type)
                        + variables(made.getTypeParameters()) + "new" + call(made));
            }
        }
        members.sort(Comparator.naturalOrder());
        List<String> lines = new ArrayList<>();
        lines.add(header(type));
        lines.addAll(new LinkedHashSet<>(members));
        return lines;
    }

    private static void fields(Class<?> type, List<String> members) {
        for (Field field : type.getDeclaredFields()) {
            if (exposed(field)) {
                members.add("  " + marks(field.getAnnotations()) + modifiers(field.getModifiers(), type)
                        + (field.isEnumConstant() ? "" : type(field.getAnnotatedType()) + " ") + field.getName());
            }
        }
    }

    private static void methods(Class<?> type, List<String> members) {
        for (Method method : type.getDeclaredMethods()) {
            if (exposed(method) && !implied(type, method)) {
                members.add("  " + marks(method.getAnnotations())
                        + (method.isDefault() ? "default " : "") + modifiers(method.getModifiers(), type)
                        + variables(method.getTypeParameters()) + type(method.getAnnotatedReturnType()) + " "
                        + method.getName() + call(method)
                        + (method.getDefaultValue() == null ? "" : " default"));
            }
        }
    }

    /** The type, and what it extends that hosts cannot see: they call those members as if they were its own. */
    private static Set<Class<?>> declaring(Class<?> type) {
        Set<Class<?>> declaring = new LinkedHashSet<>();
        declaring.add(type);
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .filter(above -> above.getName().startsWith("dev.backoffice.") && !visible(above))
                .forEach(above -> declaring.addAll(declaring(above)));
        return declaring;
    }

    private static boolean exposed(Member member) {
        return exposed(member.getModifiers()) && !member.isSynthetic();
    }

    /** A record's header says it already. */
    private static boolean canonical(Class<?> type, Constructor<?> made) {
        return type.isRecord()
                && Arrays.equals(
                        made.getParameterTypes(),
                        Stream.of(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
    }

    private static boolean implied(Class<?> type, Method method) {
        boolean noParameter = method.getParameterCount() == 0;
        if (method.isBridge()
                || (OF_EVERY_OBJECT.contains(method.getName()) && !Modifier.isAbstract(method.getModifiers()))) {
            return true;
        }
        if (type.isEnum()) {
            return (method.getName().equals("values") && noParameter)
                    || (method.getName().equals("valueOf")
                            && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
        }
        return type.isRecord()
                && noParameter
                && Stream.of(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(method.getName()));
    }

    private static String header(Class<?> type) {
        StringBuilder text = new StringBuilder(marks(type.getAnnotations()));
        int hidden = type.isInterface() ? Modifier.ABSTRACT | Modifier.STATIC : Modifier.STATIC;
        if (type.isEnum() || type.isRecord()) {
            hidden |= Modifier.FINAL | Modifier.ABSTRACT;
        }
        text.append(Modifier.toString(type.getModifiers() & ~hidden & ~Modifier.INTERFACE))
                .append(' ');
        if (type.isSealed() && !type.isEnum()) {
            text.append("sealed ");
        }
        text.append(
                type.isAnnotation()
                        ? "@interface"
                        : type.isInterface()
                                ? "interface"
                                : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class");
        text.append(' ').append(type.getName());
        if (type.getTypeParameters().length > 0) {
            text.append(variables(type.getTypeParameters()).strip());
        }
        if (type.isRecord()) {
            text.append(Stream.of(type.getRecordComponents())
                    .map(component -> type(component.getAnnotatedType()) + " " + component.getName())
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        AnnotatedType parent = type.getAnnotatedSuperclass();
        if (parent != null && parent.getType() != Object.class && !type.isEnum() && !type.isRecord()) {
            text.append(" extends ").append(type(parent));
        }
        if (type.getInterfaces().length > 0 && !type.isAnnotation()) {
            text.append(type.isInterface() ? " extends " : " implements ")
                    .append(Stream.of(type.getAnnotatedInterfaces())
                            .map(PublicSurface::type)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        if (type.isSealed() && !type.isEnum()) {
            text.append(" permits ")
                    .append(Stream.of(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    /** The two marks and {@code @Deprecated}; no other annotation is a promise to hosts. */
    private static String marks(Annotation[] annotations) {
        return Stream.of(annotations)
                .map(mark -> mark.annotationType().getSimpleName())
                .filter(Set.of("HostImplements", "Experimental", "Deprecated")::contains)
                .sorted()
                .map(mark -> "@" + mark + " ")
                .collect(Collectors.joining());
    }

    private static String modifiers(int modifiers, Class<?> owner) {
        int shown = modifiers
                & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT);
        if (owner.isInterface()) {
            shown &= ~Modifier.ABSTRACT;
        }
        String text = Modifier.toString(shown);
        return text.isEmpty() ? "" : text + " ";
    }

    private static String call(Executable unit) {
        AnnotatedType[] types = unit.getAnnotatedParameterTypes();
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            String text = type(types[i]);
            parameters.add(
                    unit.isVarArgs() && i == types.length - 1 ? text.substring(0, text.length() - 2) + "..." : text);
        }
        String thrown = Stream.of(unit.getAnnotatedExceptionTypes())
                .map(PublicSurface::type)
                .sorted()
                .collect(Collectors.joining(", "));
        return "(" + String.join(", ", parameters) + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Stream.of(variables).map(PublicSurface::variable).collect(Collectors.joining(", ", "<", ">")) + " ";
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = Stream.of(variable.getAnnotatedBounds())
                .filter(bound -> bound.getType() != Object.class || bound.getAnnotations().length > 0)
                .map(PublicSurface::type)
                .collect(Collectors.joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private static String type(AnnotatedType type) {
        String mark = Stream.of(type.getAnnotations())
                .map(annotation -> annotation.annotationType().getSimpleName())
                .filter("Nullable"::equals)
                .map(name -> "@" + name + " ")
                .collect(Collectors.joining());
        if (type instanceof AnnotatedArrayType array) {
            return type(array.getAnnotatedGenericComponentType()) + (mark.isEmpty() ? "" : " " + mark) + "[]";
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            Type raw = ((ParameterizedType) generic.getType()).getRawType();
            return mark
                    + name(raw)
                    + Stream.of(generic.getAnnotatedActualTypeArguments())
                            .map(PublicSurface::type)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            String lower = Stream.of(wildcard.getAnnotatedLowerBounds())
                    .map(PublicSurface::type)
                    .collect(Collectors.joining(" & "));
            String upper = Stream.of(wildcard.getAnnotatedUpperBounds())
                    .filter(bound -> bound.getType() != Object.class || bound.getAnnotations().length > 0)
                    .map(PublicSurface::type)
                    .collect(Collectors.joining(" & "));
            return "?" + (lower.isEmpty() ? "" : " super " + lower) + (upper.isEmpty() ? "" : " extends " + upper);
        }
        if (type instanceof AnnotatedTypeVariable variable) {
            return mark + ((TypeVariable<?>) variable.getType()).getName();
        }
        return mark + name(type.getType());
    }

    /** Names of the everyday JDK packages are short, since nothing else bears them. */
    private static String name(Type type) {
        return type.getTypeName().replaceFirst("^java\\.(lang|util|time)\\.(?=[A-Z])", "");
    }
}
