package dev.backoffice.fiscal.document;

import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Identifies a tax document in this library, before it has a number.
 *
 * @param value made of tenant and origin, so that one origin has one document
 */
public record FiscalDocumentId(UUID value) implements TypedId {
    /** The id of the document of an origin: the same origin always gives the same id. */
    static FiscalDocumentId of(TenantId tenant, String origin) {
        return new FiscalDocumentId(IdGenerator.named("fiscal-document", tenant.value(), origin));
    }

    /** Reads the text of a UUID; else {@code input.id}. */
    public static FiscalDocumentId parse(String text) {
        return TypedId.parse("document", text, FiscalDocumentId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
