/** Taxes and tax documents. */
module dev.backoffice.fiscal {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive org.joda.money;
    requires java.xml.crypto;

    exports dev.backoffice.fiscal;
    exports dev.backoffice.fiscal.br.nfe;
    exports dev.backoffice.fiscal.br.simples;
}
