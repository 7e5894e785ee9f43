/** What a note's file says, group by group (layout 4.00), as records without judgement. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.content;

import org.jspecify.annotations.NullMarked;
