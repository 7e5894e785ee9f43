package dev.backoffice.testkit;

import dev.backoffice.archrules.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {}
