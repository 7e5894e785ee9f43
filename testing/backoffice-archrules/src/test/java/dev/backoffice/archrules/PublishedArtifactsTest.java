package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is published hangs together: the list of versions for hosts, and what the modules of each may need. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedArtifactsTest {
    private static final List<String> DOMAIN = List.of(
            "backoffice-core", "backoffice-inventory", "backoffice-fiscal", "backoffice-finance", "backoffice-hr");

    /** What public repositories ask of a pom. */
    private static final List<String> TOLD = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "organization/name",
            "organization/url",
            "developers/developer/name",
            "developers/developer/organization",
            "developers/developer/organizationUrl",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    private final Map<String, Pom> modules = new TreeMap<>();
    private Pom parent;
    private Pom bom;

    @BeforeAll
    void read() {
        parent = Pom.at(Artifact.repository());
        for (String module : parent.texts("modules/module")) {
            Pom pom = Pom.at(Artifact.repository().resolve(module));
            modules.put(pom.artifact(), pom);
        }
        bom = modules.remove("backoffice-bom");
    }

    @Test
    void the_bom_names_every_published_artifact_of_ours_at_our_version_and_nothing_else() {
        assertThat(bomFaults(bom)).isEmpty();
    }

    @Test
    void a_bom_with_a_stranger_a_gap_or_another_version_is_seen() {
        Pom planted = Pom.of("""
            <project><version>0.1.0-SNAPSHOT</version><dependencyManagement><dependencies>
              <dependency><groupId>dev.backoffice</groupId><artifactId>backoffice-core</artifactId><version>0.0.9</version></dependency>
              <dependency><groupId>dev.backoffice</groupId><artifactId>backoffice-archrules</artifactId><version>0.1.0-SNAPSHOT</version></dependency>
              <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.20</version></dependency>
            </dependencies></dependencyManagement></project>
            """);

        assertThat(bomFaults(planted))
                .contains(
                        "dev.backoffice:backoffice-core:0.0.9 is not at version " + parent.text("version"),
                        "dev.backoffice:backoffice-archrules is not published",
                        "org.slf4j:slf4j-api is not ours",
                        "backoffice-inventory is published and missing");
    }

    private List<String> bomFaults(Pom list) {
        List<String> named = list.dependencies("dependencyManagement/dependencies/dependency").stream()
                .map(Pom.Needed::artifact)
                .toList();
        List<String> faults = new ArrayList<>();
        for (Pom.Needed managed : list.dependencies("dependencyManagement/dependencies/dependency")) {
            if (!managed.group().equals("dev.backoffice")) {
                faults.add(managed.name() + " is not ours");
            } else if (!modules.containsKey(managed.artifact())
                    || !modules.get(managed.artifact()).published()) {
                faults.add(managed.name() + " is not published");
            } else if (!managed.version().equals(parent.text("version"))) {
                faults.add(managed.name() + ":" + managed.version() + " is not at version " + parent.text("version"));
            }
        }
        modules.values().stream()
                .filter(pom -> pom.published() && !named.contains(pom.artifact()))
                .forEach(pom -> faults.add(pom.artifact() + " is published and missing"));
        return faults;
    }

    @Test
    void a_public_repository_finds_in_the_parent_and_in_the_bom_all_it_asks_for() {
        assertThat(untold(parent)).isEmpty();
        assertThat(untold(bom)).isEmpty();
        for (String path : TOLD) {
            if (!path.equals("name") && !path.equals("description")) {
                assertThat(bom.text(path)).as(path).isEqualTo(parent.text(path));
            }
        }
        assertThat(parent.texts("url"))
                .allMatch(home -> Stream.of("organization/url", "scm/url")
                        .allMatch(path -> parent.text(path).startsWith(home)));
    }

    @Test
    void each_published_artifact_has_a_name_and_a_description_of_its_own_and_inherits_the_rest() {
        List<String> described = new ArrayList<>();
        modules.values().stream().filter(Pom::published).forEach(pom -> {
            assertThat(pom.text("name")).as(pom.artifact()).startsWith("Backoffice ");
            assertThat(pom.text("description")).as(pom.artifact()).isNotBlank();
            assertThat(pom.text("parent/artifactId")).as(pom.artifact()).isEqualTo("backoffice-parent");
            assertThat(TOLD.stream().filter(path -> path.contains("/") || path.equals("url")))
                    .as(pom.artifact())
                    .allMatch(path -> pom.text(path).isEmpty());
            described.add(pom.text("description"));
        });
        assertThat(described).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void what_a_pom_does_not_tell_and_a_person_among_the_developers_are_seen() {
        Pom planted = Pom.of("""
            <project><name>Backoffice BOM</name>
              <licenses><license><name>Apache-2.0</name></license></licenses>
              <developers><developer><name>Maria</name><email>maria@shop.example</email></developer></developers>
              <scm><connection>cvs:somewhere</connection></scm>
            </project>
            """);

        assertThat(untold(planted))
                .containsExactly(
                        "description",
                        "url",
                        "licenses/license/url",
                        "organization/name",
                        "organization/url",
                        "developers/developer/organization",
                        "developers/developer/organizationUrl",
                        "scm/developerConnection",
                        "scm/url",
                        "a person: Maria",
                        "no address of Git: cvs:somewhere");
    }

    /** What a public repository asks for and a pom does not tell; and people, whom it must not name. */
    private static List<String> untold(Pom pom) {
        List<String> faults = new ArrayList<>(
                TOLD.stream().filter(path -> pom.text(path).isEmpty()).toList());
        pom.elements("developers/developer")
                .filter(one -> Pom.elements(one, "email").findAny().isPresent()
                        || !Pom.text(one, "name", "").endsWith("Backoffice for Java"))
                .forEach(one -> faults.add("a person: " + Pom.text(one, "name", "")));
        Stream.of("scm/connection", "scm/developerConnection")
                .flatMap(path -> pom.texts(path).stream())
                .filter(address -> !address.startsWith("scm:git:"))
                .forEach(address -> faults.add("no address of Git: " + address));
        return faults;
    }

    @Test
    void the_core_and_the_domain_modules_need_no_library_beyond_the_few_they_may() {
        for (String module : DOMAIN) {
            assertThat(forbidden(modules.get(module))).as(module).isEmpty();
        }
    }

    @Test
    void each_of_them_has_what_comes_along_checked_by_the_build() {
        for (String module : DOMAIN) {
            assertThat(modules.get(module).enforced()).as(module).contains("domain-module");
        }
    }

    @Test
    void a_library_that_a_domain_module_may_not_have_is_seen_in_every_scope_but_that_of_tests() {
        Pom planted = Pom.of("""
            <project><artifactId>backoffice-hr</artifactId><dependencies>
              <dependency><groupId>dev.backoffice</groupId><artifactId>backoffice-core</artifactId></dependency>
              <dependency><groupId>dev.backoffice</groupId><artifactId>backoffice-finance</artifactId></dependency>
              <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId></dependency>
              <dependency><groupId>org.flywaydb</groupId><artifactId>flyway-core</artifactId><scope>provided</scope></dependency>
              <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><scope>runtime</scope></dependency>
              <dependency><groupId>net.jqwik</groupId><artifactId>jqwik</artifactId><scope>test</scope></dependency>
            </dependencies></project>
            """);

        assertThat(forbidden(planted))
                .containsExactly(
                        "dev.backoffice:backoffice-finance",
                        "com.fasterxml.jackson.core:jackson-databind",
                        "org.flywaydb:flyway-core",
                        "com.h2database:h2");
        assertThat(planted.enforced()).isEmpty();
    }

    /** What is needed outside of tests and is not on the list that the build enforces. */
    private List<String> forbidden(Pom module) {
        List<String> allowed = parent.includedByEnforcer("domain-module");
        assertThat(allowed).hasSize(5).contains("org.joda:joda-money");
        return module.dependencies("dependencies/dependency").stream()
                .filter(needed -> !needed.scope().equals("test"))
                .map(Pom.Needed::name)
                .filter(name -> !allowed.contains(name))
                .toList();
    }
}
