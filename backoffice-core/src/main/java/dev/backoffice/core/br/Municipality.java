package dev.backoffice.core.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Município: one of the 5,571 municipalities of the IBGE's list (the Federal District and Fernando de Noronha are in it), with
 * its official name.
 *
 * <p>The list comes with the library and is read when it is first asked for. Text form: {@code São Paulo/SP}.
 *
 * <pre>{@code
 * Municipality recife = Municipality.find("RECIFE", Uf.PE).orElseThrow();
 * recife.code();   // 2611606
 * }</pre>
 *
 * @param code its code
 * @param name as the IBGE writes it, with accents; at most 60 characters
 * @param zone its time zone, where the west of Amazonas and Fernando de Noronha differ from their states' capitals
 */
public record Municipality(MunicipalityCode code, String name, ZoneId zone) {
    private static final int LONGEST_NAME = 60;

    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.too-long}, naming the field */
    public Municipality {
        Input.required(code, "municipality.code");
        Input.text(name, "municipality.name", LONGEST_NAME);
        Input.required(zone, "municipality.zone");
    }

    /** The municipality of a code. A code may pass its check digit and still name none. */
    public static Optional<Municipality> find(MunicipalityCode code) {
        return Municipalities.find(Input.required(code, "municipality"));
    }

    /**
     * The municipality of a code.
     *
     * @throws NotFound {@code municipality.unknown}
     */
    public static Municipality get(MunicipalityCode code) {
        return find(code).orElseThrow(() -> NotFound.of("municipality.unknown", "municipality", code.digits()));
    }

    /**
     * The municipality of a name in a state, as people write it: case, accents, spaces, hyphens and apostrophes do not count.
     * Names are unique within a state; an older name is not known.
     */
    public static Optional<Municipality> find(String name, Uf uf) {
        return Municipalities.find(Input.required(name, "municipality"), Input.required(uf, "uf"));
    }

    /** All municipalities of a state, in the order of their codes. */
    public static List<Municipality> of(Uf uf) {
        return Municipalities.of(Input.required(uf, "uf"));
    }

    /** The state it lies in. */
    public Uf uf() {
        return code.uf();
    }

    /** The official name and the state. */
    @Override
    public String toString() {
        return name + "/" + uf();
    }
}
