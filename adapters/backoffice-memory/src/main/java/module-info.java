/** The in-memory store of Backoffice for Java. */
module dev.backoffice.memory {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;

    exports dev.backoffice.memory;
}
