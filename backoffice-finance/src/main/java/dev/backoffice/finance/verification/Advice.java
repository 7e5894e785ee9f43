package dev.backoffice.finance.verification;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Reason;
import java.util.List;

/** What a verifier advises, always with reasons, and without personal values. */
public sealed interface Advice {
    /** Why; at least one. */
    List<Reason> reasons();

    /**
     * Let it go on.
     *
     * @param reasons why
     */
    record Approve(List<Reason> reasons) implements Advice {
        /** @throws InvalidInput {@code verification.no-reason} */
        public Approve {
            reasons = checked(reasons);
        }
    }

    /**
     * A person should look.
     *
     * @param reasons why
     */
    record Review(List<Reason> reasons) implements Advice {
        /** @throws InvalidInput {@code verification.no-reason} */
        public Review {
            reasons = checked(reasons);
        }
    }

    /**
     * Do not go on.
     *
     * @param reasons why
     */
    record Reject(List<Reason> reasons) implements Advice {
        /** @throws InvalidInput {@code verification.no-reason} */
        public Reject {
            reasons = checked(reasons);
        }
    }

    /**
     * It cannot tell.
     *
     * @param reasons why not
     */
    record NoAdvice(List<Reason> reasons) implements Advice {
        /** @throws InvalidInput {@code verification.no-reason} */
        public NoAdvice {
            reasons = checked(reasons);
        }
    }

    private static List<Reason> checked(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            throw InvalidInput.of("verification.no-reason", "field", "reasons");
        }
        return List.copyOf(reasons);
    }
}
