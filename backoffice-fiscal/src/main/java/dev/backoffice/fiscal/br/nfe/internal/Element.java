package dev.backoffice.fiscal.br.nfe.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The element of the layout in which a component of a record stands; {@code @name} is an attribute, {@code *} the only element
 * there is, and {@code #} the name of the element itself. On a record it is the element that
 * the whole record is. A component without it whose type is a record adds its own components to the same element.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Element {
    /** Its name in the layout. */
    String value();

    /** The least decimals of a decimal; negative writes it with the decimals it has. */
    int decimals() default -1;

    /** Left out when it is zero. */
    boolean unlessZero() default false;
}
