/** What the library does, as meters of Micrometer. */
module dev.backoffice.micrometer {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive micrometer.core;

    exports dev.backoffice.micrometer;
}
