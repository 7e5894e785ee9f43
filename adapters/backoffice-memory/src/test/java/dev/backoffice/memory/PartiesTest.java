package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.party.AddPartyRole;
import dev.backoffice.core.party.ChangeParty;
import dev.backoffice.core.party.EndPartyRole;
import dev.backoffice.core.party.EraseParty;
import dev.backoffice.core.party.Parties;
import dev.backoffice.core.party.Party;
import dev.backoffice.core.party.PartyDetails;
import dev.backoffice.core.party.PartyId;
import dev.backoffice.core.party.PartyKind;
import dev.backoffice.core.party.PartyQuery;
import dev.backoffice.core.party.PartyRole;
import dev.backoffice.core.party.PartyStatus;
import dev.backoffice.core.party.RegisterParty;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.testkit.Fixtures;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The service of parties over a store. */
class PartiesTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final String BESIDE = "party-details";
    private static final CallContext OTHER = CallContext.of("red-shop", "joana");
    private static final PartyDetails ANA =
            PartyDetails.of("Ana Sintética").document(Fixtures.cpf(1).document());

    private final MemoryStore store = MemoryStore.create();
    private final Commands commands = TestCommands.over(store, SettableClock.at("2026-03-02T12:00:00Z"));
    private final Parties parties = new Parties(commands);

    private PartyId register(String key, PartyDetails details, PartyRole... roles) {
        return parties.register(MARIA, person(key, details, roles));
    }

    private static RegisterParty person(String key, PartyDetails details, PartyRole... roles) {
        return RegisterParty.of(key, PartyKind.PERSON, details, roles);
    }

    @Test
    void a_party_is_found_by_its_number_and_its_details_lie_beside_it() {
        PartyId ana = register("k1", ANA, PartyRole.CUSTOMER);
        assertThat(parties.find(MARIA, Fixtures.cpf(1).document()))
                .map(Party::id)
                .contains(ana);
        assertThat(parties.find(MARIA, Fixtures.cpf(2).document())).isEmpty();
        assertThat(parties.details(MARIA, ana)).contains(ANA);
        assertThat(parties.view(MARIA, ana).roles()).containsExactly(PartyRole.CUSTOMER);
        assertThat(parties.audit(MARIA).checked()).isEqualTo(1);
        assertThat(parties.audit(MARIA).clean()).isTrue();
    }

    @Test
    void the_same_command_again_is_the_same_party_and_other_content_is_refused() {
        PartyId ana = register("k1", ANA);
        assertThat(register("k1", ANA)).isEqualTo(ana);
        assertRefused("receipt.other-input", () -> register("k1", ANA.tradeName("Aninha")));
    }

    @Test
    void a_number_is_in_one_party_of_a_tenant() {
        PartyId ana = register("k1", ANA);
        assertThatThrownBy(() -> register(
                        "k2", PartyDetails.of("B").document(Fixtures.cpf(1).document())))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("party", ana.toString())
                                .containsEntry("scheme", Cpf.SCHEME)
                                .hasSize(2));
        PartyId bia =
                register("k3", PartyDetails.of("Bia").document(Fixtures.cpf(2).document()));
        assertRefused("party.exists", () -> parties.change(MARIA, ChangeParty.of("k4", bia, ANA)));
        parties.register(OTHER, person("k1", ANA));
        assertThat(parties.audit(MARIA).clean()).isTrue();
    }

    @Test
    void changed_details_are_found_by_the_new_number_only() {
        PartyId ana = register("k1", ANA);
        PartyDetails changed = ANA.document(Fixtures.cpf(7).document()).email("ana@example.com");
        parties.change(MARIA, ChangeParty.of("k2", ana, changed));
        assertThat(parties.details(MARIA, ana)).contains(changed);
        assertThat(parties.find(MARIA, Fixtures.cpf(1).document())).isEmpty();
        assertThat(parties.find(MARIA, Fixtures.cpf(7).document()))
                .map(Party::id)
                .contains(ana);
        register("k3", ANA);
        assertThat(parties.audit(MARIA).clean()).isTrue();
    }

    @Test
    void erasing_leaves_the_id_and_nothing_personal_in_the_store() {
        PartyId ana = register("k1", ANA.email("ana@example.com"), PartyRole.CUSTOMER, PartyRole.EMPLOYEE);
        assertRefused("party.needed", () -> parties.erase(MARIA, EraseParty.of("k2", ana)));
        assertThat(parties.details(MARIA, ana)).isPresent();
        parties.endRole(MARIA, EndPartyRole.of("k3", ana, PartyRole.EMPLOYEE));
        parties.erase(MARIA, EraseParty.of("k4", ana));
        parties.erase(MARIA, EraseParty.of("k5", ana));
        assertThat(parties.view(MARIA, ana).status().kind()).isEqualTo(PartyStatus.Kind.ERASED);
        assertThat(parties.details(MARIA, ana)).isEmpty();
        assertThat(parties.find(MARIA, Fixtures.cpf(1).document())).isEmpty();
        assertRefused("party.erased", () -> parties.change(MARIA, ChangeParty.of("k6", ana, ANA)));
        assertThat(stored(BESIDE))
                .noneMatch(row -> (row.body().toJson() + row.indexes())
                        .matches("(?s).*(Ana|example|" + Fixtures.cpf(1).digits() + ").*"));
        assertThat(register("k7", ANA)).isNotEqualTo(ana);
        assertThat(parties.audit(MARIA).clean()).isTrue();
    }

    @Test
    void parties_are_listed_by_role_page_by_page() {
        List<PartyId> carriers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            carriers.add(register("c" + i, PartyDetails.of("Carrier " + i), PartyRole.CARRIER));
        }
        PartyId supplier = register("s", PartyDetails.of("Supplier"), PartyRole.SUPPLIER);
        parties.addRole(MARIA, AddPartyRole.of("a", supplier, PartyRole.CARRIER));
        parties.erase(MARIA, EraseParty.of("e", carriers.get(2)));
        carriers.remove(2);
        carriers.add(supplier);
        PartyQuery all = PartyQuery.all();
        PartyId company = parties.register(
                MARIA, RegisterParty.of("company", PartyKind.COMPANY, PartyDetails.of("A carrier"), PartyRole.CARRIER));
        parties.register(OTHER, person("c0", PartyDetails.of("Carrier of another"), PartyRole.CARRIER));

        assertWalk(carriers, all.role(PartyRole.CARRIER).kind(PartyKind.PERSON));
        assertWalk(List.of(company), all.kind(PartyKind.COMPANY));
        carriers.add(company);
        assertWalk(carriers, all.role(PartyRole.CARRIER));
        assertWalk(carriers, all);
        assertWalk(List.of(supplier), all.role(PartyRole.SUPPLIER));
        assertWalk(List.of(), all.role(PartyRole.SELLER));
    }

    /** Whatever the pages hold: these parties by id, each once. */
    private void assertWalk(List<PartyId> expected, PartyQuery query) {
        List<PartyId> byId = expected.stream()
                .sorted(Comparator.comparing(PartyId::toString))
                .toList();
        for (int limit : new int[] {1, 2, 1000}) {
            assertThat(Page.all(limit, page -> parties.list(MARIA, query, page)))
                    .as("%s, pages of %s", query, limit)
                    .extracting(Party::id)
                    .isEqualTo(byId);
        }
    }

    @Test
    void a_token_of_parties_belongs_to_its_query_and_its_tenant() {
        for (int i = 0; i < 3; i++) {
            register("c" + i, PartyDetails.of("Carrier " + i), PartyRole.CARRIER);
        }
        PartyQuery carriers = PartyQuery.all().role(PartyRole.CARRIER);
        PageRequest next = PageRequest.first(1)
                .after(parties.list(MARIA, carriers, PageRequest.first(1))
                        .next()
                        .orElseThrow());

        assertThat(parties.list(MARIA, carriers, next).rows()).hasSize(1);
        assertRefused("page.token", () -> parties.list(OTHER, carriers, next));
        assertRefused("page.token", () -> parties.list(MARIA, PartyQuery.all(), next));
        assertRefused("page.token", () -> parties.list(MARIA, carriers.kind(PartyKind.PERSON), next));
        assertRefused("input.null", () -> parties.list(MARIA, null, next));
    }

    @Test
    void of_many_who_register_one_number_at_once_one_succeeds() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String key = "k" + i;
                PartyDetails details =
                        PartyDetails.of("P").document(Fixtures.cpf(i % 4).document());
                calls.add(() -> registers(key, details));
            }
            int registered = 0;
            for (Future<Boolean> call : crowd.invokeAll(calls)) {
                registered += call.get() ? 1 : 0;
            }
            assertThat(registered).isEqualTo(4);
            assertThat(parties.audit(MARIA).clean()).isTrue();
        } finally {
            crowd.shutdown();
        }
    }

    @Test
    void another_tenants_party_is_unknown() {
        PartyId ana = register("k1", ANA);
        assertRefused("party.unknown", () -> parties.view(OTHER, ana));
        assertRefused("party.unknown", () -> parties.details(OTHER, ana));
        assertRefused("party.unknown", () -> parties.erase(OTHER, EraseParty.of("k2", ana)));
        assertThat(parties.find(OTHER, Fixtures.cpf(1).document())).isEmpty();
    }

    @Test
    void the_audit_finds_lost_details_and_a_number_in_two_parties() {
        PartyId ana = register("k1", ANA);
        PartyId bia =
                register("k2", PartyDetails.of("Bia").document(Fixtures.cpf(2).document()));
        PartyId caio = register("k3", PartyDetails.of("Caio"));
        store.execute(MARIA, session -> {
            Documents documents = session.documents();
            StoredDocument ofAna = documents.find(BESIDE, ana.toString()).orElseThrow();
            overwrite(documents, bia, ofAna.body(), ofAna.indexes());
            overwrite(documents, caio, Doc.fields().put("erased", true).build(), Map.of());
            return null;
        });
        assertThat(parties.audit(MARIA).findings())
                .extracting(Finding::law, Finding::subject)
                .containsExactlyInAnyOrder(
                        tuple("party.number-in-one", ana.toString()),
                        tuple("party.number-in-one", bia.toString()),
                        tuple("party.details-beside-it", caio.toString()));
    }

    private static void overwrite(Documents documents, PartyId party, Doc body, Map<String, String> indexes) {
        StoredDocument before = documents.find(BESIDE, party.toString()).orElseThrow();
        documents.update(
                new StoredDocument(BESIDE, before.id(), before.version() + 1, 1, body, indexes), before.version());
    }

    private boolean registers(String key, PartyDetails details) {
        try {
            register(key, details);
            return true;
        } catch (RuleViolation exists) {
            assertThat(exists.code()).isEqualTo("party.exists");
            return false;
        }
    }

    private List<StoredDocument> stored(String kind) {
        return store.execute(MARIA, session -> session.documents().list(DocumentQuery.all(kind)));
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
