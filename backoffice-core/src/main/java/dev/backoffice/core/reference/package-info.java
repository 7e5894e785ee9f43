/**
 * Law as data: tables whose rows are in force from one date to another and name the norm they come from; a host lays its own
 * rows over them.
 */
@NullMarked
package dev.backoffice.core.reference;

import org.jspecify.annotations.NullMarked;
