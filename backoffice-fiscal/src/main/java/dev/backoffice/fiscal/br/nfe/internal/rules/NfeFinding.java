package dev.backoffice.fiscal.br.nfe.internal.rules;

import dev.backoffice.fiscal.br.nfe.rules.RuleTerm;

/**
 * A rule that a note breaks.
 *
 * @param rule the rule
 * @param term how it holds for this note
 * @param message its official text
 * @param item number of the item, from 1; 0 for what is no item's
 * @param path what is wrong, from {@code infNFe}
 */
public record NfeFinding(NfeRule rule, RuleTerm term, String message, int item, String path) {
    public String rejection() {
        return rule.rejection();
    }

    public boolean rejects() {
        return term.severity() == RuleTerm.Severity.REJECTION;
    }

    /** E.g. {@code 694 item 2}. */
    public String brief() {
        return item == 0 ? rejection() : rejection() + " item " + item;
    }

    @Override
    public String toString() {
        return brief() + ": " + message;
    }
}
