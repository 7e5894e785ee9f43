/** A {@link dev.backoffice.flows.Backoffice} as a bean of Spring Boot 3.5 and 4.0: on the host's data source, with the host's beans as its plugins. */
@NullMarked
package dev.backoffice.spring;

import org.jspecify.annotations.NullMarked;
