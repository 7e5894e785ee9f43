package dev.backoffice.core.store;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Reason;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The stored forms of what occurs in many aggregates, for their codecs: constants by name, and reasons.
 *
 * <pre>{@code
 * Doc.fields().put("status", Forms.name(Status.NOT_FOUND))                  // not-found
 * Status status = Forms.constant(Status.class, doc.text("status"))
 * }</pre>
 */
public final class Forms {
    private Forms() {}

    /** A constant's stored name: {@code not-found} for {@code NOT_FOUND}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant of a stored name; a name this version does not know is an error, not a default.
     *
     * @throws InvalidInput {@code store.field-kind}
     */
    public static <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw InvalidInput.of("store.field-kind", "field", name, "wanted", type.getSimpleName());
        }
    }

    /** The stored form of a reason. */
    public static Doc reason(Reason reason) {
        Doc.Builder values = Doc.fields();
        reason.values().forEach(values::put);
        return Doc.fields()
                .put("code", reason.code())
                .put("text", reason.text())
                .put("values", values.build())
                .put("source", reason.source())
                .build();
    }

    /** Reads what {@link #reason} wrote. */
    public static Reason readReason(Doc doc) {
        Map<String, String> values = new LinkedHashMap<>();
        doc.get("values").asFields().forEach((name, value) -> values.put(name, value.asText()));
        return new Reason(doc.text("code"), doc.text("text"), values, doc.text("source"));
    }
}
