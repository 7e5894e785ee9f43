package dev.backoffice.testkit.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

/** What is made reads back equal from its text (law 15). */
class DomainArbitrariesProperties {
    @Provide
    Arbitrary<Doc> docs() {
        return DomainArbitraries.docs();
    }

    @Provide
    Arbitrary<Money> money() {
        return DomainArbitraries.money();
    }

    @Provide
    Arbitrary<UnitPrice> prices() {
        return DomainArbitraries.unitPrices();
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return DomainArbitraries.quantities();
    }

    @Provide
    Arbitrary<CallContext> contexts() {
        return DomainArbitraries.contexts();
    }

    @Provide
    Arbitrary<IdempotencyKey> keys() {
        return DomainArbitraries.keys();
    }

    @Provide
    Arbitrary<UUID> ids() {
        return DomainArbitraries.ids();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return DomainArbitraries.instants();
    }

    @Property
    void a_tree_reads_back_equal(@ForAll("docs") Doc doc) {
        assertThat(Doc.parse(doc.toJson())).isEqualTo(doc);
        assertThat(Doc.parse(doc.canonical())).isEqualTo(doc);
        assertThat(Doc.parse(doc.canonical()).canonical()).isEqualTo(doc.canonical());
    }

    @Property
    void an_amount_reads_back_equal(@ForAll("money") Money money) {
        assertThat(Amounts.parse(Amounts.text(money), money.getCurrencyUnit())).isEqualTo(money);
    }

    @Property
    void a_price_reads_back_equal(@ForAll("prices") UnitPrice price) {
        assertThat(UnitPrice.parse(price.toString())).isEqualTo(price);
    }

    @Property
    void a_quantity_reads_back_equal(@ForAll("quantities") Quantity quantity) {
        assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
    }

    @Property
    void names_read_back_equal(@ForAll("contexts") CallContext context, @ForAll("keys") IdempotencyKey key) {
        assertThat(TenantId.of(context.tenant().toString())).isEqualTo(context.tenant());
        assertThat(UserId.of(context.user().toString())).isEqualTo(context.user());
        assertThat(IdempotencyKey.of(key.toString())).isEqualTo(key);
    }

    @Property
    void ids_and_instants_are_of_the_promised_kind(@ForAll("ids") UUID id, @ForAll("instants") Instant instant) {
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(instant.truncatedTo(ChronoUnit.MICROS)).isEqualTo(instant);
    }
}
