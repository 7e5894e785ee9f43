/** The flows across departments, and every module behind one object. */
module dev.backoffice.flows {
    requires transitive dev.backoffice.core;
    requires transitive dev.backoffice.finance;
    requires transitive dev.backoffice.fiscal;
    requires transitive dev.backoffice.inventory;
    requires transitive dev.backoffice.hr;
    requires dev.backoffice.memory;
    requires static transitive org.jspecify;
    requires transitive org.joda.money;

    exports dev.backoffice.flows;
    exports dev.backoffice.flows.br;
    exports dev.backoffice.flows.ordertocash;
    exports dev.backoffice.flows.recordtoreport;
}
