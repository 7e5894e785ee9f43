package dev.backoffice.documents.br;

import dev.backoffice.fiscal.br.nfe.content.NfeContentItem;
import dev.backoffice.fiscal.br.nfe.content.NfeContentTaxes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What is said of each item: the cells of its row, and what its cells have no room for. */
final class DanfeItems {
    private DanfeItems() {}

    /** A column of the table of items. */
    record Column(String title, float width, Sheet.Align align) {}

    static final List<Column> COLUMNS = List.of(
            new Column("CÓDIGO", 18f, Sheet.Align.LEFT),
            new Column("DESCRIÇÃO DO PRODUTO / SERVIÇO", 50f, Sheet.Align.LEFT),
            new Column("NCM/SH", 12f, Sheet.Align.CENTER),
            new Column("O/CST", 8f, Sheet.Align.CENTER),
            new Column("CFOP", 8f, Sheet.Align.CENTER),
            new Column("UN", 8f, Sheet.Align.CENTER),
            new Column("QUANT", 14f, Sheet.Align.RIGHT),
            new Column("VALOR UNIT", 15f, Sheet.Align.RIGHT),
            new Column("VALOR TOTAL", 15f, Sheet.Align.RIGHT),
            new Column("BC ICMS", 14f, Sheet.Align.RIGHT),
            new Column("VALOR ICMS", 12f, Sheet.Align.RIGHT),
            new Column("VALOR IPI", 11f, Sheet.Align.RIGHT),
            new Column("% ICMS", 7.5f, Sheet.Align.RIGHT),
            new Column("% IPI", 7.5f, Sheet.Align.RIGHT));

    static List<String> cells(NfeContentItem item) {
        NfeContentItem.Product product = item.product();
        Optional<NfeContentTaxes.Icms> icms = item.taxes().icms().map(NfeContentTaxes.IcmsHolder::group);
        Optional<NfeContentTaxes.IpiDue> ipi = item.taxes().ipi().flatMap(NfeContentTaxes.Ipi::due);
        return List.of(
                product.code(),
                product.description(),
                product.ncm(),
                icms.map(tax -> tax.origin().orElse("")
                                + tax.cst().or(tax::csosn).orElse(""))
                        .orElse(""),
                product.cfop(),
                product.unit(),
                Written.decimal(product.quantity(), 0),
                Written.decimal(product.unitPrice(), 2),
                Written.amount(product.gross()),
                Written.amount(icms.flatMap(NfeContentTaxes.Icms::base)),
                Written.amount(icms.flatMap(NfeContentTaxes.Icms::amount)),
                Written.amount(ipi.map(NfeContentTaxes.IpiDue::amount)),
                Written.decimal(icms.flatMap(NfeContentTaxes.Icms::rate), 2),
                Written.decimal(ipi.flatMap(NfeContentTaxes.IpiDue::rate), 2));
    }

    /** What is told under the row. */
    static List<String> details(NfeContentItem item, boolean reform) {
        List<String> told = new ArrayList<>();
        NfeContentItem.Product product = item.product();
        List<String> charges = new ArrayList<>();
        add(charges, "Frete", product.freight());
        add(charges, "Seguro", product.insurance());
        add(charges, "Desconto", product.discount());
        add(charges, "Outras", product.other());
        item.taxes().icms().map(NfeContentTaxes.IcmsHolder::group).ifPresent(icms -> icms(charges, icms));
        item.taxes().destination().ifPresent(due -> {
            add(charges, "ICMS UF dest.", Optional.of(due.amount()));
            add(charges, "FCP UF dest.", due.fcp());
        });
        add(charges, "IPI devolvido", item.returned().map(back -> back.ipi().amount()));
        if (!product.taxUnit().equals(product.unit())) {
            charges.add("Trib.: " + Written.decimal(product.taxQuantity(), 0) + " " + product.taxUnit() + " x "
                    + Written.decimal(product.taxUnitPrice(), 2));
        }
        product.importContent().ifPresent(number -> charges.add("FCI " + number));
        product.buyerOrder()
                .ifPresent(order -> charges.add("Pedido " + order
                        + product.buyerOrderItem().map(line -> " item " + line).orElse("")));
        join(told, charges);
        product.lots()
                .forEach(lot -> told.add("Lote " + lot.number() + " Qtd. " + Written.decimal(lot.quantity(), 0)
                        + " Fab. " + Written.day(lot.madeOn()) + " Val. " + Written.day(lot.usableUntil())));
        product.medicine()
                .ifPresent(medicine -> told.add(
                        "ANVISA " + medicine.registration() + " PMC " + Written.amount(medicine.maximumPrice())));
        product.vehicle()
                .ifPresent(vehicle -> told.add("Chassi " + vehicle.chassis() + " Motor " + vehicle.engine() + " Cor "
                        + vehicle.colourName() + " Ano " + vehicle.builtIn() + "/" + vehicle.modelYear()));
        product.weapons()
                .forEach(weapon -> told.add(
                        "Arma " + weapon.description() + " Série " + weapon.serial() + " Cano " + weapon.barrel()));
        product.fuel()
                .ifPresent(fuel -> told.add(
                        "ANP " + fuel.anp() + " " + fuel.description() + " UF consumo " + fuel.consumptionState()));
        product.imports()
                .forEach(entry -> told.add("DI " + entry.number() + " de " + Written.day(entry.registeredOn()) + " "
                        + entry.place() + "/" + entry.state()));
        item.taxes()
                .services()
                .ifPresent(service -> told.add("ISSQN: serviço " + service.service() + " BC "
                        + Written.amount(service.base()) + " " + Written.decimal(service.rate(), 2) + "% "
                        + Written.amount(service.amount())));
        if (reform) {
            item.taxes().ibsCbs().ifPresent(tax -> told.add(ibsCbs(tax)));
            item.taxes()
                    .selective()
                    .ifPresent(tax -> told.add("IS: CST " + tax.cst() + " cClassTrib " + tax.classification() + " BC "
                            + Written.amountOrZero(tax.base()) + " " + Written.decimal(tax.rate(), 2) + "% "
                            + Written.amountOrZero(tax.amount())));
        }
        item.information().ifPresent(told::add);
        return told;
    }

    private static void icms(List<String> charges, NfeContentTaxes.Icms icms) {
        add(charges, "ICMS deson.", icms.exempted());
        add(charges, "FCP", icms.fcp());
        add(charges, "BC ST", icms.substitutionBase());
        add(charges, "ICMS ST", icms.substitution());
        add(charges, "FCP ST", icms.substitutionFcp());
        add(charges, "BC ST ret.", icms.withheldBase());
        add(charges, "ICMS ST ret.", icms.withheld());
        add(charges, "ICMS mono.", icms.quantityAmount());
        add(charges, "ICMS mono. ret.", icms.quantityBeforeAmount());
        add(charges, "Crédito SN", icms.simplesCredit());
    }

    private static String ibsCbs(NfeContentTaxes.IbsCbs tax) {
        StringBuilder text = new StringBuilder("IBS/CBS: CST " + tax.cst() + " cClassTrib " + tax.classification());
        tax.amounts().ifPresent(due -> {
            text.append(" BC ").append(Written.amount(due.base()));
            share(
                    text,
                    "IBS UF",
                    due.state().rate(),
                    due.state().reduction(),
                    due.state().amount());
            share(
                    text,
                    "IBS Mun.",
                    due.municipality().rate(),
                    due.municipality().reduction(),
                    due.municipality().amount());
            share(
                    text,
                    "CBS",
                    due.union().rate(),
                    due.union().reduction(),
                    due.union().amount());
        });
        tax.monophase()
                .ifPresent(due -> text.append(" IBS monof. ")
                        .append(Written.amount(due.ibs()))
                        .append(" CBS monof. ")
                        .append(Written.amount(due.cbs())));
        return text.toString();
    }

    /** The rate that counts is printed: where it is reduced, the effective one (NT 2026.010). */
    private static void share(
            StringBuilder text,
            String name,
            BigDecimal rate,
            Optional<NfeContentTaxes.Reduction> reduction,
            Money amount) {
        BigDecimal counts =
                reduction.map(NfeContentTaxes.Reduction::effectiveRate).orElse(rate);
        text.append(" ")
                .append(name)
                .append(" ")
                .append(Written.decimal(counts, 2))
                .append("% ");
        text.append(Written.amount(amount));
    }

    private static void add(List<String> to, String name, Optional<Money> amount) {
        amount.filter(Money::isPositive).ifPresent(money -> to.add(name + " " + Written.amount(money)));
    }

    private static void join(List<String> told, List<String> parts) {
        if (!parts.isEmpty()) {
            told.add(String.join("; ", parts));
        }
    }
}
