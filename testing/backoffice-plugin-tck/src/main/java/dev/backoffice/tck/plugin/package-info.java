/**
 * What each plugin of a host has to keep, as suites to extend: one abstract class for each plugin interface. They stand apart
 * from the contracts of stores, which the modules' own tests are run against.
 */
@NullMarked
package dev.backoffice.tck.plugin;

import org.jspecify.annotations.NullMarked;
