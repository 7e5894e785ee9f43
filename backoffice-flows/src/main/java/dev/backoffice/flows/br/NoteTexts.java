package dev.backoffice.flows.br;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeTotals;
import dev.backoffice.fiscal.br.nfe.tax.IcmsGroup;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PartOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.Money;

/** What a note tells its reader ({@code infCpl}, {@code infAdProd}), by dated texts that a host can lay its own over. */
final class NoteTexts {
    private static final int INFORMATION = 5000;
    private static final int ITEM_INFORMATION = 500;

    private final ReferenceTables texts;

    private NoteTexts(ReferenceTables texts) {
        this.texts = texts;
    }

    /** The texts of the library. */
    static NoteTexts shipped() {
        return new NoteTexts(ReferenceTables.of(
                ReferenceTable.read(Brazil.NOTE_TEXTS, NoteTexts.class.getResourceAsStream("note_texts.tsv"))));
    }

    /** The same with a host's rows before them. */
    NoteTexts with(ReferenceTable own) {
        return new NoteTexts(texts.with(own));
    }

    /** Of an item that is given along with what is sold. */
    String given(LocalDate date) {
        return LayoutText.fit(text("given", date, Map.of()), ITEM_INFORMATION);
    }

    /** Of an item that is a component of a kit. */
    String component(Sku kit, LocalDate date) {
        return LayoutText.fit(text("component", date, Map.of("kit", LayoutText.latin(kit.value()))), ITEM_INFORMATION);
    }

    /** Of the whole note: what the law wants said first, then what order it is for. */
    Optional<String> of(Explained<Nfe> composed, OrderView order) {
        Nfe note = composed.value();
        LocalDate date = note.header().issuedAt().toLocalDate();
        List<String> told = new ArrayList<>();
        if (note.issuer().regime().usesCsosn()) {
            told.add(text("simples", date, Map.of()));
        }
        credit(note).ifPresent(values -> told.add(text("simples-credit", date, values)));
        destination(note).ifPresent(values -> told.add(text("destination", date, values)));
        estimate(composed).ifPresent(values -> told.add(text("approximate-taxes", date, values)));
        order(order, date, told);
        String whole = LayoutText.fit(String.join(" ", told), INFORMATION);
        return Optional.of(whole).filter(text -> !text.isEmpty());
    }

    /** What the buyer may take as credit; every line of a note has the same rate. */
    private static Optional<Map<String, String>> credit(Nfe note) {
        List<IcmsGroup.SimplesCredit> credits = note.items().stream()
                .map(item -> item.taxation().icms())
                .filter(IcmsGroup.SimplesWithCredit.class::isInstance)
                .map(group -> ((IcmsGroup.SimplesWithCredit) group).credit())
                .toList();
        return credits.stream()
                .map(IcmsGroup.SimplesCredit::amount)
                .reduce(Money::plus)
                .filter(Money::isPositive)
                .map(amount -> Map.of(
                        "amount", reais(amount), "rate", decimal(credits.get(0).rate())));
    }

    private static Optional<Map<String, String>> destination(Nfe note) {
        NfeTotals totals = note.totals();
        if (totals.icmsDestination().plus(totals.fcpDestination()).isZero()) {
            return Optional.empty();
        }
        return Optional.of(Map.of(
                "state",
                note.handover()
                        .destination(
                                note.issuer().address().uf(),
                                note.recipient().address().uf())
                        .name(),
                "difal",
                reais(totals.icmsDestination()),
                "fund",
                reais(totals.fcpDestination())));
    }

    /** Only from a host's table, whose name the law wants told. */
    private static Optional<Map<String, String>> estimate(Explained<Nfe> composed) {
        return composed.value()
                .totals()
                .approximateTaxes()
                .map(amount -> Map.of("amount", reais(amount), "source", source(composed.reasons())));
    }

    private static String source(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.code().equals("approximate.amount"))
                .map(Reason::source)
                .distinct()
                .reduce((one, other) -> one + ", " + other)
                .map(LayoutText::latin)
                .orElse("");
    }

    private void order(OrderView order, LocalDate date, List<String> told) {
        OrderTerms terms = order.terms();
        told.add(text(
                "order",
                date,
                Map.of("order", LayoutText.latin(terms.channelOrder()), "channel", LayoutText.latin(terms.channel()))));
        terms.buyerOrder()
                .filter(Predicate.not(NoteTexts::fitsItem))
                .ifPresent(number -> told.add(text("buyer-order", date, Map.of("number", LayoutText.latin(number)))));
        order.partOf().ifPresent(part -> told.add(text("part", date, part(part))));
    }

    private static Map<String, String> part(PartOf part) {
        return Map.of(
                "part", Integer.toString(part.number()), "order", part.mother().toString());
    }

    /** Whether a number of the buyer's order fits into the field that each item has for it ({@code xPed}). */
    static boolean fitsItem(String number) {
        return number.length() <= 15 && number.equals(LayoutText.latin(number));
    }

    private String text(String key, LocalDate date, Map<String, String> values) {
        String text = texts.get(Brazil.NOTE_TEXTS, key, date).text("text");
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static String reais(Money amount) {
        return decimal(amount.getAmount());
    }

    private static String decimal(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
