package com.example.plain;

import static com.example.plain.PlainShop.MARIA;

import dev.backoffice.core.store.JoinedTransaction;
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
import dev.backoffice.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.joda.money.Money;

/** The click on "buy": the shop's own row and our order are there together, or neither is. */
final class Checkout {
    private final DataSource database;
    private final JdbcStore store;
    private final Backoffice backoffice;

    Checkout(DataSource database, JdbcStore store, Backoffice backoffice) throws SQLException {
        this.database = database;
        this.store = store;
        this.backoffice = backoffice;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists web_order (number varchar(40) primary key, order_id varchar(40))");
        }
    }

    /** The same keys at every start: done once, however often the shop is opened. */
    void fillShelves() {
        backoffice
                .catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        backoffice
                .stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                .unitCost("12.50")
                                .at("SP1"));
    }

    OrderId buy(String number, int mugs) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (JoinedTransaction transaction = store.join(connection)) {
                OrderId order = backoffice.joined(transaction).orders().receive(MARIA, order(number, mugs));
                insert(connection, number, order);
                connection.commit();
                return order;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static void insert(Connection connection, String number, OrderId order) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into web_order values (?, ?)")) {
            insert.setString(1, number);
            insert.setString(2, order.toString());
            insert.executeUpdate();
        }
    }

    private static ReceiveOrder order(String number, int mugs) {
        Buyer ana = Buyer.person(
                "Ana Souza",
                "99900001907",
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
        Money total = Money.parse("BRL 39.90").multipliedBy(mugs);
        return ReceiveOrder.from("site", number)
                .buyer(ana)
                .line("MUG-01", mugs, "39.90")
                .paid(Payment.of(PaymentMethod.PIX, total, PaymentStatus.PAID));
    }
}
