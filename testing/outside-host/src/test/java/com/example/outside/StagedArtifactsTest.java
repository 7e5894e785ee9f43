package com.example.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What was staged, looked at as a host looks at it: licences of everything it brings, and files that would disturb. */
class StagedArtifactsTest {
    private static final Set<String> LICENCES =
            Set.of("Apache-2.0", "MIT", "EPL-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0");

    private static final List<String> PLACES_OF_THE_HOST =
            List.of("db/", "META-INF/services/", "META-INF/spring.factories", "application.");

    private final Path staging = Path.of(URI.create(System.getProperty("backoffice.staging")));

    private List<Path> staged(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(staging)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_part_of_every_artifact_has_a_licence_that_a_host_can_live_with() throws Exception {
        List<Path> lists = staged("-cyclonedx.xml");
        assertTrue(lists.size() > 10, () -> lists.size() + " lists of parts");
        List<String> faults = new ArrayList<>();
        for (Path list : lists) {
            faults.addAll(faults(Files.readString(list)));
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void a_part_without_a_licence_or_with_another_one_is_seen() throws Exception {
        assertEquals(List.of("free has no licence", "bound has GPL-3.0-only"), faults("""
            <bom><components>
              <component><name>fine</name><licenses><license><id>MIT</id></license></licenses></component>
              <component><name>either</name><licenses><license><id>GPL-3.0-only</id></license><license><id>EPL-2.0</id></license></licenses></component>
              <component><name>free</name></component>
              <component><name>bound</name><licenses><license><id>GPL-3.0-only</id></license></licenses></component>
            </components></bom>
            """));
    }

    /** Of several licences a host chooses one. */
    private static List<String> faults(String list) throws Exception {
        NodeList components = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("component");
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            if (component.getParentNode().getParentNode().getNodeName().equals("tools")) {
                continue; // what wrote the list
            }
            List<String> licences = new ArrayList<>();
            NodeList ids = component.getElementsByTagName("id");
            for (int j = 0; j < ids.getLength(); j++) {
                if (ids.item(j).getParentNode().getNodeName().equals("license")) {
                    licences.add(ids.item(j).getTextContent());
                }
            }
            Node name = component.getElementsByTagName("name").item(0);
            if (licences.isEmpty()) {
                faults.add(name.getTextContent() + " has no licence");
            } else if (licences.stream().noneMatch(LICENCES::contains)) {
                faults.add(name.getTextContent() + " has " + String.join(", ", licences));
            }
        }
        return faults;
    }

    @Test
    void every_jar_is_a_module_and_has_nothing_where_the_host_keeps_its_own() throws Exception {
        List<Path> jars = staged(".jar").stream()
                .filter(jar -> !jar.toString().endsWith("-sources.jar")
                        && !jar.toString().endsWith("-javadoc.jar"))
                .toList();
        assertTrue(jars.size() > 10, () -> jars.size() + " jars");
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                List<String> names = jar.stream().map(Object::toString).toList();
                assertEquals(
                        List.of(),
                        names.stream()
                                .filter(name -> PLACES_OF_THE_HOST.stream().anyMatch(name::startsWith))
                                .filter(name -> !isBootsOwn(path, name))
                                .toList(),
                        path.toString());
                boolean module = names.contains("module-info.class")
                        || jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name") != null;
                assertTrue(module || names.stream().noneMatch(name -> name.endsWith(".class")), path + " is no module");
            }
        }
    }

    /** Boot reads what explains a failed start from here and from nowhere else. */
    private static boolean isBootsOwn(Path jar, String name) {
        return name.equals("META-INF/spring.factories")
                && jar.getParent().getParent().getFileName().toString().equals("backoffice-spring");
    }
}
