package dev.backoffice.fiscal.br.operation;

/** What substituição tributária is to the goods of an operation. */
public enum Substitution {
    /** They are not under it. */
    PLAIN,
    /** The issuer withholds the tax of the chain that follows. */
    SUBSTITUTE,
    /** The tax was withheld earlier in the chain. */
    WITHHELD
}
