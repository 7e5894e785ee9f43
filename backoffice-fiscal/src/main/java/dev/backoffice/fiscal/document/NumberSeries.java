package dev.backoffice.fiscal.document;

/**
 * The series a document takes its number from.
 *
 * @param name unique per tenant, e.g. {@code nfe/55/99000012000183/1}
 * @param first the number to begin an unused series with
 */
public record NumberSeries(String name, long first) {}
