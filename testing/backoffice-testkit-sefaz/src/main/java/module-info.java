/** A stand-in for the Brazilian authorities, for tests of hosts. */
module dev.backoffice.testkit.sefaz {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive dev.backoffice.fiscal;
    requires jdk.httpserver;

    exports dev.backoffice.testkit.sefaz;
}
