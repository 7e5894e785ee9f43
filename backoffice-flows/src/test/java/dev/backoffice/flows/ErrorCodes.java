package dev.backoffice.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The error codes Java sources name. A code is a literal where the error is made, a constant of the same file, or the
 * argument of a method of the same file that makes the error.
 */
final class ErrorCodes {
    private static final Pattern MADE = Pattern.compile(
            "\\b(InvalidInput|RuleViolation|Denied|NotFound|Conflict|Unavailable|CommitUnknown)\\s*\\.\\s*(?:of|retryable|lasting)\\s*\\(");
    private static final Pattern ROW_REFUSED = Pattern.compile("\\bFailure\\s*\\.\\s*of\\s*\\(");
    private static final Pattern CODE =
            Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)*(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+)\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final SortedMap<String, SortedSet<String>> kinds = new TreeMap<>();
    private final List<String> unseen = new ArrayList<>();

    private ErrorCodes() {}

    /** Reads every source below a folder. */
    static ErrorCodes below(Path folder) {
        ErrorCodes codes = new ErrorCodes();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                codes.read(file.toString(), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return codes;
    }

    /** Reads one source. */
    static ErrorCodes in(String source) {
        ErrorCodes codes = new ErrorCodes();
        codes.read("source", source);
        return codes;
    }

    /** Each code with the kinds of error it is made as. */
    SortedMap<String, SortedSet<String>> kinds() {
        return kinds;
    }

    /** Places where an error is made and its code cannot be read. */
    List<String> unseen() {
        return unseen;
    }

    private void read(String file, String source) {
        String text = withoutComments(source);
        Matcher made = MADE.matcher(text);
        while (made.find()) {
            String argument = arguments(text, made.end()).get(0);
            SortedSet<String> found = codes(argument, text);
            if (found.isEmpty()) {
                unseen.add(file + ": " + made.group() + argument);
            }
            found.forEach(
                    code -> kinds.computeIfAbsent(code, c -> new TreeSet<>()).add(made.group(1)));
        }
        Matcher refused = ROW_REFUSED.matcher(text);
        while (refused.find()) {
            List<String> arguments = arguments(text, refused.end());
            if (arguments.size() > 2) {
                literals(arguments.get(2)).forEach(code -> kinds.computeIfAbsent(code, c -> new TreeSet<>()));
            }
        }
    }

    private static SortedSet<String> codes(String argument, String text) {
        SortedSet<String> found = literals(argument);
        if (found.isEmpty() && NAME.matcher(argument).matches()) {
            Matcher constant = Pattern.compile("\\bString\\s+" + argument + "\\s*=([^;]*);")
                    .matcher(text);
            while (constant.find()) {
                found.addAll(literals(constant.group(1)));
            }
            Matcher method = Pattern.compile("\\b(\\w+)\\s*\\((?=[^()]*\\bString\\s+" + argument + "\\b)")
                    .matcher(text);
            while (method.find()) {
                List<String> parameters = arguments(text, method.end());
                for (int i = 0; i < parameters.size(); i++) {
                    if (parameters.get(i).matches("(?s).*\\bString\\s+" + argument)) {
                        found.addAll(passed(text, method.group(1), i));
                    }
                }
            }
        }
        return found;
    }

    /** The codes passed as one argument of a method. */
    private static SortedSet<String> passed(String text, String method, int index) {
        SortedSet<String> found = new TreeSet<>();
        Matcher call = Pattern.compile("\\b" + method + "\\s*\\(").matcher(text);
        while (call.find()) {
            List<String> arguments = arguments(text, call.end());
            if (arguments.size() > index) {
                found.addAll(literals(arguments.get(index)));
            }
        }
        return found;
    }

    private static SortedSet<String> literals(String expression) {
        SortedSet<String> found = new TreeSet<>();
        Matcher literal = CODE.matcher(expression);
        while (literal.find()) {
            found.add(literal.group(1));
        }
        return found;
    }

    /** The arguments from behind the opening parenthesis on, trimmed. */
    private static List<String> arguments(String text, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (depth > 0 && (c == ')' || c == ']' || c == '}')) {
                depth--;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(text.substring(start, i).strip());
                start = i + 1;
                if (c == ')') {
                    return arguments;
                }
            }
        }
        return arguments;
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }
}
