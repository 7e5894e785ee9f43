package dev.backoffice.fiscal.br.nfe.event;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A place on earth ({@code latGPS}, {@code longGPS}).
 *
 * @param latitude degrees, −90 to 90, north positive
 * @param longitude degrees, −180 to 180, east positive
 */
@Personal
public record Position(BigDecimal latitude, BigDecimal longitude) {
    private static final int DECIMALS = 6;

    /**
     * Rounds both to six decimals, which is a tenth of a metre.
     *
     * @throws InvalidInput {@code nfe.code-invalid} naming the field that is out of range
     */
    public Position {
        latitude = within("latGPS", latitude, 90);
        longitude = within("longGPS", longitude, 180);
    }

    private static BigDecimal within(String field, BigDecimal degrees, int most) {
        BigDecimal rounded = degrees.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        if (rounded.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw InvalidInput.of("nfe.code-invalid", "field", field, "value", degrees.toPlainString());
        }
        return rounded;
    }

    /** Not where. */
    @Override
    public String toString() {
        return "Position";
    }
}
