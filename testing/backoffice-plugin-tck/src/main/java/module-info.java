/** Contract suites that plugins have to keep. */
module dev.backoffice.tck.plugin {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive dev.backoffice.finance;
    requires transitive dev.backoffice.inventory;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires org.joda.money;

    exports dev.backoffice.tck.plugin;

    opens dev.backoffice.tck.plugin;
}
