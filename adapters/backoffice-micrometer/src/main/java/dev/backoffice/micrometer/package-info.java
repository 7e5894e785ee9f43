/** What the library does, as meters: {@link dev.backoffice.micrometer.MeteringObserver} and {@link dev.backoffice.micrometer.BacklogMeters}. */
@NullMarked
package dev.backoffice.micrometer;

import org.jspecify.annotations.NullMarked;
