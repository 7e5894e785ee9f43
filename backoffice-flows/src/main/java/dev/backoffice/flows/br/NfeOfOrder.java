package dev.backoffice.flows.br;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeControlCode;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeDraft;
import dev.backoffice.fiscal.br.nfe.issuing.NfeFormat;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.tax.BuyerUse;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.flows.ordertocash.SaleNote;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerKind;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.joda.money.Money;

/**
 * The NF-e (model 55) of an order: who sells, who buys, what, for how much, how it is paid and carried.
 *
 * <p>A note is composed on trial before it is drafted, so that what no tax rule covers and what the authority would reject is
 * known before a number is taken. Texts that are longer than the layout allows are cut, and blanks are made single; a text with
 * characters outside Latin-1 is refused by name of its field.
 */
final class NfeOfOrder implements SaleNote {
    /** Name and version of the issuing software, as notes tell it ({@code verProc}). */
    static final String SOFTWARE = "backoffice-java 0.1";

    private static final int REASON = 255;

    /** Denied before (205, 301 to 303), voided (206), used by another note (539). */
    private static final Set<String> NUMBER_SPENT = Set.of("205", "206", "301", "302", "303", "539");

    private final SaleTaxRule taxes;
    private final FreeGoods freeGoods;
    private final NfeEnvironment environment;
    private final InstantSource clock;
    private final NoteTexts texts;
    private final NoteLines lines;
    private final NoteTransport transport;

    /** Notes by a country's rules of items of a catalog. */
    NfeOfOrder(Brazil country, Catalog catalog, InstantSource clock) {
        this.taxes = country.taxes();
        this.freeGoods = country.freeGoods();
        this.environment = country.environment();
        this.clock = clock;
        this.texts = country.texts();
        this.lines = new NoteLines(catalog, country.fiscalCatalog(), texts);
        this.transport = new NoteTransport(catalog, country.carriers());
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
        } else if (buyer.flatMap(Buyer::billTo)
                .filter(Predicate.not(NoteParties::complete))
                .isPresent()) {
            found.add(WaitReason.of(
                    WaitReason.ADDRESS_INCOMPLETE,
                    "District or city of the buyer's own address is missing or unknown."));
        }
        if (NoteMarketplace.unnamed(order.terms())) {
            found.add(WaitReason.of(
                    "order.intermediary-missing",
                    "The CNPJ of the marketplace or the seller's account there is missing: the note has to"
                            + " name both."));
        }
        if (freeGoods == FreeGoods.OWN_NOTE && NoteLines.mixed(order)) {
            found.add(WaitReason.of(
                    "order.free-goods-apart",
                    "What is given along needs a note of its own: split the order into what is sold and what"
                            + " is given."));
        }
        return found;
    }

    @Override
    public Doc content(CallContext context, OrderView order, Optional<Buyer> buyer, Establishment issuer) {
        Buyer known = buyer.orElseThrow(
                () -> RuleViolation.of("flow.buyer-erased", "order", order.id().toString()));
        Instant now = clock.instant();
        NfeDraft draft = draft(sale(context, order, known, issuer, issuer.dateOf(now)), order, issuer);
        Explained<Nfe> trial = NfeComposer.compose(header(draft, order, now), draft.sale(), taxes, Optional.empty());
        NfeXmlWriter.write(trial.value());
        return texts.of(trial, order)
                .map(text -> draft(draft.sale().informing(text), order, issuer))
                .orElse(draft)
                .content();
    }

    @Override
    public boolean spendsNumber(String rejection) {
        return NUMBER_SPENT.contains(rejection);
    }

    @Override
    public String cancellationReason(String why) {
        return LayoutText.fit("Pedido cancelado: " + LayoutText.latin(why), REASON);
    }

    private NfeDraft draft(NfeSale sale, OrderView order, Establishment issuer) {
        NfeDraft draft = NfeDraft.of(sale, whole(issuer, "nfe.series"))
                .startingAt(whole(issuer, "nfe.next-number"))
                .in(environment)
                .called(operation(order));
        return NoteMarketplace.of(order.terms()).map(draft::through).orElse(draft);
    }

    private static String operation(OrderView order) {
        if (NoteLines.sells(order)) {
            return "VENDA DE MERCADORIA";
        }
        return NoteLines.samples(order) ? "REMESSA DE AMOSTRA GRATIS" : "REMESSA EM BONIFICACAO, DOACAO OU BRINDE";
    }

    private static int whole(Establishment site, String registration) {
        String text = site.registration(registration);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notWhole) {
            throw InvalidInput.of("flow.registration-invalid", "site", site.site(), "registration", registration);
        }
    }

    private NfeSale sale(CallContext context, OrderView order, Buyer buyer, Establishment site, LocalDate date) {
        OrderTerms terms = order.terms();
        Money nothing = Money.zero(terms.currency());
        NfeIssuer issuer = NoteParties.issuer(site, date);
        NfeRecipient recipient = NoteParties.recipient(buyer);
        BuyerUse use = NoteParties.use(terms.buyerPurpose(), recipient);
        NfeSale sale = new NfeSale(
                        issuer,
                        recipient,
                        lines.of(context, order, date),
                        nothing,
                        nothing,
                        nothing,
                        transport.of(context, order),
                        NotePayments.of(terms),
                        terms.buyerOrder()
                                .or(() -> Optional.of(terms.channelOrder()))
                                .filter(NoteTexts::fitsItem)
                                .map(LayoutText::fit),
                        Optional.empty())
                .boughtFor(use)
                .handedOver(NoteParties.handover(terms.delivery(), buyer, use, issuer, recipient))
                .soldUnder(SaleFacts.seller(site, date));
        return NotePayments.billing(terms, date).map(sale::billed).orElse(sale);
    }

    /** The header of a trial: the real one has another number. */
    private static NfeHeader header(NfeDraft draft, OrderView order, Instant now) {
        return new NfeHeader(
                draft.operation(),
                draft.series(),
                draft.firstNumber(),
                NfeControlCode.derive(order.id().toString(), draft.firstNumber()),
                now.atZone(draft.sale().issuer().address().uf().zone()).toOffsetDateTime(),
                NfeEmission.NORMAL,
                draft.environment(),
                draft.presence(),
                draft.marketplace(),
                SOFTWARE);
    }
}
