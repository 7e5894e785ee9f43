/** What an observer is told about commands, retries, lag and batches; and how well a back office is: {@link Health}. */
@NullMarked
package dev.backoffice.core.insight;

import org.jspecify.annotations.NullMarked;
