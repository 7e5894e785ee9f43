/** A note's file: written from a note, read back, and judged. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.file;

import org.jspecify.annotations.NullMarked;
