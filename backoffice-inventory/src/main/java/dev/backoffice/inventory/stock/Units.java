package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.catalog.Item;
import dev.backoffice.inventory.catalog.Items;
import dev.backoffice.inventory.catalog.Sku;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The units of the items a batch names, read from the catalog before the hot lane begins: a hot command sees no aggregate, and
 * an item's unit never changes.
 */
final class Units {
    private final Map<CallContext, Map<Sku, Unit>> units;

    private Units(Map<CallContext, Map<Sku, Unit>> units) {
        this.units = units;
    }

    static <C extends Command> Units read(
            Commands commands, String verb, List<HotCall<C>> calls, Function<? super C, List<Sku>> skus) {
        Map<CallContext, Set<Sku>> wanted = new LinkedHashMap<>();
        for (HotCall<C> call : calls) {
            @Nullable C command = call.command();
            if (command != null) {
                wanted.computeIfAbsent(call.context(), context -> new LinkedHashSet<>())
                        .addAll(skus.apply(command));
            }
        }
        Map<CallContext, Map<Sku, Unit>> units = new HashMap<>();
        wanted.forEach((context, these) -> {
            try {
                units.put(context, commands.read(context, verb, session -> {
                    Items items = Items.in(session);
                    Map<Sku, Unit> found = new HashMap<>();
                    for (Sku sku : these) {
                        items.find(sku).map(Item::unit).ifPresent(unit -> found.put(sku, unit));
                    }
                    return found;
                }));
            } catch (Denied denied) {
                // The pipeline denies this caller's commands one by one.
                units.put(context, Map.of());
            }
        });
        return new Units(units);
    }

    /** @throws NotFound {@code item.unknown} */
    Unit of(CallContext context, Sku sku) {
        Unit unit = units.getOrDefault(context, Map.of()).get(sku);
        if (unit == null) {
            throw NotFound.of("item.unknown", "sku", sku.value());
        }
        return unit;
    }
}
