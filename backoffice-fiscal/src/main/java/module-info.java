/** Taxes and tax documents. */
module dev.backoffice.fiscal {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive org.joda.money;
    requires java.xml.crypto;

    exports dev.backoffice.fiscal;
    exports dev.backoffice.fiscal.classification;
    exports dev.backoffice.fiscal.tax;
    exports dev.backoffice.fiscal.vat;
    exports dev.backoffice.fiscal.document;
    exports dev.backoffice.fiscal.transmission;
    exports dev.backoffice.fiscal.br;
    exports dev.backoffice.fiscal.br.customs;
    exports dev.backoffice.fiscal.br.icms;
    exports dev.backoffice.fiscal.br.piscofins;
    exports dev.backoffice.fiscal.br.ibscbs;
    exports dev.backoffice.fiscal.br.ipi;
    exports dev.backoffice.fiscal.br.iss;
    exports dev.backoffice.fiscal.br.nfe;
    exports dev.backoffice.fiscal.br.nfe.content;
    exports dev.backoffice.fiscal.br.nfe.event;
    exports dev.backoffice.fiscal.br.nfe.file;
    exports dev.backoffice.fiscal.br.nfe.issuing;
    exports dev.backoffice.fiscal.br.nfe.message;
    exports dev.backoffice.fiscal.br.nfe.rules;
    exports dev.backoffice.fiscal.br.nfe.schema;
    exports dev.backoffice.fiscal.br.nfe.signing;
    exports dev.backoffice.fiscal.br.nfe.simulation;
    exports dev.backoffice.fiscal.br.nfe.tax;
    exports dev.backoffice.fiscal.br.operation;
    exports dev.backoffice.fiscal.br.simples;

    // Open to the validation provider the host brings, whatever module it is.
    opens dev.backoffice.fiscal.document;
}
