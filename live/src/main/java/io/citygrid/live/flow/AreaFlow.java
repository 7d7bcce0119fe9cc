package io.citygrid.live.flow;

import java.util.List;

/**
 * Flow of an area in an interval as far as it may be shown: a number is negative when it is not.
 *
 * @param in trips from other areas that ended in it
 * @param out trips from it that ended in other areas
 * @param within trips that left it and ended in it
 * @param through trips that went through it
 * @param stayMinutes how long those who left it had stayed in the mean; NaN when nobody did or
 *     their number is not shown
 * @param from pairs from other areas that may be shown, the strongest first
 * @param to pairs to other areas that may be shown, the strongest first
 */
public record AreaFlow(
    String area,
    long in,
    long out,
    long within,
    long through,
    double stayMinutes,
    List<PairFlow> from,
    List<PairFlow> to) {
  /** A number that is not shown. */
  public static final long HIDDEN = -1;

  public AreaFlow {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }
}
