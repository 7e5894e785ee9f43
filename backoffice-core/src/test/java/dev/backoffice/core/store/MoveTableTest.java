package dev.backoffice.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.store.MoveTable.Legal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoveTableTest {
    private enum Act {
        OPEN,
        SHUT,
        LOCK
    }

    private enum Door {
        AJAR,
        CLOSED,
        LOCKED
    }

    private final MoveTable<Act, Door> doors = MoveTable.of(List.of(
            Legal.of(Act.OPEN, Door.CLOSED, Door.AJAR),
            Legal.of(Act.SHUT, Door.AJAR, Door.CLOSED, Door.LOCKED),
            Legal.of(Act.SHUT, Door.CLOSED, Door.CLOSED)));

    @Test
    void a_move_leads_where_the_table_says_for_the_status_it_begins_at() {
        assertThat(doors.targets(Act.OPEN, Door.CLOSED)).containsExactly(Door.AJAR);
        assertThat(doors.targets(Act.SHUT, Door.AJAR)).containsExactly(Door.CLOSED, Door.LOCKED);
        assertThat(doors.targets(Act.SHUT, Door.CLOSED)).containsExactly(Door.CLOSED);
        assertThat(doors.legal(Act.SHUT, Door.AJAR)).isTrue();
    }

    @Test
    void what_the_table_lacks_is_not_legal() {
        assertThat(doors.targets(Act.OPEN, Door.LOCKED)).isEmpty();
        assertThat(doors.legal(Act.OPEN, Door.LOCKED)).isFalse();
        assertThat(doors.legal(Act.LOCK, Door.CLOSED)).isFalse();
    }

    @Test
    void a_row_cannot_be_changed() {
        assertThatThrownBy(() -> doors.targets(Act.SHUT, Door.AJAR).add(Door.AJAR))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void one_move_from_one_status_stands_once_in_the_table() {
        List<Legal<Act, Door>> twice =
                List.of(Legal.of(Act.OPEN, Door.CLOSED, Door.AJAR), Legal.of(Act.OPEN, Door.CLOSED, Door.LOCKED));
        assertThatThrownBy(() -> MoveTable.of(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OPEN from CLOSED");
    }

    @Test
    void a_table_without_moves_is_refused() {
        assertThatThrownBy(() -> MoveTable.<Act, Door>of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
