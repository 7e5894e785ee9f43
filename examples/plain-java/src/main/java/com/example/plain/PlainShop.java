package com.example.plain;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.jdbc.JdbcStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A shop with a back office in it. Database, scheduler, screen and shutdown are the shop's own; the back office is an object.
 *
 * <p>Arguments, both optional: the JDBC address of the database and the port of the screen.
 */
public final class PlainShop implements AutoCloseable {
    static final CallContext MARIA = CallContext.of("blue-shop", "maria"); // in earnest: who is logged in

    final Backoffice backoffice;
    final Checkout checkout;
    final Screen screen;
    private final HikariDataSource database;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    PlainShop(String url, int port) throws IOException, SQLException {
        database = pool(url);
        JdbcStore store = JdbcStore.migrated(database);
        backoffice = Backoffice.trial(store, company()); // a simulated tax authority: notes without legal value
        checkout = new Checkout(database, store, backoffice);
        checkout.fillShelves();
        screen = new Screen(port, backoffice, checkout);
        scheduler.scheduleWithFixedDelay(this::runDue, 0, 1, TimeUnit.SECONDS);
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        return new HikariDataSource(config);
    }

    /** Whatever happens, the next call comes: a scheduler forgets a task that throws. */
    private void runDue() {
        try {
            RunReport report;
            do {
                report = backoffice.runDue();
                report.failures().forEach((job, code) -> System.err.println(job + ": " + code));
            } while (report.more() && !scheduler.isShutdown());
        } catch (RuntimeException failed) {
            System.err.println("runDue: " + failed);
        }
    }

    /** First nothing new comes in, then the call under way ends, then the pool closes. */
    @Override
    public void close() {
        screen.close();
        scheduler.shutdown();
        try {
            scheduler.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }

    private static Company company() {
        PostalAddress address = new PostalAddress(
                "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR");
        Map<String, String> registrations = Map.of(
                "cnpj", "99000012000183", "ie", "990000129113", "crt", "1", "nfe.series", "1", "nfe.next-number", "1");
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        return Company.of(
                new Establishment("SP1", "Loja Azul Sintética Ltda", "Loja Azul", address, zone, registrations));
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        String url = arguments.length > 0 ? arguments[0] : "jdbc:h2:./target/shop;WRITE_DELAY=0";
        PlainShop shop = new PlainShop(url, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8080);
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close));
        System.out.println("Open http://localhost:" + shop.screen.port() + " and buy a mug; Ctrl-C closes the shop.");
    }
}
