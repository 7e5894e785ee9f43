/** Arbitraries of the domain values for jqwik. */
module dev.backoffice.testkit.jqwik {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive net.jqwik.api;

    exports dev.backoffice.testkit.jqwik;
}
