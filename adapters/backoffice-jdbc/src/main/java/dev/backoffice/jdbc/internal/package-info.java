/** Tables and transactions of the JDBC store. */
@NullMarked
package dev.backoffice.jdbc.internal;

import org.jspecify.annotations.NullMarked;
