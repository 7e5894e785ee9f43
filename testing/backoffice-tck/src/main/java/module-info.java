/** Contract suites that a store has to keep. */
module dev.backoffice.tck {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.backoffice.tck;

    opens dev.backoffice.tck;
}
