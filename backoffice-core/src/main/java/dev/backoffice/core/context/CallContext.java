package dev.backoffice.core.context;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;

/**
 * For which tenant and by whom a command is given. Passed with every call; never kept in a thread.
 *
 * <pre>{@code
 * CallContext maria = CallContext.of("blue-shop", "maria");
 * }</pre>
 *
 * @param tenant whose data
 * @param user who asks
 */
public record CallContext(TenantId tenant, UserId user) {
    /**
     * A context by the texts of both names.
     *
     * @throws dev.backoffice.core.error.InvalidInput as {@link TenantId} and {@link UserId}
     */
    public static CallContext of(String tenant, String user) {
        return new CallContext(TenantId.of(tenant), UserId.of(user));
    }

    /** The same tenant, asked by somebody else. */
    public CallContext as(UserId other) {
        return new CallContext(tenant, other);
    }
}
