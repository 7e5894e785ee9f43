/** Items, stock, orders and their way to the customer. */
module dev.backoffice.inventory {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive jakarta.validation;
    requires transitive org.joda.money;
    requires org.slf4j;

    exports dev.backoffice.inventory;
    exports dev.backoffice.inventory.catalog;
    exports dev.backoffice.inventory.order;
    exports dev.backoffice.inventory.packing;
    exports dev.backoffice.inventory.picking;
    exports dev.backoffice.inventory.returns;
    exports dev.backoffice.inventory.shipping;
    exports dev.backoffice.inventory.stock;
    exports dev.backoffice.inventory.valuation;

    // Open to the validation provider the host brings, whatever module it is.
    opens dev.backoffice.inventory.catalog;
    opens dev.backoffice.inventory.order;
    opens dev.backoffice.inventory.packing;
    opens dev.backoffice.inventory.picking;
    opens dev.backoffice.inventory.returns;
    opens dev.backoffice.inventory.shipping;
    opens dev.backoffice.inventory.stock;
}
