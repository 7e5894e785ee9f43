/**
 * What is owed to the company: a {@link dev.backoffice.finance.receivable.Receivable} per instalment and debtor, with the day it is
 * due, what the debtor keeps of it, and how it was settled. Found by a reference, e.g. {@code order/1001}, and by due date; names
 * its debtor by code only.
 *
 * <p>What a ledger posts, under the event's reference, on the day of its {@code at}. The gross amount of a card or marketplace sale
 * is posted by its charge ({@code charge.money-captured} debits what acquirer or marketplace owe), and a buyer's payment too ({@code
 * charge.money-captured} of a charge on terms credits customers); so that nothing is posted twice, receivables add to it:
 *
 * <table>
 * <caption>Events that move what is owed</caption>
 * <tr><th>event</th><th>debtor</th><th>amount by name</th><th>debit</th><th>credit</th></tr>
 * <tr><td>{@code receivable.opened}</td><td>acquirer, marketplace</td><td>{@code fee}</td><td>cost of cards, commissions</td><td>what the debtor owes</td></tr>
 * <tr><td>{@code receivable.opened}</td><td>carrier</td><td>{@code amount}</td><td>what the debtor owes</td><td>indemnities</td></tr>
 * <tr><td>{@code receivable.settled}</td><td>all but the buyer</td><td>{@code amount}</td><td>bank</td><td>what the debtor owes</td></tr>
 * <tr><td>{@code receivable.settlement-reversed}</td><td>all but the buyer</td><td>{@code amount}</td><td>what the debtor owes</td><td>bank</td></tr>
 * <tr><td>{@code receivable.written-off}</td><td>all</td><td>{@code amount}</td><td>losses on receivables</td><td>what the debtor owes; of a buyer, customers</td></tr>
 * <tr><td>{@code receivable.reinstated}</td><td>all</td><td>{@code amount}</td><td>as written-off's credit</td><td>losses on receivables</td></tr>
 * <tr><td>{@code receivable.cancelled}</td><td>acquirer, marketplace</td><td>{@code fee}</td><td>what the debtor owes</td><td>cost of cards, commissions</td></tr>
 * <tr><td>{@code receivable.cancelled}</td><td>carrier</td><td>{@code amount}</td><td>indemnities</td><td>what the debtor owes</td></tr>
 * </table>
 *
 * <p>Not to be posted: {@code receivable.overpaid}, whose money is nobody's yet; whoever decides records it, e.g. with {@code
 * Charges.recordUnallocated}, and that is posted. So is {@code receivable.overpayment-reversed}: whoever made a credit of that money
 * takes it back, e.g. with {@code Charges.refundCredit}.
 */
@NullMarked
package dev.backoffice.finance.receivable;

import org.jspecify.annotations.NullMarked;
