package dev.backoffice.spring;

import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.flows.Backoffice;

/**
 * A bean of the host that has the last word on the parts of a back office: what has no bean of its own, e.g. the chart of accounts
 * or the steps people do. Several are asked in their order.
 *
 * <pre>{@code
 * @Bean
 * BackofficeCustomizer packedByHand() {
 *     return builder -> builder.manual(Step.PACK);
 * }
 * }</pre>
 */
@HostImplements
@FunctionalInterface
public interface BackofficeCustomizer {
    /** Adds to what is built, or changes it, after the beans and the properties. */
    void customize(Backoffice.Builder builder);
}
