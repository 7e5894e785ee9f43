/** A back office as a bean of Spring Boot. */
module dev.backoffice.spring {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.flows;
    requires transitive dev.backoffice.jdbc;
    requires dev.backoffice.memory;
    requires static dev.backoffice.micrometer;
    requires org.slf4j;
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
    requires static micrometer.core;
    requires static spring.boot.actuator;
    requires static spring.boot.actuator.autoconfigure;
    requires static spring.boot.health;
    requires static spring.jdbc;
    requires static spring.tx;

    exports dev.backoffice.spring;

    // Spring makes the beans of this package and binds its properties.
    opens dev.backoffice.spring;
}
