package dev.backoffice.modulepath;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.identity.IdempotencyKey;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A command whose shape the validation provider checks by reflection. */
record AddNote(
        @NotNull IdempotencyKey key,
        @NotBlank @Size(max = 20) String text) implements Command {}
