package dev.backoffice.core.party;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.party.PartyEvent.PartyChanged;
import dev.backoffice.core.party.PartyEvent.PartyErased;
import dev.backoffice.core.party.PartyEvent.PartyRegistered;
import dev.backoffice.core.party.PartyEvent.PartyRoleAdded;
import dev.backoffice.core.party.PartyEvent.PartyRoleEnded;
import dev.backoffice.core.store.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartyTest {
    private static final Moment NOON = new Moment(
            Instant.parse("2026-03-02T12:00:00Z"), () -> UUID.fromString("00000000-0000-7000-8000-000000000001"));
    private static final Party ANA =
            Party.register(PartyKind.PERSON, Set.of(PartyRole.CUSTOMER), NOON).state();
    private static final PostalAddress HOME =
            new PostalAddress("Rua Um", "1", "", "Centro", "São Paulo", "3550308", "SP", "01000000", "BR");
    private static final PartyDetails DETAILS = PartyDetails.of("Ana Sintética")
            .tradeName("Ana")
            .document(Cpf.of("99900000188").document())
            .address(AddressUse.MAIN, HOME)
            .email("ana@example.com");

    @Test
    void roles_are_added_and_ended_once() {
        Party supplier = ANA.addRole(PartyRole.SUPPLIER).state();
        assertThat(supplier.roles()).containsExactly(PartyRole.CUSTOMER, PartyRole.SUPPLIER);
        assertThat(supplier.addRole(PartyRole.SUPPLIER).events()).isEmpty();
        assertThat(supplier.endRole(PartyRole.CUSTOMER).events())
                .containsExactly(new PartyRoleEnded(ANA.id(), PartyRole.CUSTOMER));
        assertThat(ANA.endRole(PartyRole.SUPPLIER).events()).isEmpty();
    }

    @Test
    void an_erased_party_keeps_its_id_and_changes_no_more() {
        Party erased = ANA.erase(NOON).state();
        assertThat(erased.id()).isEqualTo(ANA.id());
        assertThat(erased.status()).isEqualTo(new PartyStatus.Erased(NOON.now()));
        assertThat(erased.erase(NOON).events()).isEmpty();
        assertRefused("party.erased", () -> erased.addRole(PartyRole.CARRIER));
        assertRefused("party.erased", () -> erased.endRole(PartyRole.CUSTOMER));
        assertRefused("party.erased", () -> erased.change(Set.of("name")));
    }

    @Test
    void an_employee_is_not_erased() {
        Party employee = ANA.addRole(PartyRole.EMPLOYEE).state();
        assertThat(assertRefused("party.needed", () -> employee.erase(NOON)).details())
                .containsEntry("role", "employee");
        assertThat(employee.endRole(PartyRole.EMPLOYEE)
                        .then(party -> party.erase(NOON))
                        .events())
                .hasSize(2);
    }

    @Test
    void every_status_has_a_kind_of_its_name() {
        assertThat(Arrays.stream(PartyStatus.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName().toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PartyStatus.Kind.values()).map(Enum::name).toList());
        PartyStatus.Cases<String> names = new PartyStatus.Cases<>() {
            @Override
            public String known(PartyStatus.Known known) {
                return "KNOWN";
            }

            @Override
            public String erased(PartyStatus.Erased erased) {
                return "ERASED";
            }
        };
        for (PartyStatus status : List.of(new PartyStatus.Known(), new PartyStatus.Erased(NOON.now()))) {
            assertThat(status.match(names)).isEqualTo(status.kind().name());
        }
    }

    @Test
    void texts_show_nothing_personal() {
        String all = DETAILS + " " + DETAILS.documents() + DETAILS.addresses() + DETAILS.contacts();
        assertThat(all).doesNotContain("Ana", "999", "example", "Rua");
    }

    @Test
    void details_keep_one_number_of_each_register() {
        PartyDocument cnpj = Cnpj.of("99000012000183").document();
        assertThat(DETAILS.document(cnpj).documents()).hasSize(2);
        assertThat(DETAILS.document(Cpf.of("99900000269").document()).documents())
                .containsExactly(Cpf.of("99900000269").document());
        assertThat(DETAILS.document(Cpf.SCHEME).map(Cpf::from)).contains(Cpf.of("99900000188"));
        assertThat(Cnpj.from(cnpj)).isEqualTo(Cnpj.of("99000012000183"));
        assertRefused("input.cpf", () -> Cpf.from(cnpj));
        assertRefused("input.cnpj", () -> Cnpj.from(PartyDocument.of("br.cnpj", "1")));
        assertRefused(
                "party.document-twice",
                () -> new PartyDetails("A", Optional.empty(), List.of(cnpj, cnpj), List.of(), List.of()));
    }

    @Test
    void an_address_for_a_use_falls_back_to_the_main_one() {
        assertThat(DETAILS.address(AddressUse.DELIVERY)).contains(HOME);
        assertThat(PartyDetails.of("A").address(AddressUse.MAIN)).isEmpty();
    }

    @Test
    void a_contact_has_its_form() {
        assertRefused("input.form", "contact.value", () -> Contact.email("ana"));
        assertRefused("input.blank", "contact.value", () -> Contact.phone(" "));
    }

    @Test
    void the_released_form_is_written_and_read() throws IOException {
        Party erased = ANA.erase(NOON).state();
        assertGolden("party-known-1.json", PartyCodec.CODEC.write(ANA));
        assertGolden("party-erased-1.json", PartyCodec.CODEC.write(erased));
        assertGolden("party-details-1.json", PartyDetailsCodec.CODEC.write(DETAILS));
        assertThat(PartyCodec.CODEC.readStored(golden("party-known-1.json"), 1)).isEqualTo(ANA);
        assertThat(PartyCodec.CODEC.readStored(golden("party-erased-1.json"), 1))
                .isEqualTo(erased);
        assertThat(PartyDetailsCodec.CODEC.readStored(golden("party-details-1.json"), 1))
                .isEqualTo(DETAILS);
    }

    @Test
    void the_released_form_of_events_is_written_and_read() throws IOException {
        Map<String, PartyEvent> events = Map.of(
                "party-registered-1.json",
                        new PartyRegistered(ANA.id(), PartyKind.PERSON, Set.of(PartyRole.SUPPLIER, PartyRole.CUSTOMER)),
                "party-changed-1.json", new PartyChanged(ANA.id(), Set.of("name", "contacts")),
                "party-role-added-1.json", new PartyRoleAdded(ANA.id(), PartyRole.CARRIER),
                "party-role-ended-1.json", new PartyRoleEnded(ANA.id(), PartyRole.CARRIER),
                "party-erased-event-1.json", new PartyErased(ANA.id(), NOON.now()));
        PartyEvents codec = PartyEvents.CODEC;
        assertThat(events.values().stream().map(codec::type)).containsExactlyInAnyOrderElementsOf(codec.types());
        for (Map.Entry<String, PartyEvent> event : events.entrySet()) {
            assertGolden(event.getKey(), codec.write(event.getValue()));
            assertThat(codec.read(codec.type(event.getValue()), golden(event.getKey()), 1))
                    .isEqualTo(event.getValue());
        }
        assertRefused("event.unknown-type", () -> codec.read("party.gone", golden("party-changed-1.json"), 1));
    }

    private static void assertGolden(String name, Doc written) throws IOException {
        assertThat(written.canonical()).isEqualTo(golden(name).canonical());
    }

    private static Doc golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(PartyTest.class.getResourceAsStream(name), name)) {
            return Doc.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
