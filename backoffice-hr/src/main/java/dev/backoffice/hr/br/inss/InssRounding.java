package dev.backoffice.hr.br.inss;

/**
 * How fractions of a cent are settled. Sources disagree by a cent or two, so the choice is always named.
 *
 * <p>At the ceiling of 2026 the two readings give 988.07 and 988.09.
 */
public enum InssRounding {
    /**
     * Each band is cut to cents, as eSocial computes the figure it returns (official manual of eSocial S-1.3, event
     * S-1200 item 5.2 and event S-5001 item 2.13). A payroll that must match eSocial uses this one.
     */
    TRUNCATE_PER_BAND,
    /**
     * The bands are summed exactly and the total is rounded half up to cents, as in the examples published by the
     * federal revenue service.
     */
    HALF_UP_TOTAL
}
