/** The shared kernel of Backoffice for Java. */
module dev.backoffice.core {
    requires static transitive org.jspecify;
    requires transitive jakarta.validation;
    requires transitive org.joda.money;
    requires org.slf4j;

    exports dev.backoffice.core.access;
    exports dev.backoffice.core.approval;
    exports dev.backoffice.core.archive;
    exports dev.backoffice.core.audit;
    exports dev.backoffice.core.balance;
    exports dev.backoffice.core.br;
    exports dev.backoffice.core.calendar;
    exports dev.backoffice.core.command;
    exports dev.backoffice.core.configuration;
    exports dev.backoffice.core.context;
    exports dev.backoffice.core.counter;
    exports dev.backoffice.core.error;
    exports dev.backoffice.core.event;
    exports dev.backoffice.core.explanation;
    exports dev.backoffice.core.identity;
    exports dev.backoffice.core.insight;
    exports dev.backoffice.core.job;
    exports dev.backoffice.core.leaving;
    exports dev.backoffice.core.marking;
    exports dev.backoffice.core.money;
    exports dev.backoffice.core.numbering;
    exports dev.backoffice.core.organization;
    exports dev.backoffice.core.page;
    exports dev.backoffice.core.party;
    exports dev.backoffice.core.quantity;
    exports dev.backoffice.core.reference;
    exports dev.backoffice.core.store;
    exports dev.backoffice.core.trail;
    exports dev.backoffice.core.validation;

    // Jakarta Validation reads commands.
    opens dev.backoffice.core.leaving;
    opens dev.backoffice.core.party;
}
