package dev.backoffice.fiscal.br;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;

/** Sales that tests start from. */
public final class Sales {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    public static final Classification MUG = SaleFacts.goods("69120000", GoodsOrigin.NATIONAL);
    public static final Classification NORMAL =
            SaleFacts.seller(TaxRegime.NORMAL).with(SaleFacts.CONTRIBUTIONS, SaleFacts.CUMULATIVE);
    public static final Classification REAL_PROFIT =
            SaleFacts.seller(TaxRegime.NORMAL).with(SaleFacts.CONTRIBUTIONS, SaleFacts.NON_CUMULATIVE);
    public static final Classification SIMPLES = SaleFacts.seller(TaxRegime.SIMPLES);

    /** Columns of the classes of IBS and CBS. */
    public static final String CLASS_COLUMNS =
            "key,valid_from,valid_to,situation,form,rates,ibs_reduction,cbs_reduction,"
                    + "ibs_deferral,cbs_deferral,regular,presumed_credit,reversal,monophase,note,receipt,service,source";

    private Sales() {}

    /** Goods of 1000.00 from São Paulo to a consumer there, by a seller on presumed profit. */
    public static SaleOperation sale() {
        return sale("1000.00");
    }

    public static SaleOperation sale(String gross) {
        return new SaleOperation(
                DAY,
                SaleFacts.place(Uf.SP),
                SaleFacts.place(Uf.SP),
                NORMAL,
                BuyerRole.FINAL_CONSUMER,
                List.of(line(gross)));
    }

    public static SaleLine line(String gross) {
        return SaleLine.of("1", MUG, LineAmounts.of(reais(gross)));
    }

    public static SaleOperation of(SaleOperation sale, Classification goods) {
        return sale.with(
                sale.lines().stream().map(line -> line.withGoods(goods)).toList());
    }

    public static Money reais(String amount) {
        return Money.parse("BRL " + amount);
    }

    public static LineTaxes taxes(SaleOperation sale) {
        return taxes(BrazilianTaxes.determination(), sale);
    }

    public static LineTaxes taxes(TaxDetermination taxes, SaleOperation sale) {
        return taxes.determine(sale).value().get(0);
    }

    public static Explained<List<LineTaxes>> explain(SaleOperation sale) {
        return BrazilianTaxes.determination().determine(sale);
    }

    /** The rules with rows laid over a table; each row in the columns of that table, parts separated by commas. */
    public static TaxDetermination with(String table, String header, String... rows) {
        return BrazilianTaxes.determination(BrazilianTaxes.tables().with(table(table, header, rows)));
    }

    public static ReferenceTable table(String table, String header, String... rows) {
        return ReferenceTable.parse(
                table,
                header.replace(',', '\t') + "\n" + String.join("\n", rows).replace(',', '\t'));
    }

    /** The codes of the reasons. */
    public static List<String> codes(Explained<?> explained) {
        return explained.reasons().stream().map(reason -> reason.code()).toList();
    }
}
