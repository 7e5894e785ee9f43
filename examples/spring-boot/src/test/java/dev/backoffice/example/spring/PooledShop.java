package dev.backoffice.example.spring;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.organization.Company;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.jdbc.JdbcErrors;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.TableNames;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Boots the shop, and then opens a back office of its own in a thread of the common pool, whose class loader knows the JDK and
 * nothing of what is in the jar. Prints what it saw, for {@link RepackagedJarIT}.
 */
public final class PooledShop {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private PooledShop() {}

    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext host = SpringApplication.run(ShopApplication.class, arguments)) {
            System.out.println("the bean: " + sell(host.getBean(Backoffice.class)));
            ForkJoinPool.commonPool()
                    .submit(() -> {
                        // What Boot gives the thread depends on who made the pool first; this is the least it can have.
                        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
                        JdbcStore store = JdbcStore.builder(host.getBean(DataSource.class))
                                .tables(TableNames.prefixed("pooled_"))
                                .migrated();
                        Backoffice shop = Backoffice.trial(store, host.getBean(Company.class));
                        System.out.println("the pool: " + sell(shop));
                        System.out.println("refused: " + refused(shop));
                    })
                    .get();
        }
    }

    private static Object sell(Backoffice shop) {
        shop.catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                .unitCost("12.50")
                                .at("SP1"));
        Buyer ana = Buyer.person(
                "Ana Souza",
                "99900001907",
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
        OrderId order = shop.orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", "1001")
                                .buyer(ana)
                                .line("MUG-01", 2, "39.90")
                                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.CAPTURED)));
        while (shop.runDue().more()) {
            // A cold start may need more than one budget.
        }
        return shop.orders().view(MARIA, order).status();
    }

    /** Needs the validation provider, and the texts of the modules. */
    private static String refused(Backoffice shop) {
        try {
            shop.catalog().add(MARIA, AddItem.of("MUG-02", "Without an NCM"));
            return "it was not";
        } catch (InvalidInput refused) {
            return Backoffice.errorTexts(JdbcErrors.catalog()).text(refused, Locale.ENGLISH);
        }
    }
}
