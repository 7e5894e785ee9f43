/** What an observer is told about commands, retries, lag and batches. */
@NullMarked
package dev.backoffice.core.insight;

import org.jspecify.annotations.NullMarked;
