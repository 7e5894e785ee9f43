package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.simples.SimplesSaleTaxes;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
        return Combinators.combine(sales(cnpjs("0123456789")), headers())
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

    private static Arbitrary<Nfe> notes(Arbitrary<Cnpj> cnpjs) {
        return Combinators.combine(headers(), sales(cnpjs))
                .as((header, sale) -> NfeComposer.compose(header, sale, new SimplesSaleTaxes(), Optional.empty())
                        .value());
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
                Optional.of(
                        new NfeTransport.Carrier(NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ), "Transportes & Exemplo")),
                List.of(new NfeTransport.Volumes(
                        1 + shape, "CAIXA", BigDecimal.valueOf(shape, 3), BigDecimal.valueOf(shape, 1))));
    }

    private static Arbitrary<Integer> shape() {
        return Arbitraries.integers().between(0, 1000);
    }

    private static List<NfePayment> payments(Money total, int shape) {
        if (total.isZero()) {
            return List.of(NfePayment.none());
        }
        return switch (shape % 3) {
            case 0 -> List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, total));
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
