package dev.backoffice.fiscal.br.nfe.internal;

import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.GoodsOrigin;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Puts records into elements and takes them out again: the components of a record, each with its {@link Element}, are the one
 * description of a group for both ways. The order of what is written is that of {@link NfeLayout}. Stateless and thread-safe.
 */
public final class RecordXml {
    private static final Map<Class<?>, Function<Object, String>> TEXTS = Map.of(
            String.class, value -> (String) value,
            Integer.class, Object::toString,
            Money.class, value -> ((Money) value).getAmount().toPlainString(),
            Uf.class, value -> ((Uf) value).name(),
            GoodsOrigin.class, value -> Integer.toString(((GoodsOrigin) value).code()),
            LocalDate.class, Object::toString,
            OffsetDateTime.class, value -> CanonicalXml.DATE_TIME.format((OffsetDateTime) value),
            Boolean.class, value -> (Boolean) value ? "1" : "");

    private static final Map<Class<?>, Function<String, Object>> VALUES = Map.of(
            String.class, text -> text,
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            Money.class, text -> Money.of(NfeAmount.REAL, new BigDecimal(text)),
            BigDecimal.class, BigDecimal::new,
            LocalDate.class, LocalDate::parse,
            OffsetDateTime.class, OffsetDateTime::parse,
            boolean.class, "1"::equals);

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private RecordXml() {}

    /** The record as an element, its parts in no order yet. */
    public static XmlNode element(String name, Record group) {
        XmlNode node = new XmlNode(name);
        write(group, node);
        return node;
    }

    /** The record as the element that its type is. */
    public static XmlNode element(Record group) {
        return element(SHAPES.get(group.getClass()).name(), group);
    }

    /** Whether a type says of its components where they stand. */
    public static boolean isGroup(Class<?> type) {
        return type.isRecord()
                && SHAPES.get(type).parts().stream()
                        .anyMatch(part -> !part.name().isEmpty());
    }

    /** Adds the components of a record to an element. */
    public static void write(Record group, XmlNode into) {
        for (Part part : SHAPES.get(group.getClass()).parts()) {
            Object value = part.of(group);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> write(part, present, into));
            } else if (value instanceof List<?> list) {
                list.forEach(each -> write(part, each, into));
            } else if (value != null) {
                write(part, value, into);
            }
        }
    }

    private static void write(Part part, Object value, XmlNode into) {
        if (part.name().equals("#")) {
            return;
        }
        if (value instanceof Record group) {
            String name = nameOf(part, group);
            if (name.isEmpty()) {
                write(group, into);
            } else {
                into.add(element(name, group));
            }
            return;
        }
        String text = value instanceof BigDecimal decimal ? decimal(part, decimal) : text(value);
        if (text.isEmpty() && value instanceof Boolean || part.unlessZero() && zero(value)) {
            return;
        }
        if (part.name().startsWith("@")) {
            into.attribute(part.name().substring(1), text);
        } else {
            into.leaf(part.name(), text);
        }
    }

    private static String nameOf(Part part, Record group) {
        Shape shape = SHAPES.get(group.getClass());
        if (part.name().equals("*")) {
            return shape.ownName(group);
        }
        return part.name().isEmpty() ? shape.name() : part.name();
    }

    private static boolean zero(Object value) {
        return value instanceof BigDecimal decimal && decimal.signum() == 0
                || value instanceof Money money && money.isZero();
    }

    private static String decimal(Part part, BigDecimal value) {
        return part.decimals() < 0 ? value.toPlainString() : NfeAmount.text(value, part.decimals());
    }

    private static String text(Object value) {
        Function<Object, String> text = TEXTS.get(value.getClass());
        if (text == null) {
            throw new IllegalStateException(value.getClass().getName());
        }
        return text.apply(value);
    }

    /**
     * The record in an element.
     *
     * @throws Unfit when the element lacks what the record needs, or a text is not of its kind
     */
    public static <T extends Record> T read(XmlNode from, Class<T> type) {
        try {
            return type.cast(read(from, SHAPES.get(type)));
        } catch (Unfit unfit) {
            throw unfit.in(from.name());
        }
    }

    private static Object read(XmlNode from, Shape shape) {
        @Nullable Object[] values = new Object[shape.parts().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(from, shape.parts().get(i));
        }
        return shape.make(values);
    }

    private static Object read(XmlNode from, Part part) {
        if (part.name().isEmpty()) {
            return inline(from, part);
        }
        if (part.name().equals("#")) {
            return from.name();
        }
        try {
            return part.many() ? all(from, part) : one(find(from, part), part);
        } catch (Unfit unfit) {
            throw unfit.in(part.name());
        }
    }

    private static List<Object> all(XmlNode from, Part part) {
        List<Object> all = new ArrayList<>();
        for (XmlNode child : from.children()) {
            if (child.name().equals(part.name())) {
                all.add(value(child, part));
            }
        }
        return List.copyOf(all);
    }

    private static @Nullable Object find(XmlNode from, Part part) {
        if (part.name().startsWith("@")) {
            String text = from.attributes().get(part.name().substring(1));
            return text == null ? null : text(text, part);
        }
        XmlNode child = from.find(part.name());
        return child == null || silent(child, part) ? null : value(child, part);
    }

    private static Object one(@Nullable Object found, Part part) {
        if (part.optional()) {
            return Optional.ofNullable(found);
        }
        if (found != null) {
            return found;
        }
        if (part.type() == boolean.class) {
            return false;
        }
        throw new Unfit("");
    }

    /** A group without an element of its own: there when its first component is. */
    private static Object inline(XmlNode from, Part part) {
        Shape shape = SHAPES.get(part.type());
        if (!part.optional()) {
            return read(from, shape);
        }
        return shape.beginsIn(from) ? Optional.of(read(from, shape)) : Optional.empty();
    }

    private static Object value(XmlNode node, Part part) {
        return part.type().isRecord() ? read(node, SHAPES.get(part.type())) : text(node.text(), part);
    }

    /** An empty element says nothing, except where any text may stand. */
    private static boolean silent(XmlNode node, Part part) {
        return part.optional()
                && node.children().isEmpty()
                && node.text().isEmpty()
                && part.type() != String.class
                && !part.type().isRecord();
    }

    private static Object text(String text, Part part) {
        Function<String, Object> value = VALUES.get(part.type());
        if (value == null) {
            throw new IllegalStateException(part.type().getName());
        }
        try {
            return value.apply(text);
        } catch (RuntimeException unfit) {
            throw new Unfit("", unfit);
        }
    }

    /** An element that is not what a record is made of. */
    public static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String path;

        Unfit(String path) {
            super(path);
            this.path = path;
        }

        Unfit(String path, Throwable cause) {
            super(path, cause);
            this.path = path;
        }

        /** The same of an element in another: where it is, is told on the way out, for most notes fit. */
        Unfit in(String outer) {
            return new Unfit(path.isEmpty() ? outer : outer + "/" + path, this);
        }

        public String path() {
            return path;
        }
    }

    /** A component: its element, and the kind of its value. */
    private record Part(
            String name,
            int decimals,
            boolean unlessZero,
            Method accessor,
            Class<?> type,
            boolean optional,
            boolean many) {
        static Part of(RecordComponent component) {
            Element element = component.getAnnotation(Element.class);
            Class<?> outer = component.getType();
            boolean wrapped = outer == Optional.class || outer == List.class;
            Type kind = wrapped
                    ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                    : component.getType();
            component.getAccessor().setAccessible(true);
            return new Part(
                    element == null ? "" : element.value(),
                    element == null ? -1 : element.decimals(),
                    element != null && element.unlessZero(),
                    component.getAccessor(),
                    (Class<?>) kind,
                    outer == Optional.class,
                    outer == List.class);
        }

        @Nullable
        Object of(Record group) {
            try {
                return accessor.invoke(group);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(accessor.toString(), impossible);
            }
        }
    }

    /** The components of a record that stand in the document. */
    private record Shape(String name, List<Part> parts, Constructor<?> constructor) {
        static Shape of(Class<?> type) {
            Element element = type.getAnnotation(Element.class);
            List<Part> parts = new ArrayList<>();
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                parts.add(Part.of(component));
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(element == null ? "" : element.value(), List.copyOf(parts), constructor);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(type.getName(), impossible);
            }
        }

        /** What the record says its element is called. */
        String ownName(Record group) {
            for (Part part : parts) {
                if (part.name().equals("#") && part.of(group) instanceof String own) {
                    return own;
                }
            }
            throw new IllegalStateException(group.getClass().getName());
        }

        boolean beginsIn(XmlNode node) {
            for (Part part : parts) {
                if (!part.optional() && !part.many() && !part.name().isEmpty()) {
                    return node.has(part.name());
                }
            }
            return parts.stream().anyMatch(part -> node.has(part.name()));
        }

        Object make(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException refused) {
                throw new Unfit("", refused);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(constructor.toString(), impossible);
            }
        }
    }
}
