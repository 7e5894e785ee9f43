package dev.backoffice.endurance;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.testkit.Fixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/**
 * What the process that is killed and the one that looks afterwards both know: two shops in one database, and commands that are
 * made of their keys alone, so that either process can give them again.
 *
 * <p>Keys: {@code order/TENANT/NUMBER}, {@code goods/TENANT/NUMBER}, and {@code pay}, {@code cancel} and {@code deliver} with the
 * id of an order in place of the number. The number of an order names the minute it is placed in.
 */
final class Shop {
    static final List<String> TENANTS = List.of("blue-shop", "red-shop");
    static final String MUG = "MUG-01";

    /** Never enough of them. */
    static final String PLATE = "PLATE-01";

    static final long MUGS = 1_000_000;
    static final long PLATES_AT_A_TIME = 5;

    final Backoffice backoffice;

    private Shop(Backoffice backoffice) {
        this.backoffice = backoffice;
    }

    static Shop on(Store store, Authorizer authority, InstantSource clock) {
        return new Shop(Backoffice.on(store, Companies.only(company()))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.of(
                        authority, SigningKeys.always(SyntheticCertificate.ofNobody()), NfeEnvironment.HOMOLOGATION))
                .clock(clock)
                .open());
    }

    private static Company company() {
        return Fixtures.company();
    }

    static CallContext maria(String tenant) {
        return CallContext.of(tenant, "maria");
    }

    /** Before the first process begins. */
    void stock() {
        for (String tenant : TENANTS) {
            CallContext maria = maria(tenant);
            backoffice.openBooks(maria);
            backoffice
                    .catalog()
                    .add(maria, AddItem.of(MUG, "Ceramic mug").ncm("69120000").price("39.90"));
            backoffice
                    .catalog()
                    .add(maria, AddItem.of(PLATE, "Plate").ncm("69120000").price("25.00"));
            backoffice
                    .stock()
                    .receive(
                            maria,
                            ReceiveGoods.of("first", MUG, MUGS)
                                    .unitCost("12.50")
                                    .at("SP1"));
        }
    }

    /**
     * What becomes of an order; follows from its number.
     *
     * @param paid whether its money is there when it comes in
     * @param paidLater whether its money comes within half an hour
     * @param cancelled whether the buyer thinks better of it at some time
     */
    record Plan(String sku, long count, boolean paid, boolean paidLater, boolean cancelled) {
        static Plan of(String number) {
            Random random = new Random(number.hashCode());
            int payment = random.nextInt(10);
            return new Plan(
                    random.nextInt(100) < 85 ? MUG : PLATE,
                    1 + random.nextInt(3),
                    payment < 7,
                    payment >= 7 && payment < 9,
                    random.nextInt(12) == 0);
        }

        private String price() {
            return sku.equals(MUG) ? "39.90" : "25.00";
        }

        private ReceiveOrder order(String number, Instant placed) {
            String total =
                    new BigDecimal(price()).multiply(BigDecimal.valueOf(count)).toPlainString();
            return ReceiveOrder.from("site", number)
                    .buyer(ana())
                    .line(sku, count, price())
                    .paid(
                            paid
                                    ? Payment.of(PaymentMethod.PIX, total, PaymentStatus.PAID)
                                    : Payment.of(PaymentMethod.PIX, total, PaymentStatus.PENDING)
                                            .expiresAt(placed.plus(Duration.ofMinutes(30))));
        }

        private static Buyer ana() {
            return Buyer.person(
                    "Ana Souza",
                    "99900001907",
                    BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
        }
    }

    static String orderKey(String tenant, Instant now, String name) {
        return "order/" + tenant + "/" + now.getEpochSecond() / 60 + "-" + name;
    }

    /** Gives the command of this key and answers its answer. */
    String give(String key) {
        String[] parts = key.split("/", 3);
        CallContext maria = maria(parts[1]);
        String what = parts[2];
        return switch (parts[0]) {
            case "order" -> {
                Instant placed = Instant.ofEpochSecond(60 * Long.parseLong(what.substring(0, what.indexOf('-'))));
                yield backoffice
                        .orders()
                        .receive(maria, Plan.of(what).order(what, placed))
                        .toString();
            }
            case "goods" ->
                backoffice
                        .stock()
                        .receive(
                                maria,
                                ReceiveGoods.of(what, PLATE, PLATES_AT_A_TIME)
                                        .unitCost("8.00")
                                        .at("SP1"))
                        .toString();
            case "pay" -> pay(maria, OrderId.parse(what));
            case "cancel" ->
                backoffice
                        .orders()
                        .cancel(maria, CancelOrder.of(key, OrderId.parse(what), "Cliente desistiu da compra"))
                        .toString();
            case "deliver" ->
                backoffice
                        .orders()
                        .deliver(maria, DeliverOrder.of(key, OrderId.parse(what)))
                        .toString();
            default -> throw new IllegalArgumentException(key);
        };
    }

    private String pay(CallContext maria, OrderId id) {
        OrderView order = backoffice.orders().view(maria, id);
        return backoffice
                .charges()
                .record(
                        maria,
                        new RecordMoney(
                                IdempotencyKey.of("webhook/" + id),
                                backoffice
                                        .charges()
                                        .of(maria, "order/" + id)
                                        .get(0)
                                        .id(),
                                MoneyId.of("pix", "E" + id),
                                order.total(),
                                order.arrivedAt()))
                .toString();
    }
}
