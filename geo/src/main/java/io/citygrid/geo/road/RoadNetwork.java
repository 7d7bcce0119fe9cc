package io.citygrid.geo.road;

import io.citygrid.geo.LonLat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The roads of a city as directed segments between nodes. A node is the end of a line or a vertex
 * that lines share; a piece between two nodes that is too long for its class is cut into equal
 * ones. Immutable, thread-safe.
 */
public final class RoadNetwork {
  private final PlanarFrame frame;
  private final List<Segment> segments;

  /** Of each segment, side by side: they are asked for here and there, and memory is slow. */
  private final int[] fromNodes;

  private final int[] toNodes;
  private final double[] lengths;
  private final int[][] outgoing;
  private final int[][] incoming;
  private final Map<String, Segment> byId = new HashMap<>();

  RoadNetwork(PlanarFrame frame, List<Segment> segments, int nodes) {
    this.frame = frame;
    this.segments = List.copyOf(segments);
    this.fromNodes = segments.stream().mapToInt(Segment::fromNode).toArray();
    this.toNodes = segments.stream().mapToInt(Segment::toNode).toArray();
    this.lengths = segments.stream().mapToDouble(Segment::lengthMeters).toArray();
    this.outgoing = new int[nodes][];
    this.incoming = new int[nodes][];
    for (int node = 0; node < nodes; node++) {
      outgoing[node] = new int[0];
      incoming[node] = new int[0];
    }
    for (Segment segment : segments) {
      outgoing[segment.fromNode()] = with(outgoing[segment.fromNode()], segment.index());
      incoming[segment.toNode()] = with(incoming[segment.toNode()], segment.index());
      byId.put(segment.id(), segment);
    }
  }

  /**
   * The network of these lines.
   *
   * @throws IllegalArgumentException when two lines have the same id
   */
  public static RoadNetwork of(List<RoadLine> lines) {
    return new LineCutter(lines).network();
  }

  /** The plane in which distances are measured. */
  public PlanarFrame frame() {
    return frame;
  }

  /** All segments; each stands at its own index. */
  public List<Segment> segments() {
    return segments;
  }

  public Segment segment(int index) {
    return segments.get(index);
  }

  /** The node at which the segment of an index begins. */
  public int fromNode(int index) {
    return fromNodes[index];
  }

  /** The node at which the segment of an index ends. */
  public int toNode(int index) {
    return toNodes[index];
  }

  /** The length of the segment of an index. */
  public double lengthMeters(int index) {
    return lengths[index];
  }

  public Optional<Segment> findSegment(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Nodes are numbered from 0. */
  public int nodes() {
    return outgoing.length;
  }

  /** How many segments begin at a node. */
  public int outgoingCount(int node) {
    return outgoing[node].length;
  }

  /** Index of one of the segments that begin at a node. */
  public int outgoing(int node, int which) {
    return outgoing[node][which];
  }

  /** The segments from which traffic comes onto this one, turns back left out. */
  public List<Segment> upstream(Segment segment) {
    return listed(incoming[segment.fromNode()], segment);
  }

  /** The segments onto which traffic goes from this one, turns back left out. */
  public List<Segment> downstream(Segment segment) {
    return listed(outgoing[segment.toNode()], segment);
  }

  /** Where on the earth a place on a segment is. */
  public LonLat point(Segment segment, double offsetMeters) {
    return frame.at(segment.xAt(offsetMeters), segment.yAt(offsetMeters));
  }

  private List<Segment> listed(int[] indexes, Segment from) {
    return Arrays.stream(indexes)
        .filter(index -> index != from.reverse())
        .mapToObj(segments::get)
        .toList();
  }

  private static int[] with(int[] indexes, int one) {
    int[] more = Arrays.copyOf(indexes, indexes.length + 1);
    more[indexes.length] = one;
    return more;
  }
}
