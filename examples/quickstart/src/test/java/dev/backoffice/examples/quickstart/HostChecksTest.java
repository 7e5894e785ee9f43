package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.Partial;
import dev.backoffice.inventory.order.WaitReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChecksTest {
    @TempDir
    Path folder;

    @Test
    void an_order_the_library_can_judge_by_itself_is_left_to_it() throws Exception {
        assertThat(reason()).isEmpty();
        assertThat(reason("payment1_status", "pending", "delivery_method", "pickup"))
                .isEmpty();
    }

    @Test
    void what_only_the_file_knows_lets_an_order_wait() throws Exception {
        assertThat(reason("sku", "KIT-BREAKFAST", "unit", "KIT"))
                .contains(WaitReason.of("order.kit", "KIT-BREAKFAST is a kit."));
        assertThat(reason("intermediary_cnpj", "99000003000192"))
                .contains(WaitReason.of("order.marketplace", "It was sold through a marketplace."));
        assertThat(reason("payment1_method", "store_credit"))
                .contains(WaitReason.of("order.store-credit", "Part of it is paid by store credit."));
        assertThat(reason("bill_cep", "01310100", "bill_street", "Rua B", "bill_number", "2", "bill_uf", "SP"))
                .contains(WaitReason.of(
                        "order.delivered-elsewhere", "It is billed to one address and delivered to another."));
    }

    @Test
    void several_reasons_become_one_under_the_code_of_the_first() throws Exception {
        assertThat(reason("intermediary_cnpj", "99000003000192", "payment1_method", "store_credit"))
                .contains(WaitReason.of(
                        "order.marketplace", "It was sold through a marketplace. Part of it is paid by store credit."));
    }

    @Test
    void every_reason_says_who_ends_the_waiting() {
        assertThat(HostChecks.unblockedBy("order.short")).isEqualTo("Goods come in; the order then goes on by itself");
        assertThat(HostChecks.unblockedBy("shop.own-reason")).isEqualTo("Somebody decides and lets the order go on");
    }

    private Optional<WaitReason> reason(String... changes) throws Exception {
        Partial<List<ReadOrder>> read =
                Sheets.read(Sheets.write(folder, "orders.csv", Sheets.csv(Sheets.row(changes))));
        assertThat(Sheets.lines(read)).isEmpty();
        return HostChecks.reason(read.value().get(0), Sheets.items());
    }
}
