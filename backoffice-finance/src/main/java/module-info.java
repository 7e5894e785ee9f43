/** Accounts, ledger and money. */
module dev.backoffice.finance {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive org.joda.money;
    requires org.slf4j;

    exports dev.backoffice.finance;
    exports dev.backoffice.finance.account;
    exports dev.backoffice.finance.charge;
    exports dev.backoffice.finance.ledger;
    exports dev.backoffice.finance.period;
    exports dev.backoffice.finance.receivable;
    exports dev.backoffice.finance.verification;

    // Open to the validation provider the host brings, whatever module it is.
    opens dev.backoffice.finance.charge;
    opens dev.backoffice.finance.receivable;
    opens dev.backoffice.finance.verification;
}
