package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.fiscal.br.nfe.internal.Element;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Tax groups of an item that few items have.
 *
 * @param ipi {@code IPI}, of makers and importers
 * @param importDuty {@code II}, of goods from abroad
 * @param pisSubstitution {@code PISST}
 * @param cofinsSubstitution {@code COFINSST}
 * @param selective {@code IS}, imposto seletivo, none in force in 2026
 * @param returnedIpi {@code impostoDevol}, IPI of goods sent back by who does not owe it
 */
public record OtherTaxes(
        Optional<IpiGroup> ipi,
        Optional<ImportDuty> importDuty,
        Optional<WithheldContribution> pisSubstitution,
        Optional<WithheldContribution> cofinsSubstitution,
        Optional<SelectiveTax> selective,
        Optional<ReturnedIpi> returnedIpi) {
    private static final OtherTaxes NONE = new OtherTaxes(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** None of them. */
    public static OtherTaxes none() {
        return NONE;
    }

    /** The same with IPI. */
    public OtherTaxes with(IpiGroup group) {
        return new OtherTaxes(
                Optional.of(group), importDuty, pisSubstitution, cofinsSubstitution, selective, returnedIpi);
    }

    /** The same with import duty. */
    public OtherTaxes with(ImportDuty group) {
        return new OtherTaxes(ipi, Optional.of(group), pisSubstitution, cofinsSubstitution, selective, returnedIpi);
    }

    /** The same with withheld PIS and COFINS. */
    public OtherTaxes withheld(WithheldContribution pis, WithheldContribution cofins) {
        return new OtherTaxes(ipi, importDuty, Optional.of(pis), Optional.of(cofins), selective, returnedIpi);
    }

    /** The same with the selective tax. */
    public OtherTaxes with(SelectiveTax group) {
        return new OtherTaxes(ipi, importDuty, pisSubstitution, cofinsSubstitution, Optional.of(group), returnedIpi);
    }

    /** The same with IPI given back. */
    public OtherTaxes with(ReturnedIpi group) {
        return new OtherTaxes(ipi, importDuty, pisSubstitution, cofinsSubstitution, selective, Optional.of(group));
    }

    /** What they add to the note's total: IPI, import duty, IPI given back, and contributions withheld that are summed up. */
    public Money charged() {
        return ipi.map(IpiGroup::amount)
                .orElse(NfeAmount.ZERO)
                .plus(importDuty.map(ImportDuty::duty).orElse(NfeAmount.ZERO))
                .plus(returnedIpi.map(ReturnedIpi::amount).orElse(NfeAmount.ZERO))
                .plus(pisSubstitution.map(WithheldContribution::charged).orElse(NfeAmount.ZERO))
                .plus(cofinsSubstitution.map(WithheldContribution::charged).orElse(NfeAmount.ZERO));
    }

    /**
     * Imposto de importação ({@code II}).
     *
     * @param base {@code vBC}
     * @param customs {@code vDespAdu}, customs expenses
     * @param duty {@code vII}
     * @param iof {@code vIOF}, tax on the exchange
     */
    public record ImportDuty(
            @Element("vBC") Money base,
            @Element("vDespAdu") Money customs,
            @Element("vII") Money duty,
            @Element("vIOF") Money iof) {
        public ImportDuty {
            NfeAmount.require("II.vBC", base);
            NfeAmount.require("vDespAdu", customs);
            NfeAmount.require("vII", duty);
            NfeAmount.require("vIOF", iof);
        }
    }

    /**
     * PIS or COFINS withheld for those who sell the goods later ({@code PISST}, {@code COFINSST}).
     *
     * @param base {@code vBC}; more than zero
     * @param rate {@code pPIS} or {@code pCOFINS}, percent, up to 4 decimals
     * @param amount {@code vPIS} or {@code vCOFINS}
     * @param summed {@code indSomaPISST} or {@code indSomaCOFINSST}: whether it is part of the note's total
     */
    public record WithheldContribution(Money base, BigDecimal rate, Money amount, boolean summed) {
        public WithheldContribution {
            NfeAmount.require("contribution.vBC", base);
            NfeAmount.decimal("contribution.p", rate, 3, 4);
            NfeAmount.require("contribution.v", amount);
        }

        Money charged() {
            return summed ? amount : NfeAmount.ZERO;
        }
    }

    /**
     * Imposto seletivo ({@code IS}, LC 214/2025 art. 409).
     *
     * @param cst {@code CSTIS}, three digits
     * @param classification {@code cClassTribIS}, six digits
     * @param due the amounts; empty where the code has none
     */
    public record SelectiveTax(
            @Element("CSTIS") String cst,
            @Element("cClassTribIS") String classification,
            Optional<SelectiveDue> due) {
        public SelectiveTax {
            NfeText.digits("CSTIS", cst, 3, 3);
            NfeText.digits("cClassTribIS", classification, 6, 6);
        }
    }

    /**
     * What of the selective tax is due.
     *
     * @param base {@code vBCIS}
     * @param rate {@code pIS}, percent, up to 4 decimals
     * @param unitRate {@code adRemIS}, reais per unit; empty where the tax has none
     * @param taxed unit and quantity of the tax; empty where it has none
     * @param amount {@code vIS}
     */
    public record SelectiveDue(
            @Element("vBCIS") Money base,
            @Element(value = "pIS", decimals = 2) BigDecimal rate,
            @Element(value = "adRemIS", decimals = 2) Optional<BigDecimal> unitRate,
            Optional<TaxedQuantity> taxed,
            @Element("vIS") Money amount) {
        public SelectiveDue {
            NfeAmount.require("vBCIS", base);
            NfeAmount.decimal("pIS", rate, 3, 4);
            unitRate.ifPresent(value -> NfeAmount.decimal("adRemIS", value, 3, 4));
            NfeAmount.require("vIS", amount);
        }
    }

    /**
     * A quantity in the unit of a tax.
     *
     * @param unit {@code uTrib}, 1 to 6 characters
     * @param quantity {@code qTrib}, above zero, up to 4 decimals
     */
    public record TaxedQuantity(
            @Element("uTrib") String unit,
            @Element(value = "qTrib", decimals = 4) BigDecimal quantity) {
        public TaxedQuantity {
            NfeText.require("IS.uTrib", unit, 1, 6);
            NfeAmount.decimal("IS.qTrib", quantity, 11, 4);
        }
    }

    /**
     * IPI of goods sent back ({@code impostoDevol}); part of the note's total.
     *
     * @param percent {@code pDevol}, how much of the goods comes back, up to 2 decimals, at most 100
     * @param amount {@code vIPIDevol}
     */
    public record ReturnedIpi(BigDecimal percent, Money amount) {
        public ReturnedIpi {
            NfeAmount.decimal("pDevol", percent, 3, 2);
            NfeAmount.require("vIPIDevol", amount);
        }
    }
}
