package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PublicSurfaceTest {
    private static final String MODULE =
            "module planted { requires transitive org.jspecify;" + " exports dev.backoffice.inventory.order; }";

    @TempDir
    Path folder;

    private Artifact order(String name, String source) {
        return Planted.in(folder.resolve(name))
                .source("dev.backoffice.inventory.order.Order", source)
                .module(MODULE)
                .compiled();
    }

    private static List<String> surface(Artifact artifact) {
        return PublicSurface.of(artifact, Planted.loader(artifact));
    }

    @Test
    void the_surface_lists_what_hosts_can_see_and_nothing_else() {
        Artifact artifact = Planted.in(folder)
                .source("dev.backoffice.inventory.order.Order", """
                    public abstract sealed class Order<T extends Comparable<T>> implements Comparable<Order<T>> {
                        public static final int LIMIT = 10;
                        private int hidden;
                        protected Order(@org.jspecify.annotations.Nullable String note) {}
                        public abstract <X extends Exception> Optional<? super T> find(List<? extends @org.jspecify.annotations.Nullable T> all, int... at) throws X;
                        void inside() {}
                        @Override public String toString() { return ""; }
                        @Deprecated public final void old() {}
                        public enum Kind { SMALL, LARGE }
                        public record Line(String item, List<Integer> counts) { public int total() { return 1; } }
                        public sealed interface Status permits Open {}
                        public record Open() implements Status {}
                        private static final class Secret {}
                        static final class Big extends Order<String> {
                            Big() { super(null); }
                            @Override public <X extends Exception> Optional<? super String> find(List<? extends String> all, int... at) { return Optional.empty(); }
                            @Override public int compareTo(Order<String> other) { return 0; }
                        }
                    }
                    """)
                .source("dev.backoffice.inventory.hidden.Hidden", "public final class Hidden {}")
                .source("dev.backoffice.inventory.order.Inside", "final class Inside {}")
                .module(MODULE)
                .compiled();

        assertThat(surface(artifact))
                .containsExactly(
                        "public abstract sealed class dev.backoffice.inventory.order.Order<T extends Comparable<T>>"
                                + " implements Comparable<dev.backoffice.inventory.order.Order<T>>"
                                + " permits dev.backoffice.inventory.order.Order$Big",
                        "  @Deprecated public final void old()",
                        "  protected new(@Nullable String)",
                        "  public abstract <X extends Exception> Optional<? super T>"
                                + " find(List<? extends @Nullable T>, int...) throws X",
                        "  public static final int LIMIT",
                        "public enum dev.backoffice.inventory.order.Order$Kind",
                        "  public static final LARGE",
                        "  public static final SMALL",
                        "public record dev.backoffice.inventory.order.Order$Line(String item, List<Integer> counts)",
                        "  public int total()",
                        "public record dev.backoffice.inventory.order.Order$Open()"
                                + " implements dev.backoffice.inventory.order.Order$Status",
                        "public sealed interface dev.backoffice.inventory.order.Order$Status"
                                + " permits dev.backoffice.inventory.order.Order$Open");
    }

    @Test
    void a_changed_surface_is_refused_until_it_is_accepted() throws Exception {
        Path accepted = folder.resolve("docs/api/backoffice-planted.txt");
        Artifact before = order("before", "public final class Order { public String key() { return \"\"; } }");
        Artifact after = order("after", "public final class Order { public long key() { return 1; } }");

        accept(before, accepted);
        assertThat(differs(before, accepted)).isEmpty();
        assertThat(Files.readString(accepted)).contains("  public String key()\n");

        assertThat(differs(after, accepted))
                .contains("- dev.backoffice.inventory.order.Order: public String key()")
                .contains("+ dev.backoffice.inventory.order.Order: public long key()")
                .contains("-Dbackoffice.api.accept=true");

        accept(after, accepted);
        assertThat(differs(after, accepted)).isEmpty();
    }

    /** What changes, how it was and how it is. */
    private static final String[][] CHANGES = {
        {
            "a method that hosts now write",
            "interface Order { default int size() { return 1; } }",
            "interface Order { int size(); }"
        },
        {
            "a thrown exception",
            "interface Order { void read(); }",
            "interface Order { void read() throws java.io.IOException; }"
        },
        {"a bound of a type", "final class Order<T> {}", "final class Order<T extends Comparable<T>> {}"},
        {
            "a bound of a method",
            "interface Order { <T> void at(T t); }",
            "interface Order { <T extends Number> void at(T t); }"
        },
        {
            "an argument of a type",
            "interface Order { List<String> at(); }",
            "interface Order { List<? extends String> at(); }"
        },
        {
            "what may be null",
            "interface Order { String at(); }",
            "interface Order { @org.jspecify.annotations.Nullable String at(); }"
        },
        {"a deprecation", "interface Order { void at(); }", "interface Order { @Deprecated void at(); }"},
        {"a class that is closed", "class Order {}", "final class Order {}"},
        {"a constructor", "class Order { public Order() {} }", "class Order { protected Order() {} }"},
        {
            "what is permitted",
            "sealed interface Order { record A() implements Order {} }",
            "sealed interface Order { record A() implements Order {} record B() implements Order {} }"
        },
        {"a name in a record", "record Order(String key) {}", "record Order(String id) {}"},
        {"a constant", "enum Order { A }", "enum Order { A, B }"},
        {
            "a static method",
            "interface Order { static int at() { return 1; } }",
            "interface Order { default int at() { return 1; } }"
        },
        {"an interface of a class", "abstract class Order {}", "abstract class Order implements java.io.Closeable {}"},
        {
            "a method of a hidden class above",
            "final class Order extends Above {} class Above { public void at() {} }",
            "final class Order extends Above {} class Above {}"
        },
        {
            "a method of a hidden interface above",
            "final class Order implements Above {} interface Above { default void at() {} }",
            "final class Order implements Above {} interface Above { default void to() {} }"
        },
        {
            "a value of an annotation",
            "@interface Order { String at(); }",
            "@interface Order { String at() default \"\"; }"
        },
    };

    @TestFactory
    Stream<DynamicTest> a_change_that_hosts_may_notice_is_a_difference() {
        List<String> before = surface(changes("before", 1));
        List<String> after = surface(changes("after", 2));
        return IntStream.range(0, CHANGES.length)
                .mapToObj(row -> DynamicTest.dynamicTest(
                        CHANGES[row][0],
                        () -> assertThat(part(after, row)).isNotEmpty().isNotEqualTo(part(before, row))));
    }

    /** All changes in one artifact, each in a room of its own. */
    private Artifact changes(String name, int column) {
        Planted planted = Planted.in(folder.resolve(name));
        StringBuilder module = new StringBuilder("module planted { requires transitive org.jspecify;");
        for (int row = 0; row < CHANGES.length; row++) {
            planted.source(room(row) + ".Order", "public " + CHANGES[row][column]);
            module.append(" exports ").append(room(row)).append(';');
        }
        return planted.module(module.append('}').toString()).compiled();
    }

    private static String room(int row) {
        return "dev.backoffice.inventory.room" + (char) ('a' + row);
    }

    /** The lines of one room: those of its types, each followed by its members. */
    private static List<String> part(List<String> surface, int row) {
        List<String> part = new ArrayList<>();
        boolean inside = false;
        for (String line : surface) {
            inside = line.startsWith(" ") ? inside : line.contains(room(row) + ".Order");
            if (inside) {
                part.add(line);
            }
        }
        return part;
    }

    @Test
    void a_surface_that_was_never_accepted_is_refused() {
        Artifact artifact = order("new", "public final class Order {}");

        assertThat(differs(artifact, folder.resolve("absent.txt")))
                .contains("+ public final class dev.backoffice.inventory.order.Order");
    }

    @Test
    void what_is_not_exported_may_change_freely() {
        Artifact artifact = Planted.in(folder)
                .source("dev.backoffice.inventory.order.internal.Row", "public final class Row {}")
                .module("module planted {}")
                .compiled();

        assertThat(differs(artifact, folder.resolve("absent.txt"))).isEmpty();
    }

    private static String differs(Artifact artifact, Path accepted) {
        return PublicSurface.difference(artifact, Planted.loader(artifact), accepted, false)
                .orElse("");
    }

    private static void accept(Artifact artifact, Path accepted) {
        PublicSurface.difference(artifact, Planted.loader(artifact), accepted, true);
    }
}
