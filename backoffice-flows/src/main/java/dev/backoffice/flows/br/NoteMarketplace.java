package dev.backoffice.flows.br;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.fiscal.br.nfe.NfeMarketplace;
import dev.backoffice.inventory.order.Intermediary;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.order.PaymentMethod;
import java.util.Optional;

/** The marketplace a sale was made through ({@code infIntermed}, NT 2020.006). */
final class NoteMarketplace {
    private NoteMarketplace() {}

    static Optional<NfeMarketplace> of(OrderTerms terms) {
        return terms.channelTerms()
                .intermediary()
                .map(marketplace -> new NfeMarketplace(
                        Cnpj.parse(marketplace.document()),
                        LayoutText.fit(marketplace.account().orElse(""))));
    }

    /** Whether a marketplace had a part in the sale that cannot be named: the note has to tell its CNPJ and the seller's account. */
    static boolean unnamed(OrderTerms terms) {
        Optional<Intermediary> intermediary = terms.channelTerms().intermediary();
        return intermediary.isPresent()
                ? intermediary.flatMap(Intermediary::account).isEmpty()
                : terms.payments().stream().anyMatch(payment -> payment.method() == PaymentMethod.MARKETPLACE);
    }
}
