package dev.backoffice.fiscal.br.nfe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** A note as the rules see it: {@code infNFe}, and what many of them ask of it. */
final class NoteXml {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final Set<String> SOUTH_EAST = Set.of("MG", "PR", "RJ", "RS", "SC", "SP");
    private static final Set<String> IMPORTED = Set.of("1", "2", "3", "8");

    private final XmlNode root;

    NoteXml(XmlNode root) {
        this.root = root;
    }

    XmlNode root() {
        return root;
    }

    String issuerState() {
        return root.text("emit/enderEmit/UF");
    }

    String recipientState() {
        return root.text("dest/enderDest/UF");
    }

    boolean interstate() {
        return root.text("ide/idDest").equals("2");
    }

    /** Model 65. */
    boolean receipt() {
        return root.text("ide/mod").equals("65");
    }

    boolean outgoing() {
        return root.text("ide/tpNF").equals("1");
    }

    boolean finalConsumer() {
        return root.text("ide/indFinal").equals("1");
    }

    /** The recipient is not a taxpayer of ICMS. */
    boolean noTaxpayer() {
        return root.text("dest/indIEDest").equals("9");
    }

    /** CRT 1 and 4, which use CSOSN. */
    boolean simples() {
        String crt = root.text("emit/CRT");
        return crt.equals("1") || crt.equals("4");
    }

    /** {@code AAAA-MM-DD} of the emission. */
    String date() {
        String at = root.text("ide/dhEmi");
        return at.length() < 10 ? at : at.substring(0, 10);
    }

    /** Whether the goods are delivered in the issuer's state, whatever the recipient's address says. */
    boolean deliveredAtHome() {
        return root.has("entrega") && root.text("entrega/UF").equals(issuerState());
    }

    /** The item's ICMS group. */
    static XmlNode icms(XmlNode item) {
        return item.at("imposto/ICMS/*");
    }

    /** CST or CSOSN of the item's ICMS. */
    static String icmsCode(XmlNode item) {
        XmlNode group = icms(item);
        return group.text("CST") + group.text("CSOSN");
    }

    static boolean imported(XmlNode item) {
        return IMPORTED.contains(icms(item).text("orig"));
    }

    /** The rate between the states (Resoluções do Senado Federal 22/1989 and 13/2012). */
    BigDecimal interstateRate(XmlNode item) {
        if (imported(item)) {
            return BigDecimal.valueOf(4);
        }
        String to = root.has("entrega") ? root.text("entrega/UF") : recipientState();
        return BigDecimal.valueOf(SOUTH_EAST.contains(issuerState()) && !SOUTH_EAST.contains(to) ? 7 : 12);
    }

    /** A percentage of an amount, not rounded. */
    static BigDecimal percent(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).movePointLeft(2);
    }

    /** Whether two amounts differ by no more than the tolerated cent. */
    static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other.setScale(2, RoundingMode.HALF_UP)).abs().compareTo(CENT) <= 0;
    }
}
