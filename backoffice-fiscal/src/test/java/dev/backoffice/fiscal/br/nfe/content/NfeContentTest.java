package dev.backoffice.fiscal.br.nfe.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.internal.Element;
import dev.backoffice.fiscal.br.nfe.internal.NfeLayout;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The groups of a file against the table of the layout. */
class NfeContentTest {
    private static final Set<String> ONE_OF_MANY = Set.of("ICMS", "PIS", "COFINS");

    @Test
    void every_element_of_the_layout_has_a_component_and_every_component_an_element() throws Exception {
        Set<String> components = new TreeSet<>();
        collect(NfeContent.class, "infNFe", components);

        assertThat(components).containsExactlyElementsOf(layout());
        System.out.println("elements of layout 4.00 in groups: " + components.size());
    }

    /** Native images know the records that are read and written by reflection. */
    @Test
    void every_record_of_a_group_is_named_for_native_images() throws Exception {
        String named = new String(
                Objects.requireNonNull(NfeContent.class.getResourceAsStream(
                                "/META-INF/native-image/dev.backoffice/backoffice-fiscal/reflect-config.json"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        Path classes = Path.of(NfeContent.class.getResource("NfeContent.class").toURI());
        int records = 0;
        try (Stream<Path> files = Files.list(Objects.requireNonNull(classes.getParent()))) {
            for (Path file : (Iterable<Path>) files.filter(it -> it.toString().endsWith(".class"))::iterator) {
                String name = NfeContent.class.getPackageName() + "."
                        + file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(name, false, NfeContent.class.getClassLoader());
                boolean group = type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .anyMatch(component -> component.isAnnotationPresent(Element.class));
                if (group) {
                    assertThat(named).contains("\"" + name + "\"");
                    records++;
                }
            }
        }
        assertThat(records).isGreaterThan(100);
    }

    private static void collect(Class<?> type, String path, Set<String> paths) {
        for (RecordComponent component : type.getRecordComponents()) {
            Element element = component.getAnnotation(Element.class);
            Class<?> kind = kind(component);
            if (element == null) {
                collect(kind, path, paths);
            } else if (!element.value().startsWith("@") && !element.value().equals("#")) {
                String here = path + "/" + element.value();
                paths.add(here);
                if (kind.isRecord()) {
                    collect(kind, here, paths);
                }
            }
        }
    }

    private static Class<?> kind(RecordComponent component) {
        Type type = component.getGenericType();
        return (Class<?>) (type instanceof ParameterizedType wrapped ? wrapped.getActualTypeArguments()[0] : type);
    }

    /** Paths of all elements in {@code layout-4.00.txt}; the groups of a tax that differ by its code are one. */
    private static Set<String> layout() throws Exception {
        Set<String> paths = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NfeLayout.class.getResourceAsStream("layout-4.00.txt")),
                StandardCharsets.UTF_8))) {
            for (String line : (Iterable<String>) lines.lines()::iterator) {
                if (line.startsWith("#")) {
                    continue;
                }
                String row = line.strip();
                while (open.size() > line.length() - row.length()) {
                    open.pop();
                }
                List<String> cells = List.of(row.split(" "));
                open.push(cells.get(0).equals("e") ? cells.get(1) : "");
                if (cells.get(0).equals("e")) {
                    paths.add(path(open));
                }
            }
        }
        paths.remove("infNFe");
        return paths;
    }

    private static String path(Deque<String> open) {
        StringBuilder path = new StringBuilder();
        String above = "";
        for (String name : (Iterable<String>) open::descendingIterator) {
            if (!name.isEmpty()) {
                path.append(path.isEmpty() ? "" : "/")
                        .append(ONE_OF_MANY.contains(above) && path.toString().contains("imposto") ? "*" : name);
                above = name;
            }
        }
        return path.toString();
    }
}
