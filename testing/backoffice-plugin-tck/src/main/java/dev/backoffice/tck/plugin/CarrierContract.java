package dev.backoffice.tck.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.inventory.shipping.Carrier;
import dev.backoffice.inventory.shipping.CarrierQuote;
import dev.backoffice.inventory.shipping.QuoteRequest;
import dev.backoffice.inventory.shipping.QuotedParcel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every {@link Carrier} has to keep. */
public abstract class CarrierContract {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,60}");

    /** For the suite of a host. */
    protected CarrierContract() {}

    /** The carrier to be proved; may be the same object each time. */
    protected abstract Carrier carrier();

    /** A question with one parcel which it answers. */
    protected abstract QuoteRequest served();

    /** A name that none of its services has, in the form of a service's name. */
    protected String unknownService() {
        return "NO-SUCH-SERVICE";
    }

    /** Its code can stand in an order and is always the same. */
    @Test
    public void its_code_can_stand_in_an_order_and_never_changes() {
        assertThat(carrier().code()).matches(VISIBLE).isEqualTo(carrier().code());
    }

    /** A quote is of the carrier and the service that was asked for. */
    @Test
    public void a_quote_names_the_carrier_and_the_service_asked_for() {
        CarrierQuote quote = carrier().quote(served()).value();
        assertThat(quote.carrier()).isEqualTo(carrier().code());
        assertThat(quote.service()).isEqualTo(served().service());
    }

    /** A quote says how it was found. */
    @Test
    public void a_quote_says_why() {
        assertThat(carrier().quote(served()).reasons()).isNotEmpty();
    }

    /** The same question gets the same answer. */
    @Test
    public void the_same_question_gets_the_same_answer() {
        assertThat(carrier().quote(served()).value())
                .isEqualTo(carrier().quote(served()).value());
    }

    /** A heavier parcel never costs less, and is refused by name when it is too heavy. */
    @Test
    public void a_heavier_parcel_never_costs_less() {
        CarrierQuote light = carrier().quote(served()).value();
        QuotedParcel parcel = served().parcels().get(0);
        for (long factor : List.of(2L, 3L, 10L)) {
            try {
                CarrierQuote heavy = carrier()
                        .quote(with(List.of(new QuotedParcel(parcel.weightGrams() * factor, parcel.dimensions()))))
                        .value();
                assertThat(heavy.cost()).isGreaterThanOrEqualTo(light.cost());
            } catch (RuleViolation tooHeavy) {
                assertThat(tooHeavy.code()).isEqualTo("carrier.too-heavy");
            }
        }
    }

    /** More parcels never cost less. */
    @Test
    public void more_parcels_never_cost_less() {
        CarrierQuote one = carrier().quote(served()).value();
        QuotedParcel parcel = served().parcels().get(0);
        assertThat(carrier().quote(with(List.of(parcel, parcel))).value().cost())
                .isGreaterThanOrEqualTo(one.cost());
    }

    /** A service it does not have is refused by name and never answered with another one. */
    @Test
    public void a_service_it_does_not_have_is_refused_by_name() {
        QuoteRequest known = served();
        QuoteRequest unknown =
                new QuoteRequest(unknownService(), known.origin(), known.destination(), known.parcels(), known.on());
        Throwable refused = catchThrowable(() -> carrier().quote(unknown));
        assertThat(refused).isInstanceOf(NotFound.class);
        assertThat(((BackofficeException) refused).code()).isEqualTo("carrier.unknown-service");
    }

    /** Many threads that ask at once get what one gets. */
    @Test
    public void many_threads_get_what_one_gets() {
        CarrierQuote alone = carrier().quote(served()).value();
        Carrier shared = carrier();
        List<Callable<Explained<CarrierQuote>>> asking = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            asking.add(() -> shared.quote(served()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Explained<CarrierQuote>> answer : threads.invokeAll(asking)) {
                assertThat(answer.get().value()).isEqualTo(alone);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            fail("interrupted", stopped);
        } catch (ExecutionException failed) {
            fail("a thread was not answered", failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private QuoteRequest with(List<QuotedParcel> parcels) {
        QuoteRequest known = served();
        return new QuoteRequest(known.service(), known.origin(), known.destination(), parcels, known.on());
    }
}
