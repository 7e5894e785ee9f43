package dev.backoffice.finance.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Each kind of damage to stored receivables is found by the audit. */
class ReceivableAuditTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private final Store store = MemoryStore.create();
    private final Receivables receivables = new Receivables(TestCommands.over(store, SettableClock.at(NOON)));

    @Test
    void more_settled_than_owed_is_found() {
        plant(1, "10.00", new ReceivableStatus.Settled(), paid("10.01", "10.01"));

        assertThat(laws()).containsExactly("receivable.adds-up");
    }

    @Test
    void a_payment_that_took_more_than_was_paid_is_found() {
        plant(1, "10.00", new ReceivableStatus.PartlySettled(), paid("1.00", "2.00"));

        assertThat(laws()).containsExactly("receivable.adds-up");
    }

    @Test
    void a_status_that_does_not_fit_is_found() {
        plant(1, "10.00", new ReceivableStatus.Settled(), paid("1.00", "1.00"));

        assertThat(laws()).containsExactly("receivable.status-fits-amounts");
    }

    @Test
    void an_instalment_that_is_lost_is_found() {
        plant(2, "10.00", new ReceivableStatus.Open());

        assertThat(receivables.audit(MARIA).findings())
                .extracting(Finding::text)
                .containsExactly("the instalments sum to BRL 5.00, the total is BRL 10.00");
    }

    @Test
    void a_receivable_that_cannot_be_read_is_found() {
        insert("broken", Doc.fields().put("id", "broken").build());

        assertThat(laws()).containsExactly("receivable.readable");
    }

    private List<String> laws() {
        return receivables.audit(MARIA).findings().stream().map(Finding::law).toList();
    }

    private static Settlement paid(String paid, String applied) {
        return new Settlement(MoneyId.of("bank-341", "1"), brl(paid), brl(applied), NOON, Optional.empty());
    }

    private void plant(int installments, String total, ReceivableStatus status, Settlement... settlements) {
        ReceivableTerms terms = new ReceivableTerms(
                "order/1",
                "s",
                Debtor.of(Debtor.Kind.BUYER, "party-1"),
                1,
                installments,
                brl(total),
                brl(total).dividedBy(installments, java.math.RoundingMode.UNNECESSARY),
                brl("0.00"),
                LocalDate.of(2026, 12, 24),
                Optional.empty());
        ReceivableId id = ReceivableId.of(MARIA.tenant(), "order/1", "s", 1);
        insert(
                id.toString(),
                ReceivableCodec.CODEC.write(
                        new Receivable(id, terms, status, List.of(settlements), brl("0.00"), brl("0.00"))));
    }

    private void insert(String id, Doc body) {
        store.execute(MARIA, session -> {
            session.documents().insert(new StoredDocument("receivable", id, 1, 2, body, Map.of()));
            return true;
        });
    }

    private static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }
}
