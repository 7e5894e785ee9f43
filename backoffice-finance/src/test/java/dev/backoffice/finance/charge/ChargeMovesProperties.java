package dev.backoffice.finance.charge;

import static dev.backoffice.finance.charge.ChargeFixture.HALF_PAST;
import static dev.backoffice.finance.charge.ChargeFixture.MARIA;
import static dev.backoffice.finance.charge.ChargeFixture.NOON;
import static dev.backoffice.finance.charge.ChargeFixture.brl;
import static dev.backoffice.finance.charge.ChargeFixture.opening;
import static dev.backoffice.finance.charge.ChargeFixture.pix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.Transition;
import dev.backoffice.finance.charge.ChargeStatus.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;

/** No state is reached but by the published table, and each can be cancelled or undone. */
class ChargeMovesProperties {
    private static final Moment LATER = new Moment(HALF_PAST, () -> new UUID(0, 1));

    @Property(tries = 500)
    void a_move_succeeds_where_the_table_has_it_and_leads_where_the_table_says(
            @ForAll @Size(max = 25) List<ChargeMove> moves, @ForAll @IntRange(min = 0, max = 1) int terms) {
        OpenCharge opening = opening(1, ChargeMethod.PIX, "10.00");
        Charge charge = Charge.open(
                        MARIA.tenant(),
                        terms == 1
                                ? opening.onTerms(List.of(java.time.LocalDate.of(2026, 12, 24)))
                                        .terms()
                                : opening.expiresAt(HALF_PAST).terms())
                .state();
        int step = 0;
        for (ChargeMove move : moves) {
            step++;
            Kind from = charge.status().kind();
            Set<Kind> targets = ChargeMoves.targets(move, from);
            try {
                Charge next = apply(charge, move, step).state();
                assertThat(targets).contains(next.status().kind());
                charge = next;
            } catch (RuleViolation refused) {
                if (refused.code().equals("charge.illegal-move")) {
                    assertThat(ChargeMoves.targets(move, standing(charge, move)))
                            .isEmpty();
                } else {
                    assertThat(refused.code())
                            .isIn("charge.more-than-captured", "charge.more-than-missing", "charge.not-due");
                }
            }
            assertThat(ChargeCodec.CODEC.read(ChargeCodec.CODEC.write(charge), 1))
                    .isEqualTo(charge);
        }
    }

    /** The rest of a disputed charge is asked for where it was before. */
    private static Kind standing(Charge charge, ChargeMove move) {
        return move == ChargeMove.CAPTURE && charge.status() instanceof ChargeStatus.Disputed open
                ? open.before().kind()
                : charge.status().kind();
    }

    private static Transition<Charge, ChargeEvent> apply(Charge charge, ChargeMove move, int step) {
        Money amount = brl(step % 3 == 0 ? "10.00" : "3.00");
        return switch (move) {
            case AUTHORIZE -> charge.authorize(Optional.empty(), NOON);
            case CAPTURE -> {
                Money takes = charge.takes(amount);
                yield charge.capture(pix("E" + step), takes.isZero() ? amount : takes, NOON);
            }
            case EXPIRE -> charge.expire(LATER);
            case CANCEL -> charge.cancel("a test", LATER);
            case REFUND -> charge.refund("r" + step, amount, RefundInto.PAYER, NOON);
            case DISPUTE -> charge.dispute("d" + step, amount, NOON);
            case RESOLVE ->
                charge.resolve(
                        charge.status() instanceof ChargeStatus.Disputed open ? open.number() : "none",
                        step % 2 == 0 ? DisputeOutcome.WON : DisputeOutcome.LOST,
                        NOON);
        };
    }

    @Example
    void every_status_that_holds_or_asks_for_money_can_be_cancelled_or_given_back() {
        for (Kind kind : Kind.values()) {
            boolean undone = kind == Kind.REFUNDED
                    || kind == Kind.CANCELLED
                    || ChargeMoves.legal(ChargeMove.CANCEL, kind)
                    || ChargeMoves.legal(ChargeMove.REFUND, kind)
                    || ChargeMoves.legal(ChargeMove.RESOLVE, kind);
            assertThat(undone).as(kind.name()).isTrue();
        }
    }

    @Example
    void every_status_but_the_first_ones_is_reached_by_a_move() {
        Set<Kind> reached = EnumSet.of(Kind.PENDING, Kind.ON_TERMS);
        ChargeMoves.TABLE.forEach(legal -> reached.addAll(legal.to()));

        assertThat(reached).isEqualTo(EnumSet.allOf(Kind.class));
    }

    @Example
    void each_kind_of_status_has_one_record() {
        assertThat(Arrays.stream(ChargeStatus.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName()
                                .replaceAll("([a-z])([A-Z])", "$1_$2")
                                .toUpperCase(Locale.ROOT))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Kind.values()).map(Enum::name).toList());
    }
}
