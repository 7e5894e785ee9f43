package dev.backoffice.testkit.jqwik;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Random domain values. */
public final class DomainArbitraries {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");

    private DomainArbitraries() {}

    /** Amounts in reais, negative ones too, of up to 13 digits before the point. */
    public static Arbitrary<Money> money() {
        return money(-999_999_999_999_999L, 999_999_999_999_999L);
    }

    /**
     * Amounts in reais between two numbers of cents.
     *
     * @param least inclusive
     * @param most inclusive
     */
    public static Arbitrary<Money> money(long least, long most) {
        return Arbitraries.longs().between(least, most).map(cents -> Money.ofMinor(BRL, cents));
    }

    /** Prices in reais with up to ten decimals, not negative. */
    public static Arbitrary<UnitPrice> unitPrices() {
        return decimals(BigDecimal.ZERO, new BigDecimal("1000000"), UnitPrice.MAX_DECIMALS)
                .map(amount -> UnitPrice.of(amount, BRL));
    }

    /** Quantities of the known units, not negative, at any scale the unit allows. */
    public static Arbitrary<Quantity> quantities() {
        return Arbitraries.of(Unit.known().values())
                .flatMap(unit ->
                        Arbitraries.longs().between(0, 9_999_999_999L).map(minor -> Quantity.ofMinor(minor, unit)));
    }

    /** Decimals between two, at every scale from 0 to the greatest. */
    public static Arbitrary<BigDecimal> decimals(BigDecimal least, BigDecimal most, int greatestScale) {
        return Arbitraries.integers()
                .between(0, greatestScale)
                .flatMap(scale -> Arbitraries.bigDecimals().between(least, most).ofScale(scale));
    }

    /** Tenants. */
    public static Arbitrary<TenantId> tenants() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(0)
                .ofMaxLength(62)
                .map(rest -> TenantId.of("t" + rest));
    }

    /** Users. */
    public static Arbitrary<UserId> users() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(100)
                .map(UserId::of);
    }

    /** Calls of any tenant and user. */
    public static Arbitrary<CallContext> contexts() {
        return Combinators.combine(tenants(), users()).as(CallContext::new);
    }

    /** Idempotency keys. */
    public static Arbitrary<IdempotencyKey> keys() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(200)
                .map(IdempotencyKey::of);
    }

    /** Ids of version 7. */
    public static Arbitrary<UUID> ids() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, (1L << 48) - 1),
                        Arbitraries.longs().between(0, 0x0FFF),
                        Arbitraries.longs().between(0, 0x3FFFFFFFFFFFFFFFL))
                .as((millis, first, second) -> new UUID(millis << 16 | 0x7000L | first, 0x8000000000000000L | second));
    }

    /** Instants of this century in whole microseconds, which every store keeps. */
    public static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(946_684_800L, 4_102_444_799L),
                        Arbitraries.longs().between(0, 999_999))
                .as((second, micro) -> Instant.ofEpochSecond(second, micro * 1000));
    }

    /** Texts of any characters, control characters, emoji and lone surrogates included. */
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20),
                Arbitraries.strings().ascii().ofMaxLength(30),
                Arbitraries.of(
                        "",
                        "ação",
                        "🧾",
                        "👩🏽‍🔧",
                        "\"",
                        "\\",
                        "\u0000",
                        "\u001f",
                        "\u2028",
                        "\ud83e",
                        "\uddfe",
                        "</script>"));
    }

    /** Stored trees of texts, decimals, booleans, lists and maps, at most four levels deep. */
    public static Arbitrary<Doc> docs() {
        return docs(4);
    }

    private static Arbitrary<Doc> docs(int depth) {
        Arbitrary<Doc> leaves = Arbitraries.oneOf(
                texts().map(Doc::of),
                numbers().map(Doc::of),
                Arbitraries.of(true, false).map(Doc::of));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Doc> inner = Arbitraries.lazy(() -> docs(depth - 1));
        Arbitrary<Doc> lists = inner.list().ofMaxSize(4).map(Doc::of);
        Arbitrary<Doc> maps = Arbitraries.maps(texts(), inner).ofMaxSize(4).map(Doc.Fields::new);
        return Arbitraries.oneOf(leaves, lists, maps);
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.bigIntegers()
                                        .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30)),
                                Arbitraries.integers().between(-5, 20))
                        .as(BigDecimal::new),
                Arbitraries.longs().map(BigDecimal::valueOf));
    }
}
