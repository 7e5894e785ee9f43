package dev.backoffice.fiscal.transmission;

import java.time.Instant;

/**
 * The authority's leave to use a document.
 *
 * @param protocol its number, kept as text: its length has changed over time
 * @param digest digest of the document the authority has, as in its signature
 * @param receivedAt when the authority received the document
 */
public record Authorization(String protocol, String digest, Instant receivedAt) {}
