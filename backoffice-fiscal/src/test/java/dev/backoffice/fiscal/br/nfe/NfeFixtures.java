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
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.simples.SimplesSaleTaxes;
import java.time.OffsetDateTime;
import java.util.List;
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
                        header(environment), sale(mugs(), ribbon()), new SimplesSaleTaxes(), Optional.empty())
                .value();
    }

    public static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }

    public static UnitPrice price(String amount) {
        return UnitPrice.parse("BRL " + amount);
    }
}
