package dev.backoffice.examples.quickstart;

import static dev.backoffice.examples.quickstart.Column.needed;
import static dev.backoffice.examples.quickstart.Column.optional;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.order.BuyerKind;
import dev.backoffice.inventory.order.BuyerPurpose;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.FreightTerms;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import java.util.List;
import java.util.stream.Stream;

/** The 69 columns of the orders file. The columns of the order are repeated, and equal, on each of its rows. */
final class OrderColumns {
    private static final Form TEXT = Form.text(120);
    private static final String EXEMPT = "ISENTO";

    static final List<Column> OF_ORDER = List.of(
            needed("channel", Form.matching("[a-z0-9][a-z0-9-]{0,59}", "marketplace-a")),
            needed("order_id", Form.matching("[!-~]{1,100}", "B2B-0458")),
            optional("channel_group_id", TEXT),
            needed("ordered_at", Form.MOMENT),
            optional("ship_by", Form.DAY_OR_MOMENT),
            optional("deliver_by", Form.DAY_OR_MOMENT),
            needed("buyer_kind", Form.choice(BuyerKind.class)),
            needed("buyer_name", TEXT),
            needed("buyer_document", OrderColumns::document),
            optional("buyer_ie", OrderColumns::stateRegistration),
            needed("buyer_purpose", Form.choice(BuyerPurpose.class)),
            optional("buyer_email", Form.matching("[^@\\s]+@[^@\\s]+", "ana@example.com")),
            optional("buyer_phone", Form.PHONE),
            optional("bill_cep", Form.CEP),
            optional("bill_street", TEXT),
            optional("bill_number", Form.text(60)),
            optional("bill_complement", TEXT),
            optional("bill_district", TEXT),
            optional("bill_city", TEXT),
            optional("bill_city_ibge", Form.cityOf(row -> row.get("bill_uf"))),
            optional("bill_uf", Form.STATE),
            needed("delivery_method", Form.choice(DeliveryMethod.class)),
            optional("carrier_service", TEXT),
            optional("recipient_name", TEXT),
            optional("recipient_document", OrderColumns::cpfOrCnpj),
            needed("ship_cep", Form.CEP),
            needed("ship_street", TEXT),
            needed("ship_number", Form.text(60)),
            optional("ship_complement", TEXT),
            optional("ship_district", TEXT),
            optional("ship_city", TEXT),
            optional("ship_city_ibge", Form.cityOf(row -> row.get("ship_uf"))),
            needed("ship_uf", Form.STATE),
            needed("freight_terms", Form.choice(FreightTerms.class)),
            optional("freight_charged", Form.MONEY),
            optional("other_charges", Form.MONEY),
            optional("coupon_code", TEXT),
            optional("order_discount", Form.MONEY),
            optional("channel_discount", Form.MONEY),
            optional("gift_message", Form.text(500)),
            optional("buyer_order_ref", TEXT),
            needed("order_total", Form.MONEY),
            needed("payment1_method", Form.choice(PaymentMethod.class)),
            needed("payment1_amount", Form.MONEY),
            optional("payment1_installments", Form.whole(1, 99)),
            needed("payment1_status", Form.choice(PaymentStatus.class)),
            optional("payment1_at", Form.MOMENT),
            optional("payment1_due", Form.terms(Form.DAY_OR_MOMENT)),
            optional("payment1_reference", TEXT),
            optional("payment1_acquirer", Form.CNPJ),
            optional("payment2_method", Form.choice(PaymentMethod.class)),
            optional("payment2_amount", Form.MONEY),
            optional("payment2_status", Form.choice(PaymentStatus.class)),
            optional("intermediary_cnpj", Form.CNPJ),
            optional("intermediary_account", TEXT),
            optional("channel_commission", Form.MONEY),
            optional("channel_fixed_fee", Form.MONEY),
            optional("channel_freight_fee", Form.MONEY),
            optional("risk_score", Form.whole(0, 1000)),
            optional("notes", Form.text(500)));

    static final List<Column> OF_LINE = List.of(
            needed("line", Form.whole(1, 990)),
            needed("sku", Form.text(60)),
            optional("gtin", Form.GTIN),
            optional("description", TEXT),
            needed("line_kind", Form.choice(LineKind.class)),
            needed("quantity", OrderColumns::quantity),
            needed("unit", Form.UNIT),
            needed("unit_price", Form.PRICE),
            optional("line_discount", Form.MONEY));

    /** All of them, in the order of the contract. */
    static final List<Column> ALL =
            Stream.concat(OF_ORDER.stream(), OF_LINE.stream()).toList();

    static final List<String> NAMES = Column.names(ALL);

    /** Those a file may not leave out. */
    static final List<String> NEEDED = Column.needed(ALL);

    private OrderColumns() {}

    /** The state the buyer lives in: where the goods go, unless a billing address is given. */
    static String buyerState(CsvRow row) {
        return row.has("bill_uf") ? row.get("bill_uf") : row.get("ship_uf");
    }

    private static String document(CsvRow row, String text) {
        return switch (row.get("buyer_kind")) {
            case "person" -> Form.CPF.read(row, text);
            case "company" -> Form.CNPJ.read(row, text);
            default -> Form.text(20).read(row, text);
        };
    }

    private static String cpfOrCnpj(CsvRow row, String text) {
        return Spelling.unmasked(text).length() <= 11 ? Form.CPF.read(row, text) : Form.CNPJ.read(row, text);
    }

    private static String stateRegistration(CsvRow row, String text) {
        if (row.get("buyer_kind").equals("foreign")) {
            throw InvalidInput.of("file.registration-of-foreigner");
        }
        return text.equalsIgnoreCase(EXEMPT) ? EXEMPT : Form.stateRegistration(Form.state(buyerState(row)), text);
    }

    /** How finely it may be given depends on the unit; a wrong unit is that column's own error. */
    private static String quantity(CsvRow row, String text) {
        Quantity quantity = Quantity.parse(
                Spelling.decimal(row, text), Unit.find(row.get("unit")).orElse(Unit.of("ANY", Unit.MAX_SCALE)));
        if (!quantity.isPositive()) {
            throw InvalidInput.of("input.not-positive");
        }
        return quantity.value().toPlainString();
    }
}
