package dev.backoffice.fiscal.br;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.Place;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxCase;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * A case of the tax rules as Brazilian law names its facts; and the codes under which a host tells them.
 *
 * <pre>{@code
 * Classification shop = SaleFacts.seller(TaxRegime.NORMAL).with(SaleFacts.CONTRIBUTIONS, SaleFacts.CUMULATIVE);
 * Classification mug = SaleFacts.goods("69120000", GoodsOrigin.NATIONAL);
 * Place saoPaulo = SaleFacts.place(Uf.SP);
 * }</pre>
 */
public final class SaleFacts {
    /** Country of a {@link Place} in Brazil. */
    public static final String BRAZIL = "BR";

    /** Of a seller: {@code CRT}, 1 to 4; see {@link TaxRegime}. */
    public static final String REGIME = "crt";

    /** Of a seller of the normal regime: {@link #CUMULATIVE} or {@link #NON_CUMULATIVE}. */
    public static final String CONTRIBUTIONS = "pis-cofins";

    /** PIS and COFINS on revenue, without credits (Lei 9.718/1998): presumed profit ({@code lucro presumido}). */
    public static final String CUMULATIVE = "cumulative";

    /** PIS and COFINS with credits (Leis 10.637/2002 and 10.833/2003): real profit ({@code lucro real}). */
    public static final String NON_CUMULATIVE = "non-cumulative";

    /** Of a seller of the Simples: the annex of LC 123/2006 it sells goods under, {@code I} or {@code II}. */
    public static final String SIMPLES_ANNEX = "simples-annex";

    /**
     * Of a seller of the Simples: RBT12, the gross revenue of the twelve months that ruled its last DAS, e.g. {@code
     * 500000.00}. Without it the document gives no credit (LC 123/2006 art. 23 § 4, II).
     */
    public static final String SIMPLES_REVENUE = "simples-revenue-12";

    /** Of goods: NCM, eight digits. */
    public static final String NCM = "ncm";

    /** Of goods: CEST, seven digits; absent when they have none. */
    public static final String CEST = "cest";

    /** Of goods: {@code orig}, 0 to 8; see {@link GoodsOrigin}. */
    public static final String ORIGIN = "origin";

    /** Of goods: {@code uTrib}, the unit of their taxes by quantity where it is not the one they are sold in, e.g. {@code LT}. */
    public static final String TAXABLE_UNIT = "taxable-unit";

    /** Of goods: how many of {@link #TAXABLE_UNIT} one unit sold holds, e.g. {@code 0.75}. */
    public static final String TAXABLE_CONTENT = "taxable-content";

    /** Of goods: {@code cClassTrib}, where it is not what the tables tell for the NCM. */
    public static final String IBS_CBS_CLASS = "ibs-cbs-class";

    /** Of goods: the CST of PIS and COFINS, 04 to 09, where they are not taxed at the seller's own rates. */
    public static final String CONTRIBUTIONS_SITUATION = "pis-cofins-situation";

    /**
     * Of goods with a CEST: {@link #NOT_SUBSTITUTED} or {@link #WITHHELD}, where the host knows it of the very goods and the
     * tables need not be asked.
     */
    public static final String SUBSTITUTION = "substitution";

    /** The goods are not under substituição tributária in this sale. */
    public static final String NOT_SUBSTITUTED = "none";

    /** The ICMS of the goods was withheld earlier in the chain. */
    public static final String WITHHELD = "withheld";

    /** The seller withholds the tax of those who sell the goods later. */
    public static final String TO_BE_WITHHELD = "withhold";

    /** The tax withheld for the state of origin is passed on to that of destination (group ICMSST). */
    public static final String PASSED_ON = "passed-on";

    /** Of goods whose ICMS was withheld before: {@code vBCSTRet} of the line, e.g. {@code 1540.00}. */
    public static final String WITHHELD_BASE = "withheld-base";

    /** Of goods whose ICMS was withheld before: {@code pST} in per cent. */
    public static final String WITHHELD_RATE = "withheld-rate";

    /** Of goods whose ICMS was withheld before: {@code vICMSSubstituto} of the line. */
    public static final String WITHHELD_SUBSTITUTE = "withheld-substitute";

    /** Of goods whose ICMS was withheld before: {@code vICMSSTRet} of the line. */
    public static final String WITHHELD_AMOUNT = "withheld-amount";

    /** Of goods whose ICMS was withheld before: {@code vBCFCPSTRet} of the line. */
    public static final String WITHHELD_FUND_BASE = "withheld-fund-base";

    /** Of goods whose ICMS was withheld before: {@code pFCPSTRet} in per cent. */
    public static final String WITHHELD_FUND_RATE = "withheld-fund-rate";

    /** Of goods whose ICMS was withheld before: {@code vFCPSTRet} of the line. */
    public static final String WITHHELD_FUND_AMOUNT = "withheld-fund-amount";

    /** Of goods whose ICMS is {@link #PASSED_ON}: {@code vBCSTDest} of the line. */
    public static final String PASSED_ON_BASE = "passed-on-base";

    /** Of goods whose ICMS is {@link #PASSED_ON}: {@code vICMSSTDest} of the line. */
    public static final String PASSED_ON_AMOUNT = "passed-on-amount";

    /** Of a seller: {@link #IPI_PAYER} when it is an establishment that pays IPI (RIPI arts. 8 to 11). */
    public static final String IPI = "ipi";

    /** The seller makes or imports goods, or is treated as if it did. */
    public static final String IPI_PAYER = "payer";

    /** How profit is taxed, as establishments say it. */
    private static final String PROFIT = "regime";

    private static final Map<String, String> CONTRIBUTIONS_BY_PROFIT =
            Map.of("lucro_presumido", CUMULATIVE, "lucro_real", NON_CUMULATIVE);

    private static final Map<String, TaxRegime> REGIMES =
            byCode(TaxRegime.values(), regime -> Integer.toString(regime.code()));
    private static final Map<String, GoodsOrigin> ORIGINS =
            byCode(GoodsOrigin.values(), origin -> Integer.toString(origin.code()));
    private static final Pattern NCM_FORM = Pattern.compile("[0-9]{8}");
    private static final int CHAPTER = 2;

    private final TaxCase asked;

    private SaleFacts(TaxCase asked) {
        this.asked = asked;
    }

    /** The facts of a case. */
    public static SaleFacts of(TaxCase asked) {
        return new SaleFacts(asked);
    }

    /** A seller of a regime. */
    public static Classification seller(TaxRegime regime) {
        return Classification.of(REGIME, Integer.toString(regime.code()));
    }

    /**
     * The seller that an establishment is on a day: its {@code crt}, and what its regime or registrations say under the names
     * {@link #CONTRIBUTIONS}, {@link #SIMPLES_ANNEX}, {@link #SIMPLES_REVENUE} and {@link #IPI}. An establishment of the normal regime
     * that says {@code regime} alone is cumulative by {@code lucro_presumido} and non-cumulative by {@code lucro_real}.
     *
     * @throws dev.backoffice.core.error.NotFound {@code establishment.regime-missing} or {@code
     *     establishment.registration-missing} for the {@code crt}
     */
    public static Classification seller(Establishment establishment, LocalDate date) {
        Map<String, String> codes = new TreeMap<>();
        codes.put(REGIME, establishment.registration(REGIME, date));
        told(establishment, PROFIT, date)
                .flatMap(profit -> Optional.ofNullable(CONTRIBUTIONS_BY_PROFIT.get(profit)))
                .ifPresent(code -> codes.put(CONTRIBUTIONS, code));
        for (String scheme : List.of(CONTRIBUTIONS, SIMPLES_ANNEX, SIMPLES_REVENUE, IPI)) {
            told(establishment, scheme, date).ifPresent(code -> codes.put(scheme, code));
        }
        return new Classification(codes);
    }

    /**
     * Goods of an NCM and origin.
     *
     * @throws InvalidInput {@code input.form} when the NCM is not eight digits
     */
    public static Classification goods(String ncm, GoodsOrigin origin) {
        return new Classification(Map.of(NCM, ncm(ncm), ORIGIN, Integer.toString(origin.code())));
    }

    /** A state as a place. */
    public static Place place(Uf uf) {
        return Place.of(BRAZIL, uf.name());
    }

    /** The state the goods leave; {@code tax.not-determined} outside Brazil. */
    public Uf from() {
        return uf(asked.operation().from());
    }

    /** The state where they are handed over; {@code tax.not-determined} outside Brazil. */
    public Uf to() {
        return uf(asked.operation().to());
    }

    /** The seller's regime; {@code tax.seller-code-missing} when nobody told it. */
    public TaxRegime regime() {
        TaxRegime regime = REGIMES.get(asked.sellerCode(REGIME));
        if (regime == null) {
            throw InvalidInput.of("input.form", "field", "classification." + REGIME, "form", "[1-4]");
        }
        return regime;
    }

    /** The origin of the goods; {@code tax.goods-code-missing} when nobody told it. */
    public GoodsOrigin origin() {
        GoodsOrigin origin = ORIGINS.get(asked.goodsCode(ORIGIN));
        if (origin == null) {
            throw InvalidInput.of("input.form", "field", "classification." + ORIGIN, "form", "[0-8]");
        }
        return origin;
    }

    /** Whether the seller brought the goods into the country itself. */
    public boolean imported() {
        return origin() == GoodsOrigin.IMPORTED_DIRECTLY || origin() == GoodsOrigin.IMPORTED_DIRECTLY_NO_EQUIVALENT;
    }

    /** Resolução SF 13/2012: imported, or with more than 40 per cent of imported content, and with a national equivalent. */
    public boolean countsAsImported() {
        return switch (origin()) {
            case IMPORTED_DIRECTLY, IMPORTED_BOUGHT_INSIDE, NATIONAL_IMPORTED_OVER_40, NATIONAL_IMPORTED_OVER_70 ->
                true;
            case NATIONAL,
                    NATIONAL_BASIC_PROCESS,
                    NATIONAL_IMPORTED_UP_TO_40,
                    IMPORTED_DIRECTLY_NO_EQUIVALENT,
                    IMPORTED_BOUGHT_INSIDE_NO_EQUIVALENT -> false;
        };
    }

    /** The NCM of the goods; {@code tax.goods-code-missing} when nobody told it, {@code input.form} when it is not eight digits. */
    public String ncm() {
        return ncm(asked.goodsCode(NCM));
    }

    /**
     * The row of a table for a place and the goods: the longest prefix of the NCM wins ({@code SP:22030000} over {@code
     * SP:2203} over {@code SP:22}), then the row of the place alone ({@code SP}).
     */
    public Optional<ReferenceRow> find(String table, String place) {
        LocalDate date = asked.operation().date();
        String goods = place + ":" + ncm();
        return asked.tables()
                .findLongest(table, goods, place.length() + 1 + CHAPTER, date)
                .or(() -> asked.tables().find(table, place, date));
    }

    /**
     * As {@link #find}.
     *
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row} naming table, place and date
     */
    public ReferenceRow get(String table, String place) {
        return find(table, place)
                .orElseGet(
                        () -> asked.tables().get(table, place, asked.operation().date()));
    }

    /**
     * The row of the operations table for the line: {@code cfop}, {@code icms}, {@code csosn}, {@code contributions}, {@code
     * ibs_cbs_class}.
     *
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row} naming the kind of operation
     */
    public ReferenceRow operation() {
        return asked.tables()
                .get(
                        BrazilianTaxes.OPERATIONS,
                        operationKey(),
                        asked.operation().date());
    }

    /**
     * The row of the operations table for the line's CFOP: that of a sale under substituição tributária where there is one
     * ({@code sale.resale.inside.consumer.withheld}, {@code ….withholding}), else {@link #operation()}.
     */
    ReferenceRow operation(String substitution) {
        return asked.tables()
                .find(
                        BrazilianTaxes.OPERATIONS,
                        operationKey() + "." + substitution,
                        asked.operation().date())
                .orElseGet(this::operation);
    }

    private String operationKey() {
        SaleOperation operation = asked.operation();
        return (regime() == TaxRegime.MEI ? "mei." : "") + word(asked.line().kind()) + "."
                + word(asked.line().supply()) + (operation.inside() ? ".inside" : ".interstate")
                + (operation.buyer().taxpayer() ? ".taxpayer" : ".consumer");
    }

    /**
     * An amount told of the goods of the line, e.g. {@link #WITHHELD_BASE}.
     *
     * @throws InvalidInput {@code input.money} and the like, naming the scheme
     */
    public Optional<Money> amount(String scheme) {
        return asked.line()
                .goods()
                .find(scheme)
                .map(text -> Amounts.parseNotNegative(
                        text, asked.line().amounts().gross().getCurrencyUnit(), "classification." + scheme));
    }

    /**
     * As {@link #amount}.
     *
     * @throws dev.backoffice.core.error.NotFound {@code tax.goods-code-missing}
     */
    public Money getAmount(String scheme) {
        asked.goodsCode(scheme);
        return amount(scheme).orElseThrow();
    }

    /**
     * A percentage told of the goods of the line, e.g. {@link #WITHHELD_RATE}.
     *
     * @throws dev.backoffice.core.error.NotFound {@code tax.goods-code-missing}
     */
    public Rate getRate(String scheme) {
        return Rate.percent(asked.goodsCode(scheme));
    }

    /** What is left of a tax that the IBS replaces, on the day of the sale; keys of {@link TaxTransition}. */
    public TaxTransition left(String tax) {
        return TaxTransition.of(tax, asked.tables(), asked.operation().date());
    }

    /** Reads a column that says {@code yes} or {@code no}; for {@link ReferenceRow#as}. */
    public static boolean yes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** What regimes say of a name is all that is known of it; where none speaks of it, the registrations hold. */
    private static Optional<String> told(Establishment establishment, String name, LocalDate date) {
        return establishment.regimes().stream()
                        .anyMatch(period -> period.find(name).isPresent())
                ? establishment.findRegime(date).flatMap(period -> period.find(name))
                : establishment.findRegistration(name);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> Map<String, T> byCode(T[] all, Function<T, String> code) {
        return Arrays.stream(all).collect(Collectors.toUnmodifiableMap(code, one -> one));
    }

    private Uf uf(Place place) {
        if (!place.country().equals(BRAZIL)) {
            throw asked.notDetermined("br", "country", place.country());
        }
        return Uf.parse(place.region());
    }

    private static String ncm(String text) {
        if (!NCM_FORM.matcher(Input.text(text, "classification." + NCM, 60)).matches()) {
            throw InvalidInput.of("input.form", "field", "classification." + NCM, "form", NCM_FORM.pattern());
        }
        return text;
    }
}
