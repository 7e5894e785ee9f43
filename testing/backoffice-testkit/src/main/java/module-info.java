/** Clocks, ids, fixtures and builders for the tests of hosts. */
module dev.backoffice.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;

    exports dev.backoffice.testkit;
}
