package dev.backoffice.finance.charge;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** The money that arrived, as rows that are written once. Schema 1: the fields of {@link ReceivedMoney}. */
final class MoneyRows implements Codec<ReceivedMoney> {
    static final String KIND = "received-money";
    static final String BY_REFERENCE = "reference";

    private static final MoneyRows CODEC = new MoneyRows();

    private MoneyRows() {}

    static Optional<ReceivedMoney> find(Session session, MoneyId id) {
        return session.documents().find(KIND, id.toString()).map(MoneyRows::read);
    }

    static void insert(Session session, ReceivedMoney money) {
        session.documents()
                .insert(new StoredDocument(
                        KIND,
                        money.id().toString(),
                        1,
                        CODEC.schema(),
                        CODEC.write(money),
                        Map.of(BY_REFERENCE, money.reference())));
    }

    static List<ReceivedMoney> of(Session session, String reference) {
        return session
                .documents()
                .list(DocumentQuery.all(KIND).where(BY_REFERENCE, reference).limit(10_000))
                .stream()
                .map(MoneyRows::read)
                .toList();
    }

    static ReceivedMoney read(StoredDocument document) {
        return CODEC.readStored(document.body(), document.schema());
    }

    static MoneyRows codec() {
        return CODEC;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(ReceivedMoney money) {
        return Doc.fields()
                .put("id", money.id().toString())
                .put("reference", money.reference())
                .put("charge", money.charge(), charge -> Doc.of(charge.toString()))
                .put("method", Forms.name(money.method()))
                .put("amount", money.amount().toString())
                .put("captured", money.captured().toString())
                .put("credit", money.credit(), credit -> Doc.of(credit.toString()))
                .put("at", money.at())
                .put("recordedAt", money.recordedAt())
                .build();
    }

    @Override
    public ReceivedMoney read(Doc doc, int schema) {
        return new ReceivedMoney(
                MoneyId.parse(doc.text("id")),
                doc.text("reference"),
                doc.find("charge").map(text -> ChargeId.parse(text.asText())),
                Forms.constant(ChargeMethod.class, doc.text("method")),
                Money.parse(doc.text("amount")),
                Money.parse(doc.text("captured")),
                doc.find("credit").map(text -> CreditId.parse(text.asText())),
                doc.instant("at"),
                doc.instant("recordedAt"));
    }
}
