package com.example.plain;

import static com.example.plain.PlainShop.MARIA;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.ErrorTexts;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.StockQuery;
import dev.backoffice.jdbc.JdbcErrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The shop's own screen over pages of ours, for this machine only: orders, what they wait for, what lies on the shelf. */
final class Screen implements AutoCloseable {
    private static final int ROWS = 20;
    private static final ErrorTexts TEXTS = Backoffice.errorTexts(JdbcErrors.catalog());

    private final Backoffice backoffice;
    private final Checkout checkout;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    Screen(int port, Backoffice backoffice, Checkout checkout) throws IOException {
        this.backoffice = backoffice;
        this.checkout = checkout;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String parameter = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        try {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /" -> send(exchange, 200, orders(parameter));
                case "GET /order" -> send(exchange, 200, order(OrderId.parse(parameter)));
                case "POST /buy" -> {
                    checkout.buy(UUID.randomUUID().toString(), 1);
                    backToOrders(exchange);
                }
                case "POST /deliver" -> {
                    backoffice
                            .orders()
                            .deliver(MARIA, DeliverOrder.of("deliver/" + parameter, OrderId.parse(parameter)));
                    backToOrders(exchange);
                }
                default -> send(exchange, 404, "<p>There is no such page.</p>");
            }
        } catch (BackofficeException refused) {
            send(exchange, 409, "<p>" + escaped(TEXTS.text(refused, Locale.ENGLISH)) + "</p>");
        } catch (SQLException | RuntimeException failed) {
            failed.printStackTrace();
            send(exchange, 500, "<p>It did not work; the log says why.</p>");
        }
    }

    private String orders(String after) {
        PageRequest first = PageRequest.first(ROWS);
        Page<OrderView> page = backoffice
                .orders()
                .list(MARIA, OrderQuery.all(), after.isEmpty() ? first : first.after(PageToken.parse(after)));
        StringBuilder html = new StringBuilder(button("/buy", "Buy a mug")).append("<ul>");
        for (SiteStock shelf :
                backoffice.stock().list(MARIA, StockQuery.all(), first).rows()) {
            html.append("<li>" + shelf.sku() + " in " + shelf.site() + ": " + shelf.available() + " to sell, "
                    + shelf.held() + " set aside</li>");
        }
        html.append("</ul><table>");
        for (OrderView order : page.rows()) {
            html.append("<tr><td><a href='/order?" + order.id() + "'>"
                    + escaped(order.terms().channelOrder()) + "</a><td>" + order.total() + "<td>" + order.status()
                    + "<td>"
                    + escaped(order.waitsFor().map(WaitReason::text).orElse("")) + "<td>"
                    + (order.status() == OrderStatus.Kind.DISPATCHED
                            ? button("/deliver?" + order.id(), "It arrived")
                            : "")
                    + "</tr>");
        }
        html.append("</table>");
        page.next().ifPresent(next -> html.append("<a href='/?" + next + "'>More</a>"));
        return html.toString();
    }

    private String order(OrderId id) {
        StringBuilder html = new StringBuilder("<h1>Why</h1><ol>");
        backoffice
                .orders()
                .view(MARIA, id)
                .why()
                .forEach(reason -> html.append("<li>" + escaped(reason.text()) + "</li>"));
        return html.append("</ol><a href='/'>Orders</a>").toString();
    }

    private static String button(String action, String text) {
        return "<form method=post action='" + action + "'><button>" + text + "</button></form>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void backToOrders(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] page =
                ("<!doctype html><meta charset=utf-8><title>Shop</title>" + body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    /** No new request; those under way end. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
