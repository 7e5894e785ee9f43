package dev.backoffice.fiscal.br.nfe.internal.rules;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Código de situação tributária of IBS and CBS, with what the official table (Informe Técnico 2025.002) says about the groups
 * it needs.
 */
public enum IbsCbsSituation {
    FULL("000", true, false, false),
    UNIFORM_RATES("010", true, false, false),
    UNIFORM_REDUCED_RATES("011", true, true, false),
    REDUCED_RATE("200", true, true, false),
    FIXED_RATE("220", true, false, false),
    PROPORTIONAL_FIXED_RATE("221", true, false, false),
    REDUCED_BASE("222", true, false, false),
    EXEMPT("400", false, false, false),
    IMMUNE_OR_NOT_TAXED("410", false, false, false),
    DEFERRED("510", true, false, true),
    DEFERRED_AND_REDUCED("515", true, true, true),
    SUSPENDED("550", true, false, false),
    SINGLE_PHASE("620", false, false, false),
    CREDIT_TRANSFER("800", false, false, false),
    FREE_ZONE_ADJUSTMENT("810", false, false, false),
    ADJUSTMENT("811", false, false, false),
    SPECIFIC_REGIME("820", false, false, false),
    EXCLUDED_FROM_BASE("830", true, false, false);

    private static final Map<String, IbsCbsSituation> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(it -> it.code, Function.identity()));

    private final String code;
    private final boolean amounts;
    private final boolean reduction;
    private final boolean deferral;

    IbsCbsSituation(String code, boolean amounts, boolean reduction, boolean deferral) {
        this.code = code;
        this.amounts = amounts;
        this.reduction = reduction;
        this.deferral = deferral;
    }

    static Optional<IbsCbsSituation> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Whether the group {@code gIBSCBS} is needed; otherwise it is not allowed. */
    boolean amounts() {
        return amounts;
    }

    /** Whether the groups {@code gRed} are needed; otherwise they are not allowed. */
    boolean reduction() {
        return reduction;
    }

    /** Whether the groups {@code gDif} are needed; otherwise they are not allowed. */
    boolean deferral() {
        return deferral;
    }
}
