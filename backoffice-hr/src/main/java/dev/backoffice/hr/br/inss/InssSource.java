package dev.backoffice.hr.br.inss;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import org.joda.money.Money;

/**
 * One payer's contribution base in a month, e.g. an employment, a second employment elsewhere, or a fee as a director.
 *
 * <p>Two payrolls of the same employment in one month are one source: add their bases first.
 *
 * @param id names the source among those of the month, e.g. a contract number; 1 to 60 characters
 * @param kind decides the rate
 * @param base everything the contribution is due on, before any ceiling; zero or more, in reais
 */
public record InssSource(String id, Kind kind, Money base) {
    /** Longest id accepted. */
    public static final int MAX_ID_LENGTH = 60;

    /** What binds the worker to the payer. */
    public enum Kind {
        /** Employees, domestic and casual workers: the progressive bands. */
        EMPLOYMENT,
        /** Self-employed workers and directors ({@code contribuinte individual}) paid by a company: one flat rate. */
        SELF_EMPLOYED,
        /** The same, paid by a charity exempt from the employer's share ({@code EBAS}): the higher flat rate. */
        SELF_EMPLOYED_OF_EXEMPT_PAYER
    }

    public InssSource {
        Input.text(id, "source.id", MAX_ID_LENGTH);
        Input.required(kind, "source.kind");
        Amounts.inRange(Amounts.notNegative(base, "source.base"), "source.base");
        InssTable.requireReais(base);
    }

    /** An employment. */
    public static InssSource employment(String id, Money base) {
        return new InssSource(id, Kind.EMPLOYMENT, base);
    }

    /** A self-employed worker or director paid by a company. */
    public static InssSource selfEmployed(String id, Money base) {
        return new InssSource(id, Kind.SELF_EMPLOYED, base);
    }
}
