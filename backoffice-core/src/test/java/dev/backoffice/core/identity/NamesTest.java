package dev.backoffice.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Doc;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Names that come from outside: each kind of nonsense has its code. */
class NamesTest {
    private static final TenantId BLUE = TenantId.of("blue-shop");

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static void assertGuarded(Function<String, ?> make, int longest, String good, List<String> bad) {
        assertThat(make.apply(good)).isNotNull();
        assertThat(make.apply("a".repeat(longest))).isNotNull();
        assertRefused("input.null", () -> make.apply(null));
        assertRefused("input.blank", () -> make.apply(""));
        assertRefused("input.blank", () -> make.apply(" \t\u2003"));
        assertRefused("input.too-long", () -> make.apply("a".repeat(longest + 1)));
        assertRefused("input.too-long", () -> make.apply("a".repeat(10_000_000)));
        for (String text : bad) {
            assertRefused("input.form", () -> make.apply(text));
        }
    }

    private static final List<String> NEVER = List.of(
            "ação",
            "a\u0000b",
            "a\nb",
            "a\n",
            "\na",
            "a\u007f",
            "🧾",
            "a\u202eb",
            "a\u200b",
            "ａ",
            "a\ud83e",
            " a",
            "a ");

    @Test
    void tenants() {
        assertGuarded(TenantId::of, 63, "blue-shop", NEVER);
        assertGuarded(
                TenantId::of, 63, "0", List.of("Blue", "-blue", "blue_shop", "blue.shop", "blue/shop", "ı", "a b"));
    }

    @Test
    void users() {
        assertGuarded(UserId::of, 100, "maria", NEVER);
        assertGuarded(UserId::of, 100, "M/1'\"%", List.of("maria silva"));
    }

    @Test
    void keys_of_intentions() {
        assertGuarded(IdempotencyKey::of, 200, "site/1001 a", NEVER);
        assertGuarded(IdempotencyKey::of, 200, "a b c", List.of("a  b"));
        assertThat(IdempotencyKey.of("site/1001").then("hold")).isEqualTo(IdempotencyKey.of("site/1001/hold"));
        assertRefused("input.too-long", () -> IdempotencyKey.of("a".repeat(199)).then("hold"));
    }

    @Test
    void keys_of_counters_series_and_balances() {
        assertGuarded(name -> new CounterKey(BLUE, "stock", name), 200, "SP1/MUG 01", NEVER);
        assertGuarded(kind -> new CounterKey(BLUE, kind, "A"), 60, "stock", NEVER);
        assertGuarded(name -> new SeriesKey(BLUE, name), 200, "nfe/1", NEVER);
        assertGuarded(book -> BalanceKey.of(BLUE, book, "1", "BRL"), 60, "ledger", NEVER);
        assertGuarded(account -> BalanceKey.of(BLUE, "ledger", account, "BRL"), 100, "1.1.2.01", NEVER);
        assertGuarded(unit -> BalanceKey.of(BLUE, "ledger", "1", unit), 100, "BRL", NEVER);
        assertThat(BalanceKey.of(BLUE, "ledger", "1", "BRL").period()).isEmpty();
    }

    @Test
    void verbs() {
        for (String bad :
                List.of("pack", "Order.pack", "order.", ".pack", "order..pack", "order pack.x", "órder.pack")) {
            assertRefused(
                    "input.form", () -> Verb.<String, String>of(bad, 1, Doc::of, answer -> answer, answer -> answer));
        }
    }

    private record ThingId(UUID value) implements TypedId {}

    @Test
    void typed_ids() {
        UUID id = UUID.fromString("01900000-0000-7000-8000-00000000abcd");
        assertThat(TypedId.parse("thing", id.toString(), ThingId::new)).isEqualTo(new ThingId(id));
        assertThat(TypedId.parse("thing", "01900000-0000-7000-8000-00000000ABCD", ThingId::new))
                .isEqualTo(new ThingId(id));
        assertRefused("input.null", () -> TypedId.parse("thing", null, ThingId::new));
        for (String bad : List.of(
                "",
                "1-1-1-1-1",
                "01900000000070008000000000000001",
                "01900000-0000-7000-8000-00000000000g",
                "01900000-0000-7000-8000-0000000000011",
                "0190000-00000-7000-8000-000000000001",
                "01900000-0000-7000-8000-00000000000\n",
                "-1900000-0000-7000-8000-000000000001")) {
            assertRefused("input.id", () -> TypedId.parse("thing", bad, ThingId::new));
        }
    }

    @Test
    void named_ids_tell_names_apart_and_are_always_the_same() {
        assertThat(IdGenerator.named("a", "bc")).isEqualTo(IdGenerator.named("a", "bc"));
        assertThat(List.of(
                        IdGenerator.named("a", "bc"),
                        IdGenerator.named("ab", "c"),
                        IdGenerator.named("abc"),
                        IdGenerator.named("abc", ""),
                        IdGenerator.named("a:bc")))
                .doesNotHaveDuplicates();
        assertThat(IdGenerator.named("x").version()).isEqualTo(8);
        assertThat(IdGenerator.named("x").variant()).isEqualTo(2);
    }
}
