/** Contract suites that plugins have to keep, and that the lists of every room have to keep on a store. */
module dev.backoffice.tck.plugin {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive dev.backoffice.finance;
    requires transitive dev.backoffice.inventory;
    requires dev.backoffice.fiscal;
    requires dev.backoffice.flows;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires org.joda.money;

    exports dev.backoffice.tck.plugin;
    exports dev.backoffice.tck.rooms;

    opens dev.backoffice.tck.plugin;
    opens dev.backoffice.tck.rooms;
}
