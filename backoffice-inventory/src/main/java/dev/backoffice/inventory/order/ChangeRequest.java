package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.util.List;

/**
 * What the channel asked for later under the number of a known order, and nobody has decided yet. Personal values it asks for
 * lie beside the order.
 *
 * @param wanted the order as the channel wants it now
 * @param fields the names of what is different, at least one
 */
public record ChangeRequest(OrderTerms wanted, List<String> fields) {
    /** @throws InvalidInput naming the field */
    public ChangeRequest {
        Input.required(wanted, "terms");
        fields = List.copyOf(Input.required(fields, "fields"));
        if (fields.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "fields");
        }
    }
}
