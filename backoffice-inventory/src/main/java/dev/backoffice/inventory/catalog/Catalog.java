package dev.backoffice.inventory.catalog;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import java.util.Optional;

/** The company's items. Thread-safe. */
public final class Catalog {
    private static final Verb<AddItem, Sku> ADD = Verb.of("item.add", 1, AddItem::form, Sku::value, Sku::parse);
    private static final Verb<ChangePrice, Sku> REPRICE =
            Verb.of("item.reprice", 1, ChangePrice::form, Sku::value, Sku::parse);
    private static final String VIEW = "item.view";

    private final Commands commands;

    /** @param commands the pipeline */
    public Catalog(Commands commands) {
        this.commands = commands;
    }

    /**
     * Adds an item; nothing happens when it is there with the same content.
     *
     * @throws Conflict {@code item.exists} when its code is taken by other content
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown} for a component that is not there
     * @throws InvalidInput {@code item.kit-in-kit} for a component that is a kit, {@code item.component-unit} for one counted in
     *     another unit, {@code item.other-currency} for one priced in another currency
     */
    public Sku add(CallContext context, AddItem command) {
        try {
            return commands.run(context, ADD, command, session -> {
                session.authorize(Subject.of("item", command.sku().value()));
                Items items = Items.in(session);
                Item wanted = Item.add(command).state();
                Optional<Item> there = items.find(command.sku());
                if (there.isEmpty()) {
                    wanted.components().forEach(component -> checkComponent(wanted, component, items));
                    items.save(Item.add(command));
                } else if (!there.get().equals(wanted)) {
                    throw exists(command.sku());
                }
                return command.sku();
            });
        } catch (Conflict conflict) {
            // The receipt says it for 90 days, the item for ever: both with one code.
            throw conflict.code().equals("receipt.other-input") ? exists(command.sku()) : conflict;
        }
    }

    /**
     * Gives an item another list price.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     * @throws dev.backoffice.core.error.InvalidInput {@code item.other-currency}
     */
    public Sku reprice(CallContext context, ChangePrice command) {
        return commands.run(context, REPRICE, command, session -> {
            Items items = Items.in(session);
            Item item = items.get(command.sku());
            session.authorize(Subject.of("item", item.sku().value())
                    .with("price", item.price().toString()));
            items.save(item.reprice(command.price()));
            return item.sku();
        });
    }

    /**
     * An item as it is now.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     */
    public Item view(CallContext context, Sku sku) {
        Input.required(sku, "sku");
        return commands.read(context, VIEW, session -> Items.in(session).get(sku));
    }

    /** As {@link #view(CallContext, Sku)}. */
    public Item view(CallContext context, String sku) {
        return view(context, Sku.of(sku));
    }

    /**
     * One page of a query; see {@link ItemQuery} for its order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<Item> list(CallContext context, ItemQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(context, VIEW, session -> Items.in(session).page(query, page));
    }

    private static void checkComponent(Item kit, KitComponent component, Items items) {
        Item part = items.get(component.sku());
        if (part.kit()) {
            throw InvalidInput.of(
                    "item.kit-in-kit",
                    "sku",
                    kit.sku().value(),
                    "component",
                    part.sku().value());
        }
        if (!part.unit().equals(component.quantity().unit())) {
            throw InvalidInput.of(
                    "item.component-unit",
                    "sku",
                    kit.sku().value(),
                    "component",
                    part.sku().value(),
                    "unit",
                    component.quantity().unit().code(),
                    "kept",
                    part.unit().code());
        }
        if (!part.price().getCurrencyUnit().equals(kit.price().getCurrencyUnit())) {
            throw InvalidInput.of(
                    "item.other-currency",
                    "sku",
                    part.sku().value(),
                    "currency",
                    part.price().getCurrencyUnit().getCode(),
                    "expected",
                    kit.price().getCurrencyUnit().getCode());
        }
    }

    private static Conflict exists(Sku sku) {
        return Conflict.lasting("item.exists", "sku", sku.value());
    }
}
