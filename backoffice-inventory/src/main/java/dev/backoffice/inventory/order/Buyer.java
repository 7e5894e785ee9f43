package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.marking.Personal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Who bought and where it goes, and everything else a person wrote into an order. Kept beside the order, never in it, in an
 * event or in a receipt, so that it can be erased (Lei 13.709/2018, art. 18, VI). Its text form shows only what kind of buyer it
 * is.
 *
 * <pre>{@code
 * Buyer ana = Buyer.person("Ana Souza", "99900000105", address).email("ana@example.com");
 * }</pre>
 *
 * @param kind what the buyer is
 * @param name at most 120 characters
 * @param document the taxpayer number, 1 to 20 visible ASCII characters; who needs it checks its digits
 * @param stateRegistration the number at the state's tax office (IE), or {@code ISENTO}; empty for none
 * @param purpose what the goods are for
 * @param email at most 120 characters
 * @param phone at most 30 characters
 * @param recipient who receives the goods when it is somebody else; at most 120 characters
 * @param recipientDocument the recipient's taxpayer number, 1 to 20 visible ASCII characters
 * @param shipTo where the goods go
 * @param billTo where the buyer lives when it is elsewhere
 * @param giftMessage what is written on the card; at most 500 characters
 * @param notes what the buyer or the channel wrote beside the order; at most 2,000 characters
 */
@Personal
public record Buyer(
        BuyerKind kind,
        String name,
        Optional<String> document,
        Optional<String> stateRegistration,
        BuyerPurpose purpose,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> recipient,
        Optional<String> recipientDocument,
        BuyerAddress shipTo,
        Optional<BuyerAddress> billTo,
        Optional<String> giftMessage,
        Optional<String> notes) {
    /** @throws InvalidInput naming the field */
    public Buyer {
        Input.required(kind, "buyer.kind");
        Input.text(name, "buyer.name", 120);
        code(document, "buyer.document");
        code(stateRegistration, "buyer.stateRegistration");
        Input.required(purpose, "buyer.purpose");
        optional(email, "buyer.email", 120);
        optional(phone, "buyer.phone", 30);
        optional(recipient, "buyer.recipient", 120);
        code(recipientDocument, "buyer.recipientDocument");
        Input.required(shipTo, "buyer.shipTo");
        Input.required(billTo, "buyer.billTo");
        optional(giftMessage, "buyer.giftMessage", 500);
        optional(notes, "buyer.notes", 2000);
    }

    /** A buyer who wrote nothing, and whose recipient has no number. */
    public Buyer(
            BuyerKind kind,
            String name,
            Optional<String> document,
            Optional<String> stateRegistration,
            BuyerPurpose purpose,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> recipient,
            BuyerAddress shipTo,
            Optional<BuyerAddress> billTo) {
        this(
                kind,
                name,
                document,
                stateRegistration,
                purpose,
                email,
                phone,
                recipient,
                Optional.empty(),
                shipTo,
                billTo,
                Optional.empty(),
                Optional.empty());
    }

    private static void optional(Optional<String> text, String field, int longest) {
        Input.required(text, field).ifPresent(present -> Input.text(present, field, longest));
    }

    private static void code(Optional<String> number, String field) {
        Input.required(number, field).ifPresent(present -> CodeText.check(field, present, 20, CodeText.VISIBLE));
    }

    /** A natural person with a taxpayer number (CPF, eleven digits). */
    public static Buyer person(String name, String document, BuyerAddress shipTo) {
        return of(BuyerKind.PERSON, name, Optional.of(document), shipTo);
    }

    /** A company with a taxpayer number (CNPJ, fourteen digits or letters). */
    public static Buyer company(String name, String document, BuyerAddress shipTo) {
        return of(BuyerKind.COMPANY, name, Optional.of(document), shipTo);
    }

    /** A buyer who uses the goods and lives where they go. */
    public static Buyer of(BuyerKind kind, String name, Optional<String> document, BuyerAddress shipTo) {
        return new Buyer(
                kind,
                name,
                document,
                Optional.empty(),
                BuyerPurpose.CONSUMPTION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                shipTo,
                Optional.empty());
    }

    /** The same buyer with a number at the state's tax office, or {@code ISENTO}. */
    public Buyer stateRegistration(String number) {
        return with(buyer -> buyer.stateRegistration = Optional.of(number));
    }

    /** The same buyer, who wants the goods for this. */
    public Buyer purpose(BuyerPurpose use) {
        return with(buyer -> buyer.purpose = use);
    }

    /** The same buyer with an e-mail address. */
    public Buyer email(String address) {
        return with(buyer -> buyer.email = Optional.of(address));
    }

    /** The same buyer with a telephone number. */
    public Buyer phone(String number) {
        return with(buyer -> buyer.phone = Optional.of(number));
    }

    /** The same buyer, for whom somebody else receives the goods. */
    public Buyer recipient(String receiver) {
        return with(buyer -> buyer.recipient = Optional.of(receiver));
    }

    /** The same buyer, for whom somebody else with a taxpayer number receives the goods. */
    public Buyer recipient(String receiver, String number) {
        return with(buyer -> {
            buyer.recipient = Optional.of(receiver);
            buyer.recipientDocument = Optional.of(number);
        });
    }

    /** The same buyer, who lives elsewhere than where the goods go. */
    public Buyer billTo(BuyerAddress home) {
        return with(buyer -> buyer.billTo = Optional.of(home));
    }

    /** The same buyer, who wants this written on the card. */
    public Buyer giftMessage(String text) {
        return with(buyer -> buyer.giftMessage = Optional.of(text));
    }

    /** The same buyer with what was written beside the order. */
    public Buyer notes(String text) {
        return with(buyer -> buyer.notes = Optional.of(text));
    }

    private Buyer with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.buyer();
    }

    /** A buyer of whom one part is about to change. */
    private static final class Parts {
        private final Buyer from;
        private Optional<String> stateRegistration;
        private BuyerPurpose purpose;
        private Optional<String> email;
        private Optional<String> phone;
        private Optional<String> recipient;
        private Optional<String> recipientDocument;
        private Optional<BuyerAddress> billTo;
        private Optional<String> giftMessage;
        private Optional<String> notes;

        Parts(Buyer from) {
            this.from = from;
            this.stateRegistration = from.stateRegistration;
            this.purpose = from.purpose;
            this.email = from.email;
            this.phone = from.phone;
            this.recipient = from.recipient;
            this.recipientDocument = from.recipientDocument;
            this.billTo = from.billTo;
            this.giftMessage = from.giftMessage;
            this.notes = from.notes;
        }

        Buyer buyer() {
            return new Buyer(
                    from.kind,
                    from.name,
                    from.document,
                    stateRegistration,
                    purpose,
                    email,
                    phone,
                    recipient,
                    recipientDocument,
                    from.shipTo,
                    billTo,
                    giftMessage,
                    notes);
        }
    }

    /** What another buyer has otherwise, by name; the names are not personal. Kind and purpose are the order's own. */
    List<String> differences(Buyer other) {
        Map<String, Function<Buyer, Object>> parts = new LinkedHashMap<>();
        parts.put("buyer.name", Buyer::name);
        parts.put("buyer.document", Buyer::document);
        parts.put("buyer.stateRegistration", Buyer::stateRegistration);
        parts.put("buyer.email", Buyer::email);
        parts.put("buyer.phone", Buyer::phone);
        parts.put("buyer.recipient", Buyer::recipient);
        parts.put("buyer.recipientDocument", Buyer::recipientDocument);
        parts.put("buyer.shipTo", Buyer::shipTo);
        parts.put("buyer.billTo", Buyer::billTo);
        parts.put("buyer.giftMessage", Buyer::giftMessage);
        parts.put("buyer.notes", Buyer::notes);
        List<String> different = new ArrayList<>();
        parts.forEach((name, part) -> {
            if (!part.apply(this).equals(part.apply(other))) {
                different.add(name);
            }
        });
        return different;
    }

    /** Only what kind of buyer it is. */
    @Override
    public String toString() {
        return "Buyer[" + kind + "]";
    }
}
