package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.Partial;
import dev.backoffice.core.organization.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class GeneratedOrdersProperties {
    private final OrderRules rules = new OrderRules(Sheets.items());
    private final Company company = company();
    private final GeneratedOrders orders = generated(10_000_000);

    @Property
    void every_generated_order_satisfies_the_rules_of_the_file(
            @ForAll @LongRange(min = 1, max = 10_000_000) long number) {
        Partial<List<ReadOrder>> read = rules.read(orders.rows(number));
        assertThat(Sheets.lines(read)).isEmpty();
        assertThat(read.value()).hasSize(1);
    }

    @Property(tries = 100)
    void an_order_is_the_same_whatever_was_generated_before(@ForAll @LongRange(min = 1, max = 10_000_000) long number) {
        assertThat(generated(1).rows(number)).isEqualTo(orders.rows(number));
    }

    @Example
    void batches_hold_all_orders_once() throws UnreadableFile {
        List<OrderBatch> batches = new ArrayList<>();
        GeneratedOrders thousand = generated(1000);
        thousand.read(64, batches::add);
        assertThat(thousand.size()).isEqualTo(1000);
        assertThat(batches).extracting(OrderBatch::size).hasSize(16).endsWith(64, 40);
        assertThat(batches.stream().flatMap(batch -> batch.orders().value().stream()))
                .extracting(order -> order.command().channelOrder())
                .hasSize(1000)
                .doesNotHaveDuplicates();
    }

    @Example
    void no_item_sells_more_than_the_shelves_are_filled_for() {
        long most = LongStream.rangeClosed(1, 200)
                .mapToObj(orders::rows)
                .mapToLong(rows -> rows.stream()
                        .mapToLong(row -> Long.parseLong(row.get("quantity").replaceAll("\\..*", "")))
                        .sum())
                .max()
                .orElseThrow();
        assertThat(most).isBetween(2L, GeneratedOrders.largestDemand(1));
    }

    private GeneratedOrders generated(long size) {
        try {
            return new GeneratedOrders(size, Sheets.items(), company, rules);
        } catch (UnreadableFile broken) {
            throw new AssertionError(broken);
        }
    }

    private static Company company() {
        try {
            return CompanyFile.read(Sheets.DATA.resolve("company.csv")).value().orElseThrow();
        } catch (UnreadableFile broken) {
            throw new AssertionError(broken);
        }
    }
}
