package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts can see and nobody described is found, and nothing else. */
class DocumentationTest {
    @TempDir
    private Path sources;

    private List<String> missing(String name, String source) throws IOException {
        Path room = Files.createDirectories(sources.resolve("com/example/room"));
        Files.writeString(room.resolve(name + ".java"), "package com.example.room;\n" + source);
        return Documentation.missing(sources, Set.of("com.example.room"));
    }

    private void describeTheRoom() throws IOException {
        missing("package-info", "");
        Files.writeString(
                sources.resolve("com/example/room/package-info.java"), "/** A room. */\npackage com.example.room;");
    }

    @Test
    void a_room_without_a_package_info_or_one_that_says_nothing() throws IOException {
        assertThat(missing("Nothing", "class Nothing {}")).containsExactly("com.example.room");
        assertThat(missing("package-info", "")).containsExactly("com.example.room");
    }

    @Test
    void each_kind_of_thing_that_nobody_described_is_named() throws IOException {
        describeTheRoom();

        assertThat(missing("Shelf", """
            public class Shelf {
              public static final int MOST = 3;
              public Shelf(int size) {}
              protected void fill() {}
              public enum Side { LEFT, /** The other one. */ RIGHT }
              /** Has a comment, and members without. */
              public interface Keeper { String name(); }
              /**
               * One of its two parts is told.
               *
               * @param width in cm
               */
              public record Board(int width, int height) {}
              /** */
              public @interface Empty {}
            }
            """))
                .containsExactly(
                        "com.example.room.Shelf",
                        "com.example.room.Shelf.MOST",
                        "com.example.room.Shelf.Shelf()",
                        "com.example.room.Shelf.fill()",
                        "com.example.room.Shelf.Side",
                        "com.example.room.Shelf.Side.LEFT",
                        "com.example.room.Shelf.Keeper.name()",
                        "com.example.room.Shelf.Board @param height",
                        "com.example.room.Shelf.Empty");
    }

    @Test
    void what_is_hidden_inherited_or_told_elsewhere_needs_nothing() throws IOException {
        describeTheRoom();

        assertThat(missing("Found", """
            /** What was found. */
            public sealed interface Found extends Thing {
              /** It was there. */
              record There(String name, int place) implements Found {
                /** How far it can be. */
                public static final int FAR = 9;
                private static final int NEAR = 1;
                public There { if (place < NEAR) { throw new IllegalArgumentException(name); } }
                @Override public String toString() { return name; }
                void own() {}
              }
              /** Where. */
              int place();
            }
            /** With a name. */
            interface Thing {
              /** What it is called. */
              String name();
            }
            class Hidden { public void untold() {} public Hidden() {} }
            """)).isEmpty();
    }
}
