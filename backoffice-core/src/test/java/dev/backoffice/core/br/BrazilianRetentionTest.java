package dev.backoffice.core.br;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.leaving.Retention;
import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.leaving.RetentionTables;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrazilianRetentionTest {
    private static final Instant IN_MARCH = Instant.parse("2026-03-10T12:00:00Z");

    private final RetentionTables law = (RetentionTables) BrazilianRetention.standard();

    @ParameterizedTest
    @CsvSource({
        "fiscal, 2026-01-01, 2031-12-31",
        "fiscal, 2026-12-31, 2031-12-31",
        "books, 2026-03-10, 2036-12-31",
        "books, 1990-03-10, 2010-12-31",
        "books, 2003-01-10, 2013-01-11",
        "payroll, 2026-03-10, 2031-12-31",
        "fgts, 1980-01-01, 2010-01-01",
        "fgts, 2014-11-12, 2019-11-13",
        "fgts, 2014-11-13, 2019-11-13",
        "fgts, 2026-03-10, 2031-03-10",
        "occupational-health, 2026-03-10, 2046-03-10",
        "privacy-incident, 2026-03-10, 2031-03-10"
    })
    void each_subject_has_its_last_day_and_its_norm(String subject, LocalDate day, LocalDate until) {
        Retention retention = law.retention(subject, day);

        assertThat(retention.until()).isEqualTo(until);
        assertThat(retention.source()).isNotBlank();
    }

    @Test
    void what_is_retained_of_a_shop_is_named_and_personal_data_is_not() {
        for (String kind : new String[] {"fiscal-document", "order", "charge", "receivable", "stock-movement"}) {
            assertThat(until(TenantTable.DOCUMENTS, kind)).contains(LocalDate.of(2031, 12, 31));
        }
        for (String kind : new String[] {"journal-entry", "account", "accounting-period"}) {
            assertThat(until(TenantTable.DOCUMENTS, kind)).contains(LocalDate.of(2036, 12, 31));
        }
        assertThat(until(TenantTable.NUMBERS, "")).contains(LocalDate.of(2031, 12, 31));
        assertThat(until(TenantTable.CHECKPOINTS, "ledger")).contains(LocalDate.of(2036, 12, 31));
        for (String kind :
                new String[] {"order-buyer", "order-pickup-code", "party", "party-details", "verification"}) {
            assertThat(until(TenantTable.DOCUMENTS, kind)).isEmpty();
        }
        assertThat(until(TenantTable.COUNTERS, "stock")).isEmpty();
    }

    private Optional<LocalDate> until(TenantTable table, String kind) {
        return law.of(table, kind, IN_MARCH).map(Retention::until);
    }

    @Test
    void a_year_ends_in_brasilia() {
        assertThat(law.of(TenantTable.DOCUMENTS, "order", Instant.parse("2027-01-01T02:00:00Z")))
                .map(Retention::until)
                .contains(LocalDate.of(2031, 12, 31));
    }

    @Test
    void what_has_no_date_of_its_own_counts_from_the_day_the_tenant_left() {
        assertThat(law.datedBy("order")).isEqualTo("order");
        assertThat(law.datedBy("stock-movement")).isEqualTo("-");
    }

    @Test
    void a_host_may_keep_longer_and_keep_kinds_of_its_own() {
        ReferenceTable longer =
                table(RetentionTables.LAW, "years\tcount\tat_latest\treason", "fiscal", "11\tyear-end\t\tnotes");
        ReferenceTable own = table(RetentionTables.ROWS, "subject\tdated_by", "documents/gift", "fiscal\t");
        RetentionLaw house =
                BrazilianRetention.from(BrazilianRetention.tables().with(longer).with(own));

        assertThat(house.of(TenantTable.DOCUMENTS, "gift", IN_MARCH))
                .contains(new Retention(LocalDate.of(2037, 12, 31), "notes", "House rule 1"));
    }

    @Test
    void a_subject_without_a_row_of_that_day_is_an_error_and_no_default() {
        assertRefused("reference.missing-row", () -> law.retention("payroll", LocalDate.of(1980, 1, 1)));
    }

    @Test
    void every_row_names_a_subject_there_is() {
        for (ReferenceRow row : BrazilianRetention.tables().rows(RetentionTables.ROWS)) {
            assertThat(law.retention(row.text("subject"), LocalDate.of(2026, 3, 10))
                            .until())
                    .isAfter(LocalDate.of(2031, 1, 1));
        }
    }

    private static ReferenceTable table(String name, String columns, String key, String values) {
        return ReferenceTable.parse(
                name,
                "key\tvalid_from\tvalid_to\t" + columns + "\tsource\n" + key + "\t1967-01-01\t\t" + values
                        + "\tHouse rule 1\n");
    }
}
