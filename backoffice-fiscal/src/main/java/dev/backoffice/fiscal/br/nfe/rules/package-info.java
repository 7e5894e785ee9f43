/** The tax authority's rules, asked before a note is sent; each with its code, its text and the path it looks at. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.rules;

import org.jspecify.annotations.NullMarked;
