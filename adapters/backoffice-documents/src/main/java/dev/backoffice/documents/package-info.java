/** Printed documents: what is handed over on paper with goods. Rooms of a country lie under its code. */
@NullMarked
package dev.backoffice.documents;

import org.jspecify.annotations.NullMarked;
