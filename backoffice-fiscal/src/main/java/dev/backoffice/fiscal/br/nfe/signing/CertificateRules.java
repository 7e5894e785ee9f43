package dev.backoffice.fiscal.br.nfe.signing;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the authority asks of a certificate, as far as the certificate alone tells: no chain and no list of revoked ones. */
public final class CertificateRules {
    private static final int VERSION = 3;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final int OTHER_NAME = 0;

    /** The names of a CNPJ (2.16.76.1.3.3) and of a person's data (2.16.76.1.3.1) in certificates of ICP-Brasil, as DER. */
    private static final List<String> NUMBERS = List.of("0605604c010303", "0605604c010301");

    private static final Pattern COMMON_NAME =
            Pattern.compile("(?:^|,)\\s*CN=(?:[^,\\\\]|\\\\.)*:([0-9A-Z]{11,14})(?:,|$)");

    private CertificateRules() {}

    /** The CNPJ or CPF in the certificate's name, as ICP-Brasil writes it there; empty when the name has none. */
    public static Optional<String> holder(X509Certificate certificate) {
        return holderIn(certificate.getSubjectX500Principal().getName());
    }

    /** @param subject as RFC 2253 writes it, where a comma inside a name has a backslash before it */
    static Optional<String> holderIn(String subject) {
        Matcher matcher = COMMON_NAME.matcher(subject);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Version 3, of no authority, and for signatures where it says what it is for. */
    public static boolean fitToSign(X509Certificate certificate) {
        boolean[] uses = certificate.getKeyUsage();
        return certificate.getVersion() == VERSION
                && certificate.getBasicConstraints() < 0
                && (uses == null || uses[DIGITAL_SIGNATURE]);
    }

    /** The same, and for clients where it says whose connections it is for. */
    public static boolean fitToConnect(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return fitToSign(certificate) && (uses == null || uses.contains(CLIENT_AUTHENTICATION));
        } catch (CertificateParsingException broken) {
            return false;
        }
    }

    /** Whether it is valid at a time; when none is told, nothing speaks against it. */
    public static boolean inForce(X509Certificate certificate, Optional<Instant> time) {
        return time.filter(at -> at.isBefore(certificate.getNotBefore().toInstant())
                        || at.isAfter(certificate.getNotAfter().toInstant()))
                .isEmpty();
    }

    /** Whether it tells the number of its holder, in the common name or in a name of its own. */
    public static boolean namesHolder(X509Certificate certificate) {
        if (holder(certificate).isPresent()) {
            return true;
        }
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .filter(name -> Integer.valueOf(OTHER_NAME).equals(name.get(0)))
                            .anyMatch(name -> name.get(1) instanceof byte[] der && isNumber(der));
        } catch (CertificateParsingException broken) {
            return false;
        }
    }

    private static boolean isNumber(byte[] der) {
        String hex = HexFormat.of().formatHex(der);
        return NUMBERS.stream().anyMatch(hex::contains);
    }
}
