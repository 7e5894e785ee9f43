package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
