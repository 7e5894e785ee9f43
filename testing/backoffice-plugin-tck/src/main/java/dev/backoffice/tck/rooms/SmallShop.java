package dev.backoffice.tck.rooms;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.organization.WorkTerms;
import dev.backoffice.core.party.PartyDetails;
import dev.backoffice.core.party.PartyId;
import dev.backoffice.core.party.PartyKind;
import dev.backoffice.core.party.PartyRole;
import dev.backoffice.core.party.RegisterParty;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.finance.period.ClosePeriod;
import dev.backoffice.finance.verification.ThresholdVerifier;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.CarrierChoice;
import dev.backoffice.flows.ordertocash.ShippingPolicy;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.PackOrder;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.packing.PackGoods;
import dev.backoffice.inventory.packing.PackedParcel;
import dev.backoffice.inventory.packing.ParcelContent;
import dev.backoffice.inventory.picking.CompletePickList;
import dev.backoffice.inventory.picking.PickLine;
import dev.backoffice.inventory.picking.PickListId;
import dev.backoffice.inventory.picking.RecordPick;
import dev.backoffice.inventory.picking.StartPickList;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.inventory.shipping.Carriers;
import dev.backoffice.inventory.shipping.TableCarrier;
import dev.backoffice.inventory.stock.ReceiveGoods;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** A small invented shop that lives through a day, for every tenant the same one with the same numbers. */
final class SmallShop {
    static final List<String> SKUS = List.of("BOWL-01", "MUG-01", "MUG-02", "PLATE-01");
    static final String MUG = "MUG-01";
    static final String PLATE = "PLATE-01";
    static final String MAIN = "SP1";
    static final String SECOND = "SP2";
    static final YearMonth LAST_CLOSED = YearMonth.of(2026, 10);
    static final LocalDate DUE = LocalDate.of(2026, 12, 1);
    static final String SERIES = "nfe/55/99000012000183/1";

    private static final Duration BETWEEN_ORDERS = Duration.ofMinutes(1);
    private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");
    private static final List<String> DELIVERIES = List.of("d1", "d2", "d3", "d4");

    private static final int ORDERS = 12;

    /** When the third and fourth order came, after four deliveries. */
    static final Instant SECOND_ORDERS = BEGIN.plus(BETWEEN_ORDERS.multipliedBy(DELIVERIES.size() + 1));

    /** When the seventh and eighth order came. */
    static final Instant FOURTH_ORDERS = SECOND_ORDERS.plus(BETWEEN_ORDERS.multipliedBy(2));

    /** When the second parcel was packed. */
    static final Instant SECOND_PARCEL = BEGIN.plus(BETWEEN_ORDERS.multipliedBy(DELIVERIES.size() + ORDERS / 2 + 1));

    final Backoffice backoffice;
    private Instant now = BEGIN;

    /** What a tenant was answered, in the order of the answers. */
    static final class Day {
        final CallContext context;
        final List<OrderId> orders = new ArrayList<>();
        final List<PickListId> rounds = new ArrayList<>();
        final List<ReturnId> returns = new ArrayList<>();
        final List<PartyId> parties = new ArrayList<>();
        final List<YearMonth> closed = new ArrayList<>();

        Day(CallContext context) {
            this.context = context;
        }

        static String reference(OrderId order) {
            return "order/" + order;
        }

        /** What entries are posted for: orders, and the deliveries of goods. */
        List<String> bookedFor() {
            List<String> all = new ArrayList<>(references());
            DELIVERIES.forEach(delivery -> all.add("delivery/" + delivery));
            return all;
        }

        List<String> references() {
            return orders.stream().map(Day::reference).toList();
        }
    }

    SmallShop(Store store) {
        this.backoffice = Backoffice.on(
                        store,
                        Companies.only(
                                new Company(List.of(site(MAIN, "99000012000183"), site(SECOND, "99000012000264")))))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.standIn(SimulatedAuthority.accepting()))
                .shipping(ShippingPolicy.of(
                        Carriers.of(TableCarrier.example()),
                        CarrierChoice.always(TableCarrier.EXAMPLE, "ECONOMY"),
                        BrazilianCalendars.standard()))
                .verifier(new ThresholdVerifier(
                        Money.parse("BRL 1.00"),
                        Money.parse("BRL 9000.00"),
                        BigDecimal.valueOf(60),
                        BigDecimal.valueOf(90)))
                .manual(Step.SEPARATE, Step.PACK, Step.DISPATCH)
                .clock(() -> now)
                .open();
    }

    private static Establishment site(String code, String cnpj) {
        return new Establishment(
                        code,
                        "Loja Sintética Ltda",
                        "Loja",
                        new PostalAddress(
                                "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
                        ZoneId.of("America/Sao_Paulo"),
                        Map.of(
                                "cnpj",
                                cnpj,
                                "ie",
                                "990000129113",
                                "crt",
                                "1",
                                "nfe.series",
                                "1",
                                "nfe.next-number",
                                "1"))
                .work(WorkTerms.of(LocalTime.of(14, 0), 1, "BR-SP"));
    }

    private static Buyer buyer() {
        return Buyer.person(
                "Ana Souza",
                "99900001907",
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
    }

    void run() {
        int rounds = 0;
        while (backoffice.runDue().total() > 0) {
            if (++rounds > 1000) {
                throw new IllegalStateException("the back office never comes to rest");
            }
        }
    }

    /** From the first delivery to the last return: orders stand at every step, and money of every kind came. */
    Day day(CallContext context) {
        Day day = new Day(context);
        now = BEGIN;
        catalog(context);
        parties(day);
        close(day, LAST_CLOSED.minusMonths(1));
        close(day, LAST_CLOSED);
        for (int i = 0; i < ORDERS; i++) {
            order(day, i);
        }
        run();
        pick(day, "morning", List.of(0, 1, 2));
        pick(day, "noon", List.of(3));
        // a round that is still being walked
        day.rounds.add(
                backoffice.picking().start(context, StartPickList.of("evening", MAIN, List.of(day.orders.get(4)))));
        for (int i = 0; i < 3; i++) {
            pack(day, i);
        }
        run();
        for (int i = 0; i < 2; i++) {
            leave(day, i);
        }
        overpay(day, 5, "E-5", "100.00");
        overpay(day, 6, "E-6", "3.00");
        backoffice.orders().cancel(context, CancelOrder.of("cancel", day.orders.get(9), "Cliente desistiu da compra"));
        run();
        return day;
    }

    private void catalog(CallContext context) {
        for (String sku : SKUS) {
            backoffice
                    .catalog()
                    .add(
                            context,
                            AddItem.of(sku, sku + " of " + context.tenant())
                                    .ncm("69120000")
                                    .price("39.90"));
        }
        receive(context, "d1", MUG, 20, MAIN);
        receive(context, "d2", MUG, 5, SECOND);
        receive(context, "d3", "BOWL-01", 5, MAIN);
        receive(context, "d4", MUG, 5, MAIN);
    }

    private void receive(CallContext context, String delivery, String sku, long count, String site) {
        backoffice
                .stock()
                .receive(
                        context,
                        ReceiveGoods.of(delivery, sku, count).unitCost("12.50").at(site));
        later();
    }

    private void parties(Day day) {
        for (int i = 0; i < 5; i++) {
            day.parties.add(backoffice
                    .parties()
                    .register(
                            day.context,
                            RegisterParty.of(
                                    "party-" + i,
                                    i == 0 ? PartyKind.PERSON : PartyKind.COMPANY,
                                    PartyDetails.of("Sintética " + i),
                                    i % 2 == 0 ? PartyRole.CARRIER : PartyRole.SUPPLIER)));
        }
    }

    private void close(Day day, YearMonth month) {
        backoffice.periods().close(day.context, ClosePeriod.of("close-" + month, month));
        day.closed.add(month);
    }

    private void later() {
        now = now.plus(BETWEEN_ORDERS);
    }

    /** After the day: two orders come in, one leaves that was ready to, one is given up. */
    void goesOn(Day day, int round) {
        int number = 100 + 2 * round;
        order(day, number);
        order(day, number + 1);
        if (round == 0) {
            leave(day, 2);
        }
        if (round == 1) {
            OrderId waiting = day.orders.get(11);
            backoffice.orders().cancel(day.context, CancelOrder.of("gone", waiting, "Cliente desistiu da compra"));
        }
        run();
    }

    /** Takes an order in; two and two at one instant. */
    private OrderId order(Day day, int i) {
        ReceiveOrder order = ReceiveOrder.from(i % 2 == 0 ? "site" : "market", Integer.toString(1000 + i))
                .buyer(buyer())
                .line(i == 7 || i == 8 ? PLATE : MUG, 1, "39.90")
                .riskScore(i == 3 || i == 8 ? 70 : 5)
                .paid(payment(i));
        OrderId id = backoffice.orders().receive(day.context, order);
        day.orders.add(id);
        if (i % 2 == 1) {
            later();
        }
        return id;
    }

    private static Payment payment(int i) {
        return switch (i) {
            case 2 ->
                Payment.of(PaymentMethod.CARD, "39.90", PaymentStatus.CAPTURED)
                        .installments(3)
                        .acquirer("acquirer-x")
                        .reference("NSU-4711");
            case 4 ->
                Payment.of(PaymentMethod.BOLETO, "39.90", PaymentStatus.ON_TERMS)
                        .due(DUE, DUE.plusMonths(1));
            case 5, 11 -> Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PENDING);
            case 6 ->
                Payment.of(PaymentMethod.BOLETO, "39.90", PaymentStatus.PENDING).due(DUE.plusDays(2));
            case 9, 10 ->
                Payment.of(PaymentMethod.BOLETO, "39.90", PaymentStatus.PENDING).due(DUE);
            default -> Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PAID);
        };
    }

    private void pick(Day day, String round, List<Integer> which) {
        List<OrderId> held = which.stream()
                .map(day.orders::get)
                .filter(order -> backoffice.orders().view(day.context, order).status() == OrderStatus.Kind.HELD)
                .toList();
        if (held.isEmpty()) {
            return;
        }
        PickListId list = backoffice.picking().start(day.context, StartPickList.of(round, MAIN, held));
        day.rounds.add(list);
        for (PickLine line : backoffice.picking().view(day.context, list).lines()) {
            backoffice
                    .picking()
                    .pick(
                            day.context,
                            new RecordPick(
                                    IdempotencyKey.of(round + "/" + line.number()),
                                    list,
                                    line.number(),
                                    line.wanted().value(),
                                    Optional.empty()));
        }
        held.forEach(order -> backoffice.orders().separate(day.context, SeparateOrder.of("separate/" + order, order)));
        backoffice.picking().complete(day.context, CompletePickList.of("picked/" + round, list));
    }

    private void pack(Day day, int i) {
        OrderId order = day.orders.get(i);
        PackedParcel parcel =
                PackedParcel.of("1", 800, List.of(ParcelContent.of(Sku.of(MUG), Quantity.of(1, Unit.UN))));
        backoffice.packing().pack(day.context, PackGoods.of("slip-" + i, order, List.of(parcel)));
        backoffice.orders().pack(day.context, PackOrder.of("pack-" + i, order, List.of(parcel.parcel())));
        later();
    }

    private void leave(Day day, int i) {
        OrderId order = day.orders.get(i);
        backoffice
                .orders()
                .dispatch(day.context, DispatchOrder.of("left-" + i, order, Shipment.of("carrier", "BR" + i)));
        run();
        backoffice.orders().deliver(day.context, DeliverOrder.of("arrived-" + i, order));
        run();
        day.returns.add(backoffice
                .returns()
                .request(
                        day.context,
                        RequestReturn.of("rma-" + i, order, ReturnCause.REGRET).line(1, MUG, 1)));
    }

    private void overpay(Day day, int i, String number, String amount) {
        Charge charge = backoffice
                .charges()
                .of(day.context, Day.reference(day.orders.get(i)))
                .get(0);
        backoffice
                .charges()
                .record(
                        day.context,
                        new RecordMoney(
                                IdempotencyKey.of("webhook-" + i),
                                charge.id(),
                                MoneyId.of("pix", number),
                                Money.parse("BRL " + amount),
                                now));
    }
}
