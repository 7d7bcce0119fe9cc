package io.citygrid.geo.fence;

class GridFencesTest extends FenceIndexContract {
  @Override
  FenceIndex index(FenceLayer layer) {
    return GridFences.of(layer);
  }
}
