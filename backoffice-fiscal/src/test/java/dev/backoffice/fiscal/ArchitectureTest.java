package dev.backoffice.fiscal;

import dev.backoffice.archrules.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
