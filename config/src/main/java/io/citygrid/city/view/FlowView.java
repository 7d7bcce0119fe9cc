package io.citygrid.city.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flow of an area in its latest interval: trips that ended in it. People are estimated from the
 * devices heard and the share of people that carries one. Where fewer trips than the city's least
 * group were counted, and where such a number could be worked out from others, it is null; 0 is
 * nobody.
 *
 * @param area its code
 * @param level name of its level
 * @param mover what flows
 * @param at start of the interval (event time)
 * @param seconds length of the interval
 * @param version of this interval; grows when what came late corrects it
 * @param in came from other areas
 * @param out left for other areas
 * @param within left a place in the area for another in it
 * @param through went through without staying
 * @param inError share by which {@code in} may be wrong at 95 % confidence, as not everybody is
 *     heard; null with it, and when nobody came
 * @param outError the same of {@code out}
 * @param stayMinutes how long those who left had stayed, in the mean; null when not shown
 * @param usualIn what is usual for {@code in} at this hour of such a day; null until it was learned
 * @param usualOut the same for {@code out}
 * @param unusualIn whether {@code in} is far from what is usual; null when it is not or not shown
 * @param unusualOut the same of {@code out}
 * @param from from which other areas, the strongest first; at most {@link #MOST_PAIRS}
 * @param to to which other areas likewise
 */
public record FlowView(
    String area,
    String level,
    FlowMover mover,
    Instant at,
    long seconds,
    long version,
    @Nullable Long in,
    @Nullable Long out,
    @Nullable Long within,
    @Nullable Long through,
    @Nullable Double inError,
    @Nullable Double outError,
    @Nullable Double stayMinutes,
    @Nullable Double usualIn,
    @Nullable Double usualOut,
    @Nullable FlowUnusual unusualIn,
    @Nullable FlowUnusual unusualOut,
    List<FlowPair> from,
    List<FlowPair> to) {
  /** As many pairs a direction are told. */
  public static final int MOST_PAIRS = 20;

  public FlowView {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }
}
