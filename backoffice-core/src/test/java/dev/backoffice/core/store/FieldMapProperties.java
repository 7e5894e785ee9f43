package dev.backoffice.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class FieldMapProperties {
    @Property
    void it_is_the_map_it_was_copied_from(
            @ForAll @Size(max = 2 * FieldMap.FEW) @UniqueElements List<String> names, @ForAll String other) {
        Map<String, Doc> original = new LinkedHashMap<>();
        names.forEach(name -> original.put(name, Doc.of(name + "!")));
        Map<String, Doc> copy = FieldMap.copyOf(original);
        assertThat(copy).isEqualTo(original).hasSameHashCodeAs(original).hasSize(names.size());
        assertThat(original).isEqualTo(copy);
        assertThat(new ArrayList<>(copy.keySet())).isEqualTo(names);
        names.forEach(name -> assertThat(copy.get(name)).isEqualTo(original.get(name)));
        assertThat(copy.containsKey(other)).isEqualTo(original.containsKey(other));
        assertThat(copy.get(other)).isEqualTo(original.get(other));
    }

    @Example
    void it_neither_changes_nor_follows_its_original() {
        Map<String, Doc> original = new LinkedHashMap<>(Map.of("a", Doc.of(1)));
        Map<String, Doc> copy = FieldMap.copyOf(original);
        original.put("b", Doc.of(2));
        assertThat(copy).containsOnlyKeys("a");
        assertThatThrownBy(() -> copy.put("b", Doc.of(2))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.entrySet().iterator().next().setValue(Doc.of(3)))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
