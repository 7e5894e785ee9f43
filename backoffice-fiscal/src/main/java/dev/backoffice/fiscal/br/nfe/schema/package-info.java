/** Schema packages of the tax authority, chosen by date. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.schema;

import org.jspecify.annotations.NullMarked;
