package dev.backoffice.flows.ordertocash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.WaitReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several reasons to wait become one. */
class GatesTest {
    private static final WaitReason LONGEST = WaitReason.of("host.credit", "x".repeat(WaitReason.MAX_TEXT));

    @Test
    void the_longest_reason_stays_as_it_is() {
        assertThat(Gates.together(List.of(LONGEST))).isEqualTo(LONGEST);
        assertThat(Gates.together(List.of(LONGEST, WaitReason.awaitingVerification())))
                .isEqualTo(LONGEST);
    }

    @Test
    void the_code_and_the_item_are_those_of_the_first() {
        WaitReason shortage = WaitReason.shortOf(Sku.of("MUG-01"), "1 UN");

        WaitReason together = Gates.together(List.of(shortage, WaitReason.awaitingVerification()));

        assertThat(together.code()).isEqualTo(WaitReason.SHORT);
        assertThat(together.item()).contains(Sku.of("MUG-01"));
        assertThat(together.text())
                .isEqualTo(shortage.text() + " "
                        + WaitReason.awaitingVerification().text());
    }
}
