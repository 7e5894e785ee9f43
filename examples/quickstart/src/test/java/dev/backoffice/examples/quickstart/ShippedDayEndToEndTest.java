package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Uf;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.CreditCause;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.returns.ReturnOrder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of the orders of the shipped day, situation by situation. */
class ShippedDayEndToEndTest {
    @TempDir
    static Path out;

    private static DayRun run;

    @BeforeAll
    static void live_through_the_day() throws Exception {
        run = DayRun.whole(out);
    }

    // ---- all of it

    @Test
    void every_order_is_accounted_for_and_no_law_is_broken() {
        assertThat(run.report.orders()).isEqualTo(200);
        assertThat(run.report.refused()).isZero();
        assertThat(run.rows.stream()
                        .map(row -> row.get("channel") + row.get("order_id"))
                        .distinct())
                .hasSize(200);
        assertThat(run.report.audits())
                .allSatisfy(
                        audit -> assertThat(audit.findings()).as(audit.module()).isEmpty());
        assertThat(run.rows.stream()
                        .filter(row -> row.get("status").equals("delivered"))
                        .count())
                .isGreaterThan(120);
        assertThat(run.rows.stream().map(row -> row.get("status")).distinct())
                .containsExactlyInAnyOrder("waiting", "ready", "dispatched", "delivered", "cancelled");
    }

    @Test
    void an_order_that_waits_says_what_for() {
        assertThat(run.rows.stream().filter(row -> row.get("status").equals("waiting")))
                .hasSize(13)
                .allSatisfy(row -> assertThat(row.get("waits_for")).isNotEmpty());
    }

    @Test
    void an_event_that_came_to_nothing_says_why() {
        assertThat(run.report.figures().events()).isEqualTo(152);
        assertThat(run.report.figures().withoutEffect().first())
                .extracting(Report.Failed::order)
                .containsExactlyInAnyOrder(
                        "site 3117", "site 3043", "site 3119", "site 3063", "site 3074", "site 3143", "site 3139");
    }

    @Test
    void every_note_is_signed_and_its_number_is_used_once() {
        List<Map<String, String>> noted = run.rows.stream()
                .filter(row -> !row.get("access_key").isEmpty())
                .toList();
        assertThat(noted).hasSizeGreaterThan(180);
        for (Map<String, String> row : noted) {
            String xml = run.xml(row);
            assertThat(NfeSignature.verify(xml.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(NfeSignature.Valid.class);
            assertThat(tag(xml, "vNF")).isEqualTo(row.get("note_total"));
        }
        assertThat(noted.stream().map(row -> row.get("issuer_cnpj") + "/" + row.get("number")))
                .doesNotHaveDuplicates();
        assertThat(noted.stream().map(row -> row.get("issuer_cnpj")).distinct()).hasSize(2);
        assertThat(noted.stream()
                        .map(row -> tag(run.xml(row).split("<enderDest>")[1], "UF"))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(uf -> assertThat(Uf.find(uf)).isPresent());
    }

    @Test
    void the_goods_on_the_shelves_have_cost_what_the_ledger_says() {
        assertThat(run.report.figures().stockValue())
                .isEqualTo(run.report.figures().stockBooked())
                .isGreaterThan(Money.parse("BRL 10000.00"));
    }

    @Test
    void the_margins_of_the_parcels_sum_to_that_of_the_report() {
        BigDecimal sum = run.rows.stream()
                .map(row -> row.get("margin"))
                .filter(margin -> !margin.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Report.Figure> steps = run.report.figures().margin();
        assertThat(steps.get(steps.size() - 1).amount().getAmount()).isEqualByComparingTo(sum);
        assertThat(sum).isPositive();
    }

    @Test
    void the_page_tells_all_of_it_and_needs_nothing_else() {
        String page = ReportPage.render(run.report);
        assertThat(page)
                .contains(
                        "Orders by state",
                        "Orders that wait",
                        "Events that came to nothing",
                        "Promises to buyers",
                        "Money by way of paying",
                        "<h2>Margin</h2>",
                        "<h2>Notes</h2>",
                        "<h2>Stock</h2>",
                        "Trial balance",
                        " too.</p>")
                .doesNotContain("http", "src=", "<script", "@import", "url(");
        assertThat(page.split("<svg").length).isGreaterThan(60);
    }

    // ---- money

    @Test
    void a_pix_paid_in_its_half_hour_lets_the_order_go() {
        assertThat(run.charges("3054"))
                .singleElement()
                .satisfies(charge -> assertThat(charge.status().kind()).isEqualTo(ChargeStatus.Kind.CAPTURED));
        assertThat(run.status("3054")).isEqualTo(OrderStatus.Kind.DISPATCHED);
    }

    @Test
    void a_pix_paid_after_it_expired_is_kept_and_the_order_goes_on_with_it() {
        assertThat(run.charges("3076").get(0).status().kind()).isEqualTo(ChargeStatus.Kind.EXPIRED);
        assertThat(run.credits("3076")).singleElement().satisfies(credit -> {
            assertThat(credit.cause()).isEqualTo(CreditCause.LATE);
            assertThat(credit.left().isZero()).isTrue();
        });
        assertThat(run.status("3076")).isEqualTo(OrderStatus.Kind.DISPATCHED);
    }

    @Test
    void a_pix_paid_twice_is_the_buyers_credit() {
        assertThat(run.credits("3050"))
                .singleElement()
                .satisfies(credit -> assertThat(credit.left()).isEqualTo(Money.parse("BRL 34.25")));
        assertThat(run.status("3050")).isEqualTo(OrderStatus.Kind.DISPATCHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3029", "3045", "3081", "3090"})
    void what_nobody_pays_in_time_expires_and_its_goods_are_free_again(String order) {
        assertThat(run.waitsFor(order)).isEqualTo("order.payment-expired");
        assertThat(run.order(order).hold()).isEmpty();
        assertThat(run.charges(order))
                .allSatisfy(charge -> assertThat(charge.status().kind()).isEqualTo(ChargeStatus.Kind.EXPIRED));
    }

    @Test
    void a_boleto_that_is_paid_lets_the_order_go_and_one_paid_short_does_not() {
        assertThat(run.parcel("3025").get("issued_at")).startsWith("2026-11-24T09:00");
        assertThat(run.charges("3081").get(0).captured()).isEqualTo(Money.parse("BRL 10.00"));
    }

    @Test
    void a_card_that_is_only_authorized_holds_the_goods() {
        assertThat(run.waitsFor("3116")).isEqualTo("order.awaiting-payment");
        assertThat(run.order("3116").hold()).isPresent();
        assertThat(run.note("3116")).isEmpty();
    }

    @Test
    void a_card_in_twelve_instalments_is_owed_by_its_acquirer_in_twelve_parts() {
        assertThat(run.charges("3112").get(0).terms().installments()).isEqualTo(12);
        assertThat(run.shop().receivables().of(run.maria(), "order/" + run.id("3112")))
                .hasSize(12)
                .allSatisfy(owed -> assertThat(owed.terms().installments()).isEqualTo(12));
        assertThat(tag(run.xml("3112"), "tPag")).isEqualTo("03");
    }

    @ParameterizedTest
    @CsvSource({"3057,21", "3101,21", "3118,17"})
    void two_payments_are_two_groups_of_the_note(String order, String second) {
        assertThat(run.charges(order)).hasSize(2);
        assertThat(all(run.xml(order), "tPag")).hasSize(2).contains(second);
        assertThat(sum(all(run.xml(order), "vPag").stream())).isEqualByComparingTo(tag(run.xml(order), "vNF"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3032", "3033", "3046", "3058", "3110"})
    void a_coupon_lowers_the_note(String order) {
        Map<String, String> parcel = run.parcel(order);
        assertThat(new BigDecimal(parcel.get("discount_seller"))).isPositive();
        assertThat(tag(run.xml(parcel).split("<total>")[1], "vDesc")).isEqualTo(parcel.get("discount_seller"));
    }

    @Test
    void a_discount_of_the_channel_does_not_lower_the_note() {
        Map<String, String> parcel = run.parcel("2000009912345628");
        assertThat(new BigDecimal(parcel.get("discount_channel"))).isPositive();
        assertThat(parcel.get("note_total")).isEqualTo(parcel.get("gross"));
    }

    @Test
    void a_purchase_whose_verification_fails_is_cancelled_and_paid_back() {
        assertThat(run.status("3151")).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(run.parcel("3151"))
                .containsEntry("cancel_reason", "The verification of the purchase failed")
                .containsEntry("refund_status", "refunded");
        assertThat(run.note("3151")).isEmpty();
        assertThat(run.waitsFor("3143")).isEqualTo("order.awaiting-verification");
    }

    // ---- goods

    @Test
    void who_comes_too_late_for_scarce_goods_waits() {
        assertThat(List.of(run.waitsFor("3063"), run.waitsFor("3074"), run.waitsFor("3119")))
                .containsOnly("order.short");
        assertThat(run.parcel("3037").get("dispatched_at")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3053,393.95", "3130,516.11"})
    void an_order_from_two_sites_has_two_notes_whose_parts_sum_to_it(String order, String total) {
        assertThat(run.status(order)).isEqualTo(OrderStatus.Kind.SPLIT);
        List<Map<String, String>> parcels = run.parcels(order);
        assertThat(parcels).hasSize(2);
        assertThat(parcels.stream().map(row -> row.get("issuer_cnpj"))).doesNotHaveDuplicates();
        assertThat(sum(parcels.stream().map(row -> row.get("note_total")))).isEqualByComparingTo(total);
        assertThat(sum(parcels.stream().flatMap(row -> all(run.xml(row), "vPag").stream())))
                .isEqualByComparingTo(total);
    }

    @Test
    void a_kit_leaves_as_what_it_is_made_of() {
        assertThat(all(run.xml("3038"), "cProd")).containsExactlyInAnyOrder("MUG-01", "COFFEE-500");
        assertThat(all(run.xml("3089"), "cProd")).containsExactlyInAnyOrder("COFFEE-500", "NOTE-A5", "COFFEE-500");
        assertThat(all(run.xml("3089"), "qCom").stream().map(BigDecimal::new).map(BigDecimal::intValueExact))
                .containsExactlyInAnyOrder(6, 2, 1);
    }

    @ParameterizedTest
    @CsvSource({"3108,CARD-10", "3121,CANDLE-01", "B2B-0501,COFFEE-500"})
    void what_is_given_along_is_on_the_note_and_costs_the_buyer_nothing(String order, String given) {
        String xml = run.xml(order);
        assertThat(all(xml, "cProd")).contains(given);
        OrderView sold = run.order(order);
        assertThat(new BigDecimal(tag(xml, "vNF")))
                .isEqualByComparingTo(sold.total().getAmount());
    }

    @Test
    void what_comes_back_is_on_the_shelf_again_and_paid_back() {
        for (String order : List.of("3031", "3034")) {
            List<ReturnOrder> returns = run.shop().returns().of(run.maria(), run.id(order));
            assertThat(returns).singleElement().satisfies(returned -> {
                assertThat(returned.lines())
                        .allSatisfy(line -> assertThat(line.restocked()).isEqualTo(line.requested()));
                assertThat(returned.stillDue().isZero()).isTrue();
                assertThat(returned.waits()).isNotEmpty();
            });
        }
        assertThat(run.parcel("3031")).containsEntry("refund_amount", "79.90");
        assertThat(run.parcel("3034"))
                .containsEntry("refund_amount", "161.29")
                .containsEntry("refund_status", "refunded")
                .containsEntry("cost", "0.00");
    }

    // ---- delivery

    @ParameterizedTest
    @ValueSource(strings = {"3072", "3085", "3091", "3098"})
    void what_is_fetched_is_handed_over_for_its_code(String order) {
        assertThat(run.parcel(order)).containsEntry("status", "delivered").containsEntry("carrier", "pickup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3061", "B2B-0504"})
    void what_nobody_fetched_yet_lies_at_the_counter(String order) {
        assertThat(run.status(order)).isEqualTo(OrderStatus.Kind.READY);
        assertThat(run.shop().orders().pickupCode(run.maria(), run.id(order))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3087", "3093"})
    void a_gift_leaves_and_its_card_is_kept(String order) {
        assertThat(run.order(order).terms().gift()).isTrue();
        assertThat(run.shop()
                        .orders()
                        .buyer(run.maria(), run.id(order))
                        .orElseThrow()
                        .giftMessage())
                .isPresent();
        assertThat(run.parcel(order).get("access_key")).isNotEmpty();
    }

    @Test
    void a_gift_for_somebody_else_names_both_on_the_note() {
        String xml = run.xml("3093");
        assertThat(tag(xml.split("<enderDest>")[1], "UF")).isEqualTo("RJ");
        assertThat(tag(xml.split("<entrega>")[1], "UF")).isEqualTo("BA");
    }

    @ParameterizedTest
    @CsvSource({
        "3001,0",
        "B2B-0501,1",
        "2000009912345607,2",
        "3069,3",
        "B2B-0504,4",
        "3072,9",
    })
    void who_pays_for_the_freight_is_on_the_note(String order, String code) {
        assertThat(tag(run.xml(order), "modFrete")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3043", "3139"})
    void an_incomplete_address_waits_for_somebody_to_complete_it(String order) {
        assertThat(run.waitsFor(order)).isEqualTo("order.address-incomplete");
    }

    @Test
    void promises_are_kept_and_broken_and_some_are_open() {
        Report.Promises promises = run.report.figures().promises();
        assertThat(promises.kept()).isGreaterThan(80);
        assertThat(promises.broken()).isPositive();
        assertThat(promises.late() + promises.onTime() + promises.atRisk()).isPositive();
    }

    // ---- notes

    @Test
    void an_order_cancelled_at_once_has_no_note() {
        assertThat(run.status("3040")).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(run.note("3040")).isEmpty();
        assertThat(run.parcel("3040")).containsEntry("refund_amount", "1396.32");
    }

    @Test
    void an_order_cancelled_after_its_note_was_authorized_has_the_note_cancelled_too() {
        assertThat(run.status("3041")).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(run.note("3041").orElseThrow().status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertThat(run.parcel("3041")).containsEntry("dispatched_at", "").containsEntry("refund_status", "refunded");
        assertThat(run.order("3041").shipment()).isEmpty();
    }

    @Test
    void a_note_whose_answer_was_lost_turns_out_accepted_under_its_first_number() {
        FiscalDocument note = run.note("3047").orElseThrow();
        assertThat(note.status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        assertThat(note.attempts()).isOne();
        assertThat(note.authorization().orElseThrow().receivedAt())
                .isEqualTo(note.signed().orElseThrow().signedAt());
        assertThat(run.shop().notes().find(run.maria(), "order/" + run.id("3047") + "/2"))
                .isEmpty();
        assertThat(run.status("3047")).isEqualTo(OrderStatus.Kind.DISPATCHED);
    }

    @Test
    void a_note_that_the_authority_gets_round_to_late_is_not_numbered_again() {
        FiscalDocument note = run.note("3066").orElseThrow();
        assertThat(note.status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        assertThat(note.authorization().orElseThrow().receivedAt())
                .isAfter(note.signed().orElseThrow().signedAt());
        assertThat(run.status("3066")).isEqualTo(OrderStatus.Kind.DISPATCHED);
    }

    @Test
    void a_refused_note_lets_the_order_wait_with_the_code() {
        assertThat(run.waitsFor("3073")).isEqualTo("order.note-rejected");
        assertThat(run.note("3073").orElseThrow().status())
                .isInstanceOfSatisfying(
                        DocumentStatus.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(NoteFaults.REFUSED_WITH));
    }

    @Test
    void a_marketplace_order_names_the_marketplace_and_leaves_with_its_label() {
        Map<String, String> parcel = run.parcel("2000009912345607");
        String xml = run.xml(parcel);
        assertThat(tag(xml, "idCadIntTran")).isEqualTo("ATELIE_AZUL");
        assertThat(tag(xml.split("<infIntermed>")[1], "CNPJ")).isEqualTo(ValidNumbers.cnpj(3, 1));
        assertThat(run.order("2000009912345607").why())
                .anySatisfy(reason -> assertThat(reason.values()).containsEntry("waitedFor", "order.awaiting-label"));
        assertThat(new BigDecimal(parcel.get("commission"))).isPositive();
    }

    @Test
    void a_cart_that_became_two_orders_keeps_its_number() {
        assertThat(run.rows.stream()
                        .filter(row -> row.get("channel").equals("marketplace-b"))
                        .map(row -> run.order(row.get("order_id"))
                                .terms()
                                .channelTerms()
                                .group())
                        .filter(group -> group.equals(java.util.Optional.of("PACK-5500012"))))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"B2B-0501,1", "B2B-0508,1", "3103,9", "3086,2", "3064,9"})
    void a_business_buyer_is_told_by_its_state_registration(String order, String code) {
        assertThat(tag(run.xml(order), "indIEDest")).isEqualTo(code);
    }

    @Test
    void a_buyer_with_letters_in_its_number_gets_a_note() {
        assertThat(tag(run.xml("3064").split("<dest>")[1], "CNPJ")).isEqualTo(ValidNumbers.cnpjWithLetters(7));
    }

    @Test
    void a_buyer_from_abroad_waits() {
        assertThat(run.waitsFor("3117")).isEqualTo("order.foreign-buyer");
    }

    @Test
    void sales_to_consumers_of_other_states_owe_their_state_a_part() {
        Map<String, String> curitiba = run.parcel("3047");
        assertThat(new BigDecimal(curitiba.get("difal"))).isPositive();
        assertThat(tag(run.xml(curitiba), "idDest")).isEqualTo("2");
        assertThat(run.parcel("3031")).containsEntry("difal", "0.00");
    }

    // ---- reading notes

    private static String tag(String xml, String element) {
        List<String> all = all(xml, element);
        assertThat(all).as(element).isNotEmpty();
        return all.get(0);
    }

    private static List<String> all(String xml, String element) {
        return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
                .matcher(xml)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static BigDecimal sum(Stream<String> amounts) {
        return amounts.map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
