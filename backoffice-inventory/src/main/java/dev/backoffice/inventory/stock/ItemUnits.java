package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.inventory.catalog.Items;
import dev.backoffice.inventory.catalog.Sku;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads units of items from the catalog, for hot commands, which see no aggregate. Many are remembered: neither
 * an item's unit nor whether it is a kit ever changes. Thread-safe.
 */
final class ItemUnits {
    private static final int REMEMBERED = 50_000;

    private final Commands commands;
    private final Map<Units.ItemKey, Units.Counted> remembered = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Units.ItemKey, Units.Counted> eldest) {
            return size() > REMEMBERED;
        }
    });

    ItemUnits(Commands commands) {
        this.commands = commands;
    }

    /** The units of the items these calls name; an item that does not exist has none. */
    <C extends Command> Units of(String verb, List<HotCall<C>> calls, Function<? super C, List<Sku>> skus) {
        Map<Units.ItemKey, Units.Counted> known = new HashMap<>();
        Map<CallContext, Set<Sku>> unknown = new LinkedHashMap<>();
        for (HotCall<C> call : calls) {
            for (Sku sku : skus.apply(call.command())) {
                Units.ItemKey key = new Units.ItemKey(call.context().tenant(), sku);
                Units.Counted counted = remembered.get(key);
                if (counted == null) {
                    unknown.computeIfAbsent(call.context(), context -> new LinkedHashSet<>())
                            .add(sku);
                } else {
                    known.put(key, counted);
                }
            }
        }
        unknown.forEach((context, these) -> known.putAll(read(context, verb, these)));
        remembered.putAll(known);
        return new Units(known);
    }

    private Map<Units.ItemKey, Units.Counted> read(CallContext context, String verb, Set<Sku> skus) {
        TenantId tenant = context.tenant();
        try {
            return commands.read(context, verb, session -> {
                Items items = Items.in(session);
                Map<Units.ItemKey, Units.Counted> found = new HashMap<>();
                for (Sku sku : skus) {
                    items.find(sku)
                            .ifPresent(item -> found.put(
                                    new Units.ItemKey(tenant, sku), new Units.Counted(item.unit(), item.kit())));
                }
                return found;
            });
        } catch (Denied denied) {
            // Whoever may not use the verb was denied before; a policy that changes its mind meanwhile finds no item.
            return Map.of();
        }
    }
}
