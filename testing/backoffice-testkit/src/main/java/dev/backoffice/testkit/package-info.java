/** What tests of a host need: a clock that is set by hand, ids in sequence, valid made-up numbers, a ready pipeline. */
@NullMarked
package dev.backoffice.testkit;

import org.jspecify.annotations.NullMarked;
