package dev.backoffice.fiscal.document;

import java.time.Instant;

/**
 * A document as it was signed: what is sent, and what has to be kept.
 *
 * @param series name of the series of its number
 * @param number its number
 * @param accessKey the key the authority knows it by
 * @param xml the signed document; one changed character breaks it
 * @param digest digest of its content, as in its signature
 * @param signedAt when it was signed, which is when it was issued
 */
public record SignedDocument(
        String series, long number, String accessKey, String xml, String digest, Instant signedAt) {
    /** Only the key: the document names people. */
    @Override
    public String toString() {
        return accessKey;
    }
}
