package dev.backoffice.finance.ledger;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;

/**
 * How one kind of business event is posted ({@code regra de contabilização}).
 *
 * @param kind of event, e.g. {@code sale.revenue}
 * @param memo the memo of the entries it makes
 * @param lines at least two
 * @param source where the rule comes from, e.g. a law or the company's manual
 */
public record PostingRule(String kind, String memo, List<Line> lines, String source) {
    /**
     * One line of a rule.
     *
     * @param side where the amount goes
     * @param account to which account
     * @param amount the name of the amount, e.g. {@code total}
     */
    public record Line(Side side, AccountCode account, String amount) {
        public Line {
            Input.required(side, "rule.side");
            Input.required(account, "rule.account");
            CodeText.check("rule.amount", amount, 60, CodeText.LOWER);
        }
    }

    public PostingRule {
        Input.text(kind, "rule.kind", 60);
        JournalEntry.checkMemo(memo);
        lines = List.copyOf(Input.required(lines, "rule.lines"));
        if (lines.size() < 2) {
            throw InvalidInput.of("posting-rule.too-few-lines", "kind", kind);
        }
        Input.text(source, "rule.source", 200);
    }

    /** The amounts an event of this kind has to name. */
    public Set<String> amounts() {
        Set<String> names = new TreeSet<>();
        lines.forEach(line -> names.add(line.amount()));
        return names;
    }

    /**
     * The lines of an entry for these amounts, and why each is there. Lines of zero are left out.
     *
     * @param amounts by name; exactly those of {@link #amounts()}
     * @throws InvalidInput {@code posting-rule.amount-missing}, {@code posting-rule.amount-unknown}, or {@code
     *     ledger.unbalanced} when the amounts given do not balance under this rule
     */
    public Explained<List<JournalLine>> lines(Map<String, Money> amounts) {
        Set<String> wanted = amounts();
        for (String name : wanted) {
            if (!amounts.containsKey(name)) {
                throw InvalidInput.of("posting-rule.amount-missing", "kind", kind, "amount", name);
            }
        }
        for (String name : amounts.keySet()) {
            if (!wanted.contains(name)) {
                throw InvalidInput.of("posting-rule.amount-unknown", "kind", kind, "amount", name);
            }
        }
        List<JournalLine> posted = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (Line line : lines) {
            Money amount = Amounts.notNegative(amounts.get(line.amount()), line.amount());
            if (!amount.isZero()) {
                posted.add(new JournalLine(line.account(), line.side(), amount));
                reasons.add(Reason.of(
                                "ledger.rule-line",
                                line.side() + " " + line.account() + " by the " + line.amount() + " of " + amount)
                        .with("rule", kind)
                        .with("side", line.side())
                        .with("account", line.account())
                        .with("name", line.amount())
                        .with("amount", amount)
                        .by(source));
            }
        }
        return new Explained<>(JournalEntry.checkLines(posted), reasons);
    }
}
