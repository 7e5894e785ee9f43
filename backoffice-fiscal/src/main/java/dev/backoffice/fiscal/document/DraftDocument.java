package dev.backoffice.fiscal.document;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Drafts the document of an origin. Its key is the origin: given again with the same content it changes nothing, with other
 * content it is refused.
 *
 * @param origin what the document is for, e.g. {@code order/0190…}; visible ASCII, at most 180 characters
 * @param site the issuing establishment, e.g. {@code SP1}
 * @param model a model that a {@link DocumentFormat} was given for
 * @param content in the form of that format
 */
public record DraftDocument(String origin, String site, String model, Doc content) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.*} naming the field */
    public DraftDocument {
        FiscalDocument.checkOrigin(origin);
        FiscalDocument.checkSite(site);
        FiscalDocument.checkModel(model);
        Input.required(content, "content");
    }

    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(origin);
    }

    Doc form() {
        return Doc.fields()
                .put("origin", origin)
                .put("site", site)
                .put("model", model)
                .put("content", content)
                .build();
    }

    /** Only origin and model: the content names people. */
    @Override
    public String toString() {
        return model + " for " + origin;
    }
}
