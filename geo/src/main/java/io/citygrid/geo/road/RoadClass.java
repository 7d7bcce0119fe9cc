package io.citygrid.geo.road;

/** What kind of road it is, as far as traffic is judged by it (GB/T 33171-2016). */
public enum RoadClass {
  EXPRESSWAY(3_000),
  ARTERIAL(1_500),
  OTHER(1_500);

  private final double longestSegmentMeters;

  RoadClass(double longestSegmentMeters) {
    this.longestSegmentMeters = longestSegmentMeters;
  }

  /** A longer piece between two junctions is cut again into equal segments. */
  public double longestSegmentMeters() {
    return longestSegmentMeters;
  }
}
