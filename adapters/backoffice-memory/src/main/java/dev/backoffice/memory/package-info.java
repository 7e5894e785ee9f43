/** Keeps everything in the memory of this process: for tests, trials and programs that end. */
@NullMarked
package dev.backoffice.memory;

import org.jspecify.annotations.NullMarked;
