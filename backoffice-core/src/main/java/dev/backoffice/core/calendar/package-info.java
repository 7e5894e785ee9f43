/**
 * Business days: which days are worked, which are holidays and by which law, and how dates are counted and moved over them.
 *
 * <p>Nothing here knows a country; the holidays of one are dated data in its own room.
 */
@NullMarked
package dev.backoffice.core.calendar;

import org.jspecify.annotations.NullMarked;
