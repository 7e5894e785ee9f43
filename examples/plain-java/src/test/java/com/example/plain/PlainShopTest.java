package com.example.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainShopTest {
    @TempDir
    private Path folder;

    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private PlainShop open() throws Exception {
        return new PlainShop(url(), 0);
    }

    private String url() {
        return "jdbc:h2:" + folder.resolve("shop") + ";WRITE_DELAY=0";
    }

    @Test
    void what_is_bought_on_the_screen_is_delivered_and_nothing_is_amiss_at_the_next_start() throws Exception {
        try (PlainShop shop = open()) {
            for (int i = 0; i < 25; i++) {
                assertEquals(200, get(shop, "POST", "/buy").statusCode());
            }
            waitFor(shop, OrderStatus.Kind.DISPATCHED, 25);
            String first = get(shop, "GET", "/").body();
            deliverAllOn(shop, first);
            Matcher more = Pattern.compile("href='(/\\?[^']+)'>More").matcher(first);
            assertTrue(more.find(), first);
            deliverAllOn(shop, get(shop, "GET", more.group(1)).body());
            waitFor(shop, OrderStatus.Kind.DELIVERED, 25);
        }
        try (PlainShop again = open()) {
            waitForNothingDue(again);
            assertTrue(get(again, "GET", "/").body().contains("75 UN to sell, 0 UN set aside"));
            List<AuditReport> reports = again.backoffice.audit(PlainShop.MARIA);
            assertTrue(reports.stream().allMatch(AuditReport::clean), reports::toString);
            assertTrue(reports.stream().mapToLong(AuditReport::checked).sum() > 100, reports::toString);
            assertEquals(25, orders(again, OrderStatus.Kind.DELIVERED).size());
        }
        assertEquals(25, rows());
    }

    @Test
    void neither_a_row_without_an_order_nor_an_order_without_a_row_is_left() throws Exception {
        try (PlainShop shop = open()) {
            shop.checkout.buy("1001", 2);
            assertThrows(InvalidInput.class, () -> shop.checkout.buy("1002", 0));
            assertThrows(InvalidInput.class, () -> shop.checkout.buy("", 1));
            assertThrows(SQLException.class, () -> shop.checkout.buy("1001", 2));
            assertEquals(
                    1,
                    shop.backoffice
                            .orders()
                            .list(PlainShop.MARIA, OrderQuery.all(), PageRequest.first(10))
                            .rows()
                            .size());
        }
        assertEquals(1, rows());
    }

    private void deliverAllOn(PlainShop shop, String page) throws Exception {
        Matcher buttons = Pattern.compile("action='(/deliver\\?[^']+)'").matcher(page);
        assertTrue(buttons.find(), page);
        do {
            assertEquals(200, get(shop, "POST", buttons.group(1)).statusCode());
        } while (buttons.find());
        assertFalse(page.contains("WAITING"), page);
    }

    private HttpResponse<String> get(PlainShop shop, String method, String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + shop.screen.port() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static List<OrderView> orders(PlainShop shop, OrderStatus.Kind status) {
        return shop.backoffice
                .orders()
                .list(PlainShop.MARIA, OrderQuery.all().status(status), PageRequest.first(100))
                .rows();
    }

    private static void waitFor(PlainShop shop, OrderStatus.Kind status, int count) throws InterruptedException {
        for (int i = 0; i < 600 && orders(shop, status).size() < count; i++) {
            Thread.sleep(50);
        }
        assertEquals(count, orders(shop, status).size());
    }

    private static void waitForNothingDue(PlainShop shop) throws InterruptedException {
        for (int i = 0; i < 100 && shop.backoffice.runDue().total() > 0; i++) {
            Thread.sleep(50);
        }
    }

    private long rows() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                ResultSet count = connection.createStatement().executeQuery("select count(*) from web_order")) {
            count.next();
            return count.getLong(1);
        }
    }
}
