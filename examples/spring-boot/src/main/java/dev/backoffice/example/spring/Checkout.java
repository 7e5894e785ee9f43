package dev.backoffice.example.spring;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.spring.SpringTransactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The host's own click on "buy": its row and our order are there together, or neither is. */
@Service
public class Checkout {
    private final JdbcTemplate jdbc;
    private final SpringTransactions transactions;

    Checkout(JdbcTemplate jdbc, SpringTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Transactional
    public OrderId buy(CallContext who, String cart, ReceiveOrder order) {
        jdbc.update("insert into bought (cart) values (?)", cart);
        return transactions.joined().orders().receive(who, order);
    }
}
