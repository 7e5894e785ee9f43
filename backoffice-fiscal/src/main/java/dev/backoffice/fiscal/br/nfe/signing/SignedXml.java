package dev.backoffice.fiscal.br.nfe.signing;

import java.nio.charset.StandardCharsets;

/** A signed document, exactly as it has to be sent: one changed byte breaks it. Immutable and thread-safe. */
public final class SignedXml {
    private final String id;
    private final String digest;
    private final byte[] bytes;

    SignedXml(String id, String digest, byte[] bytes) {
        this.id = id;
        this.digest = digest;
        this.bytes = bytes;
    }

    /** The {@code Id} of the signed element. */
    public String id() {
        return id;
    }

    /** {@code DigestValue}: the SHA-1 of the signed element in base64, which the authority's answer repeats. */
    public String digest() {
        return digest;
    }

    /** The document in UTF-8; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The document as a text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Only the id: the content names people. */
    @Override
    public String toString() {
        return id;
    }
}
