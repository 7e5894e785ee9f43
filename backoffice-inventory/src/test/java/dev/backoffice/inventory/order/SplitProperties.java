package dev.backoffice.inventory.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Law 7 of orders: whatever is split, into whatever parts, sums to what it was, amount by amount, down to what leaves. */
class SplitProperties {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    private static final Moment MOMENT = Moment.of(SettableClock.at("2026-11-23T12:00:00Z"), SequentialIds.create());

    private static final List<Function<OrderTerms, Money>> AMOUNTS = List.of(
            OrderTerms::total,
            OrderTerms::goodsTotal,
            OrderTerms::freight,
            OrderTerms::otherCharges,
            OrderTerms::discount,
            OrderTerms::buyerPays,
            OrderTerms::taken,
            OrderTerms::paymentsTotal,
            terms -> terms.channelTerms().fees().commission(),
            terms -> terms.channelTerms().fees().fixedFee(),
            terms -> terms.channelTerms().fees().freightFee(),
            terms -> sum(terms.goods(), OrderGoods::gross),
            terms -> sum(terms.goods(), OrderGoods::lineDiscount),
            terms -> sum(terms.goods(), OrderGoods::orderDiscount),
            terms -> sum(terms.goods(), OrderGoods::fundedByOthers),
            terms -> sum(terms.goods(), OrderGoods::freight));

    @Property(tries = 500)
    void parts_sum_to_the_order_amount_by_amount(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int parts) {
        Random random = new Random(seed);
        OrderTerms whole = terms(random);
        FulfillmentOrder order = FulfillmentOrder.receive(new OrderId(new UUID(1, 1)), whole, MOMENT)
                .state();
        List<OrderPart> wanted = parts(whole, parts, random);
        var changes = order.split(wanted, MOMENT);
        List<FulfillmentOrder> split = changes.subList(1, changes.size()).stream()
                .map(change -> change.state())
                .toList();
        assertThat(split).hasSize(wanted.size());
        for (Function<OrderTerms, Money> amount : AMOUNTS) {
            Money sum = split.stream().map(part -> amount.apply(part.terms())).reduce(Money.zero(BRL), Money::plus);
            assertThat(sum).isEqualTo(amount.apply(whole));
        }
        for (FulfillmentOrder part : split) {
            assertThat(part.terms().settled()).isSameAs(part.terms());
            goodsAreTheTotal(part.terms());
            assertReadsBack(part);
        }
        assertThat(new OrderAudit(
                                id -> split.stream()
                                        .filter(part -> part.id().equals(id))
                                        .findFirst(),
                                id -> true,
                                id -> true)
                        .check(changes.get(0).state()))
                .isEmpty();
    }

    @Property(tries = 500)
    void what_leaves_sums_to_the_order_and_its_unit_prices_give_its_gross_amounts(@ForAll long seed) {
        goodsAreTheTotal(terms(new Random(seed)));
    }

    private static void goodsAreTheTotal(OrderTerms terms) {
        List<OrderGoods> sold = terms.goods().stream()
                .filter(goods -> goods.kind() == LineKind.SALE)
                .toList();
        if (!sold.isEmpty()) {
            assertThat(sum(sold, OrderGoods::total)).isEqualTo(terms.total());
            assertThat(sum(sold, OrderGoods::discount))
                    .isEqualTo(terms.discount()
                            .plus(terms.lines().stream()
                                    .filter(line -> line.kind() == LineKind.SALE)
                                    .map(OrderLine::discount)
                                    .reduce(Money.zero(BRL), Money::plus)));
        }
        assertThat(sum(terms.goods(), OrderGoods::freight)).isEqualTo(terms.freight());
        assertThat(terms.goods()).allSatisfy(goods -> {
            assertThat(goods.unitPrice().times(goods.quantity(), RoundingPolicy.HALF_UP_CENT))
                    .isEqualTo(goods.gross());
            assertThat(goods.sold().isNegative()).isFalse();
        });
    }

    private static void assertReadsBack(FulfillmentOrder order) {
        Doc stored = Doc.parse(OrderCodec.INSTANCE.write(order).toJson());
        assertThat(OrderCodec.INSTANCE.read(stored, OrderCodec.INSTANCE.schema()))
                .isEqualTo(order);
    }

    // ---- orders and parts of a seed

    private static OrderTerms terms(Random random) {
        List<OrderLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 1; i <= count; i++) {
            lines.add(line(i, random));
        }
        Money freight = cents(random, 50_00);
        Money other = cents(random, 9_00);
        Money goods = lines.stream()
                .filter(line -> line.kind() == LineKind.SALE)
                .map(OrderLine::total)
                .reduce(Money.zero(BRL), Money::plus);
        List<DiscountStep> discounts = steps(goods, random);
        OrderTerms unpaid = new OrderTerms(
                "site",
                "1001",
                Optional.empty(),
                BuyerKind.PERSON,
                BuyerPurpose.CONSUMPTION,
                new Destination("SP", Optional.of("3550308"), true),
                lines,
                freight,
                other,
                discounts,
                List.of(),
                DeliveryMethod.CARRIER,
                FreightTerms.SENDER,
                false,
                ChannelTerms.none(BRL)
                        .fees(new ChannelFees(cents(random, 20_00), cents(random, 6_00), cents(random, 6_00))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        List<Payment> payments = new ArrayList<>();
        for (Money amount : Allocation.byWeights(
                unpaid.total(),
                List.of(BigDecimal.valueOf(1 + random.nextInt(9)), BigDecimal.valueOf(random.nextInt(9))))) {
            if (amount.isPositive()) {
                payments.add(Payment.of(
                        PaymentMethod.PIX, amount, random.nextBoolean() ? PaymentStatus.PAID : PaymentStatus.PENDING));
            }
        }
        return unpaid.payments(payments);
    }

    private static OrderLine line(int number, Random random) {
        Quantity quantity = Quantity.of(1 + random.nextInt(9), Unit.UN);
        UnitPrice price = UnitPrice.of(BigDecimal.valueOf(random.nextInt(1_000_000), 4), BRL);
        Money gross = price.times(quantity, RoundingPolicy.HALF_UP_CENT);
        List<LineComponent> components = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            components.add(new LineComponent(
                    Sku.of("PART-" + i),
                    Quantity.of(1 + random.nextInt(3), Unit.UN),
                    random.nextInt(4) == 0 ? Money.zero(BRL) : cents(random, 90_00)));
        }
        return new OrderLine(
                number,
                Sku.of("SKU-" + number),
                quantity,
                price,
                gross,
                steps(gross, random),
                random.nextInt(5) == 0 ? LineKind.BONUS : LineKind.SALE,
                components);
    }

    private static List<DiscountStep> steps(Money most, Random random) {
        List<DiscountStep> steps = new ArrayList<>();
        Money left = most;
        for (int i = random.nextInt(4); i > 0; i--) {
            Money off = Money.ofMinor(BRL, random.nextInt(1 + left.getAmountMinorInt()));
            steps.add(new DiscountStep("step-" + i, Funder.values()[random.nextInt(3)], off));
            left = left.minus(off);
        }
        return steps;
    }

    /** Parts that have all of it together; each has something. */
    private static List<OrderPart> parts(OrderTerms whole, int most, Random random) {
        List<OrderPart> parts = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            parts.add(OrderPart.at("SP" + i));
        }
        for (OrderLine line : whole.lines()) {
            for (long left = line.quantity().toMinor(); left > 0; left--) {
                int part = random.nextInt(most);
                parts.set(part, parts.get(part).line(line.number(), 1));
            }
        }
        return parts.stream().filter(part -> !part.lines().isEmpty()).toList();
    }

    private static Money cents(Random random, int most) {
        return Money.ofMinor(BRL, random.nextInt(most));
    }

    private static Money sum(List<OrderGoods> goods, Function<OrderGoods, Money> amount) {
        return goods.stream().map(amount).reduce(Money.zero(BRL), Money::plus);
    }
}
