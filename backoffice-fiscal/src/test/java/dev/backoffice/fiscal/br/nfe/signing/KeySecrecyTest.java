package dev.backoffice.fiscal.br.nfe.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.nfe.NfceSecret;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.SelfSigned;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Neither a key nor its password is told: not in a log, on the console, in a text of an object, or in an error. */
class KeySecrecyTest {
    private static final String PASSWORD = "do-not-tell-7c1e";

    private final byte[] file = file();
    private final RSAPrivateKey secret = secret();

    @Test
    void nothing_is_logged_or_printed_while_a_key_is_loaded_used_and_refused() {
        String told = whatIsToldWhile(() -> {
            SigningKey key = SigningKey.load(file, PASSWORD.toCharArray());
            NfeSigner.sign(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)), key);
            errors();
        });

        assertSecret(told);
    }

    @Test
    void a_log_that_tells_the_password_is_found() {
        String told = whatIsToldWhile(() -> Logger.getLogger("planted").fine("opened with " + PASSWORD));
        String printed = whatIsToldWhile(() -> System.out.println(secret.getPrivateExponent()));

        assertThat(told).contains(PASSWORD);
        assertThat(catchThrowable(() -> assertSecret(told))).isInstanceOf(AssertionError.class);
        assertThat(catchThrowable(() -> assertSecret(printed))).isInstanceOf(AssertionError.class);
    }

    @Test
    void no_text_of_an_object_tells_it() {
        SigningKey key = SigningKey.load(file, PASSWORD.toCharArray());
        SigningKeys keys = SigningKeys.from((tenant, site, name, on) ->
                Optional.of(name.endsWith("password") ? PASSWORD.getBytes(StandardCharsets.UTF_8) : file.clone()));

        assertSecret(key.toString());
        assertSecret(SigningKeys.always(key).toString());
        assertSecret(String.valueOf(keys.of(TenantId.of("blue-shop"), "SP1", LocalDate.of(2026, 11, 24))));
        assertSecret(keys.toString());
        assertThat(new NfceSecret("000001", PASSWORD).toString()).doesNotContain(PASSWORD);
        for (Object held : held(keys)) {
            assertSecret(String.valueOf(held));
        }
    }

    @Test
    void no_error_tells_it_nor_any_cause_of_one() {
        List<Throwable> errors = errors();

        assertThat(errors).hasSize(4).doesNotContainNull();
        for (Throwable error : errors) {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            assertSecret(trace.toString());
            assertThat(trace.toString()).doesNotContain("wrong-password-51aa");
        }
    }

    @Test
    void keys_are_not_held_in_static_fields_nor_written_out_with_an_object() {
        for (Class<?> type : List.of(
                SigningKey.class,
                NfeSigner.class,
                SigningKeys.class,
                SecretSigningKeys.class,
                NfeSignature.class,
                SyntheticCertificate.class)) {
            assertThat(Serializable.class.isAssignableFrom(type)).isFalse();
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    assertThat(field.getType())
                            .as(field.toString())
                            .matches(held -> held == String.class
                                    || held == byte[].class
                                    || held.isPrimitive()
                                    || java.util.Set.class.isAssignableFrom(held));
                }
            }
        }
    }

    /** A wrong password, no file of keys, a certificate of another key, and a secret that is missing. */
    private List<Throwable> errors() {
        List<Throwable> errors = new ArrayList<>();
        errors.add(catchThrowable(() -> SigningKey.load(file, "wrong-password-51aa".toCharArray())));
        errors.add(catchThrowable(
                () -> SigningKey.load(PASSWORD.getBytes(StandardCharsets.UTF_8), PASSWORD.toCharArray())));
        errors.add(catchThrowable(
                () -> SigningKey.of(secret, SyntheticCertificate.load().certificate(), null)));
        errors.add(catchThrowable(() -> SigningKeys.from((tenant, site, name, on) -> Optional.of(
                        (name.endsWith("password") ? PASSWORD + "x" : PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .of(TenantId.of("blue-shop"), "SP1", LocalDate.of(2026, 11, 24))));
        return errors;
    }

    private void assertSecret(String told) {
        BigInteger exponent = secret.getPrivateExponent();
        String encoded = Base64.getEncoder().encodeToString(secret.getEncoded());
        assertThat(told.toLowerCase(Locale.ROOT))
                .doesNotContain(PASSWORD)
                .doesNotContain(exponent.toString())
                .doesNotContain(exponent.toString(16))
                .doesNotContain(HexFormat.of().formatHex(secret.getEncoded()))
                .doesNotContain(encoded.toLowerCase(Locale.ROOT))
                .doesNotContain("privateexponent")
                .doesNotContain("private exponent");
    }

    private static String whatIsToldWhile(Runnable work) {
        List<String> logged = new ArrayList<>();
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        Handler all = new Handler() {
            @Override
            public void publish(LogRecord said) {
                logged.add(said.getMessage() + " "
                        + List.of(said.getParameters() == null ? new Object[0] : said.getParameters()) + " "
                        + said.getThrown());
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        all.setLevel(Level.ALL);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        root.setLevel(Level.ALL);
        root.addHandler(all);
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            work.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.removeHandler(all);
            root.setLevel(before);
        }
        return logged + printed.toString(StandardCharsets.UTF_8);
    }

    /** What the fields of an object hold. */
    private static List<Object> held(Object owner) {
        List<Object> held = new ArrayList<>();
        for (Field field : owner.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                try {
                    held.add(String.valueOf(field.get(owner)));
                } catch (IllegalAccessException closed) {
                    throw new AssertionError(closed);
                }
            }
        }
        return held;
    }

    private static byte[] file() {
        try {
            return SelfSigned.pkcs12("LOJA AZUL SINTETICA LTDA:99000012000183", 77, PASSWORD.toCharArray());
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    private RSAPrivateKey secret() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), PASSWORD.toCharArray());
            PrivateKey key = (PrivateKey) store.getKey("key", PASSWORD.toCharArray());
            assertThat(store.getCertificate("key")).isInstanceOf(X509Certificate.class);
            return (RSAPrivateKey) key;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }
}
