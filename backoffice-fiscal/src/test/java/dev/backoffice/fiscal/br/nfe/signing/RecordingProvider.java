package dev.backoffice.fiscal.br.nfe.signing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider as a host may bring one: signs as the platform does, and counts what it is asked. */
final class RecordingProvider extends Provider {
    private static final long serialVersionUID = 1L;

    /** Keys taken over into the provider. */
    final AtomicInteger translated = new AtomicInteger();

    /** Signature objects that were given a key. */
    final AtomicInteger begun = new AtomicInteger();

    /** Signatures. */
    final AtomicInteger signed = new AtomicInteger();

    RecordingProvider() {
        super("Recording", "1.0", "counts what it is asked");
        putService(new Made("KeyFactory", "RSA", Translating.class));
        putService(new Made("Signature", "SHA1withRSA", Signing.class));
    }

    /** A service whose objects know the provider. */
    private final class Made extends Service {
        Made(String type, String algorithm, Class<?> of) {
            super(RecordingProvider.this, type, algorithm, of.getName(), List.of(), Map.of());
        }

        @Override
        public Object newInstance(Object parameter) {
            return getType().equals("Signature") ? new Signing() : new Translating();
        }
    }

    private final class Translating extends KeyFactorySpi {
        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            translated.incrementAndGet();
            return platform(() -> KeyFactory.getInstance("RSA", "SunRsaSign")).translateKey(key);
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Signing extends SignatureSpi {
        private final Signature platform = platform(() -> Signature.getInstance("SHA1withRSA", "SunRsaSign"));

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            begun.incrementAndGet();
            platform.initSign(key);
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            platform.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
            platform.update(bytes, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            signed.incrementAndGet();
            return platform.sign();
        }

        @Override
        protected void engineInitVerify(PublicKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            throw new UnsupportedOperationException();
        }

        @Override
        @SuppressWarnings("deprecation")
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @SuppressWarnings("deprecation")
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }

    private interface Wanted<T> {
        T get() throws GeneralSecurityException;
    }

    private static <T> T platform(Wanted<T> wanted) {
        try {
            return wanted.get();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
