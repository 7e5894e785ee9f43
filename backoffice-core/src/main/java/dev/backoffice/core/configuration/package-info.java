/** Dated settings and secrets by tenant and establishment. */
@NullMarked
package dev.backoffice.core.configuration;

import org.jspecify.annotations.NullMarked;
