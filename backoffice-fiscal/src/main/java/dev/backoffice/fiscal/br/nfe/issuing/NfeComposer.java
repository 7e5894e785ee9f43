package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.fiscal.br.nfe.Nfce;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeItem;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.TaxableUnit;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.tax.BuyerUse;
import dev.backoffice.fiscal.br.nfe.tax.DecidedItem;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxFacts;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.fiscal.br.operation.LegalText;
import dev.backoffice.fiscal.br.operation.LegalTexts;
import dev.backoffice.fiscal.br.operation.TaxTexts;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Makes a note of a sale: shares freight, discount and other charges over the items that are sold, so that the totals are exact
 * sums, and asks the tax rule about each. Stateless and thread-safe.
 */
public final class NfeComposer {
    private static final String INFORMATION = "infCpl";

    private NfeComposer() {}

    /**
     * The note and the reasons of its taxes, item by item.
     *
     * @param technicalContact who answers for the issuing software; empty where the state does not ask for it
     * @throws InvalidInput {@code nfe.discount-too-large}, and what {@link NfeItem} and {@link Nfe} refuse
     */
    public static Explained<Nfe> compose(
            NfeHeader header, NfeSale sale, SaleTaxRule taxes, Optional<NfeTechnicalContact> technicalContact) {
        return compose(header, sale, taxes, technicalContact, Optional.empty());
    }

    /**
     * The note, which says the sentences that its taxes ask for and then what the seller tells; the reasons of the taxes, item by
     * item, and of the sentences.
     *
     * @param header what identifies it
     * @param sale what is sold
     * @param taxes decides the taxes of each line
     * @param technicalContact who answers for the issuing software; empty where the state does not ask for it
     * @param texts the sentences of the law; empty to say nothing but what the seller tells
     * @throws InvalidInput {@code nfe.discount-too-large}, {@code nfe.text-length} when sentences and text together are longer
     *     than {@code infCpl} may be, and what {@link NfeItem} and {@link Nfe} refuse
     * @throws dev.backoffice.core.error.RuleViolation {@code legal-text.too-long} naming the sentence that does not fit
     */
    public static Explained<Nfe> compose(
            NfeHeader header,
            NfeSale sale,
            SaleTaxRule taxes,
            Optional<NfeTechnicalContact> technicalContact,
            Optional<LegalTexts> texts) {
        Uf from = sale.issuer().address().uf();
        Goods goods = new Goods(
                sale.issuer(),
                sale.handover().destination(from, sale.recipient().address().uf()),
                sale.recipient().taxpayer(),
                sale.use(),
                sale.lines(),
                sale.freight(),
                sale.discount(),
                sale.other(),
                sale.insurance(),
                sale.buyerOrder(),
                sale.sellerCodes());
        List<Reason> reasons = new ArrayList<>();
        List<LineTaxes> decided = new ArrayList<>();
        List<NfeItem> items = items(header, goods, taxes, reasons, decided);
        Optional<String> information = information(header, goods, sale.information(), texts, decided, reasons);
        return new Explained<>(
                new Nfe(
                        header,
                        sale.issuer(),
                        sale.recipient(),
                        items,
                        sale.transport(),
                        sale.payments(),
                        information,
                        technicalContact,
                        sale.use(),
                        sale.handover(),
                        sale.billing(),
                        sale.references(),
                        sale.additions()),
                reasons);
    }

    /**
     * The receipt and the reasons of its taxes, item by item.
     *
     * @param header what identifies it
     * @param sale what is sold
     * @param taxes decides the taxes of each line
     * @param technicalContact who answers for the issuing software; empty where the state does not ask for it
     * @throws InvalidInput {@code nfe.discount-too-large}, and what {@link NfeItem} and {@link Nfce} refuse
     */
    public static Explained<Nfce> compose(
            NfeHeader header, NfceSale sale, SaleTaxRule taxes, Optional<NfeTechnicalContact> technicalContact) {
        return compose(header, sale, taxes, technicalContact, Optional.empty());
    }

    /**
     * The receipt, which says the sentences that its taxes ask for and then what the seller tells; the reasons of the taxes, item
     * by item, and of the sentences.
     *
     * @param header what identifies it
     * @param sale what is sold
     * @param taxes decides the taxes of each line
     * @param technicalContact who answers for the issuing software; empty where the state does not ask for it
     * @param texts the sentences of the law; empty to say nothing but what the seller tells
     * @throws InvalidInput {@code nfe.discount-too-large}, {@code nfe.text-length} when sentences and text together are longer
     *     than {@code infCpl} may be, and what {@link NfeItem} and {@link Nfce} refuse
     * @throws dev.backoffice.core.error.RuleViolation {@code legal-text.too-long} naming the sentence that does not fit
     */
    public static Explained<Nfce> compose(
            NfeHeader header,
            NfceSale sale,
            SaleTaxRule taxes,
            Optional<NfeTechnicalContact> technicalContact,
            Optional<LegalTexts> texts) {
        Goods goods = new Goods(
                sale.issuer(),
                sale.issuer().address().uf(),
                NfeTaxpayer.none(),
                BuyerUse.CONSUMPTION,
                sale.lines(),
                sale.freight(),
                sale.discount(),
                sale.other(),
                NfeAmount.ZERO,
                Optional.empty(),
                sale.sellerCodes());
        List<Reason> reasons = new ArrayList<>();
        List<LineTaxes> decided = new ArrayList<>();
        List<NfeItem> items = items(header, goods, taxes, reasons, decided);
        Optional<String> information = information(header, goods, sale.information(), texts, decided, reasons);
        return new Explained<>(
                new Nfce(
                        header,
                        sale.issuer(),
                        sale.consumer(),
                        items,
                        sale.transport(),
                        sale.payments(),
                        information,
                        technicalContact,
                        sale.additions()),
                reasons);
    }

    /** What notes and receipts have in common. */
    private record Goods(
            NfeIssuer issuer,
            Uf to,
            NfeTaxpayer taxpayer,
            BuyerUse use,
            List<NfeSaleLine> lines,
            Money freight,
            Money discount,
            Money other,
            Money insurance,
            Optional<String> buyerOrder,
            Classification sellerCodes) {}

    /** The sentences of the law first; what the seller tells is never dropped or cut. */
    private static Optional<String> information(
            NfeHeader header,
            Goods goods,
            Optional<String> own,
            Optional<LegalTexts> texts,
            List<LineTaxes> decided,
            List<Reason> reasons) {
        if (texts.isEmpty()) {
            return own;
        }
        List<LegalText> asked = TaxTexts.of(goods.issuer().regime(), goods.to().name(), NfeAmount.REAL, decided);
        Explained<String> law = texts.get().write(header.issuedAt().toLocalDate(), asked);
        reasons.addAll(law.reasons());
        if (law.value().isEmpty()) {
            return own;
        }
        String all = own.map(text -> law.value() + " " + text).orElse(law.value());
        return Optional.of(NfeText.require(INFORMATION, all, 1, LegalTexts.MAX_LENGTH));
    }

    private static List<NfeItem> items(
            NfeHeader header, Goods goods, SaleTaxRule taxes, List<Reason> reasons, List<LineTaxes> decided) {
        List<NfeSaleLine> lines = goods.lines();
        Shares shares = Shares.of(goods);
        List<NfeItem> items = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            NfeSaleLine line = lines.get(i);
            Money gross = line.gross();
            Money discount = line.discount().plus(shares.discounts().get(i));
            Money freight = line.freight().plus(shares.freights().get(i));
            Money other = line.other().plus(shares.others().get(i));
            Optional<TaxableUnit> taxable = TaxableUnit.of(line.codes(), line.quantity(), gross, line.code());
            Money insurance = shares.insurances().get(i);
            Explained<DecidedItem> taxation = taxes.decide(new SaleTaxFacts(
                    header.issuedAt().toLocalDate(),
                    goods.issuer().regime(),
                    goods.issuer().address().uf(),
                    goods.to(),
                    goods.taxpayer(),
                    goods.use(),
                    line.kind(),
                    line.ncm(),
                    line.cest(),
                    line.supply(),
                    line.origin(),
                    line.withheldBefore(),
                    gross,
                    discount,
                    freight,
                    other.plus(insurance),
                    goods.sellerCodes(),
                    line.codes(),
                    taxable.map(TaxableUnit::quantity)
                            .or(() -> Optional.of(line.quantity().value()).filter(sold -> sold.signum() > 0))));
            taxation.value().taxes().ifPresent(decided::add);
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
                    gross,
                    freight,
                    insurance,
                    discount,
                    other,
                    goods.buyerOrder(),
                    line.buyerOrderItem(),
                    line.information(),
                    line.kind(),
                    taxation.value().taxation(),
                    line.additions(),
                    taxable));
        }
        return items;
    }

    /** What belongs to the whole sale, as a share of each line; what is given along with what is sold has no share in it. */
    private record Shares(List<Money> discounts, List<Money> freights, List<Money> others, List<Money> insurances) {
        /** What is left of each line after its own discount bears the discount of the sale, so no line goes below zero. */
        static Shares of(Goods sale) {
            List<NfeSaleLine> lines = sale.lines();
            List<Money> net = lines.stream().map(Shares::net).toList();
            List<Money> gross = lines.stream().map(NfeSaleLine::gross).toList();
            boolean sells = lines.stream().anyMatch(line -> line.kind() == SaleKind.SALE);
            List<Boolean> bears = lines.stream()
                    .map(line -> !sells || line.kind() == SaleKind.SALE)
                    .toList();
            return new Shares(
                    discounts(sale.discount(), net, bears),
                    share(sale.freight(), gross, bears),
                    share(sale.other(), gross, bears),
                    share(sale.insurance(), gross, bears));
        }

        private static Money net(NfeSaleLine line) {
            if (line.discount().isGreaterThan(line.gross())) {
                throw InvalidInput.of("nfe.discount-too-large", "item", line.code());
            }
            return line.gross().minus(line.discount());
        }

        private static List<Money> discounts(Money whole, List<Money> net, List<Boolean> bears) {
            Money room = NfeAmount.ZERO;
            for (int i = 0; i < net.size(); i++) {
                room = bears.get(i) ? room.plus(net.get(i)) : room;
            }
            if (whole.isGreaterThan(room)) {
                throw InvalidInput.of("nfe.discount-too-large", "item", "");
            }
            return share(whole, net, bears);
        }

        private static List<Money> share(Money whole, List<Money> amounts, List<Boolean> bears) {
            List<BigDecimal> weights = new ArrayList<>(amounts.size());
            for (int i = 0; i < amounts.size(); i++) {
                weights.add(bears.get(i) ? amounts.get(i).getAmount() : BigDecimal.ZERO);
            }
            boolean free = weights.stream().allMatch(weight -> weight.signum() == 0);
            // Goods without a price bear equal shares: they have no other measure.
            return Allocation.byWeights(
                    whole,
                    free
                            ? bears.stream()
                                    .map(each -> each ? BigDecimal.ONE : BigDecimal.ZERO)
                                    .toList()
                            : weights);
        }
    }
}
