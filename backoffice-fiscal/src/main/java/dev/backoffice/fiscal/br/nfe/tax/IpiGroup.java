package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.Element;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * IPI of an item ({@code IPI}, Decreto 7.212/2010).
 *
 * @param framework {@code cEnq}, código de enquadramento legal, three digits; 999 when none is special
 * @param due what is due; the others but its situation are empty where nothing is
 * @param producer {@code CNPJProd}, who made the goods, told by exporters; empty otherwise
 * @param seal {@code cSelo}, code of the control seal, up to 60 characters; empty when there is none
 * @param seals {@code qSelo}, how many seals; given with the code
 */
public record IpiGroup(
        String framework, Due due, Optional<Cnpj> producer, Optional<String> seal, Optional<Integer> seals) {
    public IpiGroup {
        NfeText.digits("cEnq", framework, 3, 3);
        seal.ifPresent(text -> NfeText.require("cSelo", text, 1, 60));
        if (seal.isPresent() != seals.isPresent()
                || seals.filter(count -> count < 1).isPresent()) {
            throw InvalidInput.of("nfe.code-invalid", "field", "qSelo", "reason", "seal");
        }
    }

    /** A group without seals. */
    public static IpiGroup of(String framework, Due due) {
        return new IpiGroup(framework, due, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@code vIPI}, part of the note's total. */
    public Money amount() {
        return due.amount();
    }

    /** What is due. */
    public sealed interface Due {
        /** {@code CST}, two digits. */
        String cst();

        /** {@code vIPI}; zero where nothing is due. */
        Money amount();
    }

    /**
     * CST 00, 49, 50 and 99: a rate on the value.
     *
     * @param base {@code vBC}
     * @param rate {@code pIPI}, percent, up to 4 decimals
     * @param amount {@code vIPI}
     */
    @Element("IPITrib")
    public record AdValorem(
            @Element("CST") String cst,
            @Element("vBC") Money base,
            @Element(value = "pIPI", decimals = 2) BigDecimal rate,
            @Element("vIPI") Money amount)
            implements Due {
        private static final Pattern CODES = Pattern.compile("00|49|50|99");

        public AdValorem {
            requireCst(cst, CODES);
            NfeAmount.require("IPI.vBC", base);
            NfeAmount.decimal("pIPI", rate, 3, 4);
            NfeAmount.require("vIPI", amount);
        }
    }

    /**
     * CST 00, 49, 50 and 99: reais per unit.
     *
     * @param quantity {@code qUnid}, in the unit of the tax, up to 4 decimals
     * @param unitAmount {@code vUnid}, reais per unit, up to 4 decimals
     * @param amount {@code vIPI}
     */
    @Element("IPITrib")
    public record PerUnit(
            @Element("CST") String cst,
            @Element(value = "qUnid", decimals = 0) BigDecimal quantity,
            @Element(value = "vUnid", decimals = 4) BigDecimal unitAmount,
            @Element("vIPI") Money amount)
            implements Due {
        private static final Pattern CODES = Pattern.compile("00|49|50|99");

        public PerUnit {
            requireCst(cst, CODES);
            NfeAmount.decimal("qUnid", quantity, 12, 4);
            NfeAmount.decimal("vUnid", unitAmount, 11, 4);
            NfeAmount.require("vIPI", amount);
        }
    }

    /** CST 01 to 05 and 51 to 55: nothing is due. */
    @Element("IPINT")
    public record NotDue(@Element("CST") String cst) implements Due {
        private static final Pattern CODES = Pattern.compile("[05][1-5]");

        public NotDue {
            requireCst(cst, CODES);
        }

        @Override
        public Money amount() {
            return NfeAmount.ZERO;
        }
    }

    private static void requireCst(String cst, Pattern codes) {
        if (!codes.matcher(cst).matches()) {
            throw InvalidInput.of("nfe.code-invalid", "field", "IPI.CST", "value", cst);
        }
    }
}
