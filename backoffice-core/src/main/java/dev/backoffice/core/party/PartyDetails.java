package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.core.organization.PostalAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything personal about a party. Kept beside it, never in it, in an event or in a receipt. Its text form shows nothing.
 *
 * <pre>{@code
 * PartyDetails ana = PartyDetails.of("Ana Souza").document(cpf.document()).email("ana@example.com");
 * }</pre>
 *
 * @param name the full or registered name, at most 120 characters
 * @param tradeName the name it is known by, at most 120 characters
 * @param documents its numbers, at most 20, each register once
 * @param addresses at most 50
 * @param contacts at most 50
 */
@Personal
public record PartyDetails(
        String name,
        Optional<String> tradeName,
        List<PartyDocument> documents,
        List<PartyAddress> addresses,
        List<Contact> contacts) {
    private static final int LONGEST_NAME = 120;
    private static final int MOST_DOCUMENTS = 20;
    private static final int MOST = 50;

    /** @throws InvalidInput naming the field, or {@code party.document-twice} naming the register */
    public PartyDetails {
        Input.text(name, "party.name", LONGEST_NAME);
        Input.required(tradeName, "party.tradeName")
                .ifPresent(known -> Input.text(known, "party.tradeName", LONGEST_NAME));
        documents = Input.atMost(MOST_DOCUMENTS, documents, "party.documents");
        addresses = Input.atMost(MOST, addresses, "party.addresses");
        contacts = Input.atMost(MOST, contacts, "party.contacts");
        Set<String> schemes = new HashSet<>();
        for (PartyDocument document : documents) {
            if (!schemes.add(document.scheme())) {
                throw InvalidInput.of("party.document-twice", "scheme", document.scheme());
            }
        }
    }

    /** A party of which only the name is known. */
    public static PartyDetails of(String name) {
        return new PartyDetails(name, Optional.empty(), List.of(), List.of(), List.of());
    }

    /** The same details with the name it is known by. */
    public PartyDetails tradeName(String known) {
        return new PartyDetails(name, Optional.of(known), documents, addresses, contacts);
    }

    /** The same details with one more number, in the place of the one of the same register. */
    public PartyDetails document(PartyDocument document) {
        List<PartyDocument> all = new ArrayList<>(documents);
        all.removeIf(other -> other.scheme().equals(document.scheme()));
        all.add(document);
        return new PartyDetails(name, tradeName, all, addresses, contacts);
    }

    /** The same details with one more address. */
    public PartyDetails address(AddressUse use, PostalAddress address) {
        return new PartyDetails(name, tradeName, documents, more(addresses, new PartyAddress(use, address)), contacts);
    }

    /** The same details with one more way to reach it. */
    public PartyDetails contact(Contact contact) {
        return new PartyDetails(name, tradeName, documents, addresses, more(contacts, contact));
    }

    /** The same details with an e-mail address. */
    public PartyDetails email(String address) {
        return contact(Contact.email(address));
    }

    /** The number in a register, e.g. {@code br.cpf}. */
    public Optional<PartyDocument> document(String scheme) {
        return documents.stream()
                .filter(document -> document.scheme().equals(scheme))
                .findFirst();
    }

    /** The first address for a use; else the main one. */
    public Optional<PostalAddress> address(AddressUse use) {
        return addressFor(use).or(() -> addressFor(AddressUse.MAIN));
    }

    private Optional<PostalAddress> addressFor(AddressUse use) {
        return addresses.stream()
                .filter(address -> address.use() == use)
                .map(PartyAddress::address)
                .findFirst();
    }

    /** The names of the fields that differ. */
    Set<String> differences(PartyDetails other) {
        Set<String> fields = new TreeSet<>();
        differ(fields, "name", name, other.name);
        differ(fields, "tradeName", tradeName, other.tradeName);
        differ(fields, "documents", documents, other.documents);
        differ(fields, "addresses", addresses, other.addresses);
        differ(fields, "contacts", contacts, other.contacts);
        return fields;
    }

    private static void differ(Set<String> fields, String field, Object one, Object other) {
        if (!one.equals(other)) {
            fields.add(field);
        }
    }

    private static <T> List<T> more(List<T> values, T one) {
        List<T> all = new ArrayList<>(values);
        all.add(one);
        return all;
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "PartyDetails[…]";
    }
}
