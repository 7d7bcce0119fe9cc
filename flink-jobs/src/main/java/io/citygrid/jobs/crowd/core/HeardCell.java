package io.citygrid.jobs.crowd.core;

/**
 * A cell of the grid or a tile of the heat in a window. Flat, stored in state.
 *
 * @param place as in {@link PlaceDevices}
 * @param windowMillis start of the window, epoch milliseconds
 * @param devices heard, an estimate
 * @param errorShare by which that may be wrong, at 95 % confidence
 * @param version grows with each estimate of the same window
 */
public record HeardCell(
    String place, long windowMillis, long devices, double errorShare, long version) {

  /** What was heard, in whole devices. */
  public static HeardCell of(PlaceHeard heard) {
    return new HeardCell(
        heard.place(),
        heard.windowMillis(),
        Math.round(heard.heard().estimate()),
        heard.heard().errorShare(),
        heard.heard().version());
  }

  /** Names it among the cells of a group and all their windows. */
  public String key() {
    return place + "@" + windowMillis;
  }
}
