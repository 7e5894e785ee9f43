package dev.backoffice.flows.br;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed note, read as text. */
record Note(String xml) {
    /** The text of the first element of this name. */
    String text(String element) {
        List<String> texts = all(element);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /** The number in the first element of this name. */
    BigDecimal amount(String element) {
        return new BigDecimal(text(element));
    }

    /** What stands in every element of this name. */
    List<String> all(String element) {
        Matcher found = Pattern.compile("<" + element + "(?: [^>]*)?>(.*?)</" + element + ">")
                .matcher(xml);
        List<String> texts = new ArrayList<>();
        while (found.find()) {
            texts.add(found.group(1));
        }
        return texts;
    }

    /** The first group of this name. */
    Note at(String group) {
        return new Note(text(group));
    }
}
