package dev.backoffice.tck.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.trail.Digest;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.trail.TrailHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SealAnchor} has to keep. */
public abstract class SealAnchorContract {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");
    private static final TenantId BLUE = TenantId.of("blue-shop");
    private static final TenantId RED = TenantId.of("red-shop");

    /** For the suite of a host. */
    protected SealAnchorContract() {}

    /** An anchor that keeps nothing yet of {@code blue-shop} and {@code red-shop}. */
    protected abstract SealAnchor empty();

    /** The same anchor while it cannot be reached; empty when it always can, e.g. because it is a file. */
    protected abstract Optional<SealAnchor> unreachable();

    private static TrailHead head(TenantId tenant, long number, long hash) {
        return new TrailHead(tenant, number, number * 10, new Digest(hash, -1, Long.MIN_VALUE, 7), NOON);
    }

    private static TrailHead head(long number) {
        return head(BLUE, number, number);
    }

    /** Heads read back equal, the newest first of all. */
    @Test
    public void the_latest_head_is_the_one_kept_last() {
        SealAnchor anchor = empty();
        assertThat(anchor.latest(BLUE)).isEmpty();
        for (long number = 1; number <= 12; number++) {
            assertThat(anchor.keep(head(number))).isTrue();
            assertThat(anchor.latest(BLUE)).contains(head(number));
        }
    }

    /** It need not be told from the first block on. */
    @Test
    public void a_chain_may_be_kept_from_any_block_on() {
        SealAnchor anchor = empty();
        assertThat(anchor.keep(head(41))).isTrue();
        assertThat(anchor.latest(BLUE)).contains(head(41));
    }

    /** At least once means that it is told again. */
    @Test
    public void the_same_head_again_changes_nothing() {
        SealAnchor anchor = empty();
        assertThat(anchor.keep(head(1))).isTrue();
        assertThat(anchor.keep(head(2))).isTrue();
        assertThat(anchor.keep(head(2))).isTrue();
        assertThat(anchor.keep(head(1))).isTrue();
        assertThat(anchor.latest(BLUE)).contains(head(2));
    }

    /** What was rewritten is refused, and what was kept stays. */
    @Test
    public void another_head_of_a_number_is_refused() {
        SealAnchor anchor = empty();
        assertThat(anchor.keep(head(1))).isTrue();
        assertThat(anchor.keep(head(2))).isTrue();
        assertThat(anchor.keep(head(BLUE, 2, 99))).isFalse();
        assertThat(anchor.latest(BLUE)).contains(head(2));
    }

    /** A chain that was cut and grows again does not get past what was kept. */
    @Test
    public void an_older_head_never_takes_the_place_of_the_latest() {
        SealAnchor anchor = empty();
        for (long number = 1; number <= 5; number++) {
            anchor.keep(head(number));
        }
        List<Boolean> kept = new ArrayList<>();
        for (long number = 3; number <= 5; number++) {
            kept.add(anchor.keep(head(BLUE, number, 90 + number)));
            assertThat(anchor.latest(BLUE)).contains(head(5));
        }
        assertThat(kept.get(2)).as("the latest one, another hash").isFalse();
    }

    /** Chains of tenants have nothing to do with each other. */
    @Test
    public void tenants_do_not_meet() {
        SealAnchor anchor = empty();
        assertThat(anchor.keep(head(BLUE, 1, 1))).isTrue();
        assertThat(anchor.latest(RED)).isEmpty();
        assertThat(anchor.keep(head(RED, 1, 2))).isTrue();
        assertThat(anchor.latest(BLUE)).contains(head(BLUE, 1, 1));
        assertThat(anchor.latest(RED)).contains(head(RED, 1, 2));
    }

    /** Neither answer may be guessed: nothing kept would look like nothing to compare with. */
    @Test
    public void what_cannot_be_reached_says_so() {
        unreachable().ifPresent(anchor -> {
            assertThatThrownBy(() -> anchor.keep(head(1))).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> anchor.latest(BLUE)).isInstanceOf(Unavailable.class);
        });
    }
}
