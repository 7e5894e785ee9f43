package dev.backoffice.spring;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationExcludeFilter;

/** Due work is done and meters are there also where the host makes its beans when they are first used. */
final class MadeAtTheStart implements LazyInitializationExcludeFilter {
    @Override
    public boolean isExcluded(String name, BeanDefinition definition, Class<?> type) {
        return name.equals("backofficeDueWork") || name.equals("backofficeBoundHealth");
    }
}
