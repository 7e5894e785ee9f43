package dev.backoffice.fiscal.br.nfe.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Layout 4.00 of a note as a table of this library ({@code layout-4.00.txt}): which elements stand in which order, how often,
 * and what their texts may be. It needs none of the authority's files; a test holds it against them.
 */
public final class NfeLayout {
    private static final Pattern ID = Pattern.compile("NFe[0-9]{6}[0-9A-Z]{12}[0-9]{26}");
    private static final Pattern ITEM_NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final int MAX_ITEM = 990;
    private static final NfeLayout INSTANCE = read();

    private final Particle root;
    /** The first element of each name. */
    private final Map<String, Particle> named = new HashMap<>();

    private NfeLayout(Particle root) {
        this.root = root;
        name(root);
    }

    private void name(Particle particle) {
        named.putIfAbsent(particle.name, particle);
        particle.parts.forEach(this::name);
    }

    /** What is wrong with the form of an {@code infNFe}: where, and why; empty when nothing is. */
    public static Optional<String> fault(XmlNode note) {
        try {
            if (!note.name().equals(INSTANCE.root.name)) {
                return Optional.of("/: " + note.name() + " instead of " + INSTANCE.root.name);
            }
            if (!ID.matcher(note.attributes().getOrDefault("Id", "")).matches()) {
                return Optional.of("infNFe: Id");
            }
            if (!note.attributes().getOrDefault("versao", "").equals("4.00")) {
                return Optional.of("infNFe: versao");
            }
            INSTANCE.root.check(note, note.name());
            return Optional.empty();
        } catch (Misplaced misplaced) {
            return Optional.of(misplaced.where);
        }
    }

    /**
     * Puts the parts of an element, and the parts of those, into the order of the layout.
     *
     * @param name of the element, one that the layout has in one place only, e.g. {@code imposto}
     */
    public static void arrange(XmlNode node, String name) {
        Objects.requireNonNull(INSTANCE.named.get(name), name).arrange(node);
    }

    /** Whether the layout has an element at a path, e.g. {@code infNFe/det/prod}. */
    public static boolean has(String path) {
        return INSTANCE.at(path).isPresent();
    }

    /** Whether the element at a path may stand there more than once. */
    public static boolean repeats(String path) {
        return INSTANCE.at(path).filter(part -> part.most > 1).isPresent();
    }

    private Optional<Particle> at(String path) {
        String[] steps = path.split("/", -1);
        Optional<Particle> found = Optional.of(root).filter(it -> it.name.equals(steps[0]));
        for (int i = 1; i < steps.length; i++) {
            String step = steps[i];
            found = found.flatMap(part -> Optional.ofNullable(part.inner.get(step)));
        }
        return found;
    }

    /** A form of texts: bounds of their length, and patterns that all hold. */
    private record Form(int least, int most, List<Pattern> patterns) {
        boolean fits(String text) {
            return text.length() >= least
                    && (most == 0 || text.length() <= most)
                    && patterns.stream()
                            .allMatch(pattern -> pattern.matcher(text).matches());
        }
    }

    /** An element, a sequence or a choice, and how often it stands. */
    private static final class Particle {
        private final char kind;
        private final String name;
        private final int least;
        private final int most;
        private final Optional<Form> form;
        private final List<Particle> parts = new ArrayList<>();
        private final Set<String> first = new HashSet<>();
        /** The elements directly in this one, by name, in their order. */
        private final Map<String, Particle> inner = new LinkedHashMap<>();
        /** Their places. */
        private final Map<String, Integer> places = new HashMap<>();

        private final Comparator<XmlNode> order =
                Comparator.comparingInt(child -> places.getOrDefault(child.name(), Integer.MAX_VALUE));

        Particle(char kind, String name, int least, int most, Optional<Form> form) {
            this.kind = kind;
            this.name = name;
            this.least = least;
            this.most = most;
            this.form = form;
        }

        /** Tells, from the inside out, with which elements it can begin. */
        void prepare() {
            parts.forEach(Particle::prepare);
            if (kind == 'e') {
                first.add(name);
            } else if (kind == 'c') {
                parts.forEach(part -> first.addAll(part.first));
            } else {
                for (Particle part : parts) {
                    first.addAll(part.first);
                    if (!part.empty()) {
                        return;
                    }
                }
            }
        }

        /** Collects, for each element, the elements directly in it. */
        void collect() {
            if (kind == 'e') {
                parts.forEach(part -> part.into(this));
            }
            parts.forEach(Particle::collect);
        }

        private void into(Particle element) {
            if (kind == 'e') {
                element.inner.putIfAbsent(name, this);
                element.places.putIfAbsent(name, element.places.size());
            } else {
                parts.forEach(part -> part.into(element));
            }
        }

        void arrange(XmlNode node) {
            node.arrange(order);
            for (XmlNode child : node.children()) {
                Particle part = inner.get(child.name());
                if (part != null && !child.children().isEmpty()) {
                    part.arrange(child);
                }
            }
        }

        /** Whether it may be absent. */
        boolean empty() {
            if (least == 0) {
                return true;
            }
            return switch (kind) {
                case 'c' -> parts.stream().anyMatch(Particle::empty);
                case 's' -> parts.stream().allMatch(Particle::empty);
                default -> false;
            };
        }

        /** Checks an element of this name. */
        void check(XmlNode node, String path) throws Misplaced {
            if (form.isPresent()) {
                if (!node.children().isEmpty() || !form.get().fits(node.text())) {
                    throw new Misplaced(path + ": text");
                }
                return;
            }
            int at = 0;
            for (Particle part : parts) {
                at = part.match(node.children(), at, path);
            }
            if (at < node.children().size()) {
                throw new Misplaced(path + "/" + node.children().get(at).name() + ": not expected here");
            }
        }

        /** Takes what belongs to it from the place on, and tells the place after. */
        private int match(List<XmlNode> nodes, int from, String path) throws Misplaced {
            int at = from;
            for (int count = 0; count < most; count++) {
                if (at == nodes.size() || !first.contains(nodes.get(at).name())) {
                    if (count < least && !empty()) {
                        throw new Misplaced(path + ": "
                                + String.join(" or ", first.stream().sorted().toList()) + " expected");
                    }
                    return at;
                }
                at = once(nodes, at, path);
            }
            return at;
        }

        private int once(List<XmlNode> nodes, int from, String path) throws Misplaced {
            XmlNode node = nodes.get(from);
            if (kind == 'e') {
                String here = path + "/" + name + (most > 1 ? "[" + number(nodes, from) + "]" : "");
                if (name.equals("det")) {
                    checkItemNumber(node, here);
                }
                check(node, here);
                return from + 1;
            }
            if (kind == 'c') {
                for (Particle part : parts) {
                    if (part.first.contains(node.name())) {
                        return part.match(nodes, from, path);
                    }
                }
                return from;
            }
            int at = from;
            for (Particle part : parts) {
                at = part.match(nodes, at, path);
            }
            return at;
        }

        /** Which of the elements of its name it is. */
        private int number(List<XmlNode> nodes, int at) {
            int number = 1;
            for (int i = 0; i < at; i++) {
                if (nodes.get(i).name().equals(name)) {
                    number++;
                }
            }
            return number;
        }

        private static void checkItemNumber(XmlNode item, String path) throws Misplaced {
            String number = item.attributes().getOrDefault("nItem", "");
            if (!ITEM_NUMBER.matcher(number).matches() || Integer.parseInt(number) > MAX_ITEM) {
                throw new Misplaced(path + ": nItem");
            }
        }
    }

    private static final class Misplaced extends Exception {
        private static final long serialVersionUID = 1L;
        private final String where;

        Misplaced(String where) {
            this.where = where;
        }
    }

    private static NfeLayout read() {
        Map<String, Form> forms = new HashMap<>();
        for (String line : lines("layout-4.00-forms.tsv")) {
            String[] cells = line.split("\t", -1);
            List<Pattern> patterns =
                    Stream.of(cells).skip(3).map(Pattern::compile).toList();
            forms.put(cells[0], new Form(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), patterns));
        }
        Deque<Particle> open = new ArrayDeque<>();
        for (String line : lines("layout-4.00.txt")) {
            String row = line.strip();
            int depth = line.length() - row.length();
            while (open.size() > depth) {
                open.pop();
            }
            Particle particle = particle(row, forms);
            if (!open.isEmpty()) {
                open.element().parts.add(particle);
            }
            open.push(particle);
        }
        Particle root = open.getLast();
        root.prepare();
        root.collect();
        return new NfeLayout(root);
    }

    /** {@code e name least most form}, {@code s least most} or {@code c least most}. */
    private static Particle particle(String row, Map<String, Form> forms) {
        String[] cells = row.split(" ", -1);
        char kind = cells[0].charAt(0);
        int bounds = kind == 'e' ? 2 : 1;
        return new Particle(
                kind,
                kind == 'e' ? cells[1] : "",
                Integer.parseInt(cells[bounds]),
                cells[bounds + 1].equals("*") ? Integer.MAX_VALUE : Integer.parseInt(cells[bounds + 1]),
                kind == 'e' ? Optional.ofNullable(forms.get(cells[4])) : Optional.empty());
    }

    private static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(NfeLayout.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
