package dev.backoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.spring.SpringTransactions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Commands in the host's Spring transactions. */
class TransactionsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    @Test
    void what_the_host_commits_is_there_with_what_it_wrote_itself() {
        run(host -> {
            Desk desk = host.getBean(Desk.class);
            desk.order("MUG-01", false);

            assertThat(rows(host)).isEqualTo(1);
            assertThat(host.getBean(Backoffice.class)
                            .catalog()
                            .view(MARIA, "MUG-01")
                            .name())
                    .isEqualTo("Mug");
            desk.order("MUG-02", false);
            assertThat(rows(host)).isEqualTo(2);
        });
    }

    @Test
    void what_the_host_rolls_back_is_gone_with_what_it_wrote_itself() {
        run(host -> {
            Desk desk = host.getBean(Desk.class);
            assertThatThrownBy(() -> desk.order("MUG-01", true)).hasMessage("out of reach");

            assertThat(rows(host)).isZero();
            assertThatThrownBy(() -> host.getBean(Backoffice.class).catalog().view(MARIA, "MUG-01"))
                    .isInstanceOf(NotFound.class);
            desk.order("MUG-01", false);
            assertThat(rows(host)).isEqualTo(1);
        });
    }

    @Test
    void a_refused_command_leaves_the_transaction_to_the_host() {
        run(host -> {
            host.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                host.getBean(JdbcTemplate.class).update("insert into my_orders values ('1001')");
                assertThatThrownBy(() -> host.getBean(SpringTransactions.class)
                                .joined()
                                .catalog()
                                .add(MARIA, AddItem.of("", "Mug")))
                        .isInstanceOf(InvalidInput.class);
            });
            assertThat(rows(host)).isEqualTo(1);
        });
    }

    @Test
    void within_one_transaction_the_services_are_the_same_and_in_the_next_they_are_others() {
        run(host -> {
            SpringTransactions transactions = host.getBean(SpringTransactions.class);
            TransactionTemplate template = host.getBean(TransactionTemplate.class);
            Object first = template.execute(status -> {
                Object joined = transactions.joined();
                assertThat(transactions.joined()).isSameAs(joined);
                return joined;
            });
            assertThat((Object) template.execute(status -> transactions.joined()))
                    .isNotSameAs(first);
        });
    }

    @Test
    void a_transaction_of_its_own_within_another_is_set_aside_and_taken_up_again() {
        run(host -> {
            TransactionTemplate template = host.getBean(TransactionTemplate.class);
            TransactionTemplate inner = new TransactionTemplate(host.getBean(PlatformTransactionManager.class));
            inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            SpringTransactions transactions = host.getBean(SpringTransactions.class);
            template.executeWithoutResult(status -> {
                Object outer = transactions.joined();
                inner.executeWithoutResult(
                        other -> assertThat(other.isNewTransaction()).isTrue());
                assertThat(transactions.joined()).isSameAs(outer);
                transactions
                        .joined()
                        .catalog()
                        .add(MARIA, AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));
            });
            assertThat(host.getBean(Backoffice.class)
                            .catalog()
                            .view(MARIA, "MUG-01")
                            .name())
                    .isEqualTo("Mug");
        });
    }

    @Test
    void without_a_transaction_there_is_none_to_join() {
        run(host -> assertThatThrownBy(
                        () -> host.getBean(SpringTransactions.class).joined())
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("none to join"));
    }

    @Test
    void a_store_in_memory_has_no_transaction_to_share() {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Whole.class)
                .withPropertyValues("backoffice.store=memory")
                .run(host -> assertThat(host).hasNotFailed().doesNotHaveBean(SpringTransactions.class));
    }

    private static void run(ContextConsumer<AssertableApplicationContext> test) {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Whole.class, Shop.class)
                .withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:joined", "spring.datasource.hikari.maximum-pool-size=4")
                .run(host -> {
                    assertThat(host).hasNotFailed();
                    host.getBean(JdbcTemplate.class).execute("create table my_orders (number varchar(20) primary key)");
                    test.accept(host);
                });
    }

    private static int rows(AssertableApplicationContext host) {
        return host.getBean(JdbcTemplate.class).queryForObject("select count(*) from my_orders", Integer.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Shop {
        @Bean
        Desk desk(JdbcTemplate jdbc, SpringTransactions transactions) {
            return new Desk(jdbc, transactions);
        }
    }

    /** A service of the host. */
    static class Desk {
        private final JdbcTemplate jdbc;
        private final SpringTransactions transactions;

        Desk(JdbcTemplate jdbc, SpringTransactions transactions) {
            this.jdbc = jdbc;
            this.transactions = transactions;
        }

        @Transactional
        void order(String number, boolean failing) {
            jdbc.update("insert into my_orders values (?)", number);
            transactions
                    .joined()
                    .catalog()
                    .add(MARIA, AddItem.of(number, "Mug").ncm("69120000").price("39.90"));
            if (failing) {
                throw new IllegalStateException("out of reach");
            }
        }
    }
}
