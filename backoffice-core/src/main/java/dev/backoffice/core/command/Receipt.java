package dev.backoffice.core.command;

import java.time.Instant;

/**
 * Proof that a command was done: only success leaves one.
 *
 * @param key which command
 * @param fingerprint form version and hash of what was asked, e.g. {@code 1:9f86d0…}
 * @param result the answer as text
 * @param at when it was done
 */
public record Receipt(ReceiptKey key, String fingerprint, String result, Instant at) {
    /** This receipt, when it was left by a command of this fingerprint; {@code receipt.other-input} otherwise. */
    Receipt of(String asked) {
        if (!Fingerprint.same(fingerprint, asked)) {
            throw key.usedForOtherInput();
        }
        return this;
    }
}
