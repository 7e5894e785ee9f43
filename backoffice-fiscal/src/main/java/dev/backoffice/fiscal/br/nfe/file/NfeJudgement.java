package dev.backoffice.fiscal.br.nfe.file;

import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import java.util.List;

/**
 * What is wrong with a note that was read.
 *
 * @param findings in the order form, rules, signature, protocol; empty when nothing is wrong
 * @param signature what the check of its signature found, with the certificate of a valid one
 */
public record NfeJudgement(List<Finding> findings, NfeSignature.Check signature) {
    public NfeJudgement {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /** The findings of one kind. */
    public List<Finding> of(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    /** What a finding is about. */
    public enum Kind {
        /** The form of layout 4.00; rules are not asked then. */
        LAYOUT,
        /** A rule of the tax authority. */
        RULE,
        /** The signature. */
        SIGNATURE,
        /** The protocol is of another document. */
        PROTOCOL
    }

    /**
     * One thing that is wrong.
     *
     * @param kind what it is about
     * @param code of the rejection; empty for protocols
     * @param item the item, from 1; 0 for the whole note
     * @param path where it is
     * @param message official text, or what is wrong
     */
    public record Finding(Kind kind, String code, int item, String path, String message) {}
}
