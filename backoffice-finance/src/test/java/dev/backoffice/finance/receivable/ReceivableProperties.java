package dev.backoffice.finance.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Transition;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.receivable.ReceivableStatus.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Instalments sum to the sale, and what is owed is settled, written off, cancelled or left, whatever happens. */
class ReceivableProperties {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private static final Moment NOW = new Moment(NOON, () -> new UUID(0, 1));
    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);
    private static final Debtor DEBTOR = Debtor.of(Debtor.Kind.ACQUIRER, "acquirer-x");

    /** Law 7. */
    @Property(tries = 300)
    void instalments_and_fees_sum_to_the_whole(
            @ForAll @LongRange(min = 1000, max = 10_000_000) long cents,
            @ForAll @IntRange(min = 1, max = 99) int parts,
            @ForAll @IntRange(min = 0, max = 90) int feePercent) {
        Money total = Money.ofMinor(BRL, cents);
        Money fee = Money.ofMinor(BRL, cents * feePercent / 100);
        List<LocalDate> dues =
                IntStream.range(0, parts).mapToObj(DUE::plusMonths).toList();

        List<ReceivableTerms> terms = OpenReceivables.of("k", "order/1", "s", DEBTOR, total, dues)
                .fee(fee)
                .terms();

        assertThat(terms.stream().map(ReceivableTerms::amount).reduce(Money.zero(BRL), Money::plus))
                .isEqualTo(total);
        assertThat(terms.stream().map(ReceivableTerms::fee).reduce(Money.zero(BRL), Money::plus))
                .isEqualTo(fee);
    }

    @Property(tries = 500)
    void what_is_owed_is_settled_written_off_cancelled_or_left(
            @ForAll @Size(max = 30) List<ReceivableMove> moves,
            @ForAll @Size(min = 30, max = 30) List<@IntRange(min = 1, max = 5) Integer> numbers) {
        Receivable receivable = Receivable.open(
                        TenantId.of("blue-shop"),
                        new ReceivableTerms(
                                "order/1", "s", DEBTOR, 1, 1, brl(1000), brl(1000), brl(100), DUE, Optional.empty()),
                        NOW)
                .state();
        for (int i = 0; i < moves.size(); i++) {
            ReceivableMove move = moves.get(i);
            Set<Kind> targets =
                    ReceivableMoves.targets(move, receivable.status().kind());
            try {
                Transition<Receivable, ReceivableEvent> next = apply(receivable, move, numbers.get(i));
                Kind to = next.state().status().kind();
                boolean stays = to == receivable.status().kind();
                assertThat(targets.contains(to) || movesMoney(move) && stays).isTrue();
                receivable = next.state();
            } catch (RuleViolation | Conflict refused) {
                if (refused.code().equals("receivable.illegal-move")) {
                    assertThat(targets).isEmpty();
                } else {
                    assertThat(refused.code()).isIn("receivable.not-settled", "receivable.not-written-off");
                }
            }
            assertThat(receivable
                            .settled()
                            .plus(receivable.writtenOff())
                            .plus(receivable.cancelled())
                            .plus(receivable.left()))
                    .isEqualTo(brl(900));
            assertThat(receivable.left().isNegative()).isFalse();
            assertThat(receivable.settlements().stream().map(Settlement::money)).doesNotHaveDuplicates();
            assertThat(ReceivableCodec.CODEC.read(ReceivableCodec.CODEC.write(receivable), 2))
                    .isEqualTo(receivable);
        }
    }

    /** Money that is too much may come, and be taken back, whatever the status is. */
    private static boolean movesMoney(ReceivableMove move) {
        return move == ReceivableMove.SETTLE || move == ReceivableMove.REVERSE;
    }

    private static Transition<Receivable, ReceivableEvent> apply(
            Receivable receivable, ReceivableMove move, int number) {
        MoneyId money = MoneyId.of("bank-341", Integer.toString(number));
        return switch (move) {
            case SETTLE -> receivable.settle(money, brl(170L * number), NOON);
            case REVERSE -> receivable.reverse(money, "a test", NOON);
            case WRITE_OFF -> receivable.writeOff("a test", NOW);
            case REINSTATE -> receivable.reinstate("a test", NOW);
            case CANCEL -> receivable.cancel("a test", NOW);
        };
    }

    @Example
    void each_kind_of_status_has_one_record_is_reached_and_can_be_undone() {
        assertThat(Arrays.stream(ReceivableStatus.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName()
                                .replaceAll("([a-z])([A-Z])", "$1_$2")
                                .toUpperCase(Locale.ROOT))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Kind.values()).map(Enum::name).toList());
        assertThat(ReceivableMoves.TABLE.stream().flatMap(legal -> legal.to().stream()))
                .containsAll(Arrays.asList(Kind.values()));
        for (Kind kind : Kind.values()) {
            assertThat(kind == Kind.CANCELLED
                            || ReceivableMoves.legal(ReceivableMove.CANCEL, kind)
                            || ReceivableMoves.legal(ReceivableMove.REVERSE, kind)
                            || ReceivableMoves.legal(ReceivableMove.REINSTATE, kind))
                    .as(kind.name())
                    .isTrue();
        }
    }

    private static Money brl(long cents) {
        return Money.ofMinor(BRL, cents);
    }
}
