package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import java.util.ArrayList;
import java.util.List;

/** Everything an order needs before a step: what it lacks itself, its money, its check, its label, and what the host asks for. */
final class Gates {
    private final OrderMoney money;
    private final OrderScreening screening;
    private final ChannelPolicies channels;
    private final List<Gate> hosts;

    Gates(OrderMoney money, OrderScreening screening, ChannelPolicies channels, List<Gate> hosts) {
        this.money = money;
        this.screening = screening;
        this.channels = channels;
        this.hosts = List.copyOf(hosts);
    }

    /** What is missing; nothing when the step may be done. */
    List<WaitReason> before(CallContext context, Step step, OrderView order) {
        List<WaitReason> missing = new ArrayList<>();
        switch (step) {
            case HOLD -> {
                missing.addAll(order.obstacles());
                money.beforeHold(context, order).ifPresent(missing::add);
            }
            case SEPARATE -> {
                money.beforeSeparation(context, order).ifPresent(missing::add);
                screening.beforeSeparation(context, order).ifPresent(missing::add);
            }
            case DISPATCH -> {
                if (needsLabel(context, order)) {
                    missing.add(WaitReason.awaitingLabel(order.terms().channel()));
                }
            }
            case PACK, ISSUE_NOTE -> {
                // nothing of ours
            }
        }
        hosts.forEach(gate -> gate.before(context, step, order).ifPresent(missing::add));
        return missing;
    }

    /** The channel's label is there once somebody has said so by resuming the order that waited for it. */
    private boolean needsLabel(CallContext context, OrderView order) {
        boolean channelsOwn = order.terms().delivery() == DeliveryMethod.CHANNEL
                || channels.of(context, order.terms().channel()).ownLabel();
        return channelsOwn
                && order.why().stream()
                        .noneMatch(reason -> reason.code().equals("order.resumed")
                                && WaitReason.AWAITING_LABEL.equals(
                                        reason.values().get("waitedFor")));
    }

    /** One reason that names them all, under the code of the first. */
    static WaitReason together(List<WaitReason> missing) {
        WaitReason first = missing.get(0);
        StringBuilder text = new StringBuilder(first.text());
        for (WaitReason reason : missing.subList(1, missing.size())) {
            if (text.length() + 1 + reason.text().length() <= WaitReason.MAX_TEXT) {
                text.append(' ').append(reason.text());
            }
        }
        return new WaitReason(first.code(), text.toString(), first.item());
    }
}
