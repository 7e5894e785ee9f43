package dev.backoffice.core.validation;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;

/** Leaves messages as they are written, so that no expression language is needed to make them. */
final class PlainMessages implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
        return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return template;
    }
}
