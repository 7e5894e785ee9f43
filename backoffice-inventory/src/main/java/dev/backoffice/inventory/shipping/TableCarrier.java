package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A carrier whose prices and times stand in dated tables. Immutable and thread-safe.
 *
 * <p>{@value #SERVICES} has a row for each service, key {@code CARRIER/SERVICE}: {@code cubic_divisor} (cubic centimetres of one
 * kilogram), {@code cubic_free_grams} (a cubic weight up to this is not charged), {@code max_grams} (the heaviest parcel, charged
 * weight). {@value #ROUTES} has a row for each service and pair of states, key {@code CARRIER/SERVICE/FROM/TO}: {@code days}
 * (business days on the way), {@code first_kg} and {@code next_kg} (prices; a kilogram that is begun is a kilogram).
 *
 * <p>The rows that come with the library are those of carrier {@code EXAMPLE}: examples, and no real carrier's. A host lays its
 * own over them:
 *
 * <pre>{@code
 * ReferenceTables tables = TableCarrier.tables().with(myServices).with(myRoutes);
 * Carrier carrier = TableCarrier.of("MY-CARRIER", tables, CurrencyUnit.of("BRL"));
 * }</pre>
 */
public final class TableCarrier implements Carrier {
    /** The name of the table of services. */
    public static final String SERVICES = "shipping.carrier-services";

    /** The name of the table of routes. */
    public static final String ROUTES = "shipping.carrier-routes";

    /** The code of the carrier whose rows come with the library. */
    public static final String EXAMPLE = "EXAMPLE";

    private static final long KILOGRAM = 1000;

    private final String code;
    private final ReferenceTables tables;
    private final CurrencyUnit currency;

    private TableCarrier(String code, ReferenceTables tables, CurrencyUnit currency) {
        this.code = CodeText.check("carrier", code, 40, QuoteRequest.CODE);
        this.tables = Input.required(tables, "tables");
        this.currency = Input.required(currency, "currency");
    }

    /**
     * A carrier of rows in these tables.
     *
     * @param currency in which its prices stand
     */
    public static TableCarrier of(String code, ReferenceTables tables, CurrencyUnit currency) {
        return new TableCarrier(code, tables, currency);
    }

    /** The carrier whose rows come with the library, with services {@code ECONOMY} and {@code EXPRESS} between all states of Brazil. */
    public static TableCarrier example() {
        return of(EXAMPLE, tables(), CurrencyUnit.of("BRL"));
    }

    /** The tables that come with the library. */
    public static ReferenceTables tables() {
        return ReferenceTables.of(read(SERVICES, "carrier-services.tsv"), read(ROUTES, "carrier-routes.tsv"));
    }

    private static ReferenceTable read(String table, String file) {
        return ReferenceTable.read(table, TableCarrier.class.getResourceAsStream(file));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Explained<CarrierQuote> quote(QuoteRequest request) {
        String key = code + "/" + Input.required(request, "request").service();
        ReferenceRow service = tables.find(SERVICES, key, request.on())
                .orElseThrow(() -> NotFound.of(
                        "carrier.unknown-service",
                        "carrier",
                        code,
                        "service",
                        request.service(),
                        "on",
                        request.on().toString()));
        ReferenceRow route = tables.find(
                        ROUTES,
                        key + "/" + request.origin().state() + "/"
                                + request.destination().state(),
                        request.on())
                .orElseThrow(() -> noRoute(request));
        Money cost = Money.zero(currency);
        List<Reason> reasons = new ArrayList<>();
        for (QuotedParcel parcel : request.parcels()) {
            long charged = charged(service, parcel);
            Money price = price(route, charged);
            cost = cost.plus(price);
            reasons.add(Reason.of("carrier.price", charged + " g are charged: " + price + ".")
                    .with("weightGrams", parcel.weightGrams())
                    .with("chargedGrams", charged)
                    .by(route.source()));
        }
        int days = (int) route.wholeNumber("days");
        reasons.add(Reason.of(
                        "carrier.transit",
                        request.service() + " takes " + days + " business days from "
                                + request.origin().state() + " to "
                                + request.destination().state() + ".")
                .by(route.source()));
        return new Explained<>(new CarrierQuote(code, request.service(), days, cost), reasons);
    }

    private RuleViolation noRoute(QuoteRequest request) {
        return RuleViolation.of(
                "carrier.no-route",
                "carrier",
                code,
                "service",
                request.service(),
                "from",
                request.origin().state(),
                "to",
                request.destination().state());
    }

    /** The greater of weight and cubic weight, where the cubic weight is above what is free. */
    private long charged(ReferenceRow service, QuotedParcel parcel) {
        long cubic = parcel.dimensions()
                .map(size -> size.cubicGrams(service.wholeNumber("cubic_divisor")))
                .orElse(0L);
        long charged = cubic <= service.wholeNumber("cubic_free_grams")
                ? parcel.weightGrams()
                : Math.max(cubic, parcel.weightGrams());
        if (charged > service.wholeNumber("max_grams")) {
            throw RuleViolation.of(
                    "carrier.too-heavy",
                    "carrier",
                    code,
                    "service",
                    service.key(),
                    "grams",
                    Long.toString(charged),
                    "limit",
                    service.text("max_grams"));
        }
        return charged;
    }

    private Money price(ReferenceRow route, long grams) {
        long begun = (grams + KILOGRAM - 1) / KILOGRAM;
        return route.money("first_kg", currency)
                .plus(route.money("next_kg", currency).multipliedBy(begun - 1));
    }
}
