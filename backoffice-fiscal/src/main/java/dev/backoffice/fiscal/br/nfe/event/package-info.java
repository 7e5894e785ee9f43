/** Events about notes: what is told to the authority after a note was issued, by its issuer or its recipient. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.event;

import org.jspecify.annotations.NullMarked;
