package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.marking.Personal;
import java.util.Optional;

/**
 * Who bought and where it goes. Kept beside the order, never in it, in an event or in a receipt, so that it can be erased
 * (Lei 13.709/2018, art. 18, VI). Its text form shows only what kind of buyer it is.
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
 * @param shipTo where the goods go
 * @param billTo where the buyer lives when it is elsewhere
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
        BuyerAddress shipTo,
        Optional<BuyerAddress> billTo) {
    /** @throws InvalidInput naming the field */
    public Buyer {
        Input.required(kind, "buyer.kind");
        Input.text(name, "buyer.name", 120);
        Input.required(document, "buyer.document")
                .ifPresent(number -> CodeText.check("buyer.document", number, 20, CodeText.VISIBLE));
        Input.required(stateRegistration, "buyer.stateRegistration")
                .ifPresent(number -> CodeText.check("buyer.stateRegistration", number, 20, CodeText.VISIBLE));
        Input.required(purpose, "buyer.purpose");
        optional(email, "buyer.email", 120);
        optional(phone, "buyer.phone", 30);
        optional(recipient, "buyer.recipient", 120);
        Input.required(shipTo, "buyer.shipTo");
        Input.required(billTo, "buyer.billTo");
    }

    private static void optional(Optional<String> text, String field, int longest) {
        Input.required(text, field).ifPresent(present -> Input.text(present, field, longest));
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
        return new Buyer(kind, name, document, Optional.of(number), purpose, email, phone, recipient, shipTo, billTo);
    }

    /** The same buyer, who wants the goods for this. */
    public Buyer purpose(BuyerPurpose use) {
        return new Buyer(kind, name, document, stateRegistration, use, email, phone, recipient, shipTo, billTo);
    }

    /** The same buyer with an e-mail address. */
    public Buyer email(String address) {
        return new Buyer(
                kind,
                name,
                document,
                stateRegistration,
                purpose,
                Optional.of(address),
                phone,
                recipient,
                shipTo,
                billTo);
    }

    /** The same buyer with a telephone number. */
    public Buyer phone(String number) {
        return new Buyer(
                kind,
                name,
                document,
                stateRegistration,
                purpose,
                email,
                Optional.of(number),
                recipient,
                shipTo,
                billTo);
    }

    /** The same buyer, for whom somebody else receives the goods. */
    public Buyer recipient(String receiver) {
        return new Buyer(
                kind, name, document, stateRegistration, purpose, email, phone, Optional.of(receiver), shipTo, billTo);
    }

    /** The same buyer, who lives elsewhere than where the goods go. */
    public Buyer billTo(BuyerAddress home) {
        return new Buyer(
                kind, name, document, stateRegistration, purpose, email, phone, recipient, shipTo, Optional.of(home));
    }

    /** Only what kind of buyer it is. */
    @Override
    public String toString() {
        return "Buyer[" + kind + "]";
    }
}
