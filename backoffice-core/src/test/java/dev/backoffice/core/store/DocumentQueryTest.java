package dev.backoffice.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.DocumentQuery.Position;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentQueryTest {
    private static final DocumentQuery ALL = DocumentQuery.all("order");

    @Test
    void the_page_after_an_id_begins_where_that_document_stands() {
        assertThat(ALL.afterId(Optional.of("7")).after()).contains(new Position("7", "7"));
        assertThat(ALL.where("status", "held").afterId(Optional.of("7")).after())
                .contains(new Position("held", "7"));
    }

    @Test
    void without_an_id_it_is_the_first_page() {
        assertThat(ALL.where("status", "held").afterId(Optional.of("7")).afterId(Optional.empty()))
                .isEqualTo(ALL.where("status", "held"));
        assertThat(ALL.between("due", "1", "9").afterId(Optional.empty())).isEqualTo(ALL.between("due", "1", "9"));
    }

    @Test
    void an_id_alone_is_no_place_among_several_texts() {
        DocumentQuery several = ALL.between("due", "1", "9");
        assertThatThrownBy(() -> several.afterId(Optional.of("7")))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.code()).isEqualTo("store.field-missing");
                    assertThat(refused.details()).containsEntry("field", "due");
                });
    }
}
