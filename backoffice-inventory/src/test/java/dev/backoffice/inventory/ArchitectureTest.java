package dev.backoffice.inventory;

import dev.backoffice.archrules.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
