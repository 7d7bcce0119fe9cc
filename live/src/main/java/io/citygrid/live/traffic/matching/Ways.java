package io.citygrid.live.traffic.matching;

import io.citygrid.geo.road.RememberedRoutes;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.util.ArrayList;
import java.util.List;

/** Ways along the roads between places on segments. Not thread-safe. */
final class Ways {
  private final RoadNetwork network;
  private final RememberedRoutes routes;

  Ways(RoadNetwork network) {
    this.network = network;
    this.routes = new RememberedRoutes(network);
  }

  /** Looks from the end of a segment; the questions that follow are about ways from there. */
  void lookFrom(int segment, double limitMeters) {
    routes.search(network.toNode(segment), limitMeters);
  }

  /**
   * Metres from the one place to the other along the roads, after {@link #lookFrom} its segment. A
   * place shortly behind on the same segment is a position's noise: what was driven there counts
   * back and forth, so that standing costs little and driving backwards much.
   *
   * @param backMeters how far behind a place may be; farther is a way around the block
   */
  double meters(Candidate from, Candidate to, double backMeters) {
    double along = to.offsetMeters() - from.offsetMeters();
    if (from.segment() == to.segment() && along >= -backMeters) {
      return along >= 0 ? along : -2 * along;
    }
    return network.lengthMeters(from.segment())
        - from.offsetMeters()
        + routes.metersTo(network.fromNode(to.segment()))
        + to.offsetMeters();
  }

  /** The segments on the way, both ends included, after {@link #lookFrom} the first one. */
  List<Segment> between(MatchedFix from, MatchedFix to) {
    Segment left = network.segment(from.segment());
    Segment entered = network.segment(to.segment());
    List<Segment> way = new ArrayList<>();
    way.add(left);
    way.addAll(routes.routeTo(entered.fromNode()));
    way.add(entered);
    return way;
  }
}
