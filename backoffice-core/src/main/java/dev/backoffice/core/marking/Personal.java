package dev.backoffice.core.marking;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type whose values say something about a person: a name, a taxpayer number, an address, a wage.
 *
 * <p>Such a value can be erased on demand, so it lives in a record keyed by the person and never in an event, a receipt or
 * an error's details, which are kept for ever. Its {@code toString} masks what a log must not show. Legal source: Lei
 * 13.709/2018 (LGPD), art. 5, I and art. 18, VI.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Personal {}
