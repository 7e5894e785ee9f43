package dev.backoffice.flows.recordtoreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.finance.ledger.PostingRule;
import dev.backoffice.finance.ledger.PostingRules;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every event of every room is posted by rules that exist, or says why it is not. */
class PostingCoverageTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
    private static final Set<String> TYPES = typesOfTheLibrary();
    private static final Set<String> KINDS =
            PostingRules.shipped().on(DATE).stream().map(PostingRule::kind).collect(Collectors.toSet());

    /** All event codecs there are, found in the compiled modules. */
    private static Set<String> typesOfTheLibrary() {
        Set<String> types = new TreeSet<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "dev.backoffice.core",
                        "dev.backoffice.inventory",
                        "dev.backoffice.finance",
                        "dev.backoffice.fiscal",
                        "dev.backoffice.hr",
                        "dev.backoffice.flows")) {
            if (found.isAssignableTo(EventCodec.class) && !found.isInterface() && found.isTopLevelClass()) {
                types.addAll(codec(found.reflect()).types());
            }
        }
        return types;
    }

    private static EventCodec<?> codec(Class<?> type) {
        try {
            Field only = type.getDeclaredField("CODEC");
            return (EventCodec<?>) only.get(null);
        } catch (ReflectiveOperationException unlikeTheOthers) {
            throw new AssertionError(type + " has no public field CODEC", unlikeTheOthers);
        }
    }

    private static PostingCoverage with(String... rows) {
        String own = "key\tvalid_from\tvalid_to\trules\tsource\n" + String.join("\n", rows) + "\n";
        return PostingCoverage.of(PostingCoverage.reference().with(ReferenceTable.parse(PostingCoverage.TABLE, own)));
    }

    @Test
    void every_event_of_the_library_is_posted_or_says_why_not() {
        assertThat(TYPES).hasSizeGreaterThan(90).contains("stock.received", "order.delivered", "party.erased");

        assertThat(PostingCoverage.shipped().findings(TYPES, KINDS, DATE)).isEmpty();
    }

    @Test
    void an_event_nobody_thought_of_is_found() {
        Set<String> more = new HashSet<>(TYPES);
        more.add("loan.granted");

        assertThat(PostingCoverage.shipped().findings(more, KINDS, DATE))
                .extracting(Finding::law, Finding::subject)
                .containsExactly(tuple("flow.event-without-posting", "loan.granted"));
    }

    @Test
    void a_row_of_an_event_that_does_not_exist_is_found() {
        assertThat(with("stock.recieved\t2000-01-01\t\tnothing\tmistyped").findings(TYPES, KINDS, DATE))
                .extracting(Finding::law, Finding::subject)
                .containsExactly(tuple("flow.posting-of-unknown-event", "stock.recieved"));
    }

    @Test
    void a_rule_that_does_not_exist_is_found() {
        Set<String> fewer = new HashSet<>(KINDS);
        fewer.remove("sale.taxes");

        assertThat(PostingCoverage.shipped().findings(TYPES, fewer, DATE))
                .extracting(Finding::law, Finding::subject)
                .containsExactlyInAnyOrder(
                        tuple("flow.posting-by-unknown-rule", "document.authorized"),
                        tuple("flow.posting-by-unknown-rule", "document.cancelled"));
    }

    @Test
    void what_is_posted_is_received_by_the_books() {
        Set<String> posted = TYPES.stream()
                .filter(type -> !PostingCoverage.shipped()
                        .rules(type, DATE)
                        .orElseThrow()
                        .isEmpty())
                .collect(Collectors.toSet());

        assertThat(BooksFixture.open().books().subscription().types()).containsAll(posted);
    }

    @Test
    void every_rule_is_used_by_an_event_or_by_a_command() {
        Set<String> used = new TreeSet<>();
        TYPES.forEach(
                type -> used.addAll(PostingCoverage.shipped().rules(type, DATE).orElseThrow()));
        // the payroll is posted by the flow that pays it; losses have a rule before they have an event
        used.addAll(Set.of("payroll.month", "stock.lost"));

        assertThat(used).containsExactlyInAnyOrderElementsOf(KINDS);
    }
}
