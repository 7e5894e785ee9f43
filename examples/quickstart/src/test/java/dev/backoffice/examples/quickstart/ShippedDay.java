package dev.backoffice.examples.quickstart;

import dev.backoffice.examples.quickstart.DayBuyers.Town;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Makes up the files of the shipped day, always the same ones: a Monday in November on which 200 orders are open, with each
 * situation a shop meets in its first month, and everyday ones between them.
 */
final class ShippedDay {
    private static final int ORDERS = 200;
    private static final ZoneOffset BRASILIA = ZoneOffset.ofHours(-3);
    private static final String MARKETPLACE = ValidNumbers.cnpj(3, 1);
    private static final String OTHER_MARKETPLACE = ValidNumbers.cnpj(4, 1);
    private static final Town SAO_PAULO = DayBuyers.in("São Paulo");
    private static final Town RECIFE = DayBuyers.in("Recife");

    private final SplittableRandom random = new SplittableRandom(20_261_123L);
    private final DayBuyers buyers = new DayBuyers();
    private final List<DayOrder> orders = new ArrayList<>();

    ShippedDay() {
        situationsOfMoney();
        situationsOfGoods();
        situationsOfDelivery();
        situationsOfNotes();
        businessBuyers();
        marketplaces();
        while (orders.size() < ORDERS) {
            everyday();
        }
        orders.sort(Comparator.comparing(DayOrder::at).thenComparing(order -> order.get("buyer_document")));
        number();
        deliver();
    }

    // ---- what a shop meets

    private void situationsOfMoney() {
        // Expires after half an hour, and the goods are free again.
        everydaySite(at(23, 8, 5).withOffsetSameInstant(ZoneOffset.ofHours(-5)), "Rio Branco")
                .pixPending();
        everydaySite(at(23, 9, 17), "São Paulo").pixPending();
        // Paid within its half hour.
        DayOrder inTime = everydaySite(at(23, 10, 2), "Curitiba").pixPending();
        inTime.event(
                inTime.at().plusMinutes(12), "payment", "", "", inTime.total().toPlainString(), "Pix in time");
        // Paid after it expired: kept, and the order goes on if there are goods.
        DayOrder late = everydaySite(at(23, 11, 40), "Belo Horizonte").pixPending();
        late.event(late.at().plusMinutes(95), "payment", "", "", late.total().toPlainString(), "Pix after it expired");
        // Paid twice: the second becomes a credit.
        DayOrder twice = everydaySite(at(23, 9, 44), "Santos").pix(2);
        twice.event(twice.at().plusMinutes(6), "payment", "", "", twice.total().toPlainString(), "Pix paid twice");
        // A boleto paid in time, one paid short, one nobody pays.
        DayOrder boleto = everydaySite(at(23, 7, 30), "Porto Alegre").boletoPending();
        boleto.event(at(24, 6, 0), "payment", "", "", boleto.total().toPlainString(), "boleto paid");
        everydaySite(at(23, 12, 8), "Salvador")
                .boletoPending()
                .event(at(24, 6, 0), "part_payment", "", "", "10.00", "boleto paid short");
        everydaySite(at(23, 13, 22), "Natal").boletoPending();
        // In instalments.
        for (int installments : new int[] {2, 3, 6, 10, 12}) {
            everydaySite(at(23, 9 + installments / 2, 3 * installments), "Rio de Janeiro")
                    .card(installments);
        }
        // An authorization the issuer has not turned into money yet.
        everydaySite(at(23, 15, 51), "Campinas").card(1).with("payment1_status", "authorized");
        // Two payments.
        everydaySite(at(23, 10, 20), "São Paulo").pix(1).alsoPaid("store_credit", "20.00", "paid");
        everydaySite(at(23, 14, 31), "Fortaleza").card(1).alsoPaid("store_credit", "35.50", "paid");
        everydaySite(at(23, 16, 5), "Guarulhos").card(2).alsoPaid("pix", "25.00", "paid");
        // Coupons, whose tenth does not come out in whole cents.
        for (String city : List.of("São Paulo", "Uberlândia", "Joinville", "Vitória", "João Pessoa")) {
            everydaySite(at(23, 8 + city.length() % 9, 11 + city.length()), city)
                    .coupon("BLUE10", 10)
                    .pix(3);
        }
        // The rule of verification refuses one and asks for a look at another.
        everydaySite(at(23, 21, 14), "Manaus").card(1).with("risk_score", "97");
        everydaySite(at(23, 20, 2), "Belém").card(4).with("risk_score", "64");
    }

    private void situationsOfGoods() {
        // Kits, one of them beside what it is made of.
        site(at(23, 8, 45), SAO_PAULO).line(DayItem.get("KIT-BREAKFAST"), "1").pix(1);
        site(at(23, 13, 9), DayBuyers.in("Curitiba"))
                .line(DayItem.get("KIT-COFFEE-3"), "2")
                .line(DayItem.get("COFFEE-500"), "1")
                .card(2);
        site(at(23, 18, 27), DayBuyers.in("Goiânia"))
                .line(DayItem.get("KIT-BREAKFAST"), "2", "66.00", "13.20", "sale")
                .coupon("BLUE10", 10)
                .pix(2);
        // More watches are wanted than there are: the later orders are short.
        site(at(23, 8, 30), SAO_PAULO).line(DayItem.get("WATCH-01"), "2").pix(1);
        site(at(23, 9, 30), DayBuyers.in("Salvador"))
                .line(DayItem.get("WATCH-01"), "1")
                .card(3);
        site(at(23, 10, 30), DayBuyers.in("Brasília"))
                .line(DayItem.get("WATCH-01"), "1")
                .line(DayItem.get("TEE-M"), "1")
                .pix(4);
        site(at(23, 11, 30), DayBuyers.in("Belém"))
                .line(DayItem.get("WATCH-01"), "2")
                .card(1);
        // By the metre, at a price of four decimals.
        site(at(23, 12, 41), DayBuyers.in("Campinas"))
                .line(DayItem.get("FABRIC-AZ"), "3.750")
                .line(DayItem.get("CARD-10"), "1")
                .pix(2);
        // By the kilogram, from the other site.
        site(at(23, 14, 12), RECIFE).line(DayItem.get("NUTS-KG"), "1.500").pix(2);
        // Something free beside what is sold, and a sample.
        site(at(23, 15, 3), SAO_PAULO)
                .line(DayItem.get("NOTE-A5"), "4")
                .line(DayItem.get("CARD-10"), "1", DayItem.get("CARD-10").price(), "0.00", "bonus")
                .pix(1);
        site(at(23, 16, 44), DayBuyers.in("Florianópolis"))
                .line(DayItem.get("COFFEE-500"), "3")
                .line(DayItem.get("CANDLE-01"), "1", DayItem.get("CANDLE-01").price(), "0.00", "sample")
                .card(1);
        // From two sites: shirts lie in São Paulo, hammocks in Recife.
        site(at(23, 9, 58), DayBuyers.in("Rio de Janeiro"))
                .line(DayItem.get("TEE-G"), "3", "79.90", "7.00", "sale")
                .line(DayItem.get("HAMMOCK-01"), "1")
                .coupon("BLUE10", 10)
                .card(3);
        site(at(23, 17, 36), RECIFE)
                .line(DayItem.get("LACE-01"), "2")
                .line(DayItem.get("RUN-42"), "1")
                .pix(2)
                .alsoPaid("store_credit", "50.01", "paid");
        // Comes back in part, and as a whole.
        DayOrder size = site(at(23, 8, 12), SAO_PAULO)
                .line(DayItem.get("TEE-M"), "2")
                .line(DayItem.get("SOCKS-3"), "3", "29.90", "4.70", "sale")
                .pix(1);
        size.event(at(25, 11, 20), "deliver", "").event(at(30, 16, 0), "return", "1", "1", "", "wrong size");
        DayOrder regret = site(at(23, 8, 20), DayBuyers.in("Belo Horizonte"))
                .line(DayItem.get("FLASK-IMP"), "1")
                .card(2);
        regret.event(at(27, 10, 5), "deliver", "")
                .event(at(30, 16, 30), "return", "1", "1", "", "regretted in seven days");
    }

    private void situationsOfDelivery() {
        // The address is not complete, the line of the district is missing.
        everydaySite(at(23, 9, 12), "Santos").pix(1).with("ship_district", "");
        everydaySite(at(23, 19, 12), "Londrina").pix(1).with("ship_city_ibge", "");
        // Fetched at the counter, by the buyer or by somebody else, and once by nobody.
        for (int i = 0; i < 5; i++) {
            DayOrder order = atCounter(at(23, 10 + i, 25));
            if (i > 0) {
                order.event(at(24, 9 + i, 40), "deliver", "fetched");
            }
            if (i == 2) {
                order.with("recipient_name", "Carlos Okamoto", "recipient_document", ValidNumbers.cpf(29_001));
            }
        }
        // By the shop's own van, by the buyer's, by a carrier of the buyer's choice, and by somebody else's.
        everydaySite(at(23, 11, 2), "São Paulo")
                .pix(1)
                .with("delivery_method", "own", "carrier_service", "", "freight_terms", "own_sender");
        everydaySite(at(23, 11, 50), "Guarulhos")
                .pix(1)
                .with("delivery_method", "own", "carrier_service", "", "freight_terms", "own_sender");
        // Gifts, one to another state than the buyer's.
        everydaySite(at(23, 12, 33), "Campinas")
                .with("gift_message", "Parabéns! Com carinho, Y.", "other_charges", "9.90")
                .pix(2);
        DayOrder gift = everydaySite(at(23, 13, 48), "Salvador")
                .with(
                        "gift_message",
                        "Feliz aniversário, vó! Com carinho, P.",
                        "other_charges",
                        "9.90",
                        "recipient_name",
                        "Dulce Nóbrega",
                        "recipient_document",
                        ValidNumbers.cpf(29_002),
                        "notes",
                        "embalagem de presente, nota por e-mail")
                .card(1);
        buyers.billTo(gift, DayBuyers.in("Rio de Janeiro"));
        // Sent for nothing above a sum.
        for (String city : List.of("Recife", "Goiânia", "Porto Alegre")) {
            DayOrder free = site(at(23, 9 + city.length(), 17), DayBuyers.in(city))
                    .line(DayItem.get("SHEET-01"), "2")
                    .line(DayItem.get("TOWEL-01"), "3")
                    .with("freight_charged", "0.00", "notes", "frete grátis acima de 250");
            free.card(6);
        }
        // Somebody from abroad buys.
        everydaySite(at(23, 15, 54), "São Paulo")
                .with("buyer_kind", "foreign", "buyer_name", "Nadia Sample Visitor", "buyer_document", "X9990017")
                .card(1);
    }

    private void situationsOfNotes() {
        // Cancelled before anything happened, and after the note was authorized.
        DayOrder early = everydaySite(at(23, 8, 52), "Rio de Janeiro").pix(1);
        early.event(early.at().plusMinutes(4), "cancel", "buyer ordered the wrong item");
        everydaySite(at(23, 9, 5), "Campinas").pix(1).event(at(24, 9, 40), "cancel", "buyer regretted before dispatch");
        // The authority's answer is lost, and turns out to be yes; it comes late; it is no.
        everydaySite(at(23, 9, 21), "Curitiba")
                .pix(1)
                .event(at(23, 9, 22), "timeout", "authority answered after the limit; the note was accepted");
        DayOrder slow = everydaySite(at(23, 10, 41), "Joinville").card(1);
        slow.event(at(23, 10, 42), "timeout", "authority answered after the limit; the note was accepted")
                .event(at(23, 11, 15), "late_answer", "the answer came by itself");
        everydaySite(at(23, 11, 26), "Vitória").pix(1).event(at(23, 11, 27), "refuse", "rejected by the authority");
    }

    private void businessBuyers() {
        String[] cities = {
            "Porto Alegre", "Belo Horizonte", "Recife", "Curitiba", "São Paulo", "Goiânia", "Manaus", "Salvador"
        };
        for (int i = 0; i < cities.length; i++) {
            Town town = DayBuyers.in(cities[i]);
            DayOrder order = new DayOrder("sales-rep", at(23, 9 + i, 7 * i));
            buyers.taxpayer(order, "Comércio Sintético " + cities[i] + " Ltda", town, i == 5 ? "industry" : "resale");
            buyers.shipTo(order, town);
            order.line(DayItem.get("COFFEE-500"), Integer.toString(24 + 12 * i), "21.3750", "6.00", "sale")
                    .line(DayItem.get("MUG-01"), Integer.toString(6 + i), "26.4500", "0.00", "sale")
                    .with("buyer_order_ref", "PC-" + (7_701 + i), "carrier_service", "transportadora-do-cliente");
            if (i % 2 == 0) {
                order.with("freight_terms", "recipient", "delivery_method", "carrier")
                        .onTerms(30, 60);
            } else {
                order.with(
                                "freight_terms",
                                i == 3 ? "own_recipient" : "sender",
                                "delivery_method",
                                i == 3 ? "pickup" : "carrier",
                                "freight_charged",
                                i == 3 ? "0.00" : "88.00")
                        .onTerms(28);
            }
            if (i == 0) {
                order.line(DayItem.get("COFFEE-500"), "2", "21.3750", "0.00", "bonus")
                        .with("notes", "30/60 dias; bonificação em nota própria");
            }
            orders.add(order);
        }
        // Registered nowhere, exempt, and with a number of letters and digits.
        String[] names = {"Condomínio Quadra Sintética", "Escola Sintética de Artes", "Clínica Modelo Sintética"};
        for (int i = 0; i < names.length; i++) {
            Town town = DayBuyers.in(List.of("Brasília", "São Paulo", "Recife").get(i));
            DayOrder order = new DayOrder("site", at(23, 10 + 2 * i, 33));
            buyers.company(order, names[i]);
            buyers.shipTo(order, town);
            byCarrier(order, town);
            order.line(DayItem.get("NOTE-A5"), Integer.toString(20 * (i + 1)), "24.90", "12.00", "sale")
                    .line(DayItem.get("TOTE-01"), "5")
                    .pix(5);
            orders.add(order);
        }
        orders.get(orders.size() - 2).with("buyer_ie", "ISENTO");
        orders.get(orders.size() - 3)
                .with(
                        "buyer_document",
                        ValidNumbers.cnpjWithLetters(7),
                        "notes",
                        "CNPJ alfanumérico, não contribuinte");
        // Ten lamps for an office, of which eight are there.
        DayOrder lamps = new DayOrder("site", at(23, 16, 10));
        buyers.company(lamps, "Escritório Sintético Ltda");
        buyers.shipTo(lamps, DayBuyers.in("Brasília"));
        byCarrier(lamps, DayBuyers.in("Brasília"));
        orders.add(lamps.line(DayItem.get("LAMP-01"), "10", "179.90", "0.00", "sale")
                .pix(5));
    }

    private void marketplaces() {
        for (int i = 0; i < 34; i++) {
            boolean other = i % 3 == 2;
            DayOrder order = new DayOrder(other ? "marketplace-b" : "marketplace-a", atSomeTime());
            Town town = someTown();
            buyers.person(order);
            buyers.shipTo(order, town);
            someLines(order, 1 + random.nextInt(2), "SP1");
            orders.add(order);
            String fee = other ? "12" : "16";
            order.with(
                            "intermediary_cnpj",
                            other ? OTHER_MARKETPLACE : MARKETPLACE,
                            "intermediary_account",
                            "ATELIE_AZUL",
                            "channel_commission",
                            percent(order.goods(), fee),
                            "channel_fixed_fee",
                            other ? "0.00" : "6.25",
                            "ship_by",
                            order.at().toLocalDate().plusDays(1) + "T13:00:00-03:00",
                            "deliver_by",
                            order.at().toLocalDate().plusDays(7).toString(),
                            "buyer_email",
                            "")
                    .paid("marketplace", "paid", order.at().plusMinutes(1))
                    .with(
                            "payment1_due",
                            DayOrder.day(23).plusDays(15 + i % 4).toString(),
                            "payment1_acquirer",
                            other ? OTHER_MARKETPLACE : MARKETPLACE);
            if (other) {
                // The shop sends it, and the buyer pays for that through the channel.
                byCarrier(order, town);
            } else {
                order.with(
                        "delivery_method",
                        "channel",
                        "carrier_service",
                        "marketplace-coleta",
                        "freight_terms",
                        "third_party",
                        "channel_freight_fee",
                        "19.95");
            }
            if (i % 7 == 0) {
                order.with("channel_discount", percent(order.goods(), "8"), "coupon_code", "MKT8");
            }
        }
        // One cart that became two orders in one parcel.
        DayOrder first = orders.get(orders.size() - 2);
        DayOrder second = new DayOrder("marketplace-b", first.at().plusSeconds(2));
        for (String column : OrderColumns.NAMES) {
            if (column.startsWith("buyer_") || column.startsWith("ship_") || column.startsWith("intermediary_")) {
                second.with(column, first.get(column));
            }
        }
        second.with("deliver_by", first.get("deliver_by"))
                .line(DayItem.get("SOCKS-3"), "2")
                .with(
                        "delivery_method",
                        "carrier",
                        "carrier_service",
                        first.get("carrier_service"),
                        "freight_terms",
                        "sender",
                        "channel_commission",
                        percent(second.goods(), "12"))
                .paid("marketplace", "paid", first.at().plusMinutes(1))
                .with("payment1_due", first.get("payment1_due"), "payment1_acquirer", OTHER_MARKETPLACE);
        first.with("channel_group_id", "PACK-5500012");
        second.with("channel_group_id", "PACK-5500012");
        orders.add(second);
    }

    // ---- the everyday

    private void everyday() {
        boolean fromRecife = random.nextInt(10) == 0;
        Town town = fromRecife
                ? DayBuyers.in(
                        List.of("Recife", "Natal", "João Pessoa", "Fortaleza").get(random.nextInt(4)))
                : someTown();
        DayOrder order = site(atSomeTime(), town);
        someLines(order, 1 + random.nextInt(4), fromRecife ? "PE1" : "SP1");
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> order.pix(1 + random.nextInt(9));
            case 5, 6, 7 -> order.card(1 + random.nextInt(6));
            case 8 -> order.boletoPaid(at(order.at().getDayOfMonth() < 23 ? 23 : 24, 6, 0));
            default ->
                order.paid("transfer", "paid", order.at().plusMinutes(45))
                        .with(
                                "payment1_reference",
                                "TED" + order.get("buyer_document").substring(4));
        }
    }

    private DayOrder everydaySite(OffsetDateTime at, String city) {
        DayOrder order = site(at, DayBuyers.in(city));
        someLines(order, 1 + random.nextInt(3), "SP1");
        return order;
    }

    /** An order of the shop's own front, by a person, sent by a carrier. */
    private DayOrder site(OffsetDateTime at, Town town) {
        DayOrder order = new DayOrder("site", at);
        buyers.person(order);
        buyers.shipTo(order, town);
        byCarrier(order, town);
        order.with("risk_score", Integer.toString(random.nextInt(60)));
        orders.add(order);
        return order;
    }

    private DayOrder atCounter(OffsetDateTime at) {
        DayOrder order = everydaySite(at, "São Paulo").pix(1);
        buyers.billTo(order, SAO_PAULO);
        return order.with(
                "delivery_method",
                "pickup",
                "carrier_service",
                "",
                "freight_terms",
                "none",
                "freight_charged",
                "0.00",
                "ship_cep",
                "05426100",
                "ship_street",
                "Rua das Oficinas",
                "ship_number",
                "120",
                "ship_complement",
                "Retirada no balcão",
                "ship_district",
                "Pinheiros");
    }

    private void byCarrier(DayOrder order, Town town) {
        boolean fast = random.nextInt(4) == 0;
        int near = town.uf() == SAO_PAULO.uf() ? 1_250 : 2_190;
        order.with(
                "delivery_method",
                "carrier",
                "carrier_service",
                fast ? "EXPRESS" : "ECONOMY",
                "freight_terms",
                "sender",
                "freight_charged",
                new BigDecimal(near + (fast ? 1_400 : 0) + random.nextInt(900))
                        .movePointLeft(2)
                        .toPlainString());
    }

    private void someLines(DayOrder order, int count, String site) {
        List<DayItem> choice = new ArrayList<>(DayItem.ALL.stream()
                .filter(item -> item.at(site)
                        && !item.kit()
                        && !item.scarce()
                        && item.unit().matches("UN|PAR|PCT"))
                .toList());
        for (int line = 0; line < count; line++) {
            DayItem item = choice.remove(random.nextInt(choice.size()));
            String quantity = Integer.toString(1 + random.nextInt(3));
            boolean lower = random.nextInt(9) == 0;
            order.line(
                    item, quantity, item.price(), lower ? percent(new BigDecimal(item.price()), "7") : "0.00", "sale");
        }
    }

    private Town someTown() {
        return DayBuyers.TOWNS.get(random.nextInt(DayBuyers.TOWNS.size()));
    }

    /** Most orders come on the day itself, some came at the weekend. */
    private OffsetDateTime atSomeTime() {
        int november = random.nextInt(6) == 0 ? 21 + random.nextInt(2) : 23;
        return at(november, 0, 0).plusSeconds(LocalTime.of(6, 0).toSecondOfDay() + random.nextInt(60_000));
    }

    private static OffsetDateTime at(int november, int hour, int minute) {
        return LocalDateTime.of(DayOrder.day(november), LocalTime.of(hour, minute))
                .atOffset(BRASILIA);
    }

    private static String percent(BigDecimal of, String percent) {
        return of.multiply(new BigDecimal(percent))
                .divide(new BigDecimal(100), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    // ---- all orders together

    /** Each channel counts in its own way, in the order of time. */
    private void number() {
        Map<String, Integer> counts = new HashMap<>();
        for (DayOrder order : orders) {
            int count = counts.merge(order.get("channel"), 1, Integer::sum);
            order.with(
                    "order_id",
                    switch (order.get("channel")) {
                        case "site" -> Integer.toString(3_000 + count);
                        case "sales-rep" -> String.format(Locale.ROOT, "B2B-%04d", 500 + count);
                        case "marketplace-a" -> Long.toString(2_000_009_912_345_600L + 7L * count);
                        default -> String.format(Locale.ROOT, "B26112%04d", count);
                    });
        }
    }

    /** The carriers report what they delivered in the week after, some of it later than promised; a part is still away. */
    private void deliver() {
        for (DayOrder order : orders) {
            boolean goes = !order.eventful()
                    && !order.get("delivery_method").equals("pickup")
                    && !order.get("payment1_status").matches("pending|authorized");
            if (goes && random.nextInt(4) > 0) {
                boolean near = order.get("ship_uf").equals("SP");
                int days = near ? 2 + random.nextInt(2) : 3 + random.nextInt(7);
                order.event(at(23 + days, 9, 0).plusMinutes(random.nextInt(540)), "deliver", "");
            }
        }
    }

    /** What lies at a site: what the orders of it take and a third more, so that only what is scarce runs short. */
    private String onHand(DayItem item, String site) {
        if (item.scarce() || item.kit()) {
            return item.shelf();
        }
        if (!item.sites().get(0).equals(site)) {
            return "25";
        }
        BigDecimal demand = orders.stream().map(order -> demand(order, item)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return demand.multiply(new BigDecimal("1.34"))
                .add(BigDecimal.TEN)
                .setScale(0, RoundingMode.UP)
                .toPlainString();
    }

    /** What an order takes of an item, alone or in kits. */
    private static BigDecimal demand(DayOrder order, DayItem item) {
        Map<String, BigDecimal> demand = order.demand();
        BigDecimal alone = demand.getOrDefault(item.sku(), BigDecimal.ZERO);
        return DayItem.ALL.stream()
                .filter(kit -> kit.components().contains(item.sku() + "x"))
                .map(kit -> demand.getOrDefault(kit.sku(), BigDecimal.ZERO)
                        .multiply(new BigDecimal(
                                kit.components().split(item.sku() + "x")[1].substring(0, 1))))
                .reduce(alone, BigDecimal::add);
    }

    // ---- the files

    String ordersFile() {
        return csv(
                OrderColumns.ALL,
                orders.stream().flatMap(order -> order.rows().stream()).toList());
    }

    String eventsFile() {
        return csv(
                EventFile.COLUMNS,
                orders.stream()
                        .flatMap(order -> order.events().stream())
                        .sorted(Comparator.comparing(event -> OffsetDateTime.parse(event.get("at"))))
                        .toList());
    }

    String itemsFile() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (DayItem item : DayItem.ALL) {
            for (String site : item.sites()) {
                String[] size = item.size().split(",");
                Map<String, String> row = new HashMap<>();
                row.put("sku", item.sku());
                row.put("description", item.description());
                row.put("ncm", item.ncm());
                row.put("origin", Integer.toString(item.origin()));
                row.put("unit", item.unit());
                row.put("gtin", item.gtin());
                row.put("weight_g", Integer.toString(item.grams()));
                row.put("length_mm", size[0]);
                row.put("width_mm", size[1]);
                row.put("height_mm", size[2]);
                row.put("cost", item.cost());
                row.put("on_hand", onHand(item, site));
                row.put("site", site);
                row.put("kit_components", item.components());
                rows.add(row);
            }
        }
        return csv(ItemFile.COLUMNS, rows);
    }

    String companyFile() {
        List<Map<String, String>> rows = List.of(
                establishment("SP1", 1, SAO_PAULO, "Rua das Oficinas", "120", "05426100", "Pinheiros", "14:00"),
                establishment("PE1", 2, RECIFE, "Avenida do Galpão", "1200", "50950000", "Curado", "12:00"));
        return csv(CompanyFile.COLUMNS, rows);
    }

    private static Map<String, String> establishment(
            String site,
            int number,
            Town town,
            String street,
            String house,
            String cep,
            String district,
            String cutOff) {
        Map<String, String> row = new HashMap<>();
        row.put("site", site);
        row.put("cnpj", ValidNumbers.cnpj(16, number));
        row.put("ie", ValidNumbers.stateRegistration(town.uf(), 160 + number));
        row.put("name", "Ateliê Azul Sintético Ltda");
        row.put("trade_name", "Ateliê Azul");
        row.put("crt", "3");
        row.put("regime", "lucro_presumido");
        row.put("series", "1");
        row.put("next_number", "1");
        row.put("street", street);
        row.put("number", house);
        row.put("district", district);
        row.put("city", town.city());
        row.put("city_ibge", town.code());
        row.put("uf", town.uf().name());
        row.put("cep", cep);
        row.put("phone", "+55" + town.areaCode() + "30000000");
        row.put("time_zone", town.uf().zone().getId());
        row.put("cut_off", cutOff);
        row.put("handling_days", "1");
        return row;
    }

    private static String csv(List<Column> columns, List<Map<String, String>> rows) {
        List<String> names = Column.names(columns);
        StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
        for (Map<String, String> row : rows) {
            text.append(names.stream()
                            .map(name -> row.getOrDefault(name, ""))
                            .map(cell ->
                                    cell.matches("(?s).*[\",\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }
}
