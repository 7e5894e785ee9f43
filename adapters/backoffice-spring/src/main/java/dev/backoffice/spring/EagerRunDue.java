package dev.backoffice.spring;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationExcludeFilter;

/** Due work is done also where the host makes its beans when they are first used. */
final class EagerRunDue implements LazyInitializationExcludeFilter {
    @Override
    public boolean isExcluded(String name, BeanDefinition definition, Class<?> type) {
        return DueWork.class.isAssignableFrom(type);
    }
}
