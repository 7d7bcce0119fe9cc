package io.citygrid.city.generate;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.generate.MadeGrid.MadeCell;
import io.citygrid.city.generate.PointShares.Share;
import io.citygrid.geo.fence.Fence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * Makes the grid of a city from its list of areas and the centres of its districts.
 *
 * <p>One Voronoi diagram over all cells' seeds: cells share their edges exactly, without gaps or
 * overlaps. Seeds are dealt to districts, townships and communities in compact groups; the areas
 * and the coarser grid layers are unions of cells, so that everything nests exactly. A belt of
 * seeds around the city bounds the outermost cells and is thrown away. Same input, same seed: same
 * grid.
 */
public final class GridGenerator {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final double PRECISION = 1e7;
  private static final int LEAST_HOUSEHOLDS = 300;
  private static final int MOST_HOUSEHOLDS = 500;
  private static final int CELLS_PER_MARKET_CELL = 5;
  private static final int CELLS_PER_APPEARANCE_CELL = 3;
  private static final int BELT_SEEDS = 400;
  private static final double BELT_DEGREES = 0.02;

  /** Cells closer than this would be thinner than a street. */
  private static final double LEAST_DISTANCE_DEGREES = 0.0006;

  private final List<Area> areas;
  private final List<Seat> seats;
  private final Random random;

  /** A cell on its way: where its seed lies and the code of the area it was dealt to so far. */
  private record Seed(Coordinate point, String area) {}

  public GridGenerator(List<Area> areas, List<Seat> seats, long seed) {
    this.areas = List.copyOf(areas);
    this.seats = List.copyOf(seats);
    this.random = new Random(seed);
  }

  /** Makes everything. */
  public MadeGrid make() {
    List<Seed> seeds = seeds();
    Map<Coordinate, Polygon> polygons = voronoi(seeds);
    Map<String, List<Seed>> byCommunity = new TreeMap<>();
    seeds.forEach(
        seed -> byCommunity.computeIfAbsent(seed.area(), key -> new ArrayList<>()).add(seed));
    List<MadeCell> social = new ArrayList<>();
    byCommunity.forEach((community, own) -> number(community, own, polygons, social));
    return new MadeGrid(
        unions(social, 6),
        unions(social, 9),
        unions(social, 12),
        social,
        coarser(social, CELLS_PER_MARKET_CELL, "M"),
        coarser(social, CELLS_PER_APPEARANCE_CELL, "A"));
  }

  private List<Area> children(String parent, AreaLevel level) {
    return areas.stream()
        .filter(area -> area.level() == level && area.parent().equals(parent))
        .sorted(Comparator.comparing(Area::code))
        .toList();
  }

  private List<Seed> seeds() {
    List<Coordinate> points = scatter();
    List<Seed> seeds = new ArrayList<>();
    for (Share<Seat> share :
        PointShares.dealByPlace(
            points,
            seats,
            Seat::cells,
            seat -> new Coordinate(seat.centre().lon(), seat.centre().lat()))) {
      seeds.add(new Seed(share.point(), share.owner().code()));
    }
    return refine(refine(seeds, AreaLevel.TOWNSHIP), AreaLevel.COMMUNITY);
  }

  /** Deals each area's seeds on to its children, in proportion to the communities below them. */
  private List<Seed> refine(List<Seed> seeds, AreaLevel level) {
    Map<String, List<Coordinate>> byParent = new LinkedHashMap<>();
    seeds.forEach(
        seed -> byParent.computeIfAbsent(seed.area(), key -> new ArrayList<>()).add(seed.point()));
    List<Seed> refined = new ArrayList<>();
    byParent.forEach(
        (parent, points) -> {
          List<Area> children = children(parent, level);
          Map<Area, Integer> sizes = sizes(children, points.size(), level);
          PointShares.deal(points, children, child -> sizes.getOrDefault(child, 0))
              .forEach(share -> refined.add(new Seed(share.point(), share.owner().code())));
        });
    return refined;
  }

  private Map<Area, Integer> sizes(List<Area> children, int points, AreaLevel level) {
    if (children.isEmpty() || points < children.size()) {
      throw new IllegalArgumentException(
          "%d cells cannot be dealt to %d areas of level %s"
              .formatted(points, children.size(), level));
    }
    Map<Area, Integer> weights = new LinkedHashMap<>();
    for (Area child : children) {
      int below =
          level == AreaLevel.COMMUNITY ? 1 : children(child.code(), AreaLevel.COMMUNITY).size();
      weights.put(child, Math.max(1, below));
    }
    int total = weights.values().stream().mapToInt(Integer::intValue).sum();
    if (points < total) {
      throw new IllegalArgumentException(
          "%d cells are fewer than the %d communities below".formatted(points, total));
    }
    Map<Area, Integer> sizes = new LinkedHashMap<>();
    int weightLeft = total;
    int pointsLeft = points;
    for (Map.Entry<Area, Integer> child : weights.entrySet()) {
      int size = (int) Math.round((double) pointsLeft * child.getValue() / weightLeft);
      size =
          Math.max(child.getValue(), Math.min(size, pointsLeft - (weightLeft - child.getValue())));
      sizes.put(child.getKey(), size);
      pointsLeft -= size;
      weightLeft -= child.getValue();
    }
    return sizes;
  }

  private List<Coordinate> scatter() {
    List<Coordinate> points = new ArrayList<>();
    Map<Long, List<Coordinate>> nearby = new HashMap<>();
    for (Seat seat : seats) {
      for (int made = 0; made < seat.cells(); ) {
        // Two thirds in the town, the rest in the country around it.
        double spread = seat.spreadDegrees() * (random.nextInt(3) < 2 ? 0.5 : 1.3);
        Coordinate point =
            rounded(
                seat.centre().lon() + spread * bounded(random.nextGaussian()),
                seat.centre().lat() + spread * 0.85 * bounded(random.nextGaussian()));
        if (isApart(point, nearby)) {
          points.add(point);
          made++;
        }
      }
    }
    return points;
  }

  private static double bounded(double gaussian) {
    return Math.max(-2.2, Math.min(2.2, gaussian));
  }

  private static boolean isApart(Coordinate point, Map<Long, List<Coordinate>> nearby) {
    long column = (long) Math.floor(point.x / LEAST_DISTANCE_DEGREES);
    long row = (long) Math.floor(point.y / LEAST_DISTANCE_DEGREES);
    for (long x = column - 1; x <= column + 1; x++) {
      for (long y = row - 1; y <= row + 1; y++) {
        for (Coordinate other : nearby.getOrDefault(x * 10_000_000 + y, List.of())) {
          if (other.distance(point) < LEAST_DISTANCE_DEGREES) {
            return false;
          }
        }
      }
    }
    nearby.computeIfAbsent(column * 10_000_000 + row, key -> new ArrayList<>()).add(point);
    return true;
  }

  private Map<Coordinate, Polygon> voronoi(List<Seed> seeds) {
    List<Coordinate> sites = new ArrayList<>(seeds.stream().map(Seed::point).toList());
    Geometry hull =
        GEOMETRY.createMultiPointFromCoords(sites.toArray(Coordinate[]::new)).convexHull();
    LengthIndexedLine belt = new LengthIndexedLine(hull.buffer(BELT_DEGREES).getBoundary());
    for (int i = 0; i < BELT_SEEDS; i++) {
      sites.add(belt.extractPoint(belt.getEndIndex() * i / BELT_SEEDS));
    }
    VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
    builder.setSites(sites);
    Geometry diagram = builder.getDiagram(GEOMETRY);
    Map<Coordinate, Polygon> polygons = new HashMap<>();
    for (int i = 0; i < diagram.getNumGeometries(); i++) {
      Polygon cell = (Polygon) diagram.getGeometryN(i);
      polygons.put((Coordinate) cell.getUserData(), rounded(cell));
    }
    return polygons;
  }

  private static Coordinate rounded(double x, double y) {
    return new Coordinate(
        Math.rint(x * PRECISION) / PRECISION, Math.rint(y * PRECISION) / PRECISION);
  }

  /** Every vertex is rounded by itself, so that neighbours still share it. */
  private static Polygon rounded(Polygon cell) {
    List<Coordinate> ring = new ArrayList<>();
    for (Coordinate vertex : cell.getExteriorRing().getCoordinates()) {
      Coordinate point = rounded(vertex.x, vertex.y);
      if (ring.isEmpty() || !ring.get(ring.size() - 1).equals2D(point)) {
        ring.add(point);
      }
    }
    return GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
  }

  /** Numbers a community's cells in reading order: rows from north to south, each west to east. */
  private void number(
      String community, List<Seed> seeds, Map<Coordinate, Polygon> polygons, List<MadeCell> cells) {
    List<Seed> ordered = new ArrayList<>(seeds);
    ordered.sort(Comparator.comparingDouble((Seed seed) -> -seed.point().y));
    int perRow = (int) Math.ceil(Math.sqrt(ordered.size()));
    for (int from = 0; from < ordered.size(); from += perRow) {
      ordered
          .subList(from, Math.min(ordered.size(), from + perRow))
          .sort(Comparator.comparingDouble(seed -> seed.point().x));
    }
    int sequence = 0;
    for (Seed seed : ordered) {
      sequence++;
      Polygon polygon = polygons.get(seed.point());
      if (polygon == null) {
        throw new IllegalStateException("no Voronoi cell for the seed at " + seed.point());
      }
      int households = LEAST_HOUSEHOLDS + random.nextInt(MOST_HOUSEHOLDS - LEAST_HOUSEHOLDS + 1);
      cells.add(
          new MadeCell(
              new Fence("%s%03d".formatted(community, sequence), polygon), community, households));
    }
  }

  /** Unions of all cells whose codes begin alike. */
  private static List<Fence> unions(List<MadeCell> cells, int digits) {
    Map<String, List<Geometry>> parts = new TreeMap<>();
    for (MadeCell cell : cells) {
      parts
          .computeIfAbsent(cell.fence().id().substring(0, digits), key -> new ArrayList<>())
          .add(cell.fence().geometry());
    }
    List<Fence> unions = new ArrayList<>();
    parts.forEach((code, own) -> unions.add(new Fence(code, union(own))));
    return unions;
  }

  private static Geometry union(List<Geometry> parts) {
    return CoverageUnion.union(parts.toArray(Geometry[]::new));
  }

  /** Unions of about so many neighbouring cells of one township. */
  private static List<MadeCell> coarser(List<MadeCell> cells, int cellsEach, String letter) {
    Map<String, List<MadeCell>> byTownship = new TreeMap<>();
    cells.forEach(
        cell ->
            byTownship
                .computeIfAbsent(cell.area().substring(0, 9), key -> new ArrayList<>())
                .add(cell));
    List<MadeCell> coarser = new ArrayList<>();
    byTownship.forEach(
        (township, own) -> {
          Map<Coordinate, MadeCell> byPoint = new LinkedHashMap<>();
          own.forEach(
              cell -> byPoint.put(cell.fence().geometry().getCentroid().getCoordinate(), cell));
          List<Integer> groups = new ArrayList<>();
          for (int group = 0; group * cellsEach < own.size(); group++) {
            groups.add(group);
          }
          Map<Integer, List<MadeCell>> members = new TreeMap<>();
          PointShares.deal(
                  List.copyOf(byPoint.keySet()),
                  groups,
                  group -> Math.min(cellsEach, own.size() - group * cellsEach))
              .forEach(
                  share ->
                      members
                          .computeIfAbsent(share.owner(), key -> new ArrayList<>())
                          .add(byPoint.get(share.point())));
          members.forEach(
              (group, part) ->
                  coarser.add(
                      new MadeCell(
                          new Fence(
                              "%s%s%03d".formatted(township, letter, group + 1),
                              union(part.stream().map(cell -> cell.fence().geometry()).toList())),
                          township,
                          part.stream().mapToInt(MadeCell::households).sum())));
        });
    return coarser;
  }
}
