package dev.backoffice.examples.quickstart;

import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which orders the library takes all the way today: goods sold inside the state by an issuer of the Simples Nacional to a
 * final consumer, paid in one way and sent by carrier from one site.
 */
final class ThinSlice {
    private static final String SIMPLES = "1";

    private final Company company;
    private final Map<String, ShopItem> items;

    ThinSlice(Company company, Map<String, ShopItem> items) {
        this.company = company;
        this.items = Map.copyOf(items);
    }

    /**
     * One reason for which an order waits.
     *
     * @param text what it is about in this order, without personal data
     */
    record Wait(WaitReason reason, String text) {}

    /** The site an order leaves from: where its first item lies. */
    String site(ShopOrder order) {
        return sites(order).first();
    }

    /** Every reason for which the order has to wait; none when it can go all the way. */
    List<Wait> waits(ShopOrder order) {
        Establishment from = company.at(site(order));
        List<Wait> waits = new ArrayList<>();
        Stream.of(
                        address(order),
                        issuer(from),
                        payment(order),
                        channel(order),
                        destination(order, from),
                        buyer(order),
                        delivery(order),
                        lines(order))
                .forEach(waits::addAll);
        return waits;
    }

    private static List<Wait> address(ShopOrder order) {
        if (order.shipTo().complete()) {
            return List.of();
        }
        String missing = Stream.of(
                        order.shipTo().district().isBlank() ? "ship_district" : "",
                        order.shipTo().city().isBlank() ? "ship_city" : "",
                        order.shipTo().cityCode().isBlank() ? "ship_city_ibge" : "")
                .filter(column -> !column.isEmpty())
                .collect(Collectors.joining(", "));
        return List.of(new Wait(WaitReason.ADDRESS_INCOMPLETE, "The delivery address lacks " + missing));
    }

    private static List<Wait> issuer(Establishment from) {
        String regime = from.registration("crt");
        return when(
                !regime.equals(SIMPLES),
                WaitReason.ISSUER_NOT_SIMPLES,
                "The issuer " + from.site() + " has tax regime " + regime + ", not Simples Nacional");
    }

    private static List<Wait> payment(ShopOrder order) {
        List<Wait> waits = new ArrayList<>();
        Optional<ShopOrder.Payment> open =
                order.payments().stream().filter(payment -> !payment.settled()).findFirst();
        open.ifPresent(payment -> waits.add(new Wait(
                WaitReason.NOT_PAID,
                words(payment.method()) + " " + payment.amount().getAmount().toPlainString() + " is "
                        + words(payment.status()))));
        waits.addAll(when(order.payments().size() > 1, WaitReason.TWO_PAYMENTS, "Paid in two ways"));
        waits.addAll(when(
                order.payments().stream()
                        .anyMatch(payment -> payment.method() == ShopOrder.Payment.Method.STORE_CREDIT),
                WaitReason.STORE_CREDIT,
                "Paid by store credit"));
        waits.addAll(when(order.total().isZero(), WaitReason.NOTHING_TO_PAY, "The order comes to 0.00"));
        return waits;
    }

    private static List<Wait> channel(ShopOrder order) {
        return when(
                !order.intermediary().isEmpty()
                        || order.payments().stream()
                                .anyMatch(payment -> payment.method() == ShopOrder.Payment.Method.MARKETPLACE),
                WaitReason.INTERMEDIARY,
                "Sold through a marketplace");
    }

    private static List<Wait> destination(ShopOrder order, Establishment from) {
        String here = from.address().region();
        String there = order.shipTo().region();
        List<Wait> waits = new ArrayList<>(
                when(!here.equals(there), WaitReason.OUT_OF_STATE, "Goods go from " + here + " to " + there));
        waits.addAll(when(
                order.billTo().isPresent(),
                WaitReason.DELIVERED_ELSEWHERE,
                "Billed to one address and delivered to another"));
        return waits;
    }

    private static List<Wait> buyer(ShopOrder order) {
        ShopOrder.Buyer buyer = order.buyer();
        List<Wait> waits = new ArrayList<>(when(
                buyer.kind() == ShopOrder.Buyer.Kind.FOREIGN, WaitReason.FOREIGN_BUYER, "The buyer is a foreigner"));
        boolean taxpayer = !buyer.stateRegistration().isEmpty();
        boolean finalConsumer = buyer.purpose() == ShopOrder.Buyer.Purpose.CONSUMPTION;
        waits.addAll(when(
                taxpayer || !finalConsumer,
                WaitReason.TAXPAYER_BUYER,
                finalConsumer
                        ? "The buyer has a state registration or is exempt from one"
                        : "The buyer buys for " + words(buyer.purpose())));
        return waits;
    }

    private static List<Wait> delivery(ShopOrder order) {
        return when(
                order.delivery() != ShopOrder.Delivery.CARRIER,
                WaitReason.NOT_BY_CARRIER,
                "Delivery method is " + words(order.delivery()));
    }

    private List<Wait> lines(ShopOrder order) {
        List<Wait> waits = new ArrayList<>();
        order.lines().stream()
                .filter(line -> line.kind() != ShopOrder.Line.Kind.SALE)
                .findFirst()
                .ifPresent(line -> waits.add(
                        new Wait(WaitReason.FREE_LINE, "Line " + line.number() + " is a " + words(line.kind()))));
        order.lines().stream()
                .filter(line -> item(line).kit())
                .findFirst()
                .ifPresent(line ->
                        waits.add(new Wait(WaitReason.KIT, "Line " + line.number() + " is the kit " + line.sku())));
        waits.addAll(when(
                sites(order).size() > 1,
                WaitReason.TWO_SITES,
                "The items lie at " + String.join(" and ", sites(order))));
        return waits;
    }

    private SortedSet<String> sites(ShopOrder order) {
        return order.lines().stream().map(line -> item(line).site()).collect(Collectors.toCollection(TreeSet::new));
    }

    private ShopItem item(ShopOrder.Line line) {
        ShopItem item = items.get(line.sku());
        if (item == null) {
            throw new IllegalStateException("not among the items read: " + line.sku());
        }
        return item;
    }

    private static List<Wait> when(boolean applies, WaitReason reason, String text) {
        return applies ? List.of(new Wait(reason, text)) : List.of();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
