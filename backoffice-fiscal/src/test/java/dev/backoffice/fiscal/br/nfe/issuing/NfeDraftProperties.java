package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.AnyTaxes;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

class NfeDraftProperties {
    @Provide
    Arbitrary<NfeDraft> drafts() {
        return NfeArbitraries.drafts();
    }

    /** Law 15: what is stored reads back equal. */
    @Property(tries = 200)
    void a_draft_reads_back_equal(@ForAll("drafts") NfeDraft draft) {
        assertThat(NfeDraft.read(Doc.parse(draft.content().toJson()))).isEqualTo(draft);
    }

    /** Law 7: the sale's total is the note's, whatever is shared over the items. */
    @Property(tries = 200)
    void the_total_of_a_sale_is_the_sum_of_what_its_lines_come_to(@ForAll("drafts") NfeDraft draft) {
        NfeSale sale = draft.sale().paid(List.of(NfePayment.of(NfePaymentMethod.LATER, NfeAmount.ZERO)));
        Nfe note = NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION), sale, new AnyTaxes(7), Optional.empty())
                .value();
        Money onTop =
                note.items().stream().map(item -> item.taxation().charged()).reduce(NfeAmount.ZERO, Money::plus);
        assertThat(note.totals().invoice().minus(onTop)).isEqualTo(sale.total());
    }
}
