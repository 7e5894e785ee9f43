package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.organization.Company;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's snippet, run as it stands there. */
class ReadmeSnippetTest {
    private final Company company = Shop.company();
    private final Buyer ana = Shop.ana();
    private final Payment pix = Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID);

    @Test
    void the_snippet_sells_two_mugs() {
        // README begins
        Backoffice shop = Backoffice.inMemory(company);
        CallContext maria = CallContext.of("blue-shop", "maria");
        shop.catalog()
                .add(maria, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        maria,
                        ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                .unitCost("12.50")
                                .at("SP1"));
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1001")
                                .buyer(ana)
                                .line("MUG-01", 2, "39.90")
                                .paid(pix));
        shop.runDue(); // hold, separate, pack, note, dispatch
        shop.orders().view(maria, order).why(); // each decision with its reason
        // README ends

        assertThat(shop.orders().view(maria, order).status()).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.orders().view(maria, order).why()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(shop.audit(maria))
                .allSatisfy(report -> assertThat(report.findings()).isEmpty());
    }

    @Test
    void the_readme_shows_the_same_snippet() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("README.md"))) {
            root = root.getParent();
        }
        assertThat(statements(root.resolve("README.md"), "```java", "```"))
                .containsExactlyElementsOf(statements(
                        root.resolve("backoffice-flows/src/test/java/dev/backoffice/flows/ReadmeSnippetTest.java"),
                        "// README begins",
                        "// README ends"));
    }

    /** The code between two lines as statements without layout and comments. */
    private static List<String> statements(Path file, String from, String to) throws Exception {
        String text = Files.readString(file);
        int begin = text.indexOf(from + "\n") + from.length();
        String code = text.substring(begin, text.indexOf(to, begin));
        return List.of(code.replaceAll("//[^\n]*", "").replaceAll("\\s+", "").split(";"));
    }
}
