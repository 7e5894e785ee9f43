/**
 * Messages of the authority's services: what is asked, in its SOAP envelope, and what the answer says. Nothing is sent here.
 */
@NullMarked
package dev.backoffice.fiscal.br.nfe.message;

import org.jspecify.annotations.NullMarked;
