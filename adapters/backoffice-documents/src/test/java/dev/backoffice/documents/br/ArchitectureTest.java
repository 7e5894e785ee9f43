package dev.backoffice.documents.br;

import dev.backoffice.archrules.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
