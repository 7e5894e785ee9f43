package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.tax.TaxCase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A class of IBS and CBS ({@code cClassTrib}) with what it asks for, read from its row. */
record IbsCbsClass(ReferenceRow row) {
    static final String ID = "br.ibs-cbs";

    /** What may be told of goods because of their class. */
    private static final List<String> FACTS = List.of(
            IbsCbsFacts.REGULAR_CLASS,
            IbsCbsFacts.PRESUMED_CREDIT,
            IbsCbsFacts.REVERSED_IBS,
            IbsCbsFacts.REVERSED_CBS,
            IbsCbsFacts.MOVED_IBS,
            IbsCbsFacts.MOVED_CBS,
            IbsCbsFacts.MONTH,
            IbsCbsFacts.FREE_ZONE_KIND,
            IbsCbsFacts.FREE_ZONE_CREDIT,
            IbsCbsFacts.BASE_REDUCTION,
            IbsCbsFacts.BASE_EXCLUSION);

    static IbsCbsClass of(TaxCase asked, String code) {
        return new IbsCbsClass(
                asked.tables().get(IbsCbsRule.CLASSES, code, asked.operation().date()));
    }

    String code() {
        return row.key();
    }

    String situation() {
        return row.text("situation");
    }

    Form form() {
        return row.as("form", "a form of class", Form::of);
    }

    /** Whether rates are those of the class and not those of all goods. */
    boolean ownRates() {
        return row.text("rates").equals("own");
    }

    Optional<Rate> reduction(String tax) {
        return optional(tax.equals(IbsCbs.CBS) ? "cbs_reduction" : "ibs_reduction");
    }

    Optional<Rate> deferral(String tax) {
        return form() == Form.DEFERRED
                ? Optional.of(row.rate(tax.equals(IbsCbs.CBS) ? "cbs_deferral" : "ibs_deferral"))
                : Optional.empty();
    }

    boolean regular() {
        return yes("regular");
    }

    boolean presumedCredit() {
        return yes("presumed_credit");
    }

    boolean reversal() {
        return yes("reversal");
    }

    /** Whether a class by quantity has this part. */
    boolean monophase(String part) {
        return List.of(row.text("monophase").split("\\+")).contains(part);
    }

    /** Refuses by name what is told of the goods and the class has no place for: {@code tax.class-forbids}. */
    void requireNothingForbidden(TaxCase asked) {
        Set<String> known = new HashSet<>();
        if (regular()) {
            known.add(IbsCbsFacts.REGULAR_CLASS);
        }
        if (presumedCredit()) {
            known.add(IbsCbsFacts.PRESUMED_CREDIT);
        }
        if (reversal()) {
            known.addAll(List.of(IbsCbsFacts.REVERSED_IBS, IbsCbsFacts.REVERSED_CBS));
        }
        known.addAll(form().facts);
        for (String fact : FACTS) {
            if (!known.contains(fact) && asked.line().goods().find(fact).isPresent()) {
                throw RuleViolation.of("tax.class-forbids", "line", asked.line().id(), "class", code(), "fact", fact);
            }
        }
    }

    private boolean yes(String column) {
        return row.as(column, "yes or no", SaleFacts::yes);
    }

    private Optional<Rate> optional(String column) {
        return row.isOpen(column) ? Optional.empty() : Optional.of(row.rate(column));
    }

    /** What a class looks like in a document. */
    enum Form {
        STANDARD("standard"),
        REDUCED("reduced"),
        REDUCED_BASE("reduced-base", IbsCbsFacts.BASE_REDUCTION),
        EXCLUDED("excluded", IbsCbsFacts.BASE_EXCLUSION),
        DEFERRED("deferred"),
        SUSPENDED("suspended"),
        MONOPHASE("monophase"),
        TRANSFER("transfer", IbsCbsFacts.MOVED_IBS, IbsCbsFacts.MOVED_CBS),
        FREE_ZONE("free-zone", IbsCbsFacts.MONTH, IbsCbsFacts.FREE_ZONE_KIND, IbsCbsFacts.FREE_ZONE_CREDIT),
        ADJUSTMENT("adjustment", IbsCbsFacts.MONTH, IbsCbsFacts.MOVED_IBS, IbsCbsFacts.MOVED_CBS),
        NONE("none"),
        OTHER("other");

        private final String text;
        private final Set<String> facts;

        Form(String text, String... facts) {
            this.text = text;
            this.facts = Set.of(facts);
        }

        static Form of(String text) {
            for (Form form : values()) {
                if (form.text.equals(text)) {
                    return form;
                }
            }
            throw new IllegalArgumentException(text);
        }

        /** Whether there are amounts on a base. */
        boolean hasBase() {
            return switch (this) {
                case STANDARD, REDUCED, REDUCED_BASE, EXCLUDED, DEFERRED, SUSPENDED -> true;
                case MONOPHASE, TRANSFER, FREE_ZONE, ADJUSTMENT, NONE, OTHER -> false;
            };
        }
    }
}
