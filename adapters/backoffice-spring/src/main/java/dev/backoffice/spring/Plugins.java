package dev.backoffice.spring;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;

/** The host's beans, by the type of plugin they are. Two beans where one is asked for, none of them primary, stop the start. */
final class Plugins {
    private final BeanFactory beans;
    private final boolean trial;

    Plugins(BeanFactory beans, boolean trial) {
        this.beans = beans;
        this.trial = trial;
    }

    <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(beans.getBeanProvider(type).getIfAvailable());
    }

    <T> List<T> all(Class<T> type) {
        return beans.getBeanProvider(type).orderedStream().toList();
    }

    <T> void use(Class<T> type, Consumer<T> part) {
        find(type).ifPresent(part);
    }

    /** A bean that has to be there, unless this is a trial. */
    <T> T need(Class<T> type, String purpose, Supplier<T> onTrial) {
        return find(type).orElseGet(() -> {
            if (!trial) {
                throw missing(type, purpose);
            }
            return onTrial.get();
        });
    }

    static StartRefused missing(Class<?> type, String purpose) {
        return new StartRefused(
                "The back office has no bean of type " + type.getName() + ", which tells " + purpose
                        + ", and there is no default.",
                "Define a bean of type " + type.getSimpleName()
                        + ". For a first look without one, set backoffice.trial=true; to do without a back office,"
                        + " set backoffice.enabled=false.");
    }
}
