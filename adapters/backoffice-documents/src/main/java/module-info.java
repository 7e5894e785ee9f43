/** Printed documents, as PDF and for label printers. */
module dev.backoffice.documents {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive dev.backoffice.fiscal;
    requires org.joda.money;
    requires org.apache.pdfbox;
    requires org.apache.fontbox;
    requires com.google.zxing;
    // What PDFBox needs and, being an automatic module, does not say. Nothing of it runs here.
    requires java.desktop;

    exports dev.backoffice.documents;
    exports dev.backoffice.documents.br;
}
