/**
 * Printed documents of Brazil: DANFE of a note (A4, label) and of a receipt (roll), as PDF, the label also as ZPL. Everything is
 * printed from a note that {@link dev.backoffice.fiscal.br.nfe.file.NfeReader} read; nothing is computed again.
 *
 * <p>Equal notes give equal bytes on one Java platform: no clock, no chance, no font of the machine. Texts are those of the
 * standard fonts every reader of PDF has, with the characters of Windows-1252; what they cannot show is printed as {@code ¤} and
 * told by {@link dev.backoffice.documents.br.Printed#replaced()}.
 */
@NullMarked
package dev.backoffice.documents.br;

import org.jspecify.annotations.NullMarked;
