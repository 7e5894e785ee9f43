package dev.backoffice.fiscal.br.nfe.signing;

import dev.backoffice.core.configuration.Secrets;
import dev.backoffice.core.identity.TenantId;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Loads a key again only when its secret has changed; keeps one per establishment. */
final class SecretSigningKeys implements SigningKeys {
    private final Secrets secrets;
    private final Map<Place, Loaded> loaded = new ConcurrentHashMap<>();

    SecretSigningKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public SigningKey of(TenantId tenant, String site, LocalDate on) {
        Optional<String> establishment = Optional.of(site);
        byte[] certificate = secrets.get(tenant, establishment, "nfe.certificate", on);
        byte[] password = secrets.get(tenant, establishment, "nfe.certificate-password", on);
        String mark = mark(certificate, password);
        Place place = new Place(tenant, site);
        Loaded before = loaded.get(place);
        if (before == null || !before.mark().equals(mark)) {
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password));
            char[] characters = new char[decoded.remaining()];
            decoded.get(characters);
            before = new Loaded(mark, SigningKey.load(certificate, characters));
            Arrays.fill(characters, ' ');
            loaded.put(place, before);
        }
        Arrays.fill(certificate, (byte) 0);
        Arrays.fill(password, (byte) 0);
        return before.key();
    }

    private static String mark(byte[] certificate, byte[] password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(certificate);
            digest.update(password);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private record Place(TenantId tenant, String site) {}

    private record Loaded(String mark, SigningKey key) {}
}
