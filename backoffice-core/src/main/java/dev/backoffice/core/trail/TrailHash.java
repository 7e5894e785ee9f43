package dev.backoffice.core.trail;

import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * How the trail is hashed. Leaves and nodes as in RFC 6962; every text has its length before it, so that nothing can be moved from
 * one field to the next; the first byte tells leaves, nodes and blocks apart. Used by one thread.
 */
final class TrailHash {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte BLOCK = 2;

    private final MessageDigest sha256;

    TrailHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** An event at its place. The body counts by what it says, not by how a store writes it. */
    Digest leaf(long position, RecordedEvent event) {
        EventKey key = event.key();
        sha256.update(LEAF);
        number(position);
        text(key.tenant().value());
        text(key.aggregate().kind());
        text(key.aggregate().id());
        number(key.version());
        number(key.index());
        text(event.type());
        number(event.schema());
        text(event.body().canonical());
        instant(event.at());
        text(event.by().value());
        return done();
    }

    Digest node(Digest left, Digest right) {
        sha256.update(NODE);
        digest(left);
        digest(right);
        return done();
    }

    /** What {@link TrailBlock#hash} has to be. */
    Digest block(TrailBlock block) {
        sha256.update(BLOCK);
        digest(block.previous());
        text(block.tenant().value());
        number(block.number());
        number(block.first());
        number(block.count());
        digest(block.root());
        instant(block.sealedAt());
        return done();
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        sha256.update(bytes);
    }

    private void instant(Instant value) {
        number(value.getEpochSecond());
        number(value.getNano());
    }

    private void digest(Digest value) {
        number(value.first());
        number(value.second());
        number(value.third());
        number(value.fourth());
    }

    private void number(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            sha256.update((byte) (value >> shift));
        }
    }

    private Digest done() {
        return Digest.of(sha256.digest());
    }
}
