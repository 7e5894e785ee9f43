package dev.backoffice.core.store;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.util.Map;
import java.util.Optional;

/**
 * A page of documents of one kind, in the order of an index text and then of the id, both by Unicode code point.
 *
 * @param kind which documents
 * @param index the index to go by; empty goes by id
 * @param from the least text, inclusive; empty for no bound
 * @param to the greatest text, inclusive; empty for no bound
 * @param after where the page before ended; empty for the first page
 * @param limit how many at most, 1 to 10,000
 */
public record DocumentQuery(
        String kind,
        Optional<String> index,
        Optional<String> from,
        Optional<String> to,
        Optional<Position> after,
        int limit) {

    /**
     * The last row of a page.
     *
     * @param text its index text; its id when the query goes by id
     * @param id its id
     */
    public record Position(String text, String id) {}

    /** @throws InvalidInput {@code input.range} for the limit */
    public DocumentQuery {
        Input.inRange(limit, "limit", 1, 10_000);
    }

    /** All documents of a kind, by id. */
    public static DocumentQuery all(String kind) {
        return new DocumentQuery(kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1000);
    }

    /** The documents whose index has exactly this text. */
    public DocumentQuery where(String index, String text) {
        return between(index, text, text);
    }

    /** The documents whose index lies between two texts, both inclusive. */
    public DocumentQuery between(String index, String from, String to) {
        return new DocumentQuery(kind, Optional.of(index), Optional.of(from), Optional.of(to), Optional.empty(), limit);
    }

    /** The same query with another number of rows at most, 1 to 10,000. */
    public DocumentQuery limit(int rows) {
        return new DocumentQuery(kind, index, from, to, after, rows);
    }

    /**
     * The page after the document with this id, of a query by id or of one for exactly one text of its index.
     *
     * @param last the last id of the page before; empty for the first page
     * @throws InvalidInput {@code store.field-missing} when the index may have several texts, so that the id alone is no place in it
     */
    public DocumentQuery afterId(Optional<String> last) {
        return new DocumentQuery(kind, index, from, to, last.map(id -> new Position(textOf(id), id)), limit);
    }

    private String textOf(String id) {
        if (index.isEmpty()) {
            return id;
        }
        return from.filter(only -> to.equals(Optional.of(only)))
                .orElseThrow(() -> InvalidInput.of("store.field-missing", "field", index.get()));
    }

    /** The page after this document. */
    public DocumentQuery after(StoredDocument last) {
        return after(last.id(), last.indexes());
    }

    /**
     * The page after the document with this id and these index texts.
     *
     * @throws InvalidInput {@code store.field-missing} when the index gone by is not among them
     */
    public DocumentQuery after(String id, Map<String, String> indexes) {
        String text = index.map(name -> {
                    String value = indexes.get(name);
                    if (value == null) {
                        throw InvalidInput.of("store.field-missing", "field", name);
                    }
                    return value;
                })
                .orElse(id);
        return new DocumentQuery(kind, index, from, to, Optional.of(new Position(text, id)), limit);
    }
}
