package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.classification.Classification;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sale of goods, as far as taxes depend on it.
 *
 * @param date of the document, where the seller is
 * @param from where the goods leave
 * @param to where they are handed to the buyer, wherever the buyer lives: for goods fetched by the buyer this is {@code from}
 * @param seller the codes the seller is put under, its tax regime above all
 * @param buyer what the buyer is to the tax
 * @param lines what is sold; at least one, each with an id of its own
 */
public record SaleOperation(
        LocalDate date, Place from, Place to, Classification seller, BuyerRole buyer, List<SaleLine> lines) {
    private static final int MAX_LINES = 10_000;

    /** @throws InvalidInput {@code input.null}, {@code input.too-many}, {@code tax.no-lines} or {@code tax.duplicate-line} */
    public SaleOperation {
        Input.required(date, "operation.date");
        Input.required(from, "operation.from");
        Input.required(to, "operation.to");
        Input.required(seller, "operation.seller");
        Input.required(buyer, "operation.buyer");
        lines = Input.atMost(MAX_LINES, lines, "operation.lines");
        if (lines.isEmpty()) {
            throw InvalidInput.of("tax.no-lines");
        }
        Set<String> seen = new HashSet<>();
        for (SaleLine line : lines) {
            if (!seen.add(line.id())) {
                throw InvalidInput.of("tax.duplicate-line", "line", line.id());
            }
        }
    }

    /** Whether the goods stay in their region. */
    public boolean inside() {
        return from.equals(to);
    }

    /** The same sale on another day. */
    public SaleOperation on(LocalDate date) {
        return new SaleOperation(date, from, to, seller, buyer, lines);
    }

    /** The same sale handed over elsewhere. */
    public SaleOperation to(Place to) {
        return new SaleOperation(date, from, to, seller, buyer, lines);
    }

    /** The same sale by a seller under other codes. */
    public SaleOperation by(Classification seller) {
        return new SaleOperation(date, from, to, seller, buyer, lines);
    }

    /** The same sale to another kind of buyer. */
    public SaleOperation to(BuyerRole buyer) {
        return new SaleOperation(date, from, to, seller, buyer, lines);
    }

    /** The same sale of other lines. */
    public SaleOperation with(List<SaleLine> lines) {
        return new SaleOperation(date, from, to, seller, buyer, lines);
    }
}
