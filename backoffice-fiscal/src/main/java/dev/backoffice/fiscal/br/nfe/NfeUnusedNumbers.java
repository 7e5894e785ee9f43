package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Locale;

/**
 * Inutilização de numeração ({@code infInut} of {@code inutNFe_v4.00.xsd}): numbers of a series that no note will ever have. They are
 * told to the authority until the tenth day of the next month.
 *
 * @param environment where it is sent
 * @param uf the issuer's state
 * @param year of the numbers, 2006 to 2099
 * @param issuer CNPJ or CPF
 * @param model of the notes
 * @param series 0 to {@link NfeAccessKey#MAX_SERIES}
 * @param first {@code nNFIni}, 1 to 999,999,999
 * @param last {@code nNFFin}, not before the first, and at most 9,999 after it (rejection 201)
 * @param reason {@code xJust}, 15 to 255 characters
 */
public record NfeUnusedNumbers(
        NfeEnvironment environment,
        Uf uf,
        int year,
        NfePartyId issuer,
        NfeModel model,
        int series,
        int first,
        int last,
        String reason) {
    private static final int MOST = 10_000;

    public NfeUnusedNumbers {
        if (year < 2006 || year > 2099) {
            throw InvalidInput.of("nfe.key-part", "part", "year");
        }
        if (issuer instanceof NfePartyId.Foreigner) {
            throw InvalidInput.of("nfe.key-part", "part", "issuer");
        }
        if (series < 0 || series > NfeAccessKey.MAX_SERIES) {
            throw InvalidInput.of("nfe.key-part", "part", "series");
        }
        if (first < 1 || last < first || last > 999_999_999 || last - first >= MOST) {
            throw InvalidInput.of("nfe.key-part", "part", "number");
        }
        NfeText.require("xJust", reason, 15, 255);
    }

    /** {@code Id}: {@code ID}, state, year, issuer, model, series, first and last number, 43 characters. */
    public String xmlId() {
        return String.format(
                Locale.ROOT,
                "ID%02d%02d%s%02d%03d%09d%09d",
                uf.ibge(),
                year % 100,
                issuer instanceof NfePartyId.Company company
                        ? company.cnpj().value()
                        : "000" + ((NfePartyId.Person) issuer).cpf().digits(),
                model.code(),
                series,
                first,
                last);
    }

    /** Only the id. */
    @Override
    public String toString() {
        return xmlId();
    }
}
