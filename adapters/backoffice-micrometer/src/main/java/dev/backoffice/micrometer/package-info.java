/** What the library does, as meters: {@link dev.backoffice.micrometer.MeteringObserver} and {@link dev.backoffice.micrometer.HealthMeters}. */
@NullMarked
package dev.backoffice.micrometer;

import org.jspecify.annotations.NullMarked;
