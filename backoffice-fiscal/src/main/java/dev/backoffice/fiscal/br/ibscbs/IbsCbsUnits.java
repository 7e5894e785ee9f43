package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.TaxCase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** IBS and CBS that are paid once in the chain, by quantity (LC 214/2025 arts. 172 to 180). */
final class IbsCbsUnits {
    private final TaxCase asked;
    private final ReferenceRow row;
    private final List<Reason> reasons;

    private IbsCbsUnits(TaxCase asked, ReferenceRow row, List<Reason> reasons) {
        this.asked = asked;
        this.row = row;
        this.reasons = reasons;
    }

    static IbsCbs.Monophase of(TaxCase asked, SaleFacts facts, IbsCbsClass known, List<Reason> reasons) {
        return new IbsCbsUnits(asked, facts.get(IbsCbsRule.MONOPHASE, "goods"), reasons).of(known);
    }

    private IbsCbs.Monophase of(IbsCbsClass known) {
        BigDecimal quantity = asked.quantity(IbsCbsClass.ID);
        boolean before = known.monophase("before");
        BigDecimal collected = quantity.multiply(
                before && !row.isOpen("before_percent")
                        ? row.rate("before_percent").fraction()
                        : BigDecimal.ONE);
        Optional<IbsCbs.UnitPart> own = known.monophase("own")
                ? Optional.of(part("own", before ? quantity.subtract(collected) : quantity, "ibs", "cbs"))
                : Optional.empty();
        Optional<IbsCbs.UnitPart> withheld = known.monophase("withheld")
                ? Optional.of(part(
                        "withheld",
                        quantity.multiply(row.rate("withheld_percent").fraction()),
                        "withheld_ibs",
                        "withheld_cbs"))
                : Optional.empty();
        Optional<IbsCbs.UnitPart> earlier =
                before ? Optional.of(part("before", collected, "before_ibs", "before_cbs")) : Optional.empty();
        Optional<IbsCbs.UnitDeferral> deferral = known.monophase("deferred")
                ? own.map(whole -> new IbsCbs.UnitDeferral(
                        deferral("deferred_ibs", whole.ibs()), deferral("deferred_cbs", whole.cbs())))
                : Optional.empty();
        return new IbsCbs.Monophase(
                own,
                withheld,
                earlier,
                deferral,
                total(own.map(IbsCbs.UnitPart::ibs), withheld.map(IbsCbs.UnitPart::ibs))
                        .minus(deferral.map(less -> less.ibs().amount()).orElse(asked.zero())),
                total(own.map(IbsCbs.UnitPart::cbs), withheld.map(IbsCbs.UnitPart::cbs))
                        .minus(deferral.map(less -> less.cbs().amount()).orElse(asked.zero())));
    }

    private IbsCbs.UnitPart part(String name, BigDecimal quantity, String ibs, String cbs) {
        QuantityTax state = asked.byQuantity(quantity, row.decimal(ibs));
        QuantityTax union = asked.byQuantity(quantity, row.decimal(cbs));
        reasons.add(Reason.of(
                        "ibscbs.once-" + name,
                        "By quantity, " + name + ": "
                                + quantity.stripTrailingZeros().toPlainString() + " × "
                                + row.text(ibs) + " = "
                                + state.amount().getAmount() + " IBS, × " + row.text(cbs) + " = "
                                + union.amount().getAmount() + " CBS")
                .by(row.source())
                .with("goods", row.key()));
        return new IbsCbs.UnitPart(state, union);
    }

    private IbsCbs.Deferral deferral(String column, QuantityTax whole) {
        Rate percent = row.rate(column);
        Money deferred = percent.of(whole.amount(), asked.rounding());
        reasons.add(Reason.of("ibscbs.once-" + column, percent + " is deferred: " + deferred.getAmount())
                .by(row.source())
                .with("deferred", deferred.getAmount()));
        return new IbsCbs.Deferral(percent, deferred);
    }

    private Money total(Optional<QuantityTax> own, Optional<QuantityTax> withheld) {
        return own.map(QuantityTax::amount)
                .orElse(asked.zero())
                .plus(withheld.map(QuantityTax::amount).orElse(asked.zero()));
    }
}
