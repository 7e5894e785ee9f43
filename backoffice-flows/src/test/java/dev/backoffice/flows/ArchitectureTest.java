package dev.backoffice.flows;

import dev.backoffice.archrules.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
