package dev.backoffice.core.marking;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface that hosts and plugins implement.
 *
 * <p>It never gains an abstract method: what comes later comes as a new interface. An interface without this mark is
 * implemented by this library only and may gain methods in any release.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HostImplements {}
