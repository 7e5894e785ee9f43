package dev.backoffice.fiscal.br.nfe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Certificates of invented companies, made for one test; the platform can read them and not make them. */
public final class SelfSigned {
    private static final byte[] SHA1_WITH_RSA =
            sequence(tlv(6, new byte[] {42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 1, 5}), tlv(5));

    private SelfSigned() {}

    /** A PKCS#12 file with a key and its certificate. */
    public static byte[] pkcs12(String commonName, int serial, char[] password) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair keys = generator.generateKeyPair();
        byte[] name = sequence(tlv(
                0x31, sequence(tlv(6, new byte[] {85, 4, 3}), tlv(12, commonName.getBytes(StandardCharsets.UTF_8)))));
        byte[] content = sequence(
                tlv(2, BigInteger.valueOf(serial).toByteArray()),
                SHA1_WITH_RSA,
                name,
                sequence(time("200101000000Z"), time("491231235959Z")),
                name,
                keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA1withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] bits = signature.sign();
        byte[] padded = new byte[bits.length + 1];
        System.arraycopy(bits, 0, padded, 1, bits.length);
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(sequence(content, SHA1_WITH_RSA, tlv(3, padded))));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("key", keys.getPrivate(), password, new Certificate[] {certificate});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        store.store(file, password);
        return file.toByteArray();
    }

    private static byte[] time(String text) {
        return tlv(23, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sequence(byte[]... parts) {
        return tlv(0x30, parts);
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = value.size();
        if (length > 255) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 127) {
            out.write(0x81);
        }
        out.write(length & 0xff);
        out.writeBytes(value.toByteArray());
        return out.toByteArray();
    }
}
