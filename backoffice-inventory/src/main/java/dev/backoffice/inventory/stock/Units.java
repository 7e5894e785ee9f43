package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.quantity.Unit;
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
 * neither an item's unit nor whether it is a kit ever changes.
 */
final class Units {
    private record Counted(Unit unit, boolean kit) {}

    private final Map<CallContext, Map<Sku, Counted>> units;

    private Units(Map<CallContext, Map<Sku, Counted>> units) {
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
        Map<CallContext, Map<Sku, Counted>> units = new HashMap<>();
        wanted.forEach((context, these) -> {
            try {
                units.put(context, commands.read(context, verb, session -> {
                    Items items = Items.in(session);
                    Map<Sku, Counted> found = new HashMap<>();
                    for (Sku sku : these) {
                        items.find(sku).ifPresent(item -> found.put(sku, new Counted(item.unit(), item.kit())));
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
        return counted(context, sku).unit();
    }

    /**
     * The unit of an item that lies on stock itself.
     *
     * @throws NotFound {@code item.unknown}
     * @throws InvalidInput {@code stock.kit} for a kit
     */
    Unit kept(CallContext context, Sku sku) {
        Counted item = counted(context, sku);
        if (item.kit()) {
            throw InvalidInput.of("stock.kit", "sku", sku.value());
        }
        return item.unit();
    }

    private Counted counted(CallContext context, Sku sku) {
        Counted item = units.getOrDefault(context, Map.of()).get(sku);
        if (item == null) {
            throw NotFound.of("item.unknown", "sku", sku.value());
        }
        return item;
    }
}
