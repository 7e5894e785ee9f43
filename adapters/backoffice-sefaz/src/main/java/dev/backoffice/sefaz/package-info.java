/**
 * Sends tax documents to the Brazilian authorities (SEFAZ): SOAP 1.2 over TLS with the company's certificate on both sides. {@link
 * dev.backoffice.sefaz.SefazAuthorizer} is what invoicing calls.
 */
@NullMarked
package dev.backoffice.sefaz;

import org.jspecify.annotations.NullMarked;
