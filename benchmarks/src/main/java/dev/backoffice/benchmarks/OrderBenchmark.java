package dev.backoffice.benchmarks;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.ReleaseHold;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An order from its intake to its dispatch under an authorized note, in memory; beside it one hold and its release. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
public class OrderBenchmark {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private Backoffice shop = opened();
    private long number;

    private static Backoffice opened() {
        Backoffice shop = Backoffice.inMemory(Company.of(new Establishment(
                "SP1",
                "Loja Azul Sintetica Ltda",
                "",
                new PostalAddress(
                        "Rua das Amostras", "100", "", "Centro", "Sao Paulo", "3550308", "SP", "01001000", "BR"),
                ZoneId.of("America/Sao_Paulo"),
                Map.of(
                        "cnpj", "99000012000183",
                        "ie", "110042490114",
                        "crt", "1",
                        "nfe.series", "1",
                        "nfe.next-number", "1"))));
        shop.catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-1", "MUG-01", 100_000_000)
                                .unitCost("12.50")
                                .at("SP1"));
        shop.runDue();
        return shop;
    }

    /** The store keeps all it is given, so each iteration begins with an empty one. */
    @Setup(Level.Iteration)
    public void open() {
        shop = opened();
    }

    /** Intake, hold, separation, packing, note, dispatch, entries: about twenty transactions. */
    @Benchmark
    public OrderId orderToDispatch() {
        OrderId order = shop.orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", Long.toString(number++))
                                .buyer(Buyer.person(
                                        "Ana Exemplo",
                                        "99900001230",
                                        BuyerAddress.of(
                                                "13010100",
                                                "Avenida Modelo",
                                                "10",
                                                "Centro",
                                                "Campinas",
                                                "3509502",
                                                "SP")))
                                .line("MUG-01", 2, "39.90")
                                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID)));
        shop.runDue();
        return order;
    }

    /** Two hot commands with their receipts and events; the events wait. */
    @Benchmark
    public HoldId holdAndRelease() {
        HoldId hold = shop.stock()
                .hold(MARIA, HoldStock.of("hold-" + number++, "order").line("SP1", "MUG-01", 1));
        shop.stock().release(MARIA, ReleaseHold.of(hold));
        return hold;
    }
}
