package dev.backoffice.tck.plugin;

import dev.backoffice.inventory.packing.FirstFitPacker;
import dev.backoffice.inventory.packing.Packer;

class FirstFitPackerTest extends PackerContract {
    @Override
    protected Packer packer() {
        return new FirstFitPacker();
    }
}
