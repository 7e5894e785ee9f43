package dev.backoffice.flows.br;

import static dev.backoffice.flows.br.Notes.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.fiscal.br.nfe.issuing.NfeDraft;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerPurpose;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.Discount;
import dev.backoffice.inventory.order.FreightTerms;
import dev.backoffice.inventory.order.Funder;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderLine;
import dev.backoffice.inventory.order.OrderPart;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.OrderedLine;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.SplitOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

/** Laws 4 and 7 of the notes of orders of any shape, by sellers of every regime. */
class NotesOfOrdersProperties {
    private static final List<String> SKUS = List.of("SHIRT", "BOTTLE", "COFFEE", "FILTER", "KIT-COFFEE");
    private static final List<Map<String, String>> REGIMES =
            List.of(Notes.SIMPLES, Map.of("crt", "2"), Notes.NORMAL, Map.of("crt", "3", "regime", "lucro_real"));

    @Provide
    Arbitrary<ReceiveOrder> orders() {
        return Arbitraries.randomValue(NotesOfOrdersProperties::order);
    }

    @Provide
    Arbitrary<Map<String, String>> regimes() {
        return Arbitraries.of(REGIMES);
    }

    /** Every note here is signed, verified and taken by the simulated authority. */
    @Property(tries = 150)
    void a_note_comes_to_what_the_order_comes_to(
            @ForAll("orders") ReceiveOrder order, @ForAll("regimes") Map<String, String> regime) {
        Notes notes = Notes.of(regime);
        OrderId id = notes.receive(order);
        OrderView view = notes.view(id);

        Note note = notes.note(id, notes.sp());

        OrderTerms terms = view.terms();
        Note totals = note.at("ICMSTot");
        assertThat(totals.amount("vNF")).isEqualByComparingTo(terms.total().getAmount());
        assertThat(totals.amount("vFrete")).isEqualByComparingTo(terms.freight().getAmount());
        assertThat(totals.amount("vOutro"))
                .isEqualByComparingTo(terms.otherCharges().getAmount());
        assertThat(note.all("vPag").stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(terms.total().getAmount());
        assertThat(note.all("det")).hasSize(view.goods().size());
    }

    @Property(tries = 100)
    void the_notes_of_the_parts_of_an_order_sum_to_it(
            @ForAll("orders") ReceiveOrder order, @ForAll("regimes") Map<String, String> regime) {
        Notes notes = Notes.of(regime);
        OrderId id = notes.receive(order);
        List<OrderLine> lines = notes.view(id).terms().lines();
        OrderPart first = OrderPart.at("SP1");
        OrderPart second = OrderPart.at("PE1");
        for (OrderLine line : lines) {
            BigDecimal half = line.quantity().value().divideToIntegralValue(BigDecimal.valueOf(2));
            first = first.line(line.number(), line.quantity().value().subtract(half));
            second = half.signum() > 0 ? second.line(line.number(), half) : second;
        }
        if (second.lines().stream().noneMatch(share -> sold(lines, share.line()))) {
            return;
        }
        OrderView whole = notes.view(id);
        notes.shop.orders().split(MARIA, SplitOrder.of("split", id, List.of(first, second)));
        List<OrderId> parts = notes.view(id).parts();

        NfeDraft paulista = draft(notes, parts.get(0), notes.sp());
        NfeDraft recifense = draft(notes, parts.get(1), notes.pe());

        assertThat(paulista.sale().total().plus(recifense.sale().total())).isEqualTo(whole.total());
        assertThat(paid(paulista).plus(paid(recifense))).isEqualTo(whole.total());
        assertThat(paid(paulista)).isEqualTo(paulista.sale().total());
        Function<NfeDraft, Money> freight = draft -> draft.sale().lines().stream()
                .map(line -> line.freight())
                .reduce(Money.zero(SaleSituations.REAIS), Money::plus);
        assertThat(freight.apply(paulista).plus(freight.apply(recifense)))
                .isEqualTo(whole.terms().freight());
    }

    private static boolean sold(List<OrderLine> lines, int number) {
        return lines.get(number - 1).kind() == LineKind.SALE;
    }

    private static NfeDraft draft(Notes notes, OrderId part, Establishment site) {
        return NfeDraft.read(notes.content(part, site));
    }

    private static Money paid(NfeDraft draft) {
        return draft.sale().payments().stream()
                .map(payment -> payment.amount())
                .reduce(Money.zero(SaleSituations.REAIS), Money::plus);
    }

    private static ReceiveOrder order(Random random) {
        ReceiveOrder order =
                Notes.from(buyer(random)).freight(cents(random, 9_999)).otherCharges(cents(random, 500));
        int sold = 1 + random.nextInt(4);
        Money goods = Money.zero(SaleSituations.REAIS);
        for (int i = 0; i < sold; i++) {
            long count = 1 + random.nextInt(7);
            Money price = money(1 + random.nextInt(30_000));
            Money off = money(random.nextInt(3) == 0 ? random.nextInt((int) price.getAmountMinorLong()) : 0);
            goods = goods.plus(price.multipliedBy(count)).minus(off);
            order = order.line(line(SKUS.get(random.nextInt(SKUS.size())), count, price, off, LineKind.SALE));
        }
        if (random.nextInt(3) == 0) {
            order = order.line(
                    line("SHIRT", 1 + random.nextInt(3), money(random.nextInt(500)), money(0), LineKind.BONUS));
        }
        Money discount =
                money(random.nextInt(2) * random.nextInt((int) Math.min(5_000, goods.getAmountMinorLong()) + 1));
        if (discount.isPositive()) {
            order = order.discount(discount.getAmount().toPlainString());
        }
        Money total = goods.plus(order.freight()).plus(order.otherCharges()).minus(discount);
        return delivered(paid(order, total, random), random);
    }

    private static OrderedLine line(String sku, long count, Money price, Money off, LineKind kind) {
        OrderedLine line = OrderedLine.of(Sku.of(sku), BigDecimal.valueOf(count), UnitPrice.from(price))
                .kind(kind);
        return off.isPositive() ? line.off(Discount.of("offer", Funder.SELLER, off)) : line;
    }

    private static ReceiveOrder paid(ReceiveOrder order, Money total, Random random) {
        if (total.isZero()) {
            return order;
        }
        long first =
                random.nextInt(2) == 0 ? total.getAmountMinorLong() : 1 + random.nextLong(total.getAmountMinorLong());
        PaymentMethod method = List.of(PaymentMethod.PIX, PaymentMethod.CARD, PaymentMethod.BOLETO)
                .get(random.nextInt(3));
        ReceiveOrder paid = order.paid(Payment.of(method, money(first), PaymentStatus.PAID));
        Money rest = total.minus(money(first));
        return rest.isZero() ? paid : paid.paid(Payment.of(PaymentMethod.STORE_CREDIT, rest, PaymentStatus.PAID));
    }

    private static ReceiveOrder delivered(ReceiveOrder order, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> order.delivery(DeliveryMethod.PICKUP).freightTerms(FreightTerms.NONE);
            case 1 -> order.freightTerms(FreightTerms.RECIPIENT);
            default -> order;
        };
    }

    private static Buyer buyer(Random random) {
        String state = Uf.values()[random.nextInt(Uf.values().length)].name();
        return switch (random.nextInt(5)) {
            case 0 -> Notes.grocer().purpose(BuyerPurpose.values()[random.nextInt(3)]);
            case 1 -> Buyer.company("Empresa Exemplo", "99000002000148", Notes.address(state));
            case 2 ->
                Buyer.company("Empresa Exemplo", "99000002000148", Notes.address(state))
                        .stateRegistration("ISENTO");
            case 3 -> Notes.ana(state).billTo(Notes.address("SP"));
            default -> Notes.ana(state);
        };
    }

    private static Money money(long cents) {
        return Money.ofMinor(SaleSituations.REAIS, cents);
    }

    private static String cents(Random random, int most) {
        return money(random.nextInt(2) * random.nextInt(most)).getAmount().toPlainString();
    }
}
