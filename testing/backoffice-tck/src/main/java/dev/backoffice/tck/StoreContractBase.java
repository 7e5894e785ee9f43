package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What all contracts of a store share: each test gets an empty store of its own.
 *
 * <p>Waits are bounded, and no test asserts how long something took.
 */
public abstract class StoreContractBase extends StoreUnderTest {
    /** When the contracts happen; has microseconds. */
    protected static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    /** One tenant. */
    protected static final CallContext BLUE = CallContext.of("blue-shop", "maria");

    /** Another tenant, whose ids and keys are the same. */
    protected static final CallContext RED = CallContext.of("red-shop", "maria");

    private static final int MOST_ATTEMPTS = 1000;

    /** At a strict isolation each of many rivals on one row may lose to all the others, one after the other. */
    private static final RetryPolicy PATIENT = new RetryPolicy(200, Duration.ofMillis(2), Duration.ofMillis(50));

    private final AtomicLong lastId = new AtomicLong();
    /** A contract that is nested in a {@link StoreContract} runs on the store of that one. */
    @RegisterExtension
    final BeforeEachCallback enclosing = context -> suite =
            context.getRequiredTestInstances().findInstance(StoreContract.class).orElse(null);

    private @Nullable StoreContract suite;
    private @Nullable Store store;

    StoreContractBase() {}

    /** An empty store; called before each test. A contract that is extended alone overrides this. */
    @Override
    protected Store openStore() {
        return suite().openStore();
    }

    @Override
    protected Store reopen(Store open) {
        return suite == null ? super.reopen(open) : suite.reopen(open);
    }

    @Override
    protected Store killAndRecover(Store open) {
        return suite == null ? super.killAndRecover(open) : suite.killAndRecover(open);
    }

    @Override
    protected Optional<Store> openBeside(Store open) {
        return suite == null ? super.openBeside(open) : suite.openBeside(open);
    }

    @Override
    protected void closeStore(Store open) {
        if (suite != null) {
            suite.closeStore(open);
        }
    }

    private StoreContract suite() {
        if (suite == null) {
            throw new IllegalStateException(
                    getClass().getName() + " opens no store: override openStore(), or extend StoreContract");
        }
        return suite;
    }

    @BeforeEach
    final void openAnEmptyStore() {
        store = openStore();
    }

    @AfterEach
    final void closeTheStore() {
        if (store != null) {
            closeStore(store);
        }
    }

    final Store store() {
        return Objects.requireNonNull(store);
    }

    final void reopen() {
        store = reopen(store());
    }

    final void killAndRecover() {
        store = killAndRecover(store());
    }

    final Optional<Store> beside() {
        return openBeside(store());
    }

    /** A new id; the same in every run. */
    final UUID newId() {
        return new UUID(0x7000L, 0x8000000000000000L | lastId.incrementAndGet());
    }

    final Moment moment() {
        return new Moment(NOON, this::newId);
    }

    final Commands.Builder pipeline(InstantSource clock) {
        IdGenerator ids = this::newId;
        return Commands.builder(
                        store(), clock, ids, new Random(42), AccessPolicy.allowAll(), ApprovalPolicy.noneNeeded())
                .retries(PATIENT);
    }

    final Commands commands() {
        return pipeline(InstantSource.fixed(NOON)).build();
    }

    /** One transaction of the hot lane, again while it meets a retryable conflict. */
    final <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        return again(() -> store().hot(work));
    }

    /** One transaction of the work lane, again while it meets a retryable conflict. */
    final <R> R work(CallContext context, Work<? super StoreSession, ? extends R> work) {
        return again(() -> store().execute(context, work));
    }

    final <T> Optional<T> hotRow(Work<? super HotStoreSession, Optional<T>> work) {
        return hot(work);
    }

    final <T> List<T> hotRows(Work<? super HotStoreSession, List<T>> work) {
        return hot(work);
    }

    final <K, V> Map<K, V> hotMap(Work<? super HotStoreSession, Map<K, V>> work) {
        return hot(work);
    }

    final <T> Optional<T> workRow(CallContext context, Work<? super StoreSession, Optional<T>> work) {
        return work(context, work);
    }

    final <T> List<T> workRows(CallContext context, Work<? super StoreSession, List<T>> work) {
        return work(context, work);
    }

    final void doHot(Consumer<? super HotStoreSession> work) {
        Boolean done = hot(session -> {
            work.accept(session);
            return true;
        });
        assertThat(done).isTrue();
    }

    final void doWork(CallContext context, Consumer<? super StoreSession> work) {
        Boolean done = work(context, session -> {
            work.accept(session);
            return true;
        });
        assertThat(done).isTrue();
    }

    static <R> R again(Supplier<? extends R> attempt) {
        for (int failed = 1; ; failed++) {
            try {
                return attempt.get();
            } catch (Conflict conflict) {
                if (!conflict.retryable() || failed == MOST_ATTEMPTS) {
                    throw conflict;
                }
                Crowd.rest(failed);
            }
        }
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    static void assertConflict(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Conflict.class, conflict -> {
            assertThat(conflict.code()).isEqualTo(code);
            assertThat(conflict.retryable()).isTrue();
        });
    }

    /** What a work throws to be undone. */
    static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super("undo everything");
        }
    }
}
