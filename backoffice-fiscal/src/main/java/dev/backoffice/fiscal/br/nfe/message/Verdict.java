package dev.backoffice.fiscal.br.nfe.message;

/**
 * What the authority says of a request, or of a part of it.
 *
 * @param code {@code cStat}, three or four digits
 * @param reason {@code xMotivo}, the authority's words
 */
public record Verdict(String code, String reason) {
    /** What is to be done about it. */
    public AnswerStep step() {
        return AnswerStep.of(code);
    }

    @Override
    public String toString() {
        return code + " " + reason;
    }
}
