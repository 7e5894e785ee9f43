package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.classification.Classification;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of a sale, as far as taxes depend on it.
 *
 * @param id names it within its operation, 1 to 60 characters
 * @param kind for what the goods are handed over
 * @param supply how the seller came by them
 * @param goods the codes they are put under
 * @param amounts what they come to
 * @param quantity in the unit that taxes by quantity are told in (in Brazil {@code qTrib}), above zero; empty where nobody needs it
 */
public record SaleLine(
        String id,
        SaleKind kind,
        GoodsSupply supply,
        Classification goods,
        LineAmounts amounts,
        Optional<BigDecimal> quantity) {
    private static final int MAX_ID = 60;

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long} or {@code input.not-positive} */
    public SaleLine {
        Input.text(id, "line.id", MAX_ID);
        Input.required(kind, "line.kind");
        Input.required(supply, "line.supply");
        Input.required(goods, "line.goods");
        Input.required(amounts, "line.amounts");
        if (Input.required(quantity, "line.quantity")
                .filter(value -> value.signum() <= 0)
                .isPresent()) {
            throw InvalidInput.of("input.not-positive", "field", "line.quantity");
        }
    }

    /** A line whose quantity no tax needs. */
    public SaleLine(String id, SaleKind kind, GoodsSupply supply, Classification goods, LineAmounts amounts) {
        this(id, kind, supply, goods, amounts, Optional.empty());
    }

    /** A sale of goods bought to be sold again. */
    public static SaleLine of(String id, Classification goods, LineAmounts amounts) {
        return new SaleLine(id, SaleKind.SALE, GoodsSupply.RESALE, goods, amounts);
    }

    /** The same goods handed over for something else. */
    public SaleLine withKind(SaleKind kind) {
        return new SaleLine(id, kind, supply, goods, amounts, quantity);
    }

    /** The same goods come by in another way. */
    public SaleLine withSupply(GoodsSupply supply) {
        return new SaleLine(id, kind, supply, goods, amounts, quantity);
    }

    /** The line with other codes. */
    public SaleLine withGoods(Classification goods) {
        return new SaleLine(id, kind, supply, goods, amounts, quantity);
    }

    /** The line with other amounts. */
    public SaleLine withAmounts(LineAmounts amounts) {
        return new SaleLine(id, kind, supply, goods, amounts, quantity);
    }

    /** The line of a quantity in the unit of the taxes by quantity. */
    public SaleLine withQuantity(BigDecimal quantity) {
        return new SaleLine(id, kind, supply, goods, amounts, Optional.of(quantity));
    }
}
