package dev.backoffice.core.trail;

import java.util.ArrayDeque;
import java.util.Deque;

/** The root over leaves that come one after the other (RFC 6962); keeps one node for each level. */
final class MerkleTree {
    private final TrailHash hash;
    private final Deque<Digest> whole = new ArrayDeque<>();
    private long leaves;

    MerkleTree(TrailHash hash) {
        this.hash = hash;
    }

    void add(Digest leaf) {
        leaves++;
        Digest node = leaf;
        // Each trailing zero of the count is a pair of whole trees of equal size.
        for (long pairs = leaves; (pairs & 1) == 0; pairs >>= 1) {
            node = hash.node(whole.pop(), node);
        }
        whole.push(node);
    }

    /** The root over what was added; of nothing it is {@link Digest#ZERO}. */
    Digest root() {
        Digest root = Digest.ZERO;
        boolean begun = false;
        for (Digest left : whole) {
            root = begun ? hash.node(left, root) : left;
            begun = true;
        }
        return root;
    }
}
