package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void every_other_thread_is_a_virtual_one_where_the_jdk_has_them() {
        List<Boolean> virtual = Crowd.together(8, number -> isVirtual(Thread.currentThread()));

        assertThat(virtual).filteredOn(is -> is).hasSize(Runtime.version().feature() < 21 ? 0 : 4);
    }

    private static boolean isVirtual(Thread thread) {
        try {
            return (Boolean) Thread.class.getMethod("isVirtual").invoke(thread);
        } catch (ReflectiveOperationException before21) {
            return false;
        }
    }

    @Test
    void what_one_thread_throws_reaches_the_test() {
        assertThatThrownBy(() -> Crowd.together(4, number -> {
                    if (number == 3) {
                        throw new IllegalStateException("third");
                    }
                    return number;
                }))
                .hasMessage("third");
    }
}
