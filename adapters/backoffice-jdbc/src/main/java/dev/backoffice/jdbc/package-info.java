/** A store in H2 or PostgreSQL, and the schema it needs. */
@NullMarked
package dev.backoffice.jdbc;

import org.jspecify.annotations.NullMarked;
