package dev.backoffice.testkit.sefaz;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The few forms of DER (X.690) that a certificate is written in; the platform reads certificates and does not make them. */
final class Der {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return of(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return of(0x31, parts);
    }

    static byte[] integer(long value) {
        return of(2, BigInteger.valueOf(value).toByteArray());
    }

    static byte[] yes() {
        return of(1, new byte[] {(byte) 0xff});
    }

    static byte[] nothing() {
        return of(5);
    }

    static byte[] octets(byte[] value) {
        return of(4, value);
    }

    static byte[] bits(int unused, byte[] value) {
        return of(3, new byte[] {(byte) unused}, value);
    }

    static byte[] utf8(String text) {
        return of(12, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant moment) {
        return of(24, TIME.format(moment).getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier in its dotted form. */
    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            long arc = Long.parseLong(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift > 0) {
                    value.write((int) (arc >> shift & 0x7f | 0x80));
                }
            }
            value.write((int) (arc & 0x7f));
        }
        return of(6, value.toByteArray());
    }

    static byte[] of(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = value.size();
        if (length > 0xff) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7f) {
            out.write(0x81);
        }
        out.write(length & 0xff);
        out.writeBytes(value.toByteArray());
        return out.toByteArray();
    }
}
