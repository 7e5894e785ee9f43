package dev.backoffice.finance.ledger;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import org.joda.money.Money;

/**
 * One line of a journal entry ({@code partida}).
 *
 * @param account an analytic, open account
 * @param side where the amount stands
 * @param amount above zero, below 10 to the 13th
 */
public record JournalLine(AccountCode account, Side side, Money amount) {
    public JournalLine {
        Input.required(account, "line.account");
        Input.required(side, "line.side");
        Amounts.inRange(Amounts.positive(amount, "line.amount"), "line.amount");
    }

    /** An amount on the debit side. */
    public static JournalLine debit(AccountCode account, Money amount) {
        return new JournalLine(account, Side.DEBIT, amount);
    }

    /** An amount on the credit side. */
    public static JournalLine credit(AccountCode account, Money amount) {
        return new JournalLine(account, Side.CREDIT, amount);
    }

    /** The same amount on the other side. */
    public JournalLine reversed() {
        return new JournalLine(account, side.opposite(), amount);
    }

    /** What the line adds to its account's balance: debits are positive, credits negative. */
    public Money signed() {
        return side == Side.DEBIT ? amount : amount.negated();
    }
}
