package dev.backoffice.core.leaving;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * The tenant leaves: from now on its commands are refused.
 *
 * <pre>{@code
 * LeaveTenant.of("blue-shop-leaves")
 * }</pre>
 *
 * @param key names the intention
 */
public record LeaveTenant(IdempotencyKey key) implements Command {
    public LeaveTenant {
        Input.required(key, "key");
    }

    /** As the constructor. */
    public static LeaveTenant of(String key) {
        return new LeaveTenant(IdempotencyKey.of(key));
    }

    Doc form() {
        return Doc.fields().build();
    }
}
