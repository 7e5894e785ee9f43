/** What the library's hot paths cost, measured. */
@NullMarked
package dev.backoffice.benchmarks;

import org.jspecify.annotations.NullMarked;
