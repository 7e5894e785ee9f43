package dev.backoffice.testkit.sefaz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An authority that makes certificates for tests: its own root, those of servers on this machine, and those of companies, as ICP-Brasil
 * writes them ({@code CN=NAME:CNPJ}). Nobody outside a test should trust them. Thread-safe.
 */
public final class TestCertificates {
    /** Password of every key store made here. */
    private static final String PASSWORD = "synthetic";

    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ALTERNATIVE_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";

    private final String name;
    private final KeyPair keys;
    /** One for all servers: making keys takes longer than all else. */
    private final KeyPair serverKeys = pair();

    private final X509Certificate root;
    private final Instant from;
    private final Instant until;
    private final AtomicLong serial = new AtomicLong(1);

    private TestCertificates(String name, Instant from, Instant until) {
        this.name = name;
        this.from = from;
        this.until = until;
        this.keys = pair();
        this.root = issue(
                name,
                keys,
                from,
                until,
                extension(BASIC_CONSTRAINTS, Der.sequence(Der.yes())),
                extension(KEY_USAGE, Der.bits(1, new byte[] {0x06})));
    }

    /**
     * A new authority.
     *
     * @param name of its root
     * @param from when its certificates begin
     * @param until when they end, unless said otherwise
     */
    public static TestCertificates named(String name, Instant from, Instant until) {
        return new TestCertificates(name, from, until);
    }

    /** The root that whoever shall trust its certificates is given. */
    public X509Certificate root() {
        return root;
    }

    /** Password of the files made here. */
    public char[] password() {
        return PASSWORD.toCharArray();
    }

    /** A PKCS#12 file of a company, valid as long as the authority. */
    public byte[] company(String companyName, String cnpj) {
        return company(companyName, cnpj, until);
    }

    /** The same with an end of its own. */
    public byte[] company(String companyName, String cnpj, Instant end) {
        KeyPair own = pair();
        return file(own, issue(companyName + ":" + cnpj, own, from, end, extension(KEY_USAGE, Der.bits(5, new byte[] {
            (byte) 0xe0
        }))));
    }

    /** The key store of a server on this machine, until a time. */
    KeyStore server(Instant end) {
        byte[] names = Der.sequence(Der.of(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)));
        return store(serverKeys, issue("localhost", serverKeys, from, end, extension(ALTERNATIVE_NAME, names)));
    }

    private byte[] file(KeyPair own, X509Certificate certificate) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            store(own, certificate).store(file, password());
            return file.toByteArray();
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("every Java platform writes PKCS#12", broken);
        }
    }

    private KeyStore store(KeyPair own, X509Certificate certificate) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", own.getPrivate(), password(), new Certificate[] {certificate, root});
            return store;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("every Java platform writes PKCS#12", broken);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has RSA", missing);
        }
    }

    private X509Certificate issue(String subject, KeyPair own, Instant begin, Instant end, byte[]... extensions) {
        byte[] algorithm = Der.sequence(Der.oid(SHA256_WITH_RSA), Der.nothing());
        byte[] content = Der.sequence(
                Der.of(0xa0, Der.integer(2)),
                Der.integer(serial.getAndIncrement()),
                algorithm,
                distinguished(name),
                Der.sequence(Der.time(begin), Der.time(end)),
                distinguished(subject),
                own.getPublic().getEncoded(),
                Der.of(0xa3, Der.sequence(extensions)));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] certificate = Der.sequence(content, algorithm, Der.bits(0, signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(subject, broken);
        }
    }

    private static byte[] distinguished(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(commonName))));
    }

    private static byte[] extension(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.octets(value));
    }
}
