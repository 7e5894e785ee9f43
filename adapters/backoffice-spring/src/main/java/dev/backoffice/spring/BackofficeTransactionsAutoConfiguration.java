package dev.backoffice.spring;

import dev.backoffice.flows.Backoffice;
import dev.backoffice.jdbc.JdbcStore;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** {@link SpringTransactions}, in a host that has Spring's JDBC support and keeps everything in its database. */
@AutoConfiguration(after = BackofficeAutoConfiguration.class)
@ConditionalOnClass(DataSourceUtils.class)
@ConditionalOnBean({Backoffice.class, JdbcStore.class})
public final class BackofficeTransactionsAutoConfiguration {
    /** Made by Spring. */
    public BackofficeTransactionsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    SpringTransactions backofficeTransactions(
            Backoffice shop, JdbcStore store, BackofficeProperties settings, ConfigurableListableBeanFactory beans) {
        DataSource source = new DataSources(beans).choose(settings.datasourceBean());
        boolean aware = source instanceof TransactionAwareDataSourceProxy;
        DataSource target = aware ? ((TransactionAwareDataSourceProxy) source).getTargetDataSource() : source;
        return new SpringTransactions(shop, store, target == null ? source : target);
    }
}
