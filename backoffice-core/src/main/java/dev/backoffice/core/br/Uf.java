package dev.backoffice.core.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * UF, Unidade da Federação: the 26 states and the Federal District, each with its code of the IBGE, the national statistics
 * institute, which tax documents carry as {@code cUF}.
 *
 * <p>Text form: {@code SP}.
 */
public enum Uf {
    /** Acre. */
    AC(12, "Acre", Region.NORTH, "America/Rio_Branco"),
    /** Alagoas. */
    AL(27, "Alagoas", Region.NORTHEAST, "America/Maceio"),
    /** Amazonas. */
    AM(13, "Amazonas", Region.NORTH, "America/Manaus"),
    /** Amapá. */
    AP(16, "Amapá", Region.NORTH, "America/Belem"),
    /** Bahia. */
    BA(29, "Bahia", Region.NORTHEAST, "America/Bahia"),
    /** Ceará. */
    CE(23, "Ceará", Region.NORTHEAST, "America/Fortaleza"),
    /** Distrito Federal. */
    DF(53, "Distrito Federal", Region.CENTRAL_WEST, "America/Sao_Paulo"),
    /** Espírito Santo. */
    ES(32, "Espírito Santo", Region.SOUTHEAST, "America/Sao_Paulo"),
    /** Goiás. */
    GO(52, "Goiás", Region.CENTRAL_WEST, "America/Sao_Paulo"),
    /** Maranhão. */
    MA(21, "Maranhão", Region.NORTHEAST, "America/Fortaleza"),
    /** Minas Gerais. */
    MG(31, "Minas Gerais", Region.SOUTHEAST, "America/Sao_Paulo"),
    /** Mato Grosso do Sul. */
    MS(50, "Mato Grosso do Sul", Region.CENTRAL_WEST, "America/Campo_Grande"),
    /** Mato Grosso. */
    MT(51, "Mato Grosso", Region.CENTRAL_WEST, "America/Cuiaba"),
    /** Pará. */
    PA(15, "Pará", Region.NORTH, "America/Belem"),
    /** Paraíba. */
    PB(25, "Paraíba", Region.NORTHEAST, "America/Fortaleza"),
    /** Pernambuco. */
    PE(26, "Pernambuco", Region.NORTHEAST, "America/Recife"),
    /** Piauí. */
    PI(22, "Piauí", Region.NORTHEAST, "America/Fortaleza"),
    /** Paraná. */
    PR(41, "Paraná", Region.SOUTH, "America/Sao_Paulo"),
    /** Rio de Janeiro. */
    RJ(33, "Rio de Janeiro", Region.SOUTHEAST, "America/Sao_Paulo"),
    /** Rio Grande do Norte. */
    RN(24, "Rio Grande do Norte", Region.NORTHEAST, "America/Fortaleza"),
    /** Rondônia. */
    RO(11, "Rondônia", Region.NORTH, "America/Porto_Velho"),
    /** Roraima. */
    RR(14, "Roraima", Region.NORTH, "America/Boa_Vista"),
    /** Rio Grande do Sul. */
    RS(43, "Rio Grande do Sul", Region.SOUTH, "America/Sao_Paulo"),
    /** Santa Catarina. */
    SC(42, "Santa Catarina", Region.SOUTH, "America/Sao_Paulo"),
    /** Sergipe. */
    SE(28, "Sergipe", Region.NORTHEAST, "America/Maceio"),
    /** São Paulo. */
    SP(35, "São Paulo", Region.SOUTHEAST, "America/Sao_Paulo"),
    /** Tocantins. */
    TO(17, "Tocantins", Region.NORTH, "America/Araguaina");

    /** The five regions of the IBGE. */
    public enum Region {
        /** Norte. */
        NORTH,
        /** Nordeste. */
        NORTHEAST,
        /** Centro-Oeste. */
        CENTRAL_WEST,
        /** Sudeste. */
        SOUTHEAST,
        /** Sul. */
        SOUTH
    }

    private static final Map<String, Uf> BY_LETTERS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Uf::name, uf -> uf));
    private static final @Nullable Uf[] BY_IBGE = byIbge();

    private final int ibge;
    private final String title;
    private final Region region;
    private final ZoneId zone;

    Uf(int ibge, String title, Region region, String zone) {
        this.ibge = ibge;
        this.title = title;
        this.region = region;
        this.zone = ZoneId.of(zone);
    }

    /**
     * Reads {@code SP}.
     *
     * @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long} or {@code input.uf}
     */
    public static Uf parse(@Nullable String text) {
        String letters = Input.text(text, "uf", 2);
        return find(letters).orElseThrow(() -> InvalidInput.of("input.uf", "field", "uf", "value", letters));
    }

    /** The state of two capital letters. */
    public static Optional<Uf> find(String letters) {
        return Optional.ofNullable(BY_LETTERS.get(letters));
    }

    /**
     * The state of an IBGE code, e.g. 35 for São Paulo.
     *
     * @throws InvalidInput {@code input.uf}
     */
    public static Uf ofIbge(int code) {
        Uf uf = code < 0 || code >= BY_IBGE.length ? null : BY_IBGE[code];
        if (uf == null) {
            throw InvalidInput.of("input.uf", "field", "uf", "value", Integer.toString(code));
        }
        return uf;
    }

    /** Whether a state has this IBGE code. Neither throws nor allocates. */
    static boolean isIbge(int code) {
        return code >= 0 && code < BY_IBGE.length && BY_IBGE[code] != null;
    }

    /** The two-digit code of the IBGE. */
    public int ibge() {
        return ibge;
    }

    /** The name people read, e.g. São Paulo. */
    public String title() {
        return title;
    }

    /** The region it lies in. */
    public Region region() {
        return region;
    }

    /**
     * The time zone of the capital. Fernando de Noronha (PE), the west of Amazonas and part of Pará keep another one, so an
     * establishment there names its own.
     */
    public ZoneId zone() {
        return zone;
    }

    private static @Nullable Uf[] byIbge() {
        @Nullable Uf[] byIbge = new @Nullable Uf[54];
        for (Uf uf : values()) {
            byIbge[uf.ibge] = uf;
        }
        return byIbge;
    }
}
