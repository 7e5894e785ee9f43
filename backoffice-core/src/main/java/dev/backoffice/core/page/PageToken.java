package dev.backoffice.core.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a view, as text a host may hand to its own client and take back: letters, digits, {@code -} and {@code _} only, at most
 * {@value #MAX_LENGTH}. Immutable and thread-safe.
 *
 * <p>It belongs to one tenant and one query: with any other, or changed in any character, it is refused. It gives no right: the tenant
 * always comes from the call, and what a query leaves out no token brings back. It is not encrypted, and holds the sort key of a row
 * whoever gets it has just read.
 */
public final class PageToken {
    /** The longest token. */
    public static final int MAX_LENGTH = 4000;

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{22," + MAX_LENGTH + "}");
    private static final int DIGEST = 16;

    private final String text;

    private PageToken(String text) {
        this.text = text;
    }

    /**
     * A place in a view.
     *
     * @param scope whose and which view: the tenant and the query, in full
     * @param place the sort key of the last row
     */
    public static PageToken of(String scope, List<String> place) {
        byte[] body = Doc.list(place, Doc::of).toJson().getBytes(UTF_8);
        byte[] bytes = Arrays.copyOf(digest(scope, body), DIGEST + body.length);
        System.arraycopy(body, 0, bytes, DIGEST, body.length);
        return parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * Reads what {@link #toString} wrote. Whether it belongs to a query is found when it is used.
     *
     * @throws InvalidInput {@code page.token} when no token looks like this
     */
    public static PageToken parse(@Nullable String text) {
        if (text == null || !TEXT.matcher(text).matches()) {
            throw refused();
        }
        PageToken token = new PageToken(text);
        token.bytes();
        return token;
    }

    /**
     * The place it was made of.
     *
     * @param scope whose and which view it is used with
     * @param read makes a place of the texts; whatever it throws, the token is refused
     * @throws InvalidInput {@code page.token} when it was made for another tenant or query, or changed
     */
    public <P> P placeIn(String scope, Function<? super List<String>, ? extends P> read) {
        byte[] bytes = bytes();
        byte[] body = Arrays.copyOfRange(bytes, DIGEST, bytes.length);
        if (!MessageDigest.isEqual(digest(scope, body), Arrays.copyOf(bytes, DIGEST))) {
            throw refused();
        }
        try {
            return read.apply(Doc.fields()
                    .put("place", Doc.parse(new String(body, UTF_8)))
                    .build()
                    .list("place", Doc::asText));
        } catch (RuntimeException notOurs) {
            // the digest takes no secret to make, so that what is inside may be anything
            throw refused();
        }
    }

    private byte[] bytes() {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // the last character has bits that say nothing: only one spelling is a token
            if (bytes.length > DIGEST
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(text)) {
                return bytes;
            }
            throw refused();
        } catch (IllegalArgumentException noBase64) {
            throw refused();
        }
    }

    private static byte[] digest(String scope, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((scope.length() + "\n" + scope).getBytes(UTF_8));
            return Arrays.copyOf(digest.digest(body), DIGEST);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static InvalidInput refused() {
        return InvalidInput.of("page.token", "field", "page");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PageToken token && token.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text.getBytes(US_ASCII));
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return text;
    }
}
