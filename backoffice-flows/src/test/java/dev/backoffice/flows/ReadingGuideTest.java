package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeQuery;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.ledger.EntryQuery;
import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.finance.receivable.Receivable;
import dev.backoffice.finance.receivable.ReceivableQuery;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.NoteQuery;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.shipping.DeliveryPromise;
import dev.backoffice.inventory.shipping.PromiseQuery;
import dev.backoffice.inventory.shipping.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/reading.md, each run as it stands there. */
class ReadingGuideTest {
    private final CallContext maria = CallContext.of("blue-shop", "maria");
    private final Shop opened = Shop.open();
    private final Backoffice shop = opened.stocked(20).backoffice;

    private OrderId order(int number, Payment payment) {
        return opened.takenIn(ReceiveOrder.from("site", Integer.toString(number))
                .buyer(Shop.ana())
                .line("MUG-01", 1, "39.90")
                .paid(payment));
    }

    @Test
    void pages_and_their_tokens() {
        for (int i = 0; i < 3; i++) {
            order(1001 + i, Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PENDING));
        }
        // first begins
        ChargeQuery pending = ChargeQuery.all().status(ChargeStatus.Kind.PENDING);
        Page<Charge> first = shop.charges().list(maria, pending, PageRequest.first(2));
        Optional<String> next = first.next().map(PageToken::toString); // letters, digits, - and _: fit for an address
        // first ends
        assertThat(first.rows()).hasSize(2);
        // next begins
        Page<Charge> second =
                shop.charges().list(maria, pending, PageRequest.first(2).after(PageToken.parse(next.orElseThrow())));
        // next ends
        assertThat(second.rows()).hasSize(1);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void all_of_it() {
        order(
                1001,
                Payment.of(PaymentMethod.BOLETO, "39.90", PaymentStatus.ON_TERMS)
                        .due(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 23)));
        // all begins
        List<Receivable> owed = Page.all(
                500,
                page -> shop.receivables()
                        .list(
                                maria,
                                ReceivableQuery.open().due(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)),
                                page));
        // all ends
        assertThat(owed).hasSize(1);
    }

    @Test
    void screens() {
        Instant endOfShift = Instant.parse("2026-11-24T20:00:00Z");
        OrderId order = order(1001, Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PAID));
        // slack begins
        PromiseQuery atRisk = PromiseQuery.open().next(Stage.SEPARATE).until(endOfShift);
        List<DeliveryPromise> urgent =
                shop.promises().list(maria, atRisk, PageRequest.first(50)).rows();
        // slack ends
        assertThat(urgent).as("nothing is promised here").isEmpty();
        // entries begins
        EntryQuery stock = EntryQuery.all().account(AccountCode.of("1.1.3.01")).month(YearMonth.of(2026, 11));
        List<JournalEntry> entries =
                shop.ledger().list(maria, stock, PageRequest.first(100)).rows();
        EntryQuery ofOrder = EntryQuery.all().reference("order/" + order);
        // entries ends
        assertThat(entries).isNotEmpty();
        assertThat(shop.ledger().list(maria, ofOrder, PageRequest.first(100)).rows())
                .isNotEmpty();
        // notes begins
        NoteQuery refused = NoteQuery.all().site("SP1").status(DocumentStatus.Kind.REJECTED);
        Page<FiscalDocument> toMend = shop.notes().list(maria, refused, PageRequest.first(50));
        Page<RecordedEvent> story =
                shop.history(maria, AggregateRef.of("order", order.toString()), PageRequest.first(100));
        // notes ends
        assertThat(toMend.rows()).isEmpty();
        assertThat(story.rows()).isNotEmpty();
    }

    @Test
    void each_snippet_of_the_guide_stands_here() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/reading.md"))) {
            root = root.getParent();
        }
        String here = squeezed(Files.readString(
                root.resolve("backoffice-flows/src/test/java/dev/backoffice/flows/ReadingGuideTest.java")));
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve("docs/guide/reading.md")));
        int count = 0;
        while (snippets.find()) {
            assertThat(here).contains(squeezed(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(6);
    }

    /** Every query record of a room is in the table of the guide. */
    @Test
    void each_query_is_in_the_table() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/reading.md"))) {
            root = root.getParent();
        }
        String guide = Files.readString(root.resolve("docs/guide/reading.md"));
        Pattern listing = Pattern.compile("([A-Za-z]+Query), dev\\.backoffice\\.core\\.page\\.PageRequest\\)");
        int count = 0;
        for (String artifact : List.of("core", "inventory", "finance", "fiscal", "flows")) {
            Matcher found = listing.matcher(Files.readString(root.resolve("docs/api/backoffice-" + artifact + ".txt")));
            while (found.find()) {
                assertThat(guide).contains("`" + found.group(1) + "`");
                count++;
            }
        }
        assertThat(count).isGreaterThan(17);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
