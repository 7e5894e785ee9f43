/**
 * Tax documents from draft to cancellation, whatever the country: their states, numbers, attempts at transmission and audit.
 * What a document says and how it is signed is the business of its {@link dev.backoffice.fiscal.document.DocumentFormat};
 * hosts call {@link dev.backoffice.fiscal.document.Invoicing}.
 */
@NullMarked
package dev.backoffice.fiscal.document;

import org.jspecify.annotations.NullMarked;
