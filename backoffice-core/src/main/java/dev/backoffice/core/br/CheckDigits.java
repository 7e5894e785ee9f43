package dev.backoffice.core.br;

/** The arithmetic most Brazilian check digits share. Nothing here allocates: it runs on every line of a file. */
final class CheckDigits {
    private CheckDigits() {}

    /** Whether the text has this many characters, all of them 0 to 9. */
    static boolean digits(CharSequence text, int length) {
        return text.length() == length && digits(text, 0, length);
    }

    /** Whether the characters of a range are 0 to 9. */
    static boolean digits(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether all characters are the same one. */
    static boolean uniform(CharSequence text) {
        char first = text.charAt(0);
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != first) {
                return false;
            }
        }
        return true;
    }

    /** The value of one character: its distance from {@code 0}, so that A is 17. */
    static int value(CharSequence text, int at) {
        return text.charAt(at) - '0';
    }

    /** Sum of values times weights, counted from the right: 2, 3, … up to the largest weight, then 2 again. */
    static int weighted(CharSequence text, int from, int to, int largest) {
        int sum = 0;
        int weight = 2;
        for (int i = to - 1; i >= from; i--) {
            sum += value(text, i) * weight;
            weight = weight == largest ? 2 : weight + 1;
        }
        return sum;
    }

    /** The usual digit of modulus 11: what lacks to the next multiple, with 10 and 11 written as 0. */
    static int modulo11(int sum) {
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    /** What lacks to the next multiple of ten. */
    static int modulo10(int sum) {
        return (10 - sum % 10) % 10;
    }
}
