package io.citygrid.geo.fence;

class ScannedFencesTest extends FenceIndexContract {
  @Override
  FenceIndex index(FenceLayer layer) {
    return new ScannedFences(layer);
  }
}
