package dev.backoffice.finance.ledger;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * Posts a business event by the {@linkplain PostingRule rule} in force on its date.
 *
 * <pre>{@code
 * PostEvent.of(key, "sale.revenue", "order/1001", LocalDate.of(2026, 11, 24)).amount("total", Money.parse("BRL 79.80"));
 * }</pre>
 *
 * @param key names the intention
 * @param origin the kind of event, which names the rule, and what it happened to
 * @param date the accounting date
 * @param amounts by name, each zero or more; those the rule names, no more and no fewer
 */
public record PostEvent(IdempotencyKey key, Origin origin, LocalDate date, Map<String, Money> amounts)
        implements Command {
    /** Most amounts. */
    public static final int MAX_AMOUNTS = 100;

    public PostEvent {
        Input.required(key, "key");
        Input.required(origin, "entry.origin");
        JournalEntry.checkDate(date);
        Input.required(amounts, "amounts");
        if (amounts.size() > MAX_AMOUNTS) {
            throw InvalidInput.of(
                    "ledger.too-many-amounts",
                    "amounts",
                    Integer.toString(amounts.size()),
                    "limit",
                    Integer.toString(MAX_AMOUNTS));
        }
        TreeMap<String, Money> sorted = new TreeMap<>();
        amounts.forEach((name, amount) -> sorted.put(
                CodeText.check("amount.name", name, 60, CodeText.LOWER),
                Amounts.inRange(Amounts.notNegative(amount, name), name)));
        amounts = Collections.unmodifiableMap(sorted);
    }

    /** An event without amounts yet. */
    public static PostEvent of(IdempotencyKey key, String kind, String reference, LocalDate date) {
        return new PostEvent(key, Origin.of(kind, reference), date, Map.of());
    }

    /** The same with one more amount. */
    public PostEvent amount(String name, Money amount) {
        Map<String, Money> more = new TreeMap<>(amounts);
        more.put(name, amount);
        return new PostEvent(key, origin, date, more);
    }

    Doc form() {
        Doc.Builder named = Doc.fields();
        amounts.forEach((name, amount) -> named.put(name, amount.toString()));
        return Doc.fields()
                .put("kind", origin.kind())
                .put("reference", origin.reference())
                .put("date", date)
                .put("amounts", named.build())
                .build();
    }
}
