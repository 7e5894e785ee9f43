package dev.backoffice.finance.account;

/** What an account tells about. */
public enum AccountType {
    /** What the company owns and is owed ({@code ativo}). */
    ASSET,
    /** What it owes ({@code passivo}). */
    LIABILITY,
    /** What is left for its owners ({@code patrimônio líquido}). */
    EQUITY,
    /** What it earned in the period ({@code receita}). */
    REVENUE,
    /** What it used up in the period: costs and expenses ({@code custo, despesa}). */
    EXPENSE
}
