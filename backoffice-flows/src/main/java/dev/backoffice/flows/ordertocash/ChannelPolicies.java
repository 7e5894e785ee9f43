package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;

/** How each channel of each tenant is served. Stateless and thread-safe. */
@HostImplements
public interface ChannelPolicies {
    /** The policy of a channel, e.g. {@code site}. */
    ChannelPolicy of(CallContext context, String channel);

    /** {@link ChannelPolicy#DEFAULT} for all. */
    static ChannelPolicies standard() {
        return (context, channel) -> ChannelPolicy.DEFAULT;
    }
}
