package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import org.joda.money.Money;

/**
 * Says that money of a return went back to the buyer.
 *
 * @param key names the intention
 * @param returned which return
 * @param amount how much, above zero, at most what is still due
 * @param reference by which it can be found, e.g. the refund's id at the payment provider; 1 to 100 visible ASCII characters
 */
public record RefundReturn(IdempotencyKey key, ReturnId returned, Money amount, String reference)
        implements ReturnCommand {
    /** @throws InvalidInput naming the field */
    public RefundReturn {
        Input.required(key, "key");
        Input.required(returned, "return");
        if (!Amounts.inRange(Input.required(amount, "amount"), "amount").isPositive()) {
            throw InvalidInput.of("input.not-positive", "field", "amount");
        }
        CodeText.check("reference", reference, 100, CodeText.PRINTABLE);
    }

    /** As the constructor, with the text of the key. */
    public static RefundReturn of(String key, ReturnId returned, Money amount, String reference) {
        return new RefundReturn(IdempotencyKey.of(key), returned, amount, reference);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("return", returned.toString())
                .put("amount", amount.toString())
                .put("reference", reference)
                .build();
    }
}
