/**
 * The money of what the company sells. A {@link dev.backoffice.finance.charge.Charge} asks for it, by one method; money that
 * arrives is counted once and goes to its charge, and what the charge does not take becomes a
 * {@link dev.backoffice.finance.charge.Credit} that can be used or given back. Everything is found by a reference, e.g. {@code
 * order/1001}, and names no person.
 *
 * <p>What a ledger posts, each with one amount named {@code amount}, under the event's reference, on the day of its {@code at}:
 *
 * <table>
 * <caption>Events that move money</caption>
 * <tr><th>event</th><th>debit</th><th>credit</th></tr>
 * <tr><td>{@code charge.money-captured}</td><td>bank, or what the acquirer or marketplace owes, by {@code method}</td><td>customers</td></tr>
 * <tr><td>{@code charge.credit-applied}</td><td>credits owed</td><td>customers</td></tr>
 * <tr><td>{@code charge.refunded}</td><td>customers</td><td>as {@code money-captured}'s debit, by {@code method}</td></tr>
 * <tr><td>{@code charge.refunded-into-credit}</td><td>customers</td><td>credits owed</td></tr>
 * <tr><td>{@code charge.dispute-lost}</td><td>losses by chargeback</td><td>as {@code money-captured}'s debit, by {@code method}</td></tr>
 * <tr><td>{@code credit.granted}</td><td>as {@code money-captured}'s debit, by {@code method}</td><td>credits owed</td></tr>
 * <tr><td>{@code credit.refunded}</td><td>credits owed</td><td>as {@code money-captured}'s debit, by {@code method}</td></tr>
 * </table>
 *
 * <p>Not to be posted: {@code charge.opened}, {@code charge.authorized}, {@code charge.expired}, {@code charge.cancelled}, {@code
 * charge.disputed}, {@code charge.dispute-won} move no money; {@code credit.used} and {@code credit.granted-by-refund} are the
 * twins of {@code charge.credit-applied} and {@code charge.refunded-into-credit}.
 */
@NullMarked
package dev.backoffice.finance.charge;

import org.jspecify.annotations.NullMarked;
