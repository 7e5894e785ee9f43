package dev.backoffice.core.balance;

/**
 * One line of a posting as a row that is folded into its balance later.
 *
 * @param posting the id of the posting; at most 100 characters
 * @param line its place in the posting, from 0
 * @param key what it changes
 * @param amount by how much, in the smallest unit, positive or negative
 */
public record Delta(String posting, int line, BalanceKey key, long amount) {}
