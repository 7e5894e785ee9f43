package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule is seen to fail on a planted violation, and to let the same thing done right pass. */
class BackofficeRulesTest {
    @TempDir
    Path folder;

    private Planted planted() {
        return Planted.in(folder).withKernel();
    }

    @Test
    void clean_code_keeps_every_rule() {
        Planted clean = planted()
                .source("dev.backoffice.inventory.stock.ItemId", "public record ItemId(UUID value) {}")
                .source("dev.backoffice.inventory.stock.Held", """
                    public record Held(ItemId item, Instant at) implements dev.backoffice.core.event.DomainEvent {}
                    """)
                .source("dev.backoffice.inventory.stock.Stock", """
                    public final class Stock {
                        private final dev.backoffice.core.command.Commands commands;
                        public Stock(dev.backoffice.core.command.Commands commands) { this.commands = commands; }
                        public Held hold(ItemId item, Instant now) { return commands.run(() -> new Held(item, now)); }
                    }
                    """);
        for (String name : Set.of(
                "core.event",
                "core.store",
                "core.command",
                "core.error",
                "core.marking",
                "core.job",
                "inventory.stock")) {
            clean.marked("dev.backoffice." + name);
        }
        clean.keepsAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Object x = UUID.randomUUID();        | java.util.UUID.randomUUID()",
                "java.util.function.Supplier<UUID> x = UUID::randomUUID; | java.util.UUID.randomUUID()",
                "Object x = Instant.now();            | java.time.Instant.now()",
                "Object x = LocalDate.now(ZoneOffset.UTC); | java.time.LocalDate.now(",
                "Object x = Locale.getDefault();      | java.util.Locale.getDefault()",
                "Object x = ZoneId.systemDefault();   | java.time.ZoneId.systemDefault()",
                "Object x = new Random();             | java.util.Random.<init>()",
                "Object x = new Date();               | java.util.Date.<init>()",
                "long x = System.currentTimeMillis(); | java.lang.System.currentTimeMillis()",
                "{ System.out.println(1); }           | java.lang.System.out",
                "{ new Exception().printStackTrace(); } | printStackTrace()",
            })
    void what_the_machine_knows_is_not_read_in_main(String statement, String named) {
        planted()
                .source("dev.backoffice.inventory.planted.Order", "final class Order { " + statement + " }")
                .breaks(BackofficeRules.noAmbientWorld(), "time, ids, place and chance are passed in", named);
    }

    @Test
    void chance_with_a_seed_that_was_passed_in_is_allowed() {
        planted()
                .source(
                        "dev.backoffice.inventory.planted.Order",
                        "final class Order { Random dice(long seed) { return new Random(seed); } }")
                .keeps(BackofficeRules.noAmbientWorld());
    }

    @ParameterizedTest
    @CsvSource({
        "inventory,fiscal",
        "fiscal,finance",
        "finance,hr",
        "hr,inventory",
        "inventory,flows",
        "fiscal,memory",
        "finance,jdbc",
        "core,inventory",
        "memory,flows",
        "memory,jdbc",
        "inventory,testkit",
        "core,micrometer",
        "finance,micrometer",
        "jdbc,micrometer",
        "flows,micrometer",
        "fiscal,documents",
        "flows,documents",
        "flows,spring",
        "micrometer,spring",
    })
    void a_module_does_not_import_what_stands_beside_or_above_it(String own, String other) {
        planted()
                .source("dev.backoffice." + other + ".other.Thing", "public record Thing(int count) {}")
                .source(
                        "dev.backoffice." + own + ".planted.Order",
                        "record Order(dev.backoffice." + other + ".other.Thing thing) {}")
                .breaks(
                        BackofficeRules.modulesKeepToThemselves(),
                        "a domain module meets another only in backoffice-flows",
                        "dev.backoffice." + other + ".other.Thing");
    }

    @ParameterizedTest
    @CsvSource({
        "inventory,core",
        "flows,fiscal",
        "flows,memory",
        "memory,hr",
        "jdbc,core",
        "quickstart,flows",
        "spring,micrometer"
    })
    void a_module_imports_what_stands_below_it(String own, String other) {
        planted()
                .source("dev.backoffice." + other + ".other.Thing", "public record Thing(int count) {}")
                .source(
                        "dev.backoffice." + own + ".planted.Order",
                        "record Order(dev.backoffice." + other + ".other.Thing thing) {}")
                .keeps(BackofficeRules.modulesKeepToThemselves());
    }

    @Test
    void a_general_room_does_not_import_the_rooms_of_a_country() {
        planted()
                .source("dev.backoffice.fiscal.br.nfe.Nfe", "public record Nfe(String key) {}")
                .source(
                        "dev.backoffice.fiscal.document.Document",
                        "record Document(dev.backoffice.fiscal.br.nfe.Nfe n) {}")
                .breaks(
                        BackofficeRules.countryRoomsAreNotImported(),
                        "a second country must not find the first one's rules",
                        "dev.backoffice.fiscal.br.nfe.Nfe");
    }

    @Test
    void a_room_of_a_country_imports_another_of_its_country() {
        planted()
                .source("dev.backoffice.core.br.Cnpj", "public record Cnpj(String digits) {}")
                .source("dev.backoffice.fiscal.br.nfe.Nfe", "record Nfe(dev.backoffice.core.br.Cnpj issuer) {}")
                .keeps(BackofficeRules.countryRoomsAreNotImported());
    }

    @Test
    void an_internal_package_is_closed_to_other_rooms() {
        planted()
                .source("dev.backoffice.inventory.stock.internal.Counter", "public record Counter(int count) {}")
                .source(
                        "dev.backoffice.inventory.order.Order",
                        "record Order(dev.backoffice.inventory.stock.internal.Counter c) {}")
                .breaks(
                        BackofficeRules.internalStaysInItsRoom(),
                        "what a room keeps internal may change without notice",
                        "dev.backoffice.inventory.stock.internal.Counter");
    }

    @Test
    void an_internal_package_is_open_to_its_room() {
        planted()
                .source("dev.backoffice.inventory.stock.internal.Counter", "public record Counter(int count) {}")
                .source(
                        "dev.backoffice.inventory.stock.Stock",
                        "record Stock(dev.backoffice.inventory.stock.internal.Counter c) {}")
                .keeps(BackofficeRules.internalStaysInItsRoom());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public com.tngtech.archunit.core.domain.JavaClass shown() { return null; }",
                "protected Order(com.tngtech.archunit.core.domain.JavaClass shown) {}",
                "public List<? extends Map<String, com.tngtech.archunit.core.domain.JavaClass[]>> shown;",
                "public <T extends com.tngtech.archunit.core.domain.JavaClass> void shown() {}",
                "public interface Inner extends Comparable<com.tngtech.archunit.core.domain.JavaClass> {}",
            })
    void a_public_signature_does_not_show_a_third_party_type(String member) {
        planted()
                .source("dev.backoffice.inventory.planted.Order", "public abstract class Order { " + member + " }")
                .breaks(
                        BackofficeRules.signaturesShowNoThirdParty(Set.of()),
                        "a library in a public signature becomes the host's library",
                        "shows com.tngtech.archunit.core.domain.JavaClass");
    }

    @Test
    void what_hosts_cannot_see_may_use_any_library_of_the_module() {
        planted()
                .source(
                        "dev.backoffice.jdbc.planted.Order",
                        "public final class Order { private com.tngtech.archunit.core.domain.JavaClass hidden; }")
                .source(
                        "dev.backoffice.jdbc.internal.Shown",
                        "public record Shown(com.tngtech.archunit.core.domain.JavaClass shown) {}")
                .keeps(BackofficeRules.signaturesShowNoThirdParty(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private double x;",
                "private Float x;",
                "private void x(float[] y) {}",
                "private List<Double> x() { return List.of(); }"
            })
    void a_binary_fraction_has_no_place_in_the_model(String member) {
        planted()
                .source("dev.backoffice.finance.planted.Rate", "final class Rate { " + member + " }")
                .breaks(
                        BackofficeRules.noFloatingPoint(),
                        "a binary fraction cannot hold a cent",
                        "dev.backoffice.finance");
    }

    @Test
    void a_public_class_that_anyone_can_extend_is_refused() {
        planted()
                .source("dev.backoffice.inventory.planted.Order", "public class Order {}")
                .breaks(
                        BackofficeRules.publicClassesAreClosed(),
                        "what hosts can extend by accident cannot change later",
                        "dev.backoffice.inventory.planted.Order is open for inheritance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public final class Order {}",
                "public abstract class Order {}",
                "public interface Order {}",
                "public record Order() {}",
                "public enum Order {}",
                "public @interface Order {}",
                "public class Order { Order() {} }",
                "class Order {}"
            })
    void a_public_class_that_nobody_extends_by_accident_passes(String source) {
        planted()
                .source("dev.backoffice.inventory.planted.Order", source)
                .keeps(BackofficeRules.publicClassesAreClosed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cpf buyer",
                "Optional<List<Cpf>> buyers",
                "Cpf[] buyers",
                "Buyer buyer",
                "Party party",
            })
    void an_event_holds_nothing_personal(String component) {
        people().source(
                        "dev.backoffice.inventory.planted.Ordered",
                        "import dev.backoffice.core.party.*;\n"
                                + "public record Ordered(" + component
                                + ") implements dev.backoffice.core.event.DomainEvent {}")
                .breaks(
                        BackofficeRules.nothingPersonalIsKeptForEver(),
                        "a person can ask to be erased",
                        "Ordered holds",
                        "Cpf");
    }

    @Test
    void a_receipt_holds_nothing_personal() {
        people().source(
                        "dev.backoffice.core.command.Receipt",
                        "public record Receipt(dev.backoffice.core.party.Buyer buyer) {}")
                .breaks(
                        BackofficeRules.nothingPersonalIsKeptForEver(),
                        "a person can ask to be erased",
                        "Receipt holds buyer: Buyer → who: Cpf");
    }

    @Test
    void an_error_is_not_made_from_something_personal() {
        people().source(
                        "dev.backoffice.core.error.Refused",
                        "public final class Refused extends BackofficeException { public"
                                + " Refused(dev.backoffice.core.party.Cpf who) {} }")
                .breaks(
                        BackofficeRules.nothingPersonalIsKeptForEver(),
                        "a person can ask to be erased",
                        "Refused holds parameter Cpf");
    }

    @Test
    void an_event_names_a_person_by_id() {
        people().source("dev.backoffice.core.party.PersonId", "public record PersonId(UUID value) {}")
                .source(
                        "dev.backoffice.inventory.planted.Ordered",
                        "public record Ordered(dev.backoffice.core.party.PersonId buyer)"
                                + " implements dev.backoffice.core.event.DomainEvent {}")
                .keeps(BackofficeRules.nothingPersonalIsKeptForEver());
    }

    private Planted people() {
        return planted()
                .source(
                        "dev.backoffice.core.party.Cpf",
                        "@dev.backoffice.core.marking.Personal public record Cpf(String digits) {}")
                .source("dev.backoffice.core.party.Buyer", "public record Buyer(Cpf who) {}")
                .source(
                        "dev.backoffice.core.party.Party",
                        "public sealed interface Party { record Human(Buyer buyer) implements Party {} }");
    }

    @ParameterizedTest
    @CsvSource({"UnitOfWork,execute", "HotLane,hot", "Store,execute", "Store,hot"})
    void a_service_does_not_reach_the_store_past_the_pipeline(String port, String verb) {
        planted()
                .source(
                        "dev.backoffice.inventory.planted.Orders",
                        "import dev.backoffice.core.store.*;\nfinal class Orders { String add(" + port
                                + " store) { return store." + verb + "(() -> \"done\"); } }")
                .breaks(
                        BackofficeRules.transactionsOpenInThePipelineOnly(),
                        "validation, access, receipts and retries happen in dev.backoffice.core.command.Commands",
                        "Orders.add");
    }

    @Test
    void only_the_jobs_of_the_kernel_open_transactions_themselves() {
        planted()
                .source("dev.backoffice.core.balance.Folding", job("Folding"))
                .keeps(BackofficeRules.transactionsOpenInThePipelineOnly());
        planted()
                .source("dev.backoffice.inventory.stock.Sweep", job("Sweep"))
                .breaks(
                        BackofficeRules.transactionsOpenInThePipelineOnly(),
                        "validation, access, receipts and retries happen in",
                        "Sweep.run");
    }

    private static String job(String name) {
        return "record " + name + "(dev.backoffice.core.store.HotLane lane) implements dev.backoffice.core.job.DueJob {"
                + " public void run() { lane.hot(() -> 1); } }";
    }

    @Test
    void a_method_reference_is_no_way_around_the_pipeline() {
        planted()
                .source("dev.backoffice.flows.planted.Orders", """
                    final class Orders {
                        Object add(dev.backoffice.core.store.HotLane lane) {
                            java.util.function.Function<java.util.function.Supplier<String>, String> way = lane::hot;
                            return way.apply(() -> "done");
                        }
                    }
                    """)
                .breaks(
                        BackofficeRules.transactionsOpenInThePipelineOnly(),
                        "validation, access, receipts and retries happen in",
                        "Orders.add");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final class OrderEntity {}",
                "final class MoneyVO {}",
                "record OrderDTO() {}",
                "final class StockImpl {}",
                "final class StockManager {}",
                "final class StockHelper {}",
                "final class StringUtil {}",
                "final class StringUtils {}",
                "interface OrderRepository {}",
                "interface IStock {}",
                "record Comissão() {}",
            })
    void a_name_that_tells_a_pattern_is_refused(String source) {
        String name = source.split(" ")[source.startsWith("final") ? 2 : 1].replaceAll("\\W+$", "");
        planted()
                .source("dev.backoffice.inventory.planted." + name.replace("()", ""), source)
                .breaks(BackofficeRules.namesSayWhatAThingIs(), "names are the language of the business", "planted.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Icms", "Ipi", "IbsCbs", "Item", "Invoice", "Utility"})
    void an_acronym_cased_as_a_word_is_a_name(String name) {
        planted()
                .source("dev.backoffice.fiscal.planted." + name, "interface " + name + " {}")
                .keeps(BackofficeRules.namesSayWhatAThingIs());
    }

    @Test
    void a_static_field_that_can_change_is_refused() {
        planted()
                .source("dev.backoffice.inventory.planted.Cache", "final class Cache { static int hits; }")
                .breaks(BackofficeRules.noStaticState(), "two back offices in one process", "Cache.hits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Thread(() -> {}).start();",
                "java.util.concurrent.Executors.newCachedThreadPool();",
                "java.util.concurrent.CompletableFuture.runAsync(() -> {});",
                "new Timer();"
            })
    void a_thread_of_its_own_is_refused(String statement) {
        planted()
                .source("dev.backoffice.core.planted.Relay", "final class Relay { void run() { " + statement + " } }")
                .breaks(BackofficeRules.noThreadOfItsOwn(), "the host owns the threads", "Relay.run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.fasterxml.jackson.databind.ObjectMapper",
                "tools.jackson.databind.json.JsonMapper",
                "com.google.gson.Gson",
                "org.flywaydb.core.Flyway",
                "liquibase.Liquibase",
                "javax.validation.Validator",
                "javax.inject.Provider",
                "javax.swing.JPanel",
                "java.awt.image.BufferedImage",
                "java.util.ServiceLoader",
                "java.lang.ThreadLocal",
            })
    void what_is_the_hosts_choice_is_not_used_in_main(String type) {
        Planted planted = planted();
        if (!type.startsWith("java.") && !type.startsWith("javax.swing.")) {
            planted.source(type, "public class " + type.substring(type.lastIndexOf('.') + 1) + " {}");
        }
        planted.source("dev.backoffice.jdbc.planted.Order", "final class Order { Object x = " + type + ".class; }")
                .breaks(BackofficeRules.theHostsStaysTheHosts(), "the host has its own JSON", type);
    }

    @Test
    void what_the_jdk_brings_may_be_used_in_main() {
        planted().source("dev.backoffice.fiscal.planted.Note", """
            final class Note {
                Object factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
                javax.sql.DataSource source;
                javax.crypto.Cipher cipher;
                Object chance = java.util.concurrent.ThreadLocalRandom.current();
            }
            """).keeps(BackofficeRules.theHostsStaysTheHosts());
    }

    @Test
    void a_package_that_nobody_marked_is_refused() {
        planted()
                .source("dev.backoffice.inventory.planted.Order", "final class Order {}")
                .breaks(
                        BackofficeRules.packagesAreNullMarked(),
                        "without the mark nobody checks for null",
                        "dev.backoffice.inventory.planted");
    }

    @Test
    void every_rule_gives_its_reason() {
        assertThat(BackofficeRules.all().values())
                .hasSize(14)
                .allSatisfy(rule -> assertThat(rule.getDescription()).contains(", because "));
    }
}
