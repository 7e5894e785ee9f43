package dev.backoffice.fiscal.br.ibscbs;

/**
 * Names under which a host tells of the goods of a line what a class of IBS and CBS asks for. A class asks by name for what it
 * needs ({@code tax.goods-code-missing}), and refuses what it does not know ({@code tax.class-forbids}).
 */
public final class IbsCbsFacts {
    /**
     * {@code cClassTribReg}: the class that would hold if the condition of a suspension, or of a zero rate on a condition, were not
     * met; where it is not told, that of the NCM.
     */
    public static final String REGULAR_CLASS = "ibs-cbs-regular-class";

    /** {@code cCredPres}, a key of {@link IbsCbsRule#CREDITS}, or {@link #NO_CREDIT} where the seller takes none. */
    public static final String PRESUMED_CREDIT = "ibs-cbs-presumed-credit";

    /** The seller takes no presumed credit. */
    public static final String NO_CREDIT = "none";

    /** {@code vIBSEstCred} of the line: IBS of earlier purchases that is given up. */
    public static final String REVERSED_IBS = "ibs-reversed";

    /** {@code vCBSEstCred} of the line: CBS of earlier purchases that is given up. */
    public static final String REVERSED_CBS = "cbs-reversed";

    /** {@code vIBS} of a credit passed on, or of the correction of an earlier month. */
    public static final String MOVED_IBS = "ibs-moved";

    /** {@code vCBS} of a credit passed on, or of the correction of an earlier month. */
    public static final String MOVED_CBS = "cbs-moved";

    /** {@code competApur}: the month whose assessment is corrected or that a free zone's credit belongs to, e.g. {@code 2027-03}. */
    public static final String MONTH = "ibs-cbs-month";

    /** {@code tpCredPresIBSZFM}, 0 to 4: the kind of credit of the Zona Franca de Manaus. */
    public static final String FREE_ZONE_KIND = "ibs-free-zone-kind";

    /** {@code vCredPresIBSZFM}: the amount of that credit. */
    public static final String FREE_ZONE_CREDIT = "ibs-free-zone-credit";

    /** Percent taken off the base, of classes with a reduced base. */
    public static final String BASE_REDUCTION = "ibs-cbs-base-reduction";

    /** Amount that does not enter the base, of classes that exclude a part of the price. */
    public static final String BASE_EXCLUSION = "ibs-cbs-base-exclusion";

    private IbsCbsFacts() {}
}
