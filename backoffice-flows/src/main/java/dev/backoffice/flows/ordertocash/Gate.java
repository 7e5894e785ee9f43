package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import java.util.Optional;

/**
 * Something an order needs before a step, e.g. money, a label, a channel's word. Asked before each step of each order, so it
 * answers from what is stored and calls nobody. Stateless and thread-safe.
 *
 * <pre>{@code
 * Gate office = (context, step, order) -> step == Step.DISPATCH && closed(order)
 *         ? Optional.of(WaitReason.of("order.office-closed", "The counter opens on Monday."))
 *         : Optional.empty();
 * }</pre>
 *
 * <p>When what is missing is there, the host resumes the order; all gates are asked again.
 */
@HostImplements
public interface Gate {
    /** What the order waits for before the step; empty when nothing. */
    Optional<WaitReason> before(CallContext context, Step step, OrderView order);
}
