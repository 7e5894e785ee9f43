/** A host that is a module: it keeps its own commands and sends them through the pipeline. */
module dev.backoffice.modulepath {
    requires static org.jspecify;
    requires dev.backoffice.core;
    requires dev.backoffice.memory;
    requires jakarta.validation;

    // Jakarta Validation reads the commands, whichever provider the host has chosen.
    opens dev.backoffice.modulepath;
}
