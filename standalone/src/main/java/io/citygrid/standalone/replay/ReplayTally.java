package io.citygrid.standalone.replay;

import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Placement;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.Stages;
import io.citygrid.city.view.CaseView;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.FenceIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of each row; pure. Rows are to be counted in file order. */
public final class ReplayTally {
  private static final double NEAR_METERS = 10;
  private static final double FAR_METERS = 25;

  private final City city;
  private final Map<String, FenceIndex> fences = new HashMap<>();
  private final TreeMap<String, Integer> manualDesk = new TreeMap<>();
  private final TreeMap<String, Integer> deadLetters = new TreeMap<>();
  private final TreeMap<String, Agreement> areas = new TreeMap<>();
  private final LimitTally limits = new LimitTally();
  private final List<RefusedRow> refused = new ArrayList<>();
  private final Stages stages;
  private final StageTally stageTally;
  private int rows;
  private int dispatched;

  private static final class Agreement {
    private final int[] labelled = new int[3];
    private final int[] agreed = new int[3];
    private final List<String> differing = new ArrayList<>();

    private void count(int band, boolean agrees) {
      labelled[band]++;
      agreed[band] += agrees ? 1 : 0;
    }
  }

  /**
   * A tally for a city.
   *
   * @param labelledLayers layers for which the mapping names a label
   * @param stages the stages that the mapping names
   */
  public ReplayTally(City city, List<String> labelledLayers, Stages stages) {
    this.city = city;
    this.stages = stages;
    this.stageTally = new StageTally(stages, city.calendar().zone());
    for (String id : labelledLayers) {
      areas.put(id, new Agreement());
      city.findLayer(id)
          .map(CityLayer::fences)
          .ifPresent(layer -> fences.put(id, FenceIndex.of(layer)));
    }
  }

  /** Counts a row that made no case. */
  public void countRefused(RefusedRow row) {
    rows++;
    deadLetters.merge(row.reason(), 1, Integer::sum);
    refused.add(row);
  }

  /**
   * Counts a row with the case that the city made of it.
   *
   * @param deskReason why it came to the manual desk; empty when it went to a department by itself
   * @param recorded when the case first made each move, as the city's record says; not looked at
   *     where the mapping names no stages
   */
  public void count(
      MappedRequest request, CaseView made, String deskReason, Map<Move, Instant> recorded) {
    rows++;
    if (!stages.isEmpty()) {
      stageTally.count(request, recorded);
    }
    if (deskReason.isEmpty()) {
      dispatched++;
    } else {
      manualDesk.merge(deskReason, 1, Integer::sum);
    }
    limits.count(request, made);
    LonLat position = request.position();
    if (request.located() && position != null) {
      request
          .labels()
          .forEach((layer, label) -> compare(request.id(), layer, label, position, made));
    }
  }

  private void compare(String id, String layer, String label, LonLat position, CaseView made) {
    Agreement agreement = areas.computeIfAbsent(layer, key -> new Agreement());
    boolean agrees = false;
    double edgeMeters = Double.NaN;
    for (Placement placement : made.placements()) {
      if (placement.layer().equals(layer)) {
        agrees = placement.fence().equals(label);
        edgeMeters = placement.edgeDistanceMeters();
      }
    }
    agreement.count(0, agrees);
    if (isBeyond(layer, position, edgeMeters, NEAR_METERS)) {
      agreement.count(1, agrees);
    }
    if (isBeyond(layer, position, edgeMeters, FAR_METERS)) {
      agreement.count(2, agrees);
    }
    if (!agrees) {
      agreement.differing.add(id);
    }
  }

  /**
   * The city gives the distance of a point inside; outside all fences the layer's own is looked up.
   */
  private boolean isBeyond(String layer, LonLat position, double edgeMeters, double meters) {
    if (!Double.isNaN(edgeMeters)) {
      return edgeMeters > meters;
    }
    FenceIndex index = fences.get(layer);
    return index == null || index.within(position, meters).isEmpty();
  }

  public ReplayReport report() {
    TreeMap<String, LayerAgreement> agreements = new TreeMap<>();
    areas.forEach(
        (layer, counted) ->
            agreements.put(
                layer,
                new LayerAgreement(
                    counted.labelled[0],
                    counted.agreed[0],
                    counted.labelled[1],
                    counted.agreed[1],
                    counted.labelled[2],
                    counted.agreed[2],
                    List.copyOf(counted.differing))));
    return new ReplayReport(
        city.id(),
        rows,
        dispatched,
        manualDesk,
        deadLetters,
        agreements,
        limits.agreement(),
        stages.isEmpty() ? null : stageTally.report(),
        List.copyOf(refused));
  }
}
