package dev.backoffice.core.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two commands of one verb the same: the form version and a SHA-256 of the canonical form. */
final class Fingerprint {
    private Fingerprint() {}

    static <C> String of(Verb<C, ?> verb, C command) {
        try {
            byte[] form = verb.form().apply(command).canonical().getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(form);
            return verb.formVersion() + ":" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Forms of different versions cannot be compared, so a receipt of another form version is taken for the same command. */
    static boolean same(String one, String other) {
        return one.equals(other) || !version(one).equals(version(other));
    }

    private static String version(String fingerprint) {
        return fingerprint.substring(0, fingerprint.indexOf(':'));
    }
}
