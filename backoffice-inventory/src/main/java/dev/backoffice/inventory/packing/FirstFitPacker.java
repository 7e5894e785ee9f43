package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Packs the largest pieces first, each into the first parcel it still fits into, else into a new box: the smallest that takes
 * all that is left, or the largest that takes the piece. A piece that fits no box travels in what it came in.
 *
 * <p>A piece fits when its sides do, when the volumes together are at most {@link #FILL} percent of the box, and when the
 * weight is not above the box's; where a piece lies inside is for the person who packs. Pieces that nobody measured count by
 * weight alone. Goods counted in fractions are cut into whole units and a rest.
 */
public final class FirstFitPacker implements Packer {
    /** How much of a box's volume is used, in percent: round things leave air. */
    public static final int FILL = 85;

    /** The most pieces of one plan. */
    public static final int MAX_PIECES = 20_000;

    private static final Comparator<Piece> LARGEST_FIRST = Comparator.comparingLong(Piece::volume)
            .thenComparingLong(Piece::grams)
            .reversed()
            .thenComparing(Piece::sku);
    private static final Comparator<Box> SMALLEST_FIRST = Comparator.comparingLong(
                    (Box box) -> box.dimensions().volume())
            .thenComparingLong(Box::maxGrams)
            .thenComparing(Box::code);

    /** A packer; it keeps nothing, so one is as good as another. */
    public FirstFitPacker() {}

    private record Piece(Sku sku, Quantity amount, long grams, Optional<Dimensions> size) {
        long volume() {
            return size.map(Dimensions::volume).orElse(0L);
        }

        boolean alone(Box box) {
            return size.map(own -> own.fitsInto(box.dimensions())).orElse(true)
                    && volume() <= room(box)
                    && box.tareGrams() + grams <= box.maxGrams();
        }
    }

    /** A box that is being filled. */
    private static final class Filling {
        private final Box box;
        private final Map<Sku, Quantity> contents = new TreeMap<>();
        private long grams;
        private long volume;

        Filling(Box box) {
            this.box = box;
            this.grams = box.tareGrams();
        }

        boolean takes(Piece piece) {
            return piece.alone(box) && volume + piece.volume() <= room(box) && grams + piece.grams() <= box.maxGrams();
        }

        void put(Piece piece) {
            contents.merge(piece.sku(), piece.amount(), Quantity::plus);
            grams += piece.grams();
            volume += piece.volume();
        }
    }

    private static long room(Box box) {
        return box.dimensions().volume() / 100 * FILL;
    }

    @Override
    public Explained<PackingPlan> plan(List<MeasuredGoods> goods, List<Box> boxes) {
        if (Input.required(goods, "goods").isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "goods");
        }
        List<Box> kinds =
                Input.required(boxes, "boxes").stream().sorted(SMALLEST_FIRST).toList();
        List<Piece> pieces = pieces(goods);
        List<Filling> filled = new ArrayList<>();
        List<Piece> loose = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Optional<Filling> open =
                    filled.stream().filter(box -> box.takes(piece)).findFirst();
            if (open.isEmpty()) {
                open = box(pieces.subList(i, pieces.size()), kinds).map(Filling::new);
                open.ifPresent(filled::add);
            }
            open.ifPresentOrElse(box -> box.put(piece), () -> loose.add(piece));
        }
        return explained(goods, filled, loose);
    }

    /** The smallest box that takes all that is left, else the largest that takes its first piece. */
    private static Optional<Box> box(List<Piece> left, List<Box> kinds) {
        long volume = left.stream().mapToLong(Piece::volume).sum();
        long grams = left.stream().mapToLong(Piece::grams).sum();
        List<Box> able = kinds.stream().filter(box -> left.get(0).alone(box)).toList();
        return able.stream()
                .filter(box -> volume <= room(box)
                        && box.tareGrams() + grams <= box.maxGrams()
                        && left.stream().allMatch(piece -> piece.alone(box)))
                .findFirst()
                .or(() -> able.isEmpty() ? Optional.empty() : Optional.of(able.get(able.size() - 1)));
    }

    private static List<Piece> pieces(List<MeasuredGoods> goods) {
        List<Piece> pieces = new ArrayList<>();
        for (MeasuredGoods line : goods) {
            Quantity one = Quantity.of(1, line.quantity().unit());
            BigDecimal whole = line.quantity().value().setScale(0, RoundingMode.FLOOR);
            if (whole.add(BigDecimal.valueOf(pieces.size())).compareTo(BigDecimal.valueOf(MAX_PIECES)) > 0) {
                throw InvalidInput.of(
                        "packing.too-many-pieces", "sku", line.sku().value(), "limit", Integer.toString(MAX_PIECES));
            }
            for (int i = 0; i < whole.intValueExact(); i++) {
                pieces.add(new Piece(line.sku(), one, line.grams(one), line.unitDimensions()));
            }
            Quantity rest = line.quantity().minus(Quantity.of(whole, one.unit()));
            if (rest.isPositive()) {
                pieces.add(new Piece(line.sku(), rest, line.grams(rest), line.unitDimensions()));
            }
        }
        pieces.sort(LARGEST_FIRST);
        return pieces;
    }

    private static Explained<PackingPlan> explained(
            List<MeasuredGoods> goods, List<Filling> filled, List<Piece> loose) {
        int count = filled.size() + loose.size();
        List<PackedParcel> parcels = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (Filling filling : filled) {
            List<ParcelContent> contents = new ArrayList<>();
            filling.contents.forEach((sku, amount) -> contents.add(ParcelContent.of(sku, amount)));
            String label = (parcels.size() + 1) + "/" + count;
            parcels.add(PackedParcel.of(label, filling.grams, contents).in(filling.box));
            reasons.add(Reason.of(
                            "packing.box",
                            "Parcel " + label + " is a " + filling.box.code() + " of " + filling.grams + " g.")
                    .with("box", filling.box.code())
                    .with("grams", filling.grams));
        }
        for (Piece piece : loose) {
            String label = (parcels.size() + 1) + "/" + count;
            PackedParcel parcel =
                    PackedParcel.of(label, piece.grams(), List.of(ParcelContent.of(piece.sku(), piece.amount())));
            parcels.add(piece.size().map(parcel::measuring).orElse(parcel));
            reasons.add(Reason.of("packing.no-box", "Parcel " + label + ": " + piece.sku() + " fits no box.")
                    .with("sku", piece.sku()));
        }
        return new Explained<>(
                PackingPlan.of(goods.stream().map(MeasuredGoods::content).toList(), parcels), reasons);
    }
}
