/** People and payroll. */
module dev.backoffice.hr {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive org.joda.money;

    exports dev.backoffice.hr;
    exports dev.backoffice.hr.br.inss;
    exports dev.backoffice.hr.br.irrf;
}
