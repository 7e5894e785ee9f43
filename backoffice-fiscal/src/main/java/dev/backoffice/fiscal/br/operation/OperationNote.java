package dev.backoffice.fiscal.br.operation;

import java.util.Optional;

/**
 * The note an operation is written as, on a day.
 *
 * @param operation its name in the table
 * @param cfop código fiscal de operações e prestações, four digits
 * @param icms {@code taxed}, {@code original} (as the note it undoes), {@code absent} (no group), or the CST
 * @param csosn {@code by-revenue} (101 or 102), {@code original}, {@code absent}, or the CSOSN
 * @param contributions {@code taxed}, {@code original}, {@code absent}, or the CST of PIS and COFINS
 * @param ibsCbsClass {@code by-goods}, {@code original}, or {@code cClassTrib}; empty where none is known
 * @param purpose {@code finNFe}, 1 to 6
 * @param outgoing {@code tpNF}: whether goods or their value leave (1); else they come in (0)
 * @param creditType {@code tpNFCredito}, two digits, for purpose 5
 * @param debitType {@code tpNFDebito}, two digits, for purpose 6
 * @param nature {@code natOp}, in Portuguese
 * @param issuer who writes the note: {@code seller}, {@code buyer}, {@code consignee}
 * @param recipient who it is written to, e.g. {@code buyer}, {@code issuer} for a note to oneself
 * @param reference where the original note is named: {@code none}, {@code NFref} ({@code NFref/refNFe}), or {@code
 *     DFeReferenciado} ({@code det/DFeReferenciado}, item by item)
 * @param oldTaxes which of ICMS, ISSQN, IPI, II, PIS and COFINS it may carry by rule B25-80 (rejection 1001): {@code all},
 *     {@code none}, {@code ipi}, {@code ipi-pis-cofins}, {@code original}
 * @param paid whether payments are told; else {@code tPag} is 90
 * @param stock name of the effect on stock, e.g. {@code loss}, {@code to-third-party}, {@code none}
 * @param ledger name of what is posted, e.g. {@code revenue}, {@code deferred-revenue}, {@code none}
 * @param certainty how well its rows are known
 * @param source the norms
 */
public record OperationNote(
        String operation,
        String cfop,
        String icms,
        String csosn,
        String contributions,
        String ibsCbsClass,
        int purpose,
        boolean outgoing,
        Optional<String> creditType,
        Optional<String> debitType,
        String nature,
        String issuer,
        String recipient,
        String reference,
        String oldTaxes,
        boolean paid,
        String stock,
        String ledger,
        Certainty certainty,
        String source) {}
