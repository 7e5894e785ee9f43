package dev.backoffice.tck.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.packing.Box;
import dev.backoffice.inventory.packing.FirstFitPacker;
import dev.backoffice.inventory.packing.MeasuredGoods;
import dev.backoffice.inventory.packing.Packer;
import dev.backoffice.inventory.packing.PackingPlan;
import dev.backoffice.inventory.shipping.Carrier;
import dev.backoffice.inventory.shipping.CarrierQuote;
import dev.backoffice.inventory.shipping.QuoteRequest;
import dev.backoffice.inventory.shipping.TableCarrier;
import dev.backoffice.inventory.valuation.ValuationRule;
import dev.backoffice.inventory.valuation.Worth;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Each contract fails for a plugin that breaks it, and by the test that names what is broken. */
class BrokenPluginsTest {
    /** A sound carrier whose answer somebody changes. */
    private static CarrierContract spoiled(UnaryOperator<Explained<CarrierQuote>> spoil) {
        return contract(new Carrier() {
            @Override
            public String code() {
                return "EXAMPLE";
            }

            @Override
            public Explained<CarrierQuote> quote(QuoteRequest request) {
                return spoil.apply(TableCarrier.example().quote(request));
            }
        });
    }

    private static CarrierContract contract(Carrier carrier) {
        return new CarrierContract() {
            @Override
            protected Carrier carrier() {
                return carrier;
            }

            @Override
            protected QuoteRequest served() {
                return TableCarrierTest.SERVED;
            }
        };
    }

    private static Explained<CarrierQuote> costing(Explained<CarrierQuote> quote, Money cost) {
        return quote.map(sound -> new CarrierQuote(sound.carrier(), sound.service(), sound.transitDays(), cost));
    }

    @Test
    void a_sound_carrier_passes() {
        assertThat(failing(spoiled(quote -> quote))).isEmpty();
    }

    @Test
    void a_carrier_that_answers_for_another_is_found() {
        assertThat(failing(spoiled(quote -> quote.map(
                        sound -> new CarrierQuote("OTHER", sound.service(), sound.transitDays(), sound.cost())))))
                .containsExactly("a_quote_names_the_carrier_and_the_service_asked_for");
    }

    @Test
    void a_carrier_that_gives_no_reason_is_found() {
        assertThat(failing(spoiled(quote -> new Explained<>(quote.value(), List.of()))))
                .containsExactly("a_quote_says_why");
    }

    @Test
    void a_carrier_that_changes_its_mind_is_found() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(failing(spoiled(quote -> costing(
                        quote, Money.ofMinor(quote.value().cost().getCurrencyUnit(), asked.incrementAndGet())))))
                .contains("the_same_question_gets_the_same_answer", "many_threads_get_what_one_gets");
    }

    @Test
    void a_carrier_that_takes_less_for_more_is_found() {
        assertThat(failing(spoiled(quote -> costing(
                        quote,
                        Money.ofMinor(
                                quote.value().cost().getCurrencyUnit(),
                                1_000_000 - quote.value().cost().getAmountMinorLong())))))
                .containsExactly("a_heavier_parcel_never_costs_less", "more_parcels_never_cost_less");
    }

    @Test
    void a_carrier_that_has_every_service_is_found() {
        assertThat(failing(contract(new Carrier() {
                    @Override
                    public String code() {
                        return "EXAMPLE";
                    }

                    @Override
                    public Explained<CarrierQuote> quote(QuoteRequest request) {
                        QuoteRequest known = TableCarrierTest.SERVED;
                        return TableCarrier.example()
                                .quote(new QuoteRequest(
                                        known.service(),
                                        request.origin(),
                                        request.destination(),
                                        request.parcels(),
                                        request.on()));
                    }
                })))
                .containsExactly("a_service_it_does_not_have_is_refused_by_name");
    }

    @Test
    void a_packer_that_forgets_a_line_is_found() {
        Packer forgetful = (goods, boxes) -> new FirstFitPacker().plan(goods.subList(0, 1), boxes);
        assertThat(failing(packer(forgetful)))
                .containsExactly("goods_are_packed_without_boxes_too", "the_contents_of_all_parcels_are_the_goods");
    }

    private static PackerContract packer(Packer packer) {
        return new PackerContract() {
            @Override
            protected Packer packer() {
                return packer;
            }
        };
    }

    @Test
    void a_packer_that_overloads_a_box_is_found() {
        Packer strong = (List<MeasuredGoods> goods, List<Box> boxes) -> {
            List<Box> stronger = boxes.stream()
                    .map(box -> new Box(box.code(), box.dimensions(), box.tareGrams(), box.maxGrams() * 100))
                    .toList();
            Explained<PackingPlan> plan = new FirstFitPacker().plan(goods, stronger);
            return plan;
        };
        assertThat(failing(packer(strong))).containsExactly("no_box_is_too_heavy");
    }

    @Test
    void a_rule_that_takes_more_than_there_is_is_found() {
        ValuationRuleContract contract = new ValuationRuleContract() {
            @Override
            protected ValuationRule rule() {
                return new ValuationRule() {
                    @Override
                    public String code() {
                        return "greedy";
                    }

                    @Override
                    public Explained<Money> cost(Worth before, Quantity leaving) {
                        return Explained.of(before.value().plusMinor(1), Reason.of("test.greedy", "A cent more."));
                    }
                };
            }
        };
        assertThat(failing(contract)).containsExactly("what_leaves_costs_from_nothing_to_all_that_is_there");
    }

    /** The names of the contract's tests that fail. */
    private static Set<String> failing(Object contract) {
        Set<String> failing = new TreeSet<>();
        Arrays.stream(contract.getClass().getSuperclass().getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> !passes(contract, method))
                .forEach(method -> failing.add(method.getName()));
        return failing;
    }

    private static boolean passes(Object contract, Method test) {
        try {
            test.setAccessible(true);
            test.invoke(contract);
            return true;
        } catch (InvocationTargetException failed) {
            assertThat(failed.getCause()).isInstanceOf(AssertionError.class);
            return false;
        } catch (IllegalAccessException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
