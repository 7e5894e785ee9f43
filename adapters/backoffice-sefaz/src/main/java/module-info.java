/** Tax documents to the Brazilian authorities. */
module dev.backoffice.sefaz {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive dev.backoffice.fiscal;
    requires java.net.http;

    exports dev.backoffice.sefaz;
}
