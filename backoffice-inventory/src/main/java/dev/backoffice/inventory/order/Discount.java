package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.store.Doc;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A discount as a channel grants it: an amount, or a rate of what earlier discounts have left.
 *
 * <pre>{@code
 * Discount.of("coupon BLACK10", Funder.SELLER, "49.45")
 * Discount.rate("pix", Funder.SELLER, Rate.percent("5"))
 * }</pre>
 *
 * @param code what people call it, without personal data; at most {@link DiscountStep#MAX_CODE} characters
 * @param funder who pays for it
 * @param amount the amount, zero or more; empty when it is a rate
 * @param rate the rate, at most 100%; empty when it is an amount
 */
public record Discount(String code, Funder funder, Optional<Money> amount, Optional<Rate> rate) {
    /** @throws InvalidInput naming the field; {@code order.discount-form} when it has not exactly one of amount and rate */
    public Discount {
        DiscountStep.checkCode(code);
        Input.required(funder, "discount.funder");
        Input.required(amount, "discount.amount")
                .ifPresent(money -> Amounts.inRange(Amounts.notNegative(money, "discount"), "discount"));
        Input.required(rate, "discount.rate")
                .ifPresent(part ->
                        Input.inRange(part.percent(), "discount.rate", Rate.ZERO.percent(), Rate.WHOLE.percent()));
        if (amount.isPresent() == rate.isPresent()) {
            throw InvalidInput.of("order.discount-form", "discount", code);
        }
    }

    /** An amount. */
    public static Discount of(String code, Funder funder, Money amount) {
        return new Discount(code, funder, Optional.of(amount), Optional.empty());
    }

    /** An amount in BRL, e.g. {@code 49.45}. */
    public static Discount of(String code, Funder funder, String reais) {
        return of(code, funder, Amounts.parseNotNegative(reais, CurrencyUnit.of("BRL"), "discount"));
    }

    /** A rate of what earlier discounts have left. */
    public static Discount rate(String code, Funder funder, Rate rate) {
        return new Discount(code, funder, Optional.empty(), Optional.of(rate));
    }

    /** What comes off when this much is left: the amount itself, or the rate's part rounded half a cent up. */
    DiscountStep from(Money left) {
        return new DiscountStep(
                code, funder, amount.orElseGet(() -> rate.orElse(Rate.ZERO).of(left, RoundingPolicy.HALF_UP_CENT)));
    }

    Doc form() {
        return Doc.fields()
                .put("code", code)
                .put("funder", funder.name())
                .put("amount", amount, money -> Doc.of(money.toString()))
                .put("rate", rate, part -> Doc.of(part.toString()))
                .build();
    }
}
