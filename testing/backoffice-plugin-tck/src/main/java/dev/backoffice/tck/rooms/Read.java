package dev.backoffice.tck.rooms;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.tck.rooms.SmallShop.Day;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One query of one room, and what is known of its answer without a list.
 *
 * @param name what is asked
 * @param page asks it for a day's tenant
 * @param key names a row
 * @param order in which rows come; rows that are equal in it may come in any order, which is always the same
 * @param wanted which of all rows are in it
 * @param all every row there is, each found by its own name
 */
record Read<T>(
        String name,
        BiFunction<Day, PageRequest, Page<T>> page,
        Function<T, String> key,
        Comparator<T> order,
        Predicate<T> wanted,
        Function<Day, List<T>> all) {
    /** What has to come, in no order. */
    List<T> expected(Day day) {
        return all.apply(day).stream().filter(wanted).toList();
    }

    List<String> keys(List<T> rows) {
        return rows.stream().map(key).toList();
    }

    /** Its rows, page by page. */
    List<T> walk(Day day, int limit) {
        Walk<T> walk = new Walk<>(this, day, limit);
        while (walk.goesOn()) {
            walk.step();
        }
        return walk.rows();
    }

    @Override
    public String toString() {
        return name;
    }
}
