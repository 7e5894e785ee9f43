package dev.backoffice.archrules;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A {@code pom.xml} as its author wrote it. */
final class Pom {
    private final Element project;

    private Pom(Element project) {
        this.project = project;
    }

    static Pom at(Path folder) {
        try {
            return of(Files.readString(folder.resolve("pom.xml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Pom of(String text) {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    /** What a pom needs, with the scope that Maven takes when none is written. */
    record Needed(String group, String artifact, String version, String scope) {
        String name() {
            return group + ":" + artifact;
        }
    }

    String artifact() {
        return text("artifactId");
    }

    boolean published() {
        return !text("properties/maven.deploy.skip").equals("true");
    }

    /** The text at a path of element names, empty when there is none. */
    String text(String path) {
        return texts(path).stream().findFirst().orElse("");
    }

    List<String> texts(String path) {
        return elements(path).map(Element::getTextContent).map(String::strip).toList();
    }

    List<Needed> dependencies(String path) {
        return elements(path)
                .map(element -> new Needed(
                        text(element, "groupId", ""),
                        text(element, "artifactId", ""),
                        text(element, "version", ""),
                        text(element, "scope", "compile")))
                .toList();
    }

    /** The executions of the enforcer that the module takes part in beside those of every module. */
    List<String> enforced() {
        return plugins("build/plugins/plugin", "maven-enforcer-plugin")
                .flatMap(plugin -> elements(plugin, "executions/execution"))
                .filter(execution -> text(execution, "phase", "").equals("validate"))
                .map(execution -> text(execution, "id", ""))
                .toList();
    }

    /** What an execution of the enforcer lets in, as {@code group:artifact}. */
    List<String> includedByEnforcer(String id) {
        return plugins("build/pluginManagement/plugins/plugin", "maven-enforcer-plugin")
                .flatMap(plugin -> elements(plugin, "executions/execution"))
                .filter(execution -> text(execution, "id", "").equals(id))
                .flatMap(execution -> elements(execution, "configuration/rules/bannedDependencies/includes/include"))
                .map(Element::getTextContent)
                .toList();
    }

    /** The plugins of this name under a path, e.g. {@code build/plugins/plugin}. */
    Stream<Element> plugins(String path, String artifact) {
        return elements(path).filter(plugin -> text(plugin, "artifactId", "").equals(artifact));
    }

    Stream<Element> elements(String path) {
        return elements(project, path);
    }

    static Stream<Element> elements(Element from, String path) {
        Stream<Element> found = Stream.of(from);
        for (String name : path.split("/")) {
            found = found.flatMap(element -> children(element).stream())
                    .filter(element -> element.getTagName().equals(name));
        }
        return found;
    }

    static String text(Element from, String path, String otherwise) {
        return elements(from, path)
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse(otherwise);
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
