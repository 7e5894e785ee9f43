package dev.backoffice.fiscal.document;

/**
 * A request to cancel a document, as it was signed.
 *
 * @param reason the reason given
 * @param xml the signed request
 */
public record SignedCancellation(String reason, String xml) {}
