package dev.backoffice.flows.br;

import static dev.backoffice.inventory.order.PaymentMethod.MARKETPLACE;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeDraft;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFormat;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeSale;
import dev.backoffice.fiscal.br.nfe.NfeSaleLine;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.flows.ordertocash.SaleNote;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.catalog.Item;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.BuyerKind;
import dev.backoffice.inventory.order.BuyerPurpose;
import dev.backoffice.inventory.order.FreightTerms;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The NF-e (model 55) of an order: who sells, who buys, what, for how much and how it is paid.
 *
 * <p>Texts that are longer than the layout allows are cut, and blanks are made single; a text with characters outside Latin-1
 * is refused by name of its field.
 */
final class NfeOfOrder implements SaleNote {
    private static final int NAME = 60;
    private static final int ITEM_NAME = 120;
    private static final int BUYER_ORDER = 15;
    private static final int REASON = 255;
    private static final String EXEMPT = "ISENTO";

    private final Catalog catalog;
    private final NfeEnvironment environment;

    NfeOfOrder(Catalog catalog, NfeEnvironment environment) {
        this.catalog = catalog;
        this.environment = environment;
    }

    @Override
    public String model() {
        return NfeFormat.MODEL;
    }

    @Override
    public List<WaitReason> obstacles(OrderView order, Optional<Buyer> buyer, Establishment issuer) {
        List<WaitReason> found = new ArrayList<>();
        if (order.terms().buyerKind() == BuyerKind.FOREIGN) {
            found.add(WaitReason.foreignBuyer());
        }
        if (order.terms().buyerPurpose() != BuyerPurpose.CONSUMPTION || registered(buyer)) {
            found.add(WaitReason.businessBuyer());
        }
        if (regime(issuer) != TaxRegime.SIMPLES) {
            found.add(WaitReason.of(
                    "order.issuer-regime", "Establishment " + issuer.site() + " is not in the Simples Nacional."));
        }
        String state = order.terms().destination().state();
        if (!state.equals(issuer.address().region())) {
            found.add(WaitReason.outOfState(issuer.address().region(), state));
        }
        if (order.terms().payments().stream().anyMatch(payment -> payment.method() == MARKETPLACE)) {
            found.add(
                    WaitReason.of("order.marketplace", "A marketplace collects the money: its note is not known yet."));
        }
        return found;
    }

    /** A buyer with a number at the state's tax office is a taxpayer of ICMS and needs another note. */
    private static boolean registered(Optional<Buyer> buyer) {
        return buyer.flatMap(Buyer::stateRegistration)
                .filter(number -> !number.equals(EXEMPT))
                .isPresent();
    }

    @Override
    public Doc content(CallContext context, OrderView order, Optional<Buyer> buyer, Establishment issuer) {
        Buyer known = buyer.orElseThrow(
                () -> RuleViolation.of("flow.buyer-erased", "order", order.id().toString()));
        return NfeDraft.of(sale(context, order, known, issuer), whole(issuer, "nfe.series"))
                .startingAt(whole(issuer, "nfe.next-number"))
                .in(environment)
                .content();
    }

    @Override
    public String cancellationReason(String why) {
        return fit("Pedido cancelado: " + why.replaceAll("[^ -~\\u00a1-\\u00ff]", "?"), REASON);
    }

    private static int whole(Establishment site, String registration) {
        String text = site.registration(registration);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notWhole) {
            throw InvalidInput.of("flow.registration-invalid", "site", site.site(), "registration", registration);
        }
    }

    private NfeSale sale(CallContext context, OrderView order, Buyer buyer, Establishment issuer) {
        List<NfeSaleLine> lines = new ArrayList<>();
        for (OrderGoods goods : order.goods()) {
            lines.add(line(catalog.view(context, goods.sku()), goods));
        }
        return new NfeSale(
                issuer(issuer),
                recipient(buyer),
                lines,
                order.terms().freight(),
                order.terms().discount(),
                order.terms().otherCharges(),
                NfeTransport.of(mode(order.terms().freightTerms())),
                order.terms().payments().stream().map(NfeOfOrder::payment).toList(),
                Optional.of(fit(
                                order.terms().channelOrder(),
                                order.terms().channelOrder().length()))
                        .filter(number -> number.length() <= BUYER_ORDER),
                Optional.empty());
    }

    private static NfeIssuer issuer(Establishment site) {
        var address = site.address();
        Uf uf = Uf.parse(address.region());
        return new NfeIssuer(
                Cnpj.parse(site.registration("cnpj")),
                fit(site.name(), NAME),
                Optional.of(fit(site.tradeName(), NAME)).filter(name -> !name.isEmpty()),
                new NfeAddress(
                        fit(address.street(), NAME),
                        fit(address.number(), NAME),
                        Optional.of(fit(address.complement(), NAME)).filter(text -> !text.isEmpty()),
                        fit(address.district(), NAME),
                        MunicipalityCode.parse(address.cityCode()),
                        fit(address.city(), NAME),
                        Cep.parse(address.postalCode()),
                        Optional.empty()),
                StateRegistration.of(uf, site.registration("ie")),
                regime(site));
    }

    private static TaxRegime regime(Establishment site) {
        int crt = whole(site, "crt");
        for (TaxRegime regime : TaxRegime.values()) {
            if (regime.code() == crt) {
                return regime;
            }
        }
        throw InvalidInput.of("flow.registration-invalid", "site", site.site(), "registration", "crt");
    }

    private static NfeRecipient recipient(Buyer buyer) {
        BuyerAddress address = buyer.shipTo();
        String document = buyer.document()
                .orElseThrow(() -> InvalidInput.of(
                        "flow.buyer-document-missing", "kind", buyer.kind().name()));
        NfePartyId id = buyer.kind() == BuyerKind.PERSON
                ? NfePartyId.of(Cpf.parse(document))
                : NfePartyId.of(Cnpj.parse(document));
        return new NfeRecipient(
                id,
                fit(buyer.name(), NAME),
                new NfeAddress(
                        fit(address.street(), NAME),
                        fit(address.number(), NAME),
                        address.complement().map(text -> fit(text, NAME)).filter(text -> !text.isEmpty()),
                        fit(address.district().orElse(""), NAME),
                        MunicipalityCode.parse(address.cityCode().orElse("")),
                        fit(address.city().orElse(""), NAME),
                        Cep.parse(address.postalCode()),
                        Optional.empty()),
                // an address the layout cannot carry is left out: the note reaches the buyer by other ways too
                buyer.email().filter(text -> text.matches("[!-~]{1," + NAME + "}")));
    }

    private static NfeSaleLine line(Item item, OrderGoods goods) {
        return new NfeSaleLine(
                item.sku().value(),
                item.gtin().map(Gtin::parse),
                fit(item.name(), ITEM_NAME),
                item.ncm(),
                Optional.empty(),
                GoodsOrigin.of(item.origin()),
                GoodsSupply.RESALE,
                false,
                goods.quantity(),
                goods.unitPrice(),
                goods.lineDiscount());
    }

    private static FreightMode mode(FreightTerms terms) {
        return switch (terms) {
            case SENDER -> FreightMode.BY_SENDER;
            case RECIPIENT -> FreightMode.BY_RECIPIENT;
            case THIRD_PARTY -> FreightMode.BY_THIRD_PARTY;
            case OWN_SENDER -> FreightMode.OWN_BY_SENDER;
            case OWN_RECIPIENT -> FreightMode.OWN_BY_RECIPIENT;
            case NONE -> FreightMode.NONE;
        };
    }

    private static NfePayment payment(Payment payment) {
        return switch (payment.method()) {
            case PIX -> NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, payment.amount());
            case BOLETO -> NfePayment.of(NfePaymentMethod.BOLETO, payment.amount());
            case CARD -> NfePayment.of(NfePaymentMethod.CREDIT_CARD, payment.amount());
            case STORE_CREDIT -> NfePayment.of(NfePaymentMethod.STORE_CREDIT, payment.amount());
            case CASH -> NfePayment.of(NfePaymentMethod.CASH, payment.amount());
            case TRANSFER -> NfePayment.of(NfePaymentMethod.BANK_TRANSFER, payment.amount());
            case MARKETPLACE ->
                new NfePayment(NfePaymentMethod.OTHER, Optional.of("Recebido pelo marketplace"), payment.amount());
        };
    }

    /** The text with single blanks, cut to the length the layout allows. */
    private static String fit(String text, int longest) {
        String single = text.replaceAll("[\\s\\u00a0]+", " ").strip();
        return single.length() <= longest
                ? single
                : single.substring(0, longest).strip();
    }
}
