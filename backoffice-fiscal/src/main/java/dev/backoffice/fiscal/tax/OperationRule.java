package dev.backoffice.fiscal.tax;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;

/**
 * Chooses the code documents give to an operation, in Brazil the CFOP. Pure, stateless and thread-safe. It is asked after
 * the {@link TaxRule rules}, because the code may depend on what they decided; what it does not cover it refuses with {@link
 * TaxCase#notDetermined}.
 */
@HostImplements
public interface OperationRule {
    /** The code of the line's operation, and why; empty where a country has none. */
    Explained<String> code(TaxCase asked);
}
