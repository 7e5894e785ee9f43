package dev.backoffice.inventory.catalog;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.Shop;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final AddItem MUG =
            AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90");

    private final Shop shop = new Shop();

    @Test
    void an_item_is_counted_in_pieces_and_national_unless_said_otherwise() {
        shop.catalog.add(MARIA, MUG);
        assertThat(shop.catalog.view(MARIA, "MUG-01"))
                .isEqualTo(new Item(
                        Sku.of("MUG-01"),
                        "Ceramic mug",
                        "69120000",
                        Unit.UN,
                        Money.parse("BRL 39.90"),
                        Optional.empty(),
                        0,
                        Optional.empty()));
    }

    @Test
    void all_that_is_said_about_an_item_is_kept() {
        shop.catalog.add(
                MARIA,
                AddItem.of("TEA-1", "Green tea")
                        .ncm("09021000")
                        .unit(Unit.KG)
                        .price(Money.parse("USD 12.00"))
                        .gtin("7899999000015")
                        .origin(1)
                        .weightGrams(1000));
        Item tea = shop.catalog.view(MARIA, "TEA-1");
        assertThat(tea.unit()).isEqualTo(Unit.KG);
        assertThat(tea.price()).isEqualTo(Money.parse("USD 12.00"));
        assertThat(tea.gtin()).contains("7899999000015");
        assertThat(tea.origin()).isEqualTo(1);
        assertThat(tea.weightGrams()).contains(1000L);
    }

    @Test
    void adding_the_same_item_again_changes_nothing_and_other_content_is_refused() {
        shop.catalog.add(MARIA, MUG);
        assertThat(shop.catalog.add(MARIA, MUG)).isEqualTo(Sku.of("MUG-01"));
        assertThat(shop.events(MARIA.tenant(), "item", "MUG-01")).hasSize(1);
        assertThat(refusal(() -> shop.catalog.add(MARIA, MUG.price("41.00")))).isEqualTo("item.exists");
    }

    @Test
    void an_item_is_known_even_when_its_receipt_is_forgotten() {
        shop.catalog.add(MARIA, MUG);
        shop.store.forgetReceipts(shop.clock.instant().plusSeconds(1), 10);
        assertThat(shop.catalog.add(MARIA, MUG)).isEqualTo(Sku.of("MUG-01"));
        shop.store.forgetReceipts(shop.clock.instant().plusSeconds(1), 10);
        assertThat(refusal(() -> shop.catalog.add(MARIA, MUG.origin(2)))).isEqualTo("item.exists");
    }

    @Test
    void a_price_changes_back_and_forth_under_keys_of_its_own() {
        shop.catalog.add(MARIA, MUG);
        shop.catalog.reprice(MARIA, ChangePrice.of("a", "MUG-01", "42.00"));
        shop.catalog.reprice(MARIA, ChangePrice.of("b", "MUG-01", "39.90"));
        shop.catalog.reprice(MARIA, ChangePrice.of("a", "MUG-01", "42.00"));
        assertThat(shop.catalog.view(MARIA, "MUG-01").price()).isEqualTo(Money.parse("BRL 39.90"));
        assertThat(shop.events(MARIA.tenant(), "item", "MUG-01"))
                .extracting(event -> ItemEvents.CODEC.read(event))
                .containsExactly(
                        new ItemAdded(Sku.of("MUG-01"), Unit.UN, Money.parse("BRL 39.90")),
                        new ItemRepriced(Sku.of("MUG-01"), Money.parse("BRL 39.90"), Money.parse("BRL 42.00")),
                        new ItemRepriced(Sku.of("MUG-01"), Money.parse("BRL 42.00"), Money.parse("BRL 39.90")));
        assertThat(refusal(() -> shop.catalog.reprice(
                        MARIA,
                        new ChangePrice(
                                ChangePrice.of("c", "X", "1").key(), Sku.of("MUG-01"), Money.parse("USD 1.00")))))
                .isEqualTo("item.other-currency");
    }

    @Test
    void two_tenants_have_items_of_one_code() {
        shop.catalog.add(MARIA, MUG);
        shop.catalog.add(PEDRO, MUG.price("1.00"));
        assertThat(shop.catalog.view(MARIA, "MUG-01").price()).isEqualTo(Money.parse("BRL 39.90"));
        assertThat(shop.catalog.view(PEDRO, "MUG-01").price()).isEqualTo(Money.parse("BRL 1.00"));
        CallContext third = CallContext.of("green-shop", "ana");
        assertThat(refusal(() -> shop.catalog.view(third, "MUG-01"))).isEqualTo("item.unknown");
        assertThat(refusal(() -> shop.catalog.reprice(third, ChangePrice.of("a", "MUG-01", "2.00"))))
                .isEqualTo("item.unknown");
    }

    @Test
    void what_cannot_be_right_is_refused_by_name() {
        assertThat(refusal(() -> shop.catalog.add(MARIA, null))).isEqualTo("input.null command");
        assertThat(refusal(() -> shop.catalog.add(MARIA, AddItem.of("A", "B").price("1.00"))))
                .isEqualTo("input.invalid ncm");
        assertThat(refusal(() -> shop.catalog.add(MARIA, AddItem.of("A", "B").ncm("69120000"))))
                .isEqualTo("input.invalid price");
        assertThat(refusal(() -> AddItem.of(null, "B"))).isEqualTo("input.null sku");
        assertThat(refusal(() -> AddItem.of(" ", "B"))).isEqualTo("input.blank sku");
        assertThat(refusal(() -> AddItem.of("x".repeat(61), "B"))).isEqualTo("input.too-long sku");
        assertThat(refusal(() -> AddItem.of("caneca-ã", "B"))).isEqualTo("input.form sku");
        assertThat(refusal(() -> AddItem.of("A", ""))).isEqualTo("input.blank item.name");
        assertThat(refusal(() -> AddItem.of("A", "x".repeat(121)))).isEqualTo("input.too-long item.name");
        assertThat(refusal(() -> MUG.ncm("6912000"))).isEqualTo("input.form ncm");
        assertThat(refusal(() -> MUG.ncm("691200000"))).isEqualTo("input.too-long ncm");
        assertThat(refusal(() -> MUG.price("1.234"))).isEqualTo("input.money-scale price");
        assertThat(refusal(() -> MUG.price("-1.00"))).isEqualTo("input.negative price");
        assertThat(refusal(() -> MUG.price("10000000000000.00"))).isEqualTo("input.money-too-large price");
        assertThat(refusal(() -> MUG.gtin("7899999000016"))).isEqualTo("input.gtin gtin");
        assertThat(refusal(() -> MUG.gtin("123"))).isEqualTo("input.gtin gtin");
        assertThat(refusal(() -> MUG.gtin("0000000000000"))).isEqualTo("input.gtin gtin");
        assertThat(refusal(() -> MUG.origin(9))).isEqualTo("input.range origin");
        assertThat(refusal(() -> MUG.weightGrams(0))).isEqualTo("input.range weight");
        assertThat(refusal(() -> MUG.unit(null))).isEqualTo("input.null unit");
        assertThat(refusal(() -> ChangePrice.of("", "A", "1"))).isEqualTo("input.blank key");
        assertThat(refusal(() -> shop.catalog.view(MARIA, "NONE"))).isEqualTo("item.unknown");
        assertThat(refusal(() -> shop.catalog.list(MARIA, ItemQuery.all(), PageRequest.first(0))))
                .isEqualTo("input.range limit");
    }
}
