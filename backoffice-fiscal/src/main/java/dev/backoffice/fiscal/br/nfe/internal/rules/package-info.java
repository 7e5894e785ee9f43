/** The rules themselves, over a note as a tree, and the authority's tables of codes and days; not for hosts. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.internal.rules;

import org.jspecify.annotations.NullMarked;
