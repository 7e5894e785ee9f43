package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Makes a note of a sale: shares freight, discount and other charges over the items, so that the totals are exact sums, and
 * asks the tax rule about each. Stateless and thread-safe.
 */
public final class NfeComposer {
    private NfeComposer() {}

    /**
     * The note and the reasons of its taxes, item by item.
     *
     * @param technicalContact who answers for the issuing software; empty where the state does not ask for it
     * @throws InvalidInput {@code nfe.discount-too-large}, and what {@link NfeItem} and {@link Nfe} refuse
     */
    public static Explained<Nfe> compose(
            NfeHeader header, NfeSale sale, SaleTaxRule taxes, Optional<NfeTechnicalContact> technicalContact) {
        List<NfeSaleLine> lines = sale.lines();
        // What is left of each line after its own discount bears the discount of the sale, so no line goes below zero.
        List<Money> net = new ArrayList<>(lines.size());
        for (NfeSaleLine line : lines) {
            if (line.discount().isGreaterThan(line.gross())) {
                throw InvalidInput.of("nfe.discount-too-large", "item", line.code());
            }
            net.add(line.gross().minus(line.discount()));
        }
        if (sale.discount().isGreaterThan(Money.total(NfeAmount.REAL, net))) {
            throw InvalidInput.of("nfe.discount-too-large", "item", "");
        }
        List<Money> discounts = share(sale.discount(), net);
        List<Money> gross = lines.stream().map(NfeSaleLine::gross).toList();
        List<Money> freights = share(sale.freight(), gross);
        List<Money> others = share(sale.other(), gross);
        List<NfeItem> items = new ArrayList<>(lines.size());
        List<Reason> reasons = new ArrayList<>();
        Uf from = sale.issuer().address().uf();
        Uf to = sale.handover().destination(from, sale.recipient().address().uf());
        for (int i = 0; i < lines.size(); i++) {
            NfeSaleLine line = lines.get(i);
            Money discount = line.discount().plus(discounts.get(i));
            Money freight = line.freight().plus(freights.get(i));
            Money other = line.other().plus(others.get(i));
            Explained<ItemTaxation> taxation = taxes.determine(new SaleTaxFacts(
                    header.issuedAt().toLocalDate(),
                    sale.issuer().regime(),
                    from,
                    to,
                    sale.recipient().taxpayer(),
                    sale.use(),
                    line.kind(),
                    line.ncm(),
                    line.cest(),
                    line.supply(),
                    line.origin(),
                    line.withheldBefore(),
                    gross.get(i),
                    discount,
                    freight,
                    other,
                    sale.sellerCodes(),
                    line.codes()));
            int number = i + 1;
            taxation.reasons().forEach(reason -> reasons.add(reason.with("item", number)));
            items.add(new NfeItem(
                    line.code(),
                    line.gtin(),
                    line.description(),
                    line.ncm(),
                    line.cest(),
                    line.quantity(),
                    line.unitPrice(),
                    gross.get(i),
                    freight,
                    NfeAmount.ZERO,
                    discount,
                    other,
                    sale.buyerOrder(),
                    line.buyerOrderItem(),
                    line.information(),
                    line.kind(),
                    taxation.value()));
        }
        return new Explained<>(
                new Nfe(
                        header,
                        sale.issuer(),
                        sale.recipient(),
                        items,
                        sale.transport(),
                        sale.payments(),
                        sale.information(),
                        technicalContact,
                        sale.use(),
                        sale.handover(),
                        sale.billing(),
                        sale.references()),
                reasons);
    }

    private static List<Money> share(Money whole, List<Money> weights) {
        if (Money.total(NfeAmount.REAL, weights).isZero()) {
            // Free goods: the charge is shared equally, a gift has no other measure.
            return Allocation.equally(whole, weights.size());
        }
        return Allocation.byAmounts(whole, weights);
    }
}
