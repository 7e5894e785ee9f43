package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.job.Leases;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leases of jobs: one owner at a time; what ended or was given back goes to the next. */
public abstract class LeasesContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected LeasesContract() {}

    private static final Instant LATER = NOON.plusSeconds(60);

    private Leases leases() {
        return store().leases();
    }

    @Test
    void a_lease_has_one_owner_until_it_ends() {
        assertThat(leases().acquire("job", "one", NOON, LATER)).isTrue();

        assertThat(leases().acquire("job", "two", NOON.plusSeconds(59), LATER.plusSeconds(59)))
                .isFalse();
        assertThat(leases().acquire("job", "two", LATER, LATER.plusSeconds(60))).isTrue();
        assertThat(leases().acquire("job", "one", LATER, LATER.plusSeconds(60))).isFalse();
    }

    @Test
    void the_owner_prolongs_its_lease() {
        assertThat(leases().acquire("job", "one", NOON, LATER)).isTrue();
        assertThat(leases().acquire("job", "one", NOON.plusSeconds(30), LATER.plusSeconds(30)))
                .isTrue();

        assertThat(leases().acquire("job", "two", LATER, LATER.plusSeconds(60))).isFalse();
    }

    @Test
    void a_lease_given_back_is_free_at_once_and_only_its_owner_gives_it_back() {
        assertThat(leases().acquire("job", "one", NOON, LATER)).isTrue();
        leases().release("job", "two");
        assertThat(leases().acquire("job", "two", NOON, LATER)).isFalse();

        leases().release("job", "one");
        leases().release("job", "one");
        assertThat(leases().acquire("job", "two", NOON, LATER)).isTrue();
    }

    @Test
    void jobs_do_not_meet() {
        assertThat(leases().acquire("job", "one", NOON, LATER)).isTrue();
        assertThat(leases().acquire("other.job", "two", NOON, LATER)).isTrue();
    }

    @Test
    void of_many_threads_one_gets_the_lease() {
        for (int round = 0; round < 5; round++) {
            Instant now = NOON.plusSeconds(100L * round);
            List<Boolean> got = Crowd.together(
                    8, number -> again(() -> leases().acquire("job", "owner-" + number, now, now.plusSeconds(60))));
            assertThat(got).as("round %s", round).containsOnlyOnce(true);
        }
    }
}
