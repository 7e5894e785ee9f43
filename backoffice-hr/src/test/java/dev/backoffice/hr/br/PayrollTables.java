package dev.backoffice.hr.br;

import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.hr.br.inss.InssTables;

/** Tables as a host would complete them. */
final class PayrollTables {
    /** The table that the examples of the eSocial manual are computed with. */
    private static final String OF_2020 = String.join(
            "\n",
            "key\tvalid_from\tvalid_to\tminimum_salary\tbands\tself_employed\texempt_payer\tsource",
            "employee\t2020-03-01\t2020-12-31\t1045.00\t1045.00:7.5 2089.60:9 3134.40:12 6101.06:14\t11\t20"
                    + "\tPortaria SEPRT 3.659/2020");

    private PayrollTables() {}

    static InssTables inssWith2020() {
        return InssTables.of(InssTables.reference().with(ReferenceTable.parse(InssTables.CONTRIBUTION, OF_2020)));
    }
}
