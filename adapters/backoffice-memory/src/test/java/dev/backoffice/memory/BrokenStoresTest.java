package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.ArchiveContract;
import dev.backoffice.tck.AtomicityContract;
import dev.backoffice.tck.BalancesContract;
import dev.backoffice.tck.CountersContract;
import dev.backoffice.tck.DocumentsContract;
import dev.backoffice.tck.DueContract;
import dev.backoffice.tck.GroupCommitContract;
import dev.backoffice.tck.HealthContract;
import dev.backoffice.tck.InstallationsContract;
import dev.backoffice.tck.LeasesContract;
import dev.backoffice.tck.LeavingContract;
import dev.backoffice.tck.NumbersContract;
import dev.backoffice.tck.OutboxContract;
import dev.backoffice.tck.PagesContract;
import dev.backoffice.tck.ReceiptsContract;
import dev.backoffice.tck.RecoveryContract;
import dev.backoffice.tck.TenantsContract;
import dev.backoffice.tck.TrailContract;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract suite is known to fail: each broken store is caught by the contract named beside it, which the intact one keeps. */
class BrokenStoresTest {
    private static Supplier<Store> opening = MemoryStore::create;

    static class Transactions extends AtomicityContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Balances extends BalancesContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Counters extends CountersContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Documents extends DocumentsContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Groups extends GroupCommitContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Installations extends InstallationsContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }

        @Override
        protected Optional<Store> openBeside(Store open) {
            return Optional.of(open instanceof ForwardingStore broken ? broken.beside() : MemoryStore.create());
        }
    }

    static class Recovery extends RecoveryContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }

        @Override
        protected Store killAndRecover(Store open) {
            return open instanceof ForwardingStore broken ? broken.recovered() : open;
        }
    }

    static class Pages extends PagesContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Due extends DueContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Archiving extends ArchiveContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }

        @Override
        protected TenantRows tenants(Store open) {
            return open instanceof BrokenArchive broken ? broken.tenants() : ((MemoryStore) open).tenants();
        }
    }

    static class Leaving extends LeavingContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }

        @Override
        protected TenantRows tenants(Store open) {
            return open instanceof BrokenLeaving broken ? broken : ((MemoryStore) open).tenants();
        }
    }

    static class Leases extends LeasesContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Numbers extends NumbersContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Events extends OutboxContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Receipts extends ReceiptsContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Tenants extends TenantsContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Trails extends TrailContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    static class Wellbeing extends HealthContract {
        @Override
        protected Store openStore() {
            return opening.get();
        }
    }

    private record Case(Supplier<Store> broken, Class<?> contract, String test) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    BrokenStores.LookingAtOneTenant::new,
                    Wellbeing.class,
                    "what_waits_to_be_sealed_is_counted_over_all_tenants_and_the_oldest_of_all_is_found"),
            new Case(
                    BrokenStores.CountingToTheEnd::new,
                    Wellbeing.class,
                    "deltas_of_all_tenants_are_counted_as_far_as_asked"),
            new Case(
                    BrokenStores.OfAnotherVersion::new,
                    Wellbeing.class,
                    "a_store_that_was_just_opened_has_the_version_it_needs"),
            new Case(
                    BrokenArchive.PagingByAgeAlone::new,
                    Archiving.class,
                    "pages_hold_what_is_older_of_all_tenants_the_oldest_first_wherever_they_begin"),
            new Case(
                    BrokenArchive.ForgettingByKey::new,
                    Archiving.class,
                    "a_receipt_that_was_found_goes_and_one_of_another_time_under_its_key_stays"),
            new Case(
                    BrokenArchive.ArchivingTheUndelivered::new,
                    Archiving.class,
                    "a_block_of_which_a_delivery_is_left_stays"),
            new Case(
                    BrokenArchive.KeepingEvents::new,
                    Archiving.class,
                    "of_a_block_go_entries_and_events_and_it_stays_itself"),
            new Case(
                    BrokenArchive.LosingEntries::new,
                    Archiving.class,
                    "of_a_block_go_entries_and_events_and_it_stays_itself"),
            new Case(
                    BrokenLeaving.LosingALine::new,
                    Leaving.class,
                    "what_is_restored_reads_equal_with_a_row_in_every_table"),
            new Case(
                    BrokenLeaving.TakingTheNeighbourAlong::new,
                    Leaving.class,
                    "tenants_with_equal_names_are_neither_read_along_nor_changed"),
            new Case(
                    BrokenLeaving.KeepingHalf::new,
                    Leaving.class,
                    "a_restore_that_fails_at_its_end_adds_nothing_and_may_be_given_again"),
            new Case(
                    BrokenLeaving.ReadingInTwoTransactions::new,
                    Leaving.class,
                    "what_is_folded_while_it_is_read_is_counted_once"),
            new Case(
                    BrokenLeaving.RemovingTheNeighbours::new,
                    Leaving.class,
                    "what_is_removed_is_gone_and_nothing_else"),
            new Case(
                    BrokenLeaving.ForgettingToRemove::new,
                    Leaving.class,
                    "a_tenant_of_which_everything_was_removed_is_as_if_it_had_never_been"),
            new Case(
                    BrokenLeaving.PagingFromTheKey::new,
                    Leaving.class,
                    "pages_of_a_table_are_its_rows_in_their_order_wherever_they_begin"),
            new Case(
                    BrokenStores.Overselling::new,
                    Counters.class,
                    "sixty_four_threads_that_fight_for_a_hundred_units_get_exactly_a_hundred"),
            new Case(BrokenStores.ResolvingTwice::new, Counters.class, "a_hold_is_resolved_once"),
            new Case(
                    BrokenStores.ResolvingTwice::new, Counters.class, "of_many_threads_that_resolve_one_hold_one_wins"),
            new Case(BrokenStores.LosingAnEvent::new, Events.class, "events_read_back_equal_and_in_order"),
            new Case(
                    BrokenStores.LosingAnEvent::new,
                    Events.class,
                    "two_relays_deliver_every_event_in_order_with_one_effect_each"),
            new Case(
                    BrokenStores.EventsOutsideTheTransaction::new,
                    Events.class,
                    "an_event_is_kept_with_its_state_or_not_at_all"),
            new Case(
                    BrokenStores.ForgettingTheOrder::new,
                    Events.class,
                    "within_an_aggregate_the_next_comes_when_the_one_before_is_done"),
            new Case(
                    BrokenStores.AcknowledgingBeforeHandling::new,
                    Events.class,
                    "two_relays_deliver_every_event_in_order_with_one_effect_each"),
            new Case(
                    BrokenStores.ForgettingWhatIsParked::new,
                    Events.class,
                    "what_is_handed_out_or_parked_is_unfinished_and_what_is_done_or_skipped_is_not"),
            new Case(
                    BrokenStores.ListingDeliveriesOfEverybody::new,
                    Events.class,
                    "what_a_tenant_has_not_been_told_yet_is_listed_page_by_page"),
            new Case(
                    BrokenStores.HandingOutInAnyOrder::new,
                    Events.class,
                    "what_has_been_due_the_longest_comes_first_and_then_the_order_is_that_of_the_keys"),
            new Case(
                    BrokenStores.BelievingTheLateWorker::new,
                    Events.class,
                    "a_lease_that_ends_hands_out_again_and_the_late_worker_changes_nothing"),
            new Case(
                    BrokenStores.ForgettingTheReceipt::new,
                    Receipts.class,
                    "the_same_command_given_again_gets_the_same_answer_and_is_done_once"),
            new Case(
                    BrokenStores.ForgettingTheReceipt::new,
                    Receipts.class,
                    "one_hot_key_given_by_sixteen_threads_at_once_is_done_once"),
            new Case(
                    BrokenStores.ReceiptOutsideTheTransaction::new,
                    Receipts.class,
                    "state_event_and_receipt_are_kept_together_or_not_at_all"),
            new Case(
                    BrokenStores.RememberingRefusals::new,
                    Receipts.class,
                    "a_refusal_leaves_nothing_and_may_be_given_again_with_its_key"),
            new Case(
                    BrokenStores.ForgettingReceiptsTooEarly::new,
                    Receipts.class,
                    "receipts_are_forgotten_after_their_time_and_not_before"),
            new Case(
                    BrokenStores.SharingReceipts::new,
                    Receipts.class,
                    "the_same_key_of_another_verb_or_tenant_is_another_command"),
            new Case(
                    BrokenStores.OversellingInBatches::new,
                    Counters.class,
                    "a_batch_of_five_hundred_holds_on_a_hundred_counters_is_one_transaction"),
            new Case(
                    BrokenStores.MixingTenantsInABatch::new,
                    Counters.class,
                    "a_batch_may_mix_tenants_with_equal_names_and_none_takes_of_the_other"),
            new Case(BrokenStores.SwappingEvents::new, Events.class, "events_read_back_equal_and_in_order"),
            new Case(
                    BrokenStores.KeepingLocalTimes::new,
                    Events.class,
                    "instants_of_hours_that_a_zone_repeats_or_skips_come_back_as_they_were"),
            new Case(BrokenStores.LosingANumber::new, Numbers.class, "a_work_that_throws_gives_its_number_to_the_next"),
            new Case(BrokenStores.ShiftingInstants::new, Receipts.class, "receipts_read_back_equal"),
            new Case(
                    BrokenStores.SharingItsTables::new,
                    Installations.class,
                    "what_one_installation_keeps_the_other_does_not_find"),
            new Case(
                    BrokenStores.SharingItsTables::new,
                    Installations.class,
                    "what_one_installation_does_to_all_its_tenants_the_other_does_not_feel"),
            new Case(
                    BrokenStores.AnsweringTooEarly::new,
                    Recovery.class,
                    "what_was_answered_before_a_kill_is_there_and_what_was_not_is_done_once_when_it_is_given_again"),
            new Case(BrokenStores.LosingMicroseconds::new, Receipts.class, "receipts_read_back_equal"),
            new Case(BrokenStores.LeakingATenant::new, Tenants.class, "a_tenant_without_data_sees_nothing"),
            new Case(
                    BrokenStores.FindingTheFirstOfMany::new,
                    Receipts.class,
                    "receipts_are_found_among_more_keys_than_a_statement_has_parameters"),
            new Case(BrokenStores.SharingReceipts::new, Tenants.class, "a_tenant_without_data_sees_nothing"),
            new Case(
                    BrokenStores.LastOneWins::new,
                    Documents.class,
                    "an_update_of_another_version_is_refused_and_leaves_nothing"),
            new Case(
                    BrokenStores.SortingByUtf16::new,
                    Documents.class,
                    "pages_by_id_come_in_code_point_order_each_row_once"),
            new Case(
                    BrokenStores.SkippingEqualTexts::new,
                    Pages.class,
                    "a_walk_shows_each_row_once_in_the_order_of_its_view"),
            new Case(
                    BrokenStores.SkippingTheRestOfAVersion::new,
                    Pages.class,
                    "the_history_of_a_subject_is_paged_by_version_and_place"),
            new Case(
                    BrokenStores.PagingStuckOnesByTime::new,
                    Pages.class,
                    "stuck_deliveries_are_paged_over_all_tenants_and_for_one_subscription"),
            new Case(BrokenStores.KeepingOldIndexTexts::new, Documents.class, "index_texts_follow_the_update"),
            new Case(BrokenStores.LosingScale::new, Documents.class, "what_is_stored_reads_back_equal"),
            new Case(
                    BrokenStores.FoldingFromAPosition::new,
                    Balances.class,
                    "a_posting_that_commits_after_later_ones_were_folded_is_counted_once"),
            new Case(
                    BrokenStores.GivingANumberTwice::new,
                    Numbers.class,
                    "many_threads_leave_no_gap_and_give_no_number_twice"),
            new Case(
                    BrokenStores.GivingADocumentTwoNumbers::new,
                    Numbers.class,
                    "the_same_document_gets_the_same_number"),
            new Case(
                    BrokenStores.EventsOutsideTheTransaction::new,
                    Trails.class,
                    "an_event_waits_to_be_sealed_with_its_state_or_not_at_all"),
            new Case(BrokenStores.SealingAgain::new, Trails.class, "what_was_sealed_reads_back_equal"),
            new Case(BrokenStores.SealingNothing::new, Trails.class, "an_event_is_sealed_once_and_only_while_it_waits"),
            new Case(
                    BrokenStores.SealingAfterAnyHead::new,
                    Trails.class,
                    "a_block_that_does_not_follow_the_head_is_refused_and_leaves_nothing"),
            new Case(BrokenStores.ForgettingAMark::new, Trails.class, "what_happened_first_is_sealed_first"),
            new Case(
                    BrokenStores.LeavingAGap::new,
                    Trails.class,
                    "blocks_and_entries_come_page_by_page_and_chains_of_tenants_do_not_meet"),
            new Case(BrokenStores.LeavingAGap::new, Trails.class, "the_chain_grows_with_what_happens_and_verifies"),
            new Case(
                    BrokenStores.ForgettingTheAnchor::new,
                    Trails.class,
                    "what_no_anchor_keeps_is_remembered_by_tenant"),
            new Case(
                    BrokenStores.SeeingOneTenant::new, Due.class, "what_is_due_is_found_over_all_tenants_oldest_first"),
            new Case(
                    BrokenStores.KeepingOldIndexTexts::new,
                    Due.class,
                    "what_is_done_with_is_due_no_more_and_what_is_put_off_is_due_then"),
            new Case(BrokenStores.BeginningAnew::new, Due.class, "pages_follow_each_other_and_hold_each_entry_once"),
            new Case(BrokenStores.LeavingOutTooLate::new, Due.class, "excepted_tenants_are_left_out_of_every_page"),
            new Case(BrokenStores.LeasingToEverybody::new, Leases.class, "of_many_threads_one_gets_the_lease"),
            new Case(
                    BrokenStores.KeepingHalfATransaction::new,
                    Transactions.class,
                    "what_a_hot_transaction_wrote_is_kept_together_or_not_at_all"),
            new Case(
                    BrokenStores.KeepingHalfATransaction::new,
                    Groups.class,
                    "sixty_four_callers_with_doubled_refused_and_poisoned_commands_are_each_answered_for_themselves"));

    @TestFactory
    Stream<DynamicTest> a_broken_store_is_caught_by_the_contract_that_the_intact_store_keeps() {
        return CASES.stream().map(one -> {
            String name = one.broken().get().getClass().getSimpleName();
            return dynamicTest(name + " is caught by " + one.test(), () -> {
                TestExecutionSummary broken = run(one.broken(), one);
                assertThat(broken.getTestsFailedCount())
                        .as("%s fails %s", name, one.test())
                        .isEqualTo(1);
                assertThat(broken.getFailures())
                        .allSatisfy(failure -> assertThat(failure.getException())
                                .isInstanceOfAny(AssertionError.class, BackofficeException.class));
                TestExecutionSummary intact = run(MemoryStore::create, one);
                assertThat(intact.getTestsSucceededCount())
                        .as("the intact store keeps %s", one.test())
                        .isEqualTo(1);
            });
        });
    }

    @Test
    void every_store_of_the_gallery_is_caught_by_name() {
        List<String> caught = CASES.stream()
                .map(one -> one.broken().get().getClass().getSimpleName())
                .distinct()
                .toList();

        assertThat(Stream.of(BrokenStores.class, BrokenLeaving.class, BrokenArchive.class)
                        .flatMap(gallery -> Stream.of(gallery.getDeclaredClasses()))
                        .filter(ForwardingStore.class::isAssignableFrom)
                        .filter(store -> !Modifier.isAbstract(store.getModifiers()))
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(caught)
                .hasSizeGreaterThanOrEqualTo(30);
    }

    private static TestExecutionSummary run(Supplier<Store> store, Case one) {
        opening = store;
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(one.contract(), one.test()))
                                .build(),
                        listener);
        return listener.getSummary();
    }
}
