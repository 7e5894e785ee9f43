package dev.backoffice.spring;

import dev.backoffice.core.job.Budget;
import dev.backoffice.jdbc.Isolation;
import dev.backoffice.jdbc.TableNames;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a back office under {@code backoffice.} in the host's configuration.
 *
 * @param enabled Whether there is a back office at all.
 * @param store Where everything is kept. "memory" forgets it with the process, and is never chosen by itself.
 * @param datasourceBean Name of the DataSource bean to keep everything in. Needed when there are several and none is primary.
 * @param tables What is done about the tables when the host starts.
 * @param schema Database schema of the tables; empty for the connection's own. It has to exist.
 * @param tablePrefix What the name of every table begins with.
 * @param isolation How strictly transactions are kept apart.
 * @param trial For a first look: everybody may do everything, nothing needs an approval, and notes go to a simulation of the tax
 *     authority and have no legal value. Beans of the host go before.
 * @param runDue How due work is done.
 */
@ConfigurationProperties("backoffice")
public record BackofficeProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("jdbc") Kept store,
        @DefaultValue("") String datasourceBean,
        @DefaultValue("migrate") TableCare tables,
        @DefaultValue("") String schema,
        @DefaultValue("bo_") String tablePrefix,
        @DefaultValue("read-committed") Isolation isolation,
        @DefaultValue("false") boolean trial,
        @DefaultValue RunDue runDue) {
    /** Where everything is kept. */
    public enum Kept {
        /** In the host's database. */
        JDBC,
        /** In this process, for as long as it lives. */
        MEMORY
    }

    /** What is done about the tables at the start. In both cases the host starts with the right tables or not at all. */
    public enum TableCare {
        /** They are made, and brought up to date. */
        MIGRATE,
        /** They are looked at only: the host's own tool makes them, from the text of {@code Schema.ddl}. */
        VALIDATE
    }

    /**
     * How due work is done.
     *
     * @param enabled Whether the host's TaskScheduler calls runDue. Otherwise the host calls it.
     * @param interval Pause between two calls.
     * @param time After this time a call ends at the first chance.
     * @param batch How many things a job does in one go, 1 to 10,000.
     */
    public record RunDue(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1s") Duration interval,
            @DefaultValue("10s") Duration time,
            @DefaultValue("200") int batch) {
        Budget budget() {
            return new Budget(time, batch);
        }
    }

    TableNames tableNames() {
        return new TableNames(schema, tablePrefix);
    }
}
