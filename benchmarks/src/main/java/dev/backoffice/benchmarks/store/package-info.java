/** Load on a store in PostgreSQL: what callers get answered each second, beside the same rows written by hand. */
@NullMarked
package dev.backoffice.benchmarks.store;

import org.jspecify.annotations.NullMarked;
