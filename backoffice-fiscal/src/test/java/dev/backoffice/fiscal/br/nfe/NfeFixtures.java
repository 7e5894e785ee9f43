package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.issuing.NfceSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSaleLine;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/** Invented parties and sales. */
public final class NfeFixtures {
    public static final Cnpj BLUE_SHOP_CNPJ = Cnpj.parse("99000012000183");
    public static final Cpf ANA_CPF = Cpf.parse("99900001230");

    private NfeFixtures() {}

    public static NfeIssuer blueShop() {
        return new NfeIssuer(
                BLUE_SHOP_CNPJ,
                "LOJA AZUL SINTETICA LTDA",
                Optional.of("Loja Azul"),
                NfeAddress.of(
                        "Rua das Amostras",
                        "100",
                        "Centro",
                        MunicipalityCode.of("3550308"),
                        "Sao Paulo",
                        Cep.of("01001000")),
                StateRegistration.of(Uf.SP, "110042490114"),
                TaxRegime.SIMPLES);
    }

    /** Addresses in states of every kind of rate: São Paulo, Rio de Janeiro, Rio Grande do Sul, Bahia, Espírito Santo. */
    public static List<NfeAddress> places() {
        return List.of(
                at("3550308", "Sao Paulo", "01001000"),
                at("3304557", "Rio de Janeiro", "20010000"),
                at("4314902", "Porto Alegre", "90010000"),
                at("2927408", "Salvador", "40010000"),
                at("3205309", "Vitoria", "29010000"));
    }

    private static NfeAddress at(String municipality, String name, String cep) {
        return NfeAddress.of("Rua A", "1", "Centro", MunicipalityCode.of(municipality), name, Cep.of(cep));
    }

    /** Some number that a taxpayer of the state could have. */
    public static StateRegistration registration(Uf uf) {
        for (int length : new int[] {8, 9, 10, 12}) {
            String head = "2" + "0".repeat(length - 5);
            for (int tail = 1; tail < 10_000; tail++) {
                String number = head + String.format(Locale.ROOT, "%04d", tail);
                if (StateRegistration.isValid(uf, number)) {
                    return StateRegistration.of(uf, number);
                }
            }
        }
        throw new IllegalArgumentException(uf.name());
    }

    public static NfeRecipient ana() {
        return NfeRecipient.of(
                NfePartyId.of(ANA_CPF),
                "Ana Exemplo da Conceição",
                NfeAddress.of(
                        "Avenida Modelo",
                        "S/N",
                        "Jardim Teste",
                        MunicipalityCode.of("3509502"),
                        "Campinas",
                        Cep.of("13010000")));
    }

    public static NfeHeader header(NfeEnvironment environment) {
        return new NfeHeader(
                "VENDA DE MERCADORIA",
                1,
                1001,
                48213097,
                OffsetDateTime.parse("2026-11-24T10:15:30-03:00"),
                NfeEmission.NORMAL,
                environment,
                BuyerPresence.INTERNET,
                Optional.empty(),
                "backoffice 0.1");
    }

    public static NfeSaleLine mugs() {
        return NfeSaleLine.of("MUG-01", "Caneca de cerâmica", "69120000", Quantity.of(2, Unit.UN), price("39.90"));
    }

    public static NfeSaleLine ribbon() {
        return NfeSaleLine.of(
                "FITA-<10>&CIA",
                "Fita \"larga\" 10 m & 'laço' <azul>",
                "58063200",
                Quantity.parse("1.255", Unit.M),
                price("3.3333333333"));
    }

    public static NfeSale sale(NfeSaleLine... lines) {
        return new NfeSale(
                blueShop(),
                ana(),
                List.of(lines),
                brl("10.01"),
                brl("5.00"),
                NfeAmount.ZERO,
                NfeTransport.of(FreightMode.BY_SENDER),
                List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, brl("88.99"))),
                Optional.of("1001"),
                Optional.of("Pedido 1001 do site"));
    }

    public static Nfe note(NfeEnvironment environment) {
        return NfeComposer.compose(
                        header(environment),
                        sale(mugs(), ribbon()),
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.empty())
                .value();
    }

    public static NfceSale receiptSale(NfeSaleLine... lines) {
        return NfceSale.of(blueShop(), List.of(lines), List.of(NfePayment.of(NfePaymentMethod.CASH, brl("100.00"))))
                .to(NfceConsumer.of(NfePartyId.of(ANA_CPF)));
    }

    public static Nfce receipt(NfeEnvironment environment) {
        NfeHeader note = header(environment);
        return NfeComposer.compose(
                        new NfeHeader(
                                "VENDA AO CONSUMIDOR",
                                note.series(),
                                note.number(),
                                note.controlCode(),
                                note.issuedAt(),
                                NfeEmission.NORMAL,
                                environment,
                                BuyerPresence.IN_PERSON,
                                Optional.empty(),
                                note.software()),
                        receiptSale(mugs(), ribbon()),
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.empty())
                .value();
    }

    public static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }

    public static UnitPrice price(String amount) {
        return UnitPrice.parse("BRL " + amount);
    }
}
