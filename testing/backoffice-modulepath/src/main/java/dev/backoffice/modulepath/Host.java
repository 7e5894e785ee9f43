package dev.backoffice.modulepath;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs a good command, the same again, and a bad one; writes what came of them to the file it is given. */
final class Host {
    private static final Verb<AddNote, String> ADD =
            Verb.of("note.add", 1, note -> Doc.of(note.text()), answer -> answer, answer -> answer);

    private Host() {}

    public static void main(String[] arguments) throws Exception {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
        Random random = new Random(42);
        Commands commands = Commands.builder(
                        MemoryStore.create(),
                        clock,
                        IdGenerator.uuidV7(clock, random),
                        random,
                        AccessPolicy.allowAll(),
                        ApprovalPolicy.noneNeeded())
                .build();
        CallContext maria = CallContext.of("blue-shop", "maria");
        List<String> said = new ArrayList<>();
        said.add("module: " + Host.class.getModule().getName());
        for (String text : List.of("first", "first", " ")) {
            String key = text.isBlank() ? "blank" : text;
            try {
                said.add("answer: "
                        + commands.run(maria, ADD, new AddNote(IdempotencyKey.of(key), text), session -> text));
            } catch (InvalidInput refused) {
                said.add("refused: " + refused.code() + " " + refused.details().get("field") + " "
                        + refused.details().get("constraint"));
            }
        }
        Files.write(Path.of(arguments[0]), said, StandardCharsets.UTF_8);
    }
}
