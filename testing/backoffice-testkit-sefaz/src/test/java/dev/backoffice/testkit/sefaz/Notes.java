package dev.backoffice.testkit.sefaz;

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
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSaleLine;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Notes of a made-up shop. */
final class Notes {
    private static final CurrencyUnit REAIS = CurrencyUnit.of("BRL");

    private Notes() {}

    /** Of this number of series 1. */
    static Nfe numbered(int number) {
        NfeSaleLine line = NfeSaleLine.of(
                "ITEM-1", "Caneca", "69120000", Quantity.of(2, Unit.UN), UnitPrice.parse("39.90", REAIS));
        return NfeComposer.compose(
                        new NfeHeader(
                                "VENDA DE MERCADORIA",
                                1,
                                number,
                                48213097,
                                OffsetDateTime.parse("2026-11-24T10:15:30-03:00"),
                                NfeEmission.NORMAL,
                                NfeEnvironment.PRODUCTION,
                                BuyerPresence.INTERNET,
                                Optional.empty(),
                                "backoffice 0.1"),
                        NfeSale.of(
                                new NfeIssuer(
                                        Cnpj.parse("99000012000183"),
                                        "LOJA AZUL SINTETICA LTDA",
                                        Optional.empty(),
                                        address("Rua das Amostras", "3550308", "Sao Paulo"),
                                        StateRegistration.of(Uf.SP, "110042490114"),
                                        TaxRegime.SIMPLES),
                                NfeRecipient.of(
                                        NfePartyId.of(Cpf.parse("99900001230")),
                                        "Ana Exemplo",
                                        address("Avenida Modelo", "3509502", "Campinas")),
                                List.of(line),
                                Money.zero(REAIS),
                                NfeTransport.of(FreightMode.BY_SENDER),
                                List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, line.gross()))),
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.empty())
                .value();
    }

    private static NfeAddress address(String street, String city, String name) {
        return NfeAddress.of(street, "100", "Centro", MunicipalityCode.of(city), name, Cep.of("01001000"));
    }
}
