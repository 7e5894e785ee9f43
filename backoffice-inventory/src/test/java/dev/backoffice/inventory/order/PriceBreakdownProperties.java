package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.money.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Laws 4 and 7 of prices that come down in steps. */
class PriceBreakdownProperties {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");

    @Property
    void gross_is_net_and_all_that_came_off_whoever_pays_for_it(@ForAll("breakdowns") PriceBreakdown price) {
        Money off = Money.zero(BRL);
        for (Funder funder : Funder.values()) {
            off = off.plus(price.by(funder));
        }
        assertThat(price.net().plus(off)).isEqualTo(price.gross());
        assertThat(price.net().isNegative()).isFalse();
        assertThat(price.sold().minus(price.by(Funder.CHANNEL)).minus(price.by(Funder.SUPPLIER)))
                .isEqualTo(price.net());
    }

    @Property
    void parts_sum_to_the_whole_step_by_step_and_none_costs_less_than_nothing(
            @ForAll("breakdowns") PriceBreakdown price,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 1000) Integer> weights) {
        List<PriceBreakdown> parts =
                price.split(weights.stream().map(BigDecimal::valueOf).toList());
        assertThat(parts).hasSameSizeAs(weights);
        assertThat(sum(parts.stream().map(PriceBreakdown::gross).toList())).isEqualTo(price.gross());
        for (int step = 0; step < price.steps().size(); step++) {
            List<Money> shares = new ArrayList<>();
            for (PriceBreakdown part : parts) {
                assertThat(part.steps().get(step).code())
                        .isEqualTo(price.steps().get(step).code());
                assertThat(part.steps().get(step).funder())
                        .isEqualTo(price.steps().get(step).funder());
                shares.add(part.steps().get(step).amount());
            }
            assertThat(sum(shares)).isEqualTo(price.steps().get(step).amount());
        }
        assertThat(parts).allSatisfy(part -> assertThat(part.net().isNegative()).isFalse());
    }

    @Property
    void payments_are_used_up_and_each_debt_is_paid_exactly(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 100_000) Integer> debts,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1000) Integer> weights) {
        List<Money> owed =
                debts.stream().map(cents -> Money.ofMinor(BRL, cents)).toList();
        List<Money> payments = Shares.byWeights(
                sum(owed), weights.stream().map(BigDecimal::valueOf).toList());
        List<List<Money>> shares = Shares.settle(payments, owed);
        for (int i = 0; i < owed.size(); i++) {
            assertThat(sum(shares.get(i))).isEqualTo(owed.get(i));
            assertThat(shares.get(i)).noneMatch(Money::isNegative);
        }
        for (int i = 0; i < payments.size(); i++) {
            int payment = i;
            assertThat(sum(shares.stream().map(part -> part.get(payment)).toList()))
                    .isEqualTo(payments.get(i));
        }
    }

    @Example
    void a_rate_is_of_what_earlier_steps_left_and_each_step_is_rounded_by_itself() {
        PriceBreakdown price = PriceBreakdown.of(
                Money.parse("BRL 349.90"),
                List.of(
                        Discount.of("list", Funder.SELLER, "20.00"),
                        Discount.rate("campaign", Funder.CHANNEL, Rate.percent("10")),
                        Discount.rate("pix", Funder.SELLER, Rate.percent("5"))));
        assertThat(price.steps())
                .extracting(step -> step.amount().toString())
                .containsExactly("BRL 20.00", "BRL 32.99", "BRL 14.85");
        assertThat(price.net()).isEqualTo(Money.parse("BRL 282.06"));
        // the channel pays its part, so that the document shows it as sold
        assertThat(price.sold()).isEqualTo(Money.parse("BRL 315.05"));
    }

    @Example
    void the_other_order_of_steps_is_another_price() {
        Discount rate = Discount.rate("pix", Funder.SELLER, Rate.percent("5"));
        Discount amount = Discount.of("coupon", Funder.SELLER, "20.00");
        Money gross = Money.parse("BRL 100.00");
        assertThat(PriceBreakdown.of(gross, List.of(amount, rate)).net()).isEqualTo(Money.parse("BRL 76.00"));
        assertThat(PriceBreakdown.of(gross, List.of(rate, amount)).net()).isEqualTo(Money.parse("BRL 75.00"));
    }

    @Example
    void what_cannot_be_a_discount_is_refused() {
        Money one = Money.parse("BRL 1.00");
        assertThat(refusal(() -> PriceBreakdown.of(one, List.of(Discount.of("x", Funder.SELLER, "1.01")))))
                .isEqualTo("order.discount-too-large");
        assertThat(refusal(() -> PriceBreakdown.of(
                        one,
                        List.of(
                                Discount.rate("x", Funder.SELLER, Rate.WHOLE),
                                Discount.of("y", Funder.CHANNEL, "0.01")))))
                .isEqualTo("order.discount-too-large");
        assertThat(refusal(() ->
                        PriceBreakdown.of(one, List.of(Discount.of("x", Funder.SELLER, Money.parse("USD 0.10"))))))
                .isEqualTo("order.mixed-currency discount");
        assertThat(refusal(() -> Discount.rate("x", Funder.SELLER, Rate.percent("100.1"))))
                .isEqualTo("input.range discount.rate");
        assertThat(refusal(() -> Discount.of("x", Funder.SELLER, "-1"))).isEqualTo("input.negative discount");
        assertThat(refusal(() -> Discount.of(" ", Funder.SELLER, "1"))).isEqualTo("input.blank discount.code");
        assertThat(refusal(
                        () -> new Discount("x", Funder.SELLER, java.util.Optional.empty(), java.util.Optional.empty())))
                .isEqualTo("order.discount-form");
    }

    @Provide
    Arbitrary<PriceBreakdown> breakdowns() {
        Arbitrary<Discount> discount = Combinators.combine(
                        Arbitraries.of(Funder.class), Arbitraries.integers().between(0, 10_000))
                .as((funder, basisPoints) ->
                        Discount.rate("step", funder, Rate.percent(BigDecimal.valueOf(basisPoints, 2))));
        return Combinators.combine(
                        Arbitraries.longs().between(0, 100_000_00),
                        discount.list().ofMaxSize(5))
                .as((cents, discounts) -> PriceBreakdown.of(Money.ofMinor(BRL, cents), discounts));
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(BRL), Money::plus);
    }
}
