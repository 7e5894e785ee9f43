package dev.backoffice.tck.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.trail.TrailHead;
import dev.backoffice.testkit.MemoryAnchor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contract of anchors fails for one that breaks it, and by the test that names what is broken. */
class BrokenAnchorsTest {
    /** Keeps the latest head only, which is enough. */
    private static class LatestOnly implements SealAnchor {
        final Map<TenantId, TrailHead> latest = new TreeMap<>();

        @Override
        public boolean keep(TrailHead head) {
            TrailHead kept = latest.get(head.tenant());
            if (kept == null || kept.number() < head.number()) {
                latest.put(head.tenant(), head);
                return true;
            }
            return kept.number() > head.number() || kept.hash().equals(head.hash());
        }

        @Override
        public Optional<TrailHead> latest(TenantId tenant) {
            return Optional.ofNullable(latest.get(tenant));
        }
    }

    @Test
    void an_anchor_that_keeps_the_latest_head_only_passes() {
        assertThat(failing(LatestOnly::new, Optional.empty())).isEmpty();
    }

    @Test
    void an_anchor_that_believes_the_last_one_told_is_found() {
        assertThat(failing(
                        () -> new LatestOnly() {
                            @Override
                            public boolean keep(TrailHead head) {
                                latest.put(head.tenant(), head);
                                return true;
                            }
                        },
                        Optional.empty()))
                .containsExactly(
                        "an_older_head_never_takes_the_place_of_the_latest",
                        "another_head_of_a_number_is_refused",
                        "the_same_head_again_changes_nothing");
    }

    @Test
    void an_anchor_that_mixes_tenants_is_found() {
        assertThat(failing(
                        () -> new LatestOnly() {
                            @Override
                            public Optional<TrailHead> latest(TenantId tenant) {
                                return latest.values().stream().findFirst();
                            }
                        },
                        Optional.empty()))
                .containsExactly("tenants_do_not_meet");
    }

    @Test
    void an_anchor_that_guesses_while_it_is_cut_off_is_found() {
        assertThat(failing(MemoryAnchor::new, Optional.of(new LatestOnly())))
                .containsExactly("what_cannot_be_reached_says_so");
    }

    private static Set<String> failing(Supplier<SealAnchor> anchor, Optional<SealAnchor> cut) {
        SealAnchorContract contract = new SealAnchorContract() {
            @Override
            protected SealAnchor empty() {
                return anchor.get();
            }

            @Override
            protected Optional<SealAnchor> unreachable() {
                return cut;
            }
        };
        Set<String> failing = new TreeSet<>();
        Arrays.stream(SealAnchorContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> !passes(contract, method))
                .forEach(method -> failing.add(method.getName()));
        return failing;
    }

    private static boolean passes(SealAnchorContract contract, Method test) {
        try {
            test.invoke(contract);
            return true;
        } catch (InvocationTargetException failed) {
            assertThat(failed.getCause()).isInstanceOf(AssertionError.class);
            return false;
        } catch (IllegalAccessException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
