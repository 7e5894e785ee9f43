package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.issuing.NfceSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeDraft;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSaleLine;
import dev.backoffice.fiscal.br.nfe.tax.BuyerUse;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.SaleKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.Money;

/** Notes of any shape this library composes. */
public final class NfeArbitraries {
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789áàâãçéêíóôõúüÁÇÉÔÿ&<>\"'/-.,;:!?()[]{}@#%*+=_|~^`$\\ªº°";

    private NfeArbitraries() {}

    /** Any note with numeric CNPJ. */
    public static Arbitrary<Nfe> notes() {
        return notes(cnpjs("0123456789"));
    }

    /** Any note of an issuer whose CNPJ has letters. */
    public static Arbitrary<Nfe> notesOfAlphanumericIssuers() {
        return notes(cnpjs("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    }

    /** Any draft. */
    public static Arbitrary<NfeDraft> drafts() {
        return Combinators.combine(wideSales(cnpjs("0123456789")), headers())
                .as((sale, header) -> new NfeDraft(
                        sale,
                        header.operation(),
                        header.series(),
                        header.number(),
                        header.environment(),
                        header.presence(),
                        header.presence().remote() && header.number() % 2 == 0
                                ? Optional.of(new NfeMarketplace(NfeFixtures.BLUE_SHOP_CNPJ, "loja-azul"))
                                : Optional.empty()));
    }

    /** Any note taxed by the rules of the product; what these do not cover is not sold here. */
    public static Arbitrary<Nfe> notesByTheRules() {
        return Combinators.combine(headers(), wideSales(cnpjs("0123456789")), shape())
                .as((header, sale, shape) -> NfeComposer.compose(
                                header,
                                covered(sale, shape),
                                NfeTaxes.by(BrazilianTaxes.determination()),
                                Optional.empty())
                        .value());
    }

    /**
     * Without goods that may be under substitution, without samples, which need a class of their own for IBS and CBS, without gifts
     * of a MEI, which have no operation code of theirs, and by a seller that says how it owes PIS and COFINS.
     */
    private static NfeSale covered(NfeSale sale, int shape) {
        List<NfeSaleLine> lines = sale.lines().stream()
                .filter(line -> sale.issuer().regime() != TaxRegime.MEI || line.kind() == SaleKind.SALE)
                .map(line -> new NfeSaleLine(
                                line.code(),
                                line.gtin(),
                                line.description(),
                                line.ncm(),
                                Optional.empty(),
                                line.origin(),
                                line.supply(),
                                false,
                                line.quantity(),
                                line.unitPrice(),
                                line.discount())
                        .as(line.kind() == SaleKind.SAMPLE ? SaleKind.BONUS : line.kind()))
                .toList();
        return new NfeSale(
                        sale.issuer(),
                        sale.recipient(),
                        lines,
                        sale.freight(),
                        sale.discount(),
                        sale.other(),
                        sale.transport(),
                        sale.payments(),
                        sale.buyerOrder(),
                        sale.information())
                .boughtFor(sale.use())
                .handedOver(sale.handover())
                .soldUnder(Classification.of(
                                SaleFacts.CONTRIBUTIONS,
                                shape % 2 == 0 ? SaleFacts.CUMULATIVE : SaleFacts.NON_CUMULATIVE)
                        .with(SaleFacts.SIMPLES_ANNEX, "I")
                        .with(SaleFacts.SIMPLES_REVENUE, "500000.00"));
    }

    /** Any receipt: consumers known and unknown, in the shop and delivered, online and offline. */
    public static Arbitrary<Nfce> receipts() {
        return receipts(cnpjs("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    }

    /** Any receipt of an issuer whose CNPJ has digits only. */
    public static Arbitrary<Nfce> receiptsOfNumericIssuers() {
        return receipts(cnpjs("0123456789"));
    }

    private static Arbitrary<Nfce> receipts(Arbitrary<Cnpj> cnpjs) {
        return Combinators.combine(headers(), sales(cnpjs), shape()).as(NfeArbitraries::receipt);
    }

    private static Nfce receipt(NfeHeader note, NfeSale sold, int shape) {
        boolean delivered = shape % 4 == 0;
        boolean offline = shape % 3 == 0;
        NfeHeader header = new NfeHeader(
                "VENDA AO CONSUMIDOR",
                note.series(),
                note.number(),
                note.controlCode(),
                note.issuedAt(),
                offline ? NfeEmission.OFFLINE : NfeEmission.NORMAL,
                note.environment(),
                delivered ? BuyerPresence.HOME_DELIVERY : BuyerPresence.IN_PERSON,
                Optional.empty(),
                note.software(),
                offline ? Optional.of(new NfeContingency(note.issuedAt(), "Sem acesso a internet")) : Optional.empty());
        NfceSale sale = NfceSale.of(
                        sold.issuer(), sold.lines(), List.of(NfePayment.of(NfePaymentMethod.LATER, NfeAmount.ZERO)))
                .discounted(sold.discount());
        if (delivered) {
            sale = sale.to(new NfceConsumer(
                            sold.recipient().id(),
                            Optional.of(sold.recipient().name()),
                            Optional.of(sold.recipient().address())))
                    .delivered(
                            new NfeTransport(
                                    FreightMode.BY_SENDER,
                                    Optional.of(new NfeTransport.Carrier(
                                            NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ), "Loja Azul")),
                                    List.of()),
                            sold.freight());
        } else if (shape % 4 == 1) {
            sale = sale.to(NfceConsumer.of(
                    shape % 8 == 1 ? sold.recipient().id() : new NfePartyId.Foreigner("PASS-" + shape)));
        }
        return NfeComposer.compose(header, sale, new AnyTaxes(shape, true), Optional.empty())
                .value();
    }

    private static Arbitrary<Nfe> notes(Arbitrary<Cnpj> cnpjs) {
        return Combinators.combine(headers(), wideSales(cnpjs), shape()).as(NfeArbitraries::compose);
    }

    private static Nfe compose(NfeHeader header, NfeSale sale, int shape) {
        NfeHeader through = header.presence().remote() && shape % 2 == 0
                ? new NfeHeader(
                        header.operation(),
                        header.series(),
                        header.number(),
                        header.controlCode(),
                        header.issuedAt(),
                        header.emission(),
                        header.environment(),
                        header.presence(),
                        Optional.of(new NfeMarketplace(NfeFixtures.BLUE_SHOP_CNPJ, "loja-azul")),
                        header.software())
                : header;
        Optional<NfeTechnicalContact> contact = shape % 3 == 0
                ? Optional.of(new NfeTechnicalContact(
                        NfeFixtures.BLUE_SHOP_CNPJ, "Suporte", "suporte@example.com", "1133334444"))
                : Optional.empty();
        AnyTaxes taxes = new AnyTaxes(shape);
        List<NfePayment> later = List.of(NfePayment.of(NfePaymentMethod.LATER, NfeAmount.ZERO));
        Nfe unpaid =
                NfeComposer.compose(through, sale.paid(later), taxes, contact).value();
        Money onTop = unpaid.totals().invoice().minus(sale.total());
        NfePayment first = sale.payments().get(0);
        if (onTop.isZero() || first.method().unpaid()) {
            return onTop.isZero()
                    ? NfeComposer.compose(through, sale, taxes, contact).value()
                    : unpaid;
        }
        Money paid = first.amount().plus(onTop);
        if (!paid.isPositive()) {
            return unpaid;
        }
        List<NfePayment> all = new ArrayList<>(sale.payments());
        all.set(0, new NfePayment(first.method(), first.description(), paid, first.term(), first.card()));
        return NfeComposer.compose(through, sale.paid(all), taxes, contact).value();
    }

    /** Sales of every form: regimes, states, buyers, uses, places, gifts, terms. */
    private static Arbitrary<NfeSale> wideSales(Arbitrary<Cnpj> cnpjs) {
        return Combinators.combine(
                        sales(cnpjs),
                        Arbitraries.of(TaxRegime.values()),
                        Arbitraries.of(NfeFixtures.places()),
                        Arbitraries.integers().between(0, 5),
                        shape())
                .as(NfeArbitraries::widen);
    }

    /** What is given along has no share in the discount of the sale. */
    private static Money discount(NfeSale sale, List<NfeSaleLine> lines) {
        Money sold = NfeAmount.ZERO;
        for (NfeSaleLine line : lines) {
            sold = line.kind() == SaleKind.SALE ? sold.plus(line.gross()).minus(line.discount()) : sold;
        }
        return sale.discount().isGreaterThan(sold) ? sold : sale.discount();
    }

    private static NfeSale widen(NfeSale sale, TaxRegime regime, NfeAddress where, int form, int shape) {
        NfeIssuer issuer = new NfeIssuer(
                sale.issuer().cnpj(),
                sale.issuer().name(),
                sale.issuer().tradeName(),
                sale.issuer().address(),
                sale.issuer().stateRegistration(),
                regime);
        NfeRecipient buyer = NfeRecipient.of(
                form < 3 ? sale.recipient().id() : NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ),
                sale.recipient().name(),
                where);
        List<NfeSaleLine> lines = new ArrayList<>();
        for (NfeSaleLine line : sale.lines()) {
            NfeSaleLine numbered = shape % 2 == 0 ? line.forOrderItem(1 + lines.size()) : line;
            NfeSaleLine told = shape % 5 == 0
                    ? numbered.withInformation("Parte do kit & cia").under(Classification.of("ibs-cbs-class", "000001"))
                    : numbered;
            lines.add(lines.size() % 3 == 2 ? told.as(SaleKind.values()[1 + lines.size() % 3]) : told);
        }
        NfeSale wide = new NfeSale(
                issuer,
                form < 3 ? buyer : buyer.as(taxpayer(form, where)),
                lines,
                sale.freight(),
                discount(sale, lines),
                sale.other(),
                sale.transport(),
                shape % 6 == 4 && sale.total().isPositive()
                        ? List.of(NfePayment.of(NfePaymentMethod.BOLETO, sale.total())
                                .on(PaymentTerm.LATER))
                        : sale.payments(),
                sale.buyerOrder(),
                sale.information());
        wide = wide.handedOver(handover(form, shape)).boughtFor(use(form, shape));
        if (shape % 6 == 4 && sale.total().getAmountMinorLong() > 2) {
            List<Money> parts = Allocation.equally(sale.total(), 3);
            wide = wide.billed(NfeBilling.of(List.of(
                    new NfeBilling.Instalment(LocalDate.of(2027, 1, 30), parts.get(0)),
                    new NfeBilling.Instalment(LocalDate.of(2027, 2, 28), parts.get(1)),
                    new NfeBilling.Instalment(LocalDate.of(2027, 3, 30), parts.get(2)))));
        }
        return shape % 11 == 0
                ? wide.referringTo(List.of(NfeAccessKey.parse("35261111222333000181550010000000011482130976")))
                : wide;
    }

    private static NfeTaxpayer taxpayer(int form, NfeAddress where) {
        return switch (form) {
            case 3 -> NfeTaxpayer.registered(NfeFixtures.registration(where.uf()));
            case 4 -> NfeTaxpayer.unregistered();
            default -> NfeTaxpayer.none();
        };
    }

    private static BuyerUse use(int form, int shape) {
        return form == 3 || form == 4 ? BuyerUse.values()[shape % 3] : BuyerUse.CONSUMPTION;
    }

    private static NfeHandover handover(int form, int shape) {
        NfePlace home = NfePlace.of(
                NfePartyId.of(NfeFixtures.ANA_CPF), NfeFixtures.ana().address());
        NfePlace far = new NfePlace(
                NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ),
                Optional.of("Deposito Exemplo"),
                NfeFixtures.places().get(1),
                Optional.of(NfeFixtures.registration(Uf.RJ)));
        return switch (shape % 7) {
            // Rejection 773: who does not buy to consume has the goods delivered in the state when they stay there.
            case 0 ->
                form < 3 ? NfeHandover.atCounter() : NfeHandover.atCounter().to(home);
            case 1 -> NfeHandover.delivered().to(home);
            case 2 -> NfeHandover.delivered().to(far);
            case 3 -> NfeHandover.delivered().from(home);
            default -> NfeHandover.delivered();
        };
    }

    private static Arbitrary<NfeSale> sales(Arbitrary<Cnpj> cnpjs) {
        return Combinators.combine(cnpjs, recipients(), lines(), money(0, 99_999), money(0, 500), shape())
                .as((cnpj, recipient, lines, freight, discountPerMille, shape) -> {
                    Money net = Money.zero(freight.getCurrencyUnit());
                    for (NfeSaleLine line : lines) {
                        net = net.plus(line.gross()).minus(line.discount());
                    }
                    Money discount =
                            net.multipliedBy(discountPerMille.getAmount().movePointLeft(1), RoundingMode.DOWN);
                    Money total = net.minus(discount).plus(freight);
                    NfeIssuer shop = NfeFixtures.blueShop();
                    return new NfeSale(
                            new NfeIssuer(
                                    cnpj,
                                    shop.name(),
                                    shape % 2 == 0 ? shop.tradeName() : Optional.empty(),
                                    shop.address(),
                                    shop.stateRegistration(),
                                    TaxRegime.SIMPLES),
                            recipient,
                            lines,
                            freight,
                            discount,
                            NfeAmount.ZERO,
                            transport(shape),
                            payments(total, shape),
                            Optional.of("P" + shape),
                            shape % 3 == 0 ? Optional.of("Pedido <" + shape + "> & cia") : Optional.empty());
                });
    }

    private static NfeTransport transport(int shape) {
        FreightMode mode = FreightMode.values()[shape % FreightMode.values().length];
        if (shape % 4 != 0) {
            return NfeTransport.of(mode);
        }
        return new NfeTransport(
                mode,
                Optional.of(new NfeTransport.Carrier(
                        NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ),
                        "Transportes & Exemplo",
                        shape % 8 == 0 ? Optional.of(NfeFixtures.registration(Uf.RJ)) : Optional.empty(),
                        shape % 8 == 0
                                ? Optional.of(new NfeTransport.CarrierPlace("Rua A, 1", "Rio de Janeiro", Uf.RJ))
                                : Optional.empty())),
                List.of(new NfeTransport.Volumes(
                        1 + shape,
                        "CAIXA",
                        shape % 8 == 0 ? Optional.of("AZUL") : Optional.empty(),
                        shape % 8 == 0 ? Optional.of("1-9") : Optional.empty(),
                        BigDecimal.valueOf(shape, 3),
                        BigDecimal.valueOf(shape, 1))));
    }

    private static Arbitrary<Integer> shape() {
        return Arbitraries.integers().between(0, 1000);
    }

    private static List<NfePayment> payments(Money total, int shape) {
        if (total.isZero()) {
            return List.of(NfePayment.none());
        }
        return switch (shape % 5) {
            case 0 -> List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, total).on(PaymentTerm.AT_ONCE));
            case 3 -> List.of(NfePayment.of(NfePaymentMethod.LATER, NfeAmount.ZERO));
            case 4 ->
                List.of(NfePayment.of(NfePaymentMethod.CREDIT_CARD, total)
                        .on(PaymentTerm.LATER)
                        .by(new NfeCard(
                                true,
                                Optional.of(NfeFixtures.BLUE_SHOP_CNPJ),
                                Optional.of(CardBrand.values()[shape % CardBrand.values().length]),
                                Optional.of("AUT" + shape))));
            case 1 -> List.of(NfePayment.of(NfePaymentMethod.CASH, total.plus(NfeFixtures.brl("0.99"))));
            default ->
                List.of(
                        NfePayment.of(NfePaymentMethod.CREDIT_CARD, total),
                        new NfePayment(NfePaymentMethod.OTHER, Optional.of("Vale & troco"), NfeFixtures.brl("0.01")));
        };
    }

    private static Arbitrary<NfeHeader> headers() {
        Arbitrary<LocalDateTime> days = Combinators.combine(
                        Arbitraries.integers().between(1, 365),
                        Arbitraries.integers().between(0, 86_399))
                .as((day, second) ->
                        LocalDateTime.of(2026, 1, 1, 0, 0).plusDays(day - 1).plusSeconds(second));
        return Combinators.combine(
                        days,
                        Arbitraries.integers().between(0, NfeAccessKey.MAX_SERIES),
                        Arbitraries.integers().between(1, 999_999_999),
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10),
                        Arbitraries.of(NfeEnvironment.values()),
                        Arbitraries.of(BuyerPresence.values()),
                        Arbitraries.integers().between(2, 5))
                .as((at, series, number, id, environment, presence, hours) -> new NfeHeader(
                        "VENDA DE MERCADORIA",
                        series,
                        number,
                        NfeControlCode.derive(id, number),
                        at.atOffset(ZoneOffset.ofHours(-hours)),
                        NfeEmission.NORMAL,
                        environment,
                        presence,
                        Optional.empty(),
                        "backoffice 0.1"));
    }

    private static Arbitrary<NfeRecipient> recipients() {
        return Combinators.combine(
                        texts(2, 60),
                        texts(2, 60),
                        texts(1, 60),
                        Arbitraries.of(NfePartyId.of(NfeFixtures.ANA_CPF), NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ)))
                .as((name, street, number, id) -> NfeRecipient.of(
                        id,
                        name,
                        NfeAddress.of(
                                street,
                                number,
                                "Centro",
                                MunicipalityCode.of("3550308"),
                                "São Paulo",
                                Cep.of("01001000"))));
    }

    private static Arbitrary<List<NfeSaleLine>> lines() {
        Arbitrary<BigDecimal> quantities = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.0001"), new BigDecimal("9999"))
                .ofScale(4);
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999"))
                .ofScale(10);
        return Combinators.combine(
                        texts(1, 60),
                        texts(1, 120),
                        Arbitraries.strings().numeric().ofLength(8),
                        quantities,
                        prices,
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(GoodsOrigin.values()),
                        Arbitraries.of(GoodsSupply.values()))
                .as((code, description, ncm, quantity, price, discount, origin, supply) -> {
                    NfeSaleLine line = new NfeSaleLine(
                            code,
                            discount % 2 == 0 ? Optional.of(Gtin.of("7898357410015")) : Optional.empty(),
                            description,
                            ncm,
                            discount % 5 == 0 ? Optional.of("2806300") : Optional.empty(),
                            origin,
                            supply,
                            false,
                            Quantity.of(quantity, Unit.of("FRAC", 4)),
                            UnitPrice.of(price, NfeAmount.REAL),
                            NfeAmount.ZERO);
                    return line.withDiscount(
                            line.gross().multipliedBy(BigDecimal.valueOf(discount, 2), RoundingMode.HALF_UP));
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static Arbitrary<String> texts(int min, int max) {
        // Blanks only one by one and inside, as the layout wants them.
        return Arbitraries.strings()
                .withChars(LETTERS)
                .withChars(' ')
                .ofMinLength(min)
                .ofMaxLength(max)
                .map(text -> text.strip().replaceAll(" +", " "))
                .filter(text -> text.length() >= min);
    }

    private static Arbitrary<Money> money(int fromCents, int toCents) {
        return Arbitraries.integers().between(fromCents, toCents).map(cents -> Money.ofMinor(NfeAmount.REAL, cents));
    }

    private static Arbitrary<Cnpj> cnpjs(String alphabet) {
        return Arbitraries.strings()
                .withChars(alphabet)
                .ofLength(12)
                .filter(root -> root.chars().distinct().count() > 1)
                .map(root -> {
                    String one = root + digit(root);
                    return Cnpj.parse(one + digit(one));
                });
    }

    private static int digit(String text) {
        int sum = 0;
        for (int i = text.length() - 1, weight = 2; i >= 0; i--, weight = weight == 9 ? 2 : weight + 1) {
            sum += (text.charAt(i) - '0') * weight;
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }
}
