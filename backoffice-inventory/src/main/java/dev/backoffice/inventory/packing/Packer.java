package dev.backoffice.inventory.packing;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;
import java.util.List;

/** Puts goods into boxes. Stateless, thread-safe, and a pure function: the same goods and boxes give the same plan. */
@HostImplements
@FunctionalInterface
public interface Packer {
    /**
     * A plan whose contents are exactly the goods, with a reason for each parcel.
     *
     * @param goods what leaves, at least one line
     * @param boxes the kinds of box there are, as many of each as wanted; may be none
     * @throws dev.backoffice.core.error.InvalidInput {@code input.empty}, {@code packing.too-many-pieces}
     */
    Explained<PackingPlan> plan(List<MeasuredGoods> goods, List<Box> boxes);
}
