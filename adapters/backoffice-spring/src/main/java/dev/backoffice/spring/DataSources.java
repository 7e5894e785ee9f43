package dev.backoffice.spring;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Finds the one data source that everything is kept in, and never guesses. */
final class DataSources {
    private final ConfigurableListableBeanFactory beans;

    DataSources(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    DataSource choose(String named) {
        List<String> candidates = Arrays.stream(beans.getBeanNamesForType(DataSource.class))
                .sorted()
                .toList();
        return beans.getBean(named.isEmpty() ? only(candidates) : known(named, candidates), DataSource.class);
    }

    private String only(List<String> candidates) {
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            throw new StartRefused(
                    "The back office keeps everything in a DataSource, and the host has no bean of that type.",
                    "Configure one, e.g. by spring.datasource.url, or define a bean of type Store. To keep"
                            + " everything in memory and lose it with the process, set backoffice.store=memory.");
        }
        List<String> primary = candidates.stream().filter(this::primary).toList();
        if (primary.size() == 1) {
            return primary.get(0);
        }
        throw new StartRefused(
                "The back office keeps everything in one DataSource, and the host has " + candidates.size() + ": "
                        + String.join(", ", candidates) + ".",
                "Name the one to use by backoffice.datasource-bean, or mark it @Primary.");
    }

    private boolean primary(String name) {
        return beans.containsBeanDefinition(name)
                && beans.getBeanDefinition(name).isPrimary();
    }

    private static String known(String named, List<String> candidates) {
        if (candidates.contains(named)) {
            return named;
        }
        throw new StartRefused(
                "backoffice.datasource-bean is " + named + ", and the host has no DataSource of that name. It has "
                        + (candidates.isEmpty() ? "none" : String.join(", ", candidates)) + ".",
                "Name one of them, or remove the property when there is only one.");
    }
}
