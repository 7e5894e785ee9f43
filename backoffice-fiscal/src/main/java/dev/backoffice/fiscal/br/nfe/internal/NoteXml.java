package dev.backoffice.fiscal.br.nfe.internal;

import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A note as the rules see it: {@code infNFe}, and what many of them ask of it. */
public final class NoteXml {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final Set<String> SOUTH_EAST = Set.of("MG", "PR", "RJ", "RS", "SC", "SP");
    private static final Set<String> IMPORTED = Set.of("1", "2", "3", "8");
    private static final List<String> COUNTED = List.of("det", "cobr/dup");
    private final XmlNode root;
    private final IdentityHashMap<XmlNode, Integer> places = new IdentityHashMap<>();
    /** What many rules ask for, by its path. */
    private final Map<String, List<XmlNode>> found = new HashMap<>();

    private final Map<String, List<@Nullable XmlNode>> groups = new HashMap<>();
    /** What many rules ask of each item, read once. */
    private final String issuerState;

    private final String recipientState;
    private final boolean receipt;
    private final boolean interstate;
    private final boolean outgoing;
    private final boolean finalConsumer;
    private final boolean noTaxpayer;
    private final boolean simples;
    private final boolean deliveredAtHome;
    private final String date;
    private final String purpose;

    public NoteXml(XmlNode root) {
        this.root = root;
        issuerState = root.text("emit/enderEmit/UF");
        recipientState = root.text("dest/enderDest/UF");
        receipt = root.text("ide/mod").equals("65");
        interstate = root.text("ide/idDest").equals("2");
        outgoing = root.text("ide/tpNF").equals("1");
        finalConsumer = root.text("ide/indFinal").equals("1");
        noTaxpayer = root.text("dest/indIEDest").equals("9");
        String crt = root.text("emit/CRT");
        simples = crt.equals("1") || crt.equals("4");
        deliveredAtHome = root.has("entrega") && root.text("entrega/UF").equals(issuerState);
        purpose = root.text("ide/finNFe");
        String at = root.text("ide/dhEmi");
        date = at.length() < 10 ? at : at.substring(0, 10);
    }

    public XmlNode root() {
        return root;
    }

    /** All elements at the path. */
    public List<XmlNode> all(String path) {
        return found.computeIfAbsent(path, root::all);
    }

    /** Of each item the group at a path, null where it has none. */
    public List<@Nullable XmlNode> groups(String path) {
        return groups.computeIfAbsent(path, group -> {
            List<@Nullable XmlNode> each = new ArrayList<>();
            all("det").forEach(item -> each.add(item.find(group)));
            return each;
        });
    }

    /** The sum of the amounts in a field of all elements at the path. */
    public BigDecimal sum(String path, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (XmlNode each : all(path)) {
            sum = sum.add(each.sum(field));
        }
        return sum;
    }

    public String issuerState() {
        return issuerState;
    }

    public String recipientState() {
        return recipientState;
    }

    /** Model 65. */
    public boolean receipt() {
        return receipt;
    }

    public boolean interstate() {
        return interstate;
    }

    public boolean outgoing() {
        return outgoing;
    }

    public boolean finalConsumer() {
        return finalConsumer;
    }

    /** The recipient is not a taxpayer of ICMS. */
    public boolean noTaxpayer() {
        return noTaxpayer;
    }

    /** CRT 1 and 4, which use CSOSN. */
    public boolean simples() {
        return simples;
    }

    /** Homologação. */
    public boolean onTrial() {
        return environment() == NfeEnvironment.HOMOLOGATION;
    }

    public NfeEnvironment environment() {
        return root.text("ide/tpAmb").equals("2") ? NfeEnvironment.HOMOLOGATION : NfeEnvironment.PRODUCTION;
    }

    /** {@code finNFe}. */
    public String purpose() {
        return purpose;
    }

    /** Which of the items, or of the instalments, an element is; from 1. */
    public int place(XmlNode part) {
        if (places.isEmpty()) {
            for (String many : COUNTED) {
                int number = 1;
                for (XmlNode each : root.all(many)) {
                    places.put(each, number++);
                }
            }
        }
        return places.getOrDefault(part, 0);
    }

    /** {@code AAAA-MM-DD} of the emission. */
    public String date() {
        return date;
    }

    /** Whether the goods are delivered in the issuer's state, whatever the recipient's address says. */
    public boolean deliveredAtHome() {
        return deliveredAtHome;
    }

    /** The item's ICMS group. */
    public static XmlNode icms(XmlNode item) {
        return item.at("imposto/ICMS/*");
    }

    /** CST or CSOSN of the item's ICMS. */
    public static String icmsCode(XmlNode item) {
        XmlNode group = icms(item);
        return group.text("CST") + group.text("CSOSN");
    }

    public static boolean imported(XmlNode item) {
        return IMPORTED.contains(icms(item).text("orig"));
    }

    /** The rate between the states (Resoluções do Senado Federal 22/1989 and 13/2012). */
    public BigDecimal interstateRate(XmlNode item) {
        if (imported(item)) {
            return BigDecimal.valueOf(4);
        }
        String to = root.has("entrega") ? root.text("entrega/UF") : recipientState();
        return BigDecimal.valueOf(SOUTH_EAST.contains(issuerState()) && !SOUTH_EAST.contains(to) ? 7 : 12);
    }

    /** A percentage of an amount, not rounded. */
    public static BigDecimal percent(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).movePointLeft(2);
    }

    /** Whether two amounts differ by no more than the tolerated cent. */
    public static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other.setScale(2, RoundingMode.HALF_UP)).abs().compareTo(CENT) <= 0;
    }
}
