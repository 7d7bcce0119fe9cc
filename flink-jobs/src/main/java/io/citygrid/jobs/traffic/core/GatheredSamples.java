package io.citygrid.jobs.traffic.core;

import io.citygrid.jobs.gathering.Gathering;
import io.citygrid.live.traffic.SpaceMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What vehicles drove, added up for each segment and interval; whole numbers, so that the sum is
 * the same whatever was added up where. Not thread-safe.
 */
public final class GatheredSamples implements Gathering<DrivenSample, RoadSamples> {
  private final Map<Piece, Sum> sums = new LinkedHashMap<>();

  /** The earliest end of an interval that something of it counts in. */
  private long firstEndMillis = Long.MAX_VALUE;

  /** What is handed on together. */
  private record Road(String road, long intervalMillis, long cityVersion) {}

  private record Piece(String segment, long intervalMillis, long cityVersion) {}

  private static final class Sum {
    private final String road;
    private SpaceMean driven = SpaceMean.NONE;
    private long values;

    Sum(String road) {
      this.road = road;
    }
  }

  @Override
  public void add(DrivenSample one) {
    SegmentSample sample = one.sample();
    Piece piece = new Piece(sample.segment(), sample.intervalMillis(), sample.cityVersion());
    Sum known = sums.get(piece);
    if (known == null) {
      known = new Sum(sample.road());
      sums.put(piece, known);
      firstEndMillis = Math.min(firstEndMillis, one.endMillis());
    }
    known.driven = known.driven.plus(sample.driven());
    known.values += sample.values();
  }

  @Override
  public int size() {
    return sums.size();
  }

  /** Before its first interval ends, nobody asks what was driven. */
  @Override
  public boolean isDueAt(long millis) {
    return firstEndMillis <= millis;
  }

  @Override
  public List<RoadSamples> drain() {
    Map<Road, List<SegmentSample>> byRoad = new LinkedHashMap<>();
    sums.forEach(
        (piece, sum) ->
            byRoad
                .computeIfAbsent(
                    new Road(sum.road, piece.intervalMillis(), piece.cityVersion()),
                    road -> new ArrayList<>())
                .add(
                    new SegmentSample(
                        sum.road,
                        piece.segment(),
                        piece.intervalMillis(),
                        "",
                        sum.driven,
                        Double.NaN,
                        sum.values,
                        piece.cityVersion())));
    sums.clear();
    firstEndMillis = Long.MAX_VALUE;
    return byRoad.values().stream().map(RoadSamples::new).toList();
  }
}
