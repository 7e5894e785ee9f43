package dev.backoffice.core.command;

import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.store.Doc;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What can be asked of a room: its stable name, what of a command makes it the same command, and how its answer is kept.
 *
 * <pre>{@code
 * static final Verb<PackOrder, OrderId> PACK = Verb.of("order.pack", 1, PackOrder::form, OrderId::toString, OrderId::parse);
 * }</pre>
 *
 * @param name stable and dotted, e.g. {@code order.pack}; stored with each receipt
 * @param formVersion grows when {@code form} changes, so that old receipts are not taken for another input
 * @param form everything of the command that makes it the same command; its hash is the fingerprint
 * @param write the answer as a text of at most 200 characters, usually an id
 * @param read the answer from its text
 */
public record Verb<C, R>(
        String name,
        int formVersion,
        Function<? super C, Doc> form,
        Function<? super R, String> write,
        Function<String, ? extends R> read) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    public Verb {
        CodeText.check("verb", name, 60, NAME);
    }

    /** As the constructor, with the types told from the arguments. */
    public static <C, R> Verb<C, R> of(
            String name,
            int formVersion,
            Function<? super C, Doc> form,
            Function<? super R, String> write,
            Function<String, ? extends R> read) {
        return new Verb<>(name, formVersion, form, write, read);
    }
}
