package dev.backoffice.archrules;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What hosts can see of an artifact and nobody described: a package, type, constructor, method, field or enum constant without a
 * Javadoc comment, and a component of a record without its {@code @param}. What is inherited is described where it comes from: a
 * method marked {@code @Override} needs nothing, nor does a component that answers a method of an interface of the same artifact. A
 * compact constructor is described by the components it checks.
 */
public final class Documentation {
    private final DocTrees trees;
    private final List<String> missing = new ArrayList<>();
    private final Map<String, Port> interfaces = new HashMap<>();

    /** What an interface asks for without parameters, and whom it extends. */
    private record Port(Set<String> accessors, List<String> above) {}

    private Documentation(DocTrees trees) {
        this.trees = trees;
    }

    /**
     * The places without a description, each as {@code package.Type.member}.
     *
     * @param sources the folder of the sources, e.g. {@code src/main/java}
     * @param packages the packages that hosts see
     */
    public static List<String> missing(Path sources, Set<String> packages) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<Path> all = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            for (String room : packages) {
                Path folder = sources.resolve(room.replace('.', '/'));
                if (!Files.exists(folder.resolve("package-info.java"))) {
                    missing.add(room);
                }
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(all::add);
                }
            }
            missing.addAll(missing(compiler, files, files.getJavaFileObjectsFromPaths(all)));
            return missing;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> missing(
            JavaCompiler compiler, StandardJavaFileManager files, Iterable<? extends JavaFileObject> sources)
            throws IOException {
        if (!sources.iterator().hasNext()) {
            return List.of();
        }
        JavacTask task =
                (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none", "-Xdoclint:none"), null, sources);
        Documentation looked = new Documentation(DocTrees.instance(task));
        List<CompilationUnitTree> units = new ArrayList<>();
        task.parse().forEach(units::add);
        units.forEach(unit -> unit.getTypeDecls().forEach(looked::learn));
        units.forEach(looked::unit);
        return looked.missing;
    }

    private void learn(Tree tree) {
        if (tree instanceof ClassTree type) {
            if (type.getKind() == Tree.Kind.INTERFACE) {
                interfaces.put(
                        type.getSimpleName().toString(), new Port(accessors(type), named(type.getImplementsClause())));
            }
            type.getMembers().forEach(this::learn);
        }
    }

    private static Set<String> accessors(ClassTree type) {
        Set<String> names = new HashSet<>();
        type.getMembers().forEach(member -> {
            if (member instanceof MethodTree method && method.getParameters().isEmpty()) {
                names.add(method.getName().toString());
            }
        });
        return names;
    }

    /** The simple names of types, without what they are given. */
    private static List<String> named(List<? extends Tree> types) {
        return types.stream()
                .map(type -> type.toString().replaceAll("<.*", "").replaceAll(".*\\.", ""))
                .toList();
    }

    private void inherited(List<String> names, Set<String> into) {
        for (String name : names) {
            Port port = interfaces.get(name);
            if (port != null) {
                into.addAll(port.accessors());
                inherited(port.above(), into);
            }
        }
    }

    private void unit(CompilationUnitTree unit) {
        String room = String.valueOf(unit.getPackageName());
        TreePath path = new TreePath(unit);
        if (unit.getSourceFile().isNameCompatible("package-info", JavaFileObject.Kind.SOURCE)) {
            require(new TreePath(path, unit.getPackage()), room);
            return;
        }
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree declared && seen(declared.getModifiers(), false)) {
                type(new TreePath(path, declared), declared, room);
            }
        }
    }

    private void type(TreePath path, ClassTree type, String around) {
        String name = around + "." + type.getSimpleName();
        require(path, name);
        boolean open = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        Set<String> described = params(path);
        inherited(named(type.getImplementsClause()), described);
        for (Tree member : type.getMembers()) {
            TreePath inside = new TreePath(path, member);
            if (member instanceof ClassTree nested && seen(nested.getModifiers(), open)) {
                type(inside, nested, name);
            } else if (member instanceof MethodTree method && seen(method.getModifiers(), open)) {
                method(inside, method, type, name);
            } else if (member instanceof VariableTree field) {
                if (component(type, field)) {
                    if (!described.contains(field.getName().toString())) {
                        missing.add(name + " @param " + field.getName());
                    }
                } else if (seen(field.getModifiers(), open)) {
                    require(inside, name + "." + field.getName());
                }
            }
        }
    }

    private void method(TreePath path, MethodTree method, ClassTree type, String around) {
        boolean inherited = method.getModifiers().getAnnotations().stream()
                .anyMatch(mark -> mark.getAnnotationType().toString().equals("Override"));
        if (!inherited && !compact(method, type)) {
            String name = method.getReturnType() == null
                    ? type.getSimpleName().toString()
                    : method.getName().toString();
            require(path, around + "." + name + "()");
        }
    }

    private static boolean compact(MethodTree method, ClassTree type) {
        return type.getKind() == Tree.Kind.RECORD
                && method.getReturnType() == null
                && !method.toString().contains("this(")
                && method.getParameters().stream()
                        .allMatch(parameter -> type.getMembers().stream()
                                .anyMatch(member -> member instanceof VariableTree field
                                        && component(type, field)
                                        && field.getName().equals(parameter.getName())));
    }

    private static boolean component(ClassTree type, VariableTree field) {
        return type.getKind() == Tree.Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private static boolean seen(ModifiersTree modifiers, boolean open) {
        Set<Modifier> flags = modifiers.getFlags();
        return flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED)
                || open && !flags.contains(Modifier.PRIVATE);
    }

    private Set<String> params(TreePath path) {
        DocCommentTree comment = trees.getDocCommentTree(path);
        Set<String> names = new HashSet<>();
        if (comment != null) {
            comment.getBlockTags().forEach(tag -> {
                if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                    names.add(param.getName().toString());
                }
            });
        }
        return names;
    }

    private void require(TreePath path, String name) {
        String comment = trees.getDocComment(path);
        if (comment == null || comment.isBlank()) {
            missing.add(name);
        }
    }
}
