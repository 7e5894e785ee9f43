/**
 * Whether a transaction may go on: a {@link dev.backoffice.finance.verification.Verifier} (a provider or a rule) advises, a person
 * decides what it leaves open. Found by the reference of what is verified, e.g. {@code order/1001}. No event of this room moves
 * money, so none is posted.
 */
@NullMarked
package dev.backoffice.finance.verification;

import org.jspecify.annotations.NullMarked;
