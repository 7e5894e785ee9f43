package dev.backoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.spring.BackofficeCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Due work on the host's scheduler. */
class DueWorkTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private final ApplicationContextRunner memory = new ApplicationContextRunner()
            .withPropertyValues("backoffice.store=memory", "backoffice.run-due.interval=20ms");

    @Test
    void it_is_done_on_the_hosts_scheduler() {
        memory.withUserConfiguration(Blue.Whole.class, Scheduling.class, Hearing.class)
                .run(host -> {
                    host.getBean(Backoffice.class)
                            .catalog()
                            .add(
                                    MARIA,
                                    AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));
                    assertThat(host.getBean(Heard.class).first.await(10, TimeUnit.SECONDS))
                            .isTrue();
                    assertThat(host.getBean(Heard.class).threads).allMatch(name -> name.startsWith("scheduling-"));
                });
    }

    @Test
    void without_a_scheduler_it_is_left_to_the_host() {
        memory.withUserConfiguration(Blue.Whole.class, Hearing.class).run(host -> {
            Backoffice shop = host.getBean(Backoffice.class);
            shop.catalog()
                    .add(MARIA, AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));
            assertThat(host.getBean(Heard.class).first.await(200, TimeUnit.MILLISECONDS))
                    .isFalse();
            shop.runDue();
            assertThat(host.getBean(Heard.class).threads)
                    .containsExactly(Thread.currentThread().getName());
        });
    }

    @Test
    void with_two_schedulers_it_is_left_to_the_host() {
        memory.withUserConfiguration(Blue.Whole.class, TwoSchedulers.class, Hearing.class)
                .run(host -> {
                    host.getBean(Backoffice.class)
                            .catalog()
                            .add(
                                    MARIA,
                                    AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));
                    assertThat(host.getBean(Heard.class).first.await(200, TimeUnit.MILLISECONDS))
                            .isFalse();
                });
    }

    @Test
    void it_can_be_switched_off() {
        memory.withUserConfiguration(Blue.Whole.class, Scheduling.class, Hearing.class)
                .withPropertyValues("backoffice.run-due.enabled=false")
                .run(host -> {
                    host.getBean(Backoffice.class)
                            .catalog()
                            .add(
                                    MARIA,
                                    AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));
                    assertThat(host.getBean(Heard.class).first.await(200, TimeUnit.MILLISECONDS))
                            .isFalse();
                });
    }

    @Test
    void it_is_done_also_where_beans_are_made_lazily() {
        try (ConfigurableApplicationContext host = start("lazy", "--spring.main.lazy-initialization=true")) {
            host.getBean(Backoffice.class)
                    .catalog()
                    .add(MARIA, AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));
            assertThat(host.getBean(Heard.class).await()).isTrue();
            assertThat(host.getBean(MeterRegistry.class)
                            .find("backoffice.backlog.deliveries")
                            .gauges())
                    .isNotEmpty();
        }
    }

    @Test
    void the_call_under_way_ends_before_the_pool_is_closed() throws InterruptedException {
        ConfigurableApplicationContext host = start("stop");
        Heard heard = host.getBean(Heard.class);
        heard.pool = host.getBean(HikariDataSource.class);
        heard.slow = Duration.ofMillis(400);
        for (int i = 0; i < 5; i++) {
            host.getBean(Backoffice.class)
                    .catalog()
                    .add(MARIA, AddItem.of("MUG-0" + i, "Mug").ncm("69120000").price("39.90"));
        }
        assertThat(heard.first.await(10, TimeUnit.SECONDS)).isTrue();
        host.close();

        assertThat(heard.pool.isClosed()).isTrue();
        assertThat(heard.poolClosed).isNotEmpty().doesNotContain(true);
        assertThat(heard.outcomes).isNotEmpty().doesNotContain("retry", "parked");
        assertThat(heard.failures).isEmpty();
    }

    private static ConfigurableApplicationContext start(String database, String... further) {
        return new SpringApplicationBuilder(Blue.Whole.class, Scheduling.class, Hearing.class, StartTest.Metered.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=jdbc:h2:mem:" + database,
                        "backoffice.run-due.interval=20ms",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn")
                .run(further);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    @Configuration(proxyBeanMethods = false)
    static class TwoSchedulers {
        @Bean
        ThreadPoolTaskScheduler one() {
            return new ThreadPoolTaskScheduler();
        }

        @Bean
        ThreadPoolTaskScheduler other() {
            return new ThreadPoolTaskScheduler();
        }
    }

    /** What a subscription of the host saw. */
    static final class Heard {
        final CountDownLatch first = new CountDownLatch(1);
        final Queue<String> threads = new ConcurrentLinkedQueue<>();
        final Queue<Boolean> poolClosed = new ConcurrentLinkedQueue<>();
        final Queue<String> outcomes = new ConcurrentLinkedQueue<>();
        final Queue<String> failures = new ConcurrentLinkedQueue<>();
        volatile Duration slow = Duration.ZERO;
        volatile HikariDataSource pool;

        boolean await() {
            try {
                return first.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }

        void event() {
            threads.add(Thread.currentThread().getName());
            first.countDown();
            try {
                Thread.sleep(slow.toMillis());
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            if (pool != null) {
                poolClosed.add(pool.isClosed());
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hearing {
        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        BackofficeCustomizer hearing(Heard heard) {
            return builder -> builder.subscriptions(
                    commands -> List.of(Subscription.publishing("hearing", event -> heard.event())));
        }

        @Bean
        Observer outcomes(Heard heard) {
            return new Observer() {
                @Override
                public void commandEnded(String verb, String outcome, int attempts, Duration took) {}

                @Override
                public void batchDecided(String verb, int size) {}

                @Override
                public void delivered(dev.backoffice.core.event.Delivery delivery, String outcome, Duration lag) {
                    heard.outcomes.add(outcome);
                }

                @Override
                public void jobRan(String job, int done) {}

                @Override
                public void jobFailed(String job, String code) {
                    heard.failures.add(job + " " + code);
                }
            };
        }
    }
}
