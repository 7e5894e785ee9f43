/** The first program to run: orders of a CSV file go from received to delivered, and a report tells what happened. */
@NullMarked
package dev.backoffice.examples.quickstart;

import org.jspecify.annotations.NullMarked;
