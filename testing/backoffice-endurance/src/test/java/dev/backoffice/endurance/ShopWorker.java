package dev.backoffice.endurance;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.job.Budget;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.jdbc.JdbcStore;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The process that is killed: eight threads place orders, pay, cancel and deliver them, and three do what is due, until its input
 * ends.
 *
 * <p>Arguments: address of the database, name of the run, port of the {@link AuthorityOffice}, by how many seconds its clock is
 * ahead.
 */
final class ShopWorker {
    private static final int GIVERS = 8;
    private static final int HEARTBEATS = 3;
    private static final int OPEN_ORDERS = 5;
    private static final Budget SHORT = new Budget(Duration.ofSeconds(1), 50);

    private final Shop shop;
    private final InstantSource clock;
    private final Report report = new Report();
    private final AtomicBoolean ended = new AtomicBoolean();

    private ShopWorker(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        InstantSource clock =
                InstantSource.offset(InstantSource.system(), Duration.ofSeconds(Long.parseLong(arguments[3])));
        try (HikariDataSource pool = Pools.on(arguments[0], GIVERS + HEARTBEATS + 1)) {
            Shop shop = Shop.on(JdbcStore.on(pool), new RemoteAuthority(Integer.parseInt(arguments[2])), clock);
            new ShopWorker(shop, clock).work(arguments[1]);
        }
    }

    private void work(String run) throws IOException, InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < GIVERS; i++) {
            String name = run + "-" + i;
            all.add(new Thread(() -> new Giver(name).giveMany()));
        }
        for (int i = 0; i < HEARTBEATS; i++) {
            all.add(new Thread(this::beat));
        }
        all.forEach(Thread::start);
        while (System.in.read() >= 0) {
            // Only the end of the input says something.
        }
        ended.set(true);
        for (Thread thread : all) {
            thread.join();
        }
    }

    private void beat() {
        while (!ended.get()) {
            RunReport done = shop.backoffice.runDue(SHORT);
            done.failures().forEach((job, code) -> {
                if (!code.startsWith("store.")) {
                    report.failed(job + " " + code);
                }
            });
            if (done.total() == 0) {
                rest(10);
            }
        }
    }

    /** What a call answers once the store answers it. */
    private <R> R patiently(Supplier<R> call) {
        while (true) {
            try {
                return call.get();
            } catch (Unavailable | CommitUnknown again) {
                rest(20);
            } catch (Conflict conflict) {
                if (!conflict.retryable()) {
                    throw conflict;
                }
                rest(20);
            }
        }
    }

    private boolean given(String key) {
        report.given(key);
        return givenAgain(key);
    }

    private boolean givenAgain(String key) {
        try {
            report.answered(key, patiently(() -> shop.give(key)));
            return true;
        } catch (RuleViolation | InvalidInput refused) {
            report.refused(key);
        } catch (RuntimeException never) {
            report.failed(key + " " + never);
        }
        return false;
    }

    /** An order that its giver still has something to do with. */
    private record Open(String tenant, OrderId id, Shop.Plan plan) {}

    private final class Giver {
        private final String name;
        private final Random random;
        private final List<Open> open = new ArrayList<>();
        private int count;

        Giver(String name) {
            this.name = name;
            this.random = new Random(name.hashCode());
        }

        void giveMany() {
            while (!ended.get()) {
                if (open.size() < OPEN_ORDERS) {
                    place();
                } else {
                    Open one = next();
                    if (goesOn(one)) {
                        open.remove(one);
                    } else {
                        rest(2);
                    }
                }
            }
        }

        /** Those that are to be cancelled are watched closely, so that it happens in the midst. */
        private Open next() {
            List<Open> watched =
                    open.stream().filter(one -> one.plan().cancelled()).toList();
            List<Open> among = watched.isEmpty() || random.nextInt(4) == 0 ? open : watched;
            return among.get(random.nextInt(among.size()));
        }

        private void place() {
            String tenant = Shop.TENANTS.get(random.nextInt(Shop.TENANTS.size()));
            count++;
            if (random.nextInt(20) == 0) {
                given("goods/" + tenant + "/" + name + "-" + count);
            }
            String key = Shop.orderKey(tenant, clock.instant(), name + "-" + count);
            report.given(key);
            String answer = patiently(() -> shop.give(key));
            report.answered(key, answer);
            open.add(new Open(tenant, OrderId.parse(answer), Shop.Plan.of(key.substring(key.lastIndexOf('/') + 1))));
        }

        /** Does what may be done with it; true when nothing is left to do. */
        private boolean goesOn(Open one) {
            CallContext maria = Shop.maria(one.tenant());
            String name = one.tenant() + "/" + one.id();
            OrderView order = patiently(() -> shop.backoffice.orders().view(maria, one.id()));
            boolean early = one.plan().count() == 1 && random.nextInt(40) == 0;
            if (one.plan().cancelled() && (early || noteIsUnderWay(maria, one))) {
                return given("cancel/" + name);
            }
            if (order.status() == OrderStatus.Kind.DISPATCHED) {
                return random.nextInt(5) == 0 || given("deliver/" + name);
            }
            if (order.status() == OrderStatus.Kind.WAITING) {
                boolean unpaid = order.waitsFor()
                        .map(WaitReason::code)
                        .filter(WaitReason.AWAITING_PAYMENT::equals)
                        .isPresent();
                return !unpaid || !one.plan().paidLater() || given("pay/" + name);
            }
            return false;
        }
    }

    /** A cancellation then meets the note on its way to the authority, or back. */
    private boolean noteIsUnderWay(CallContext maria, Open one) {
        return patiently(() -> shop.backoffice.notes().find(maria, "order/" + one.id()))
                .isPresent();
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
