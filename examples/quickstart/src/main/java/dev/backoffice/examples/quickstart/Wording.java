package dev.backoffice.examples.quickstart;

import java.util.Locale;

/** Constants as people read them. */
final class Wording {
    private Wording() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
