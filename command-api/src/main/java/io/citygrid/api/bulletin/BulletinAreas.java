package io.citygrid.api.bulletin;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.fence.Fence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;

/**
 * Finds the areas of a city that a bulletin is for: the fewest that hold what it names.
 *
 * <p>Codes and shapes count together; words count only where a bulletin has neither. A code may be
 * filled up with zeros, and one of an area that holds the city, such as its province, is for the
 * whole city. A shape is for the areas it covers, and for the smallest ones that it touches.
 */
final class BulletinAreas {
  private static final int LEAST_CODE = 6;
  private static final String ZEROS = "000";

  private final City city;
  private final Map<String, Geometry> outlines = new HashMap<>();
  private final Map<String, List<Area>> children = new HashMap<>();

  BulletinAreas(City city) {
    this.city = city;
    for (CityLayer layer : city.layers()) {
      if (layer.kind() == LayerKind.AREA) {
        for (Fence fence : layer.fences().fences()) {
          outlines.put(fence.id(), fence.geometry());
        }
      }
    }
    for (Area area : city.areas()) {
      children.computeIfAbsent(area.parent(), parent -> new ArrayList<>()).add(area);
    }
  }

  /** Codes of areas of the city, sorted; none when the bulletin is for none of them. */
  List<String> resolve(CapArea where) {
    TreeSet<String> found = new TreeSet<>();
    where.codes().forEach(code -> ofCode(code).ifPresent(found::add));
    Area whole = city.areas().get(0);
    where.shapes().forEach(shape -> found.addAll(within(whole, shape)));
    if (where.codes().isEmpty() && where.shapes().isEmpty()) {
      where.descriptions().forEach(words -> found.addAll(ofWords(words)));
    }
    found.removeIf(
        code -> city.areaPath(code).stream().anyMatch(a -> !a.equals(code) && found.contains(a)));
    return List.copyOf(found);
  }

  private Optional<String> ofCode(String value) {
    String code = value;
    while (code.length() > LEAST_CODE && city.findArea(code).isEmpty() && code.endsWith(ZEROS)) {
      code = code.substring(0, code.length() - ZEROS.length());
    }
    if (city.findArea(code).isPresent()) {
      return Optional.of(code);
    }
    String whole = city.areas().get(0).code();
    boolean holdsTheCity =
        code.length() == LEAST_CODE
            && code.endsWith("00")
            && code.chars().allMatch(Character::isDigit)
            && whole.startsWith(code.replaceAll("(00)+$", ""));
    return holdsTheCity ? Optional.of(whole) : Optional.empty();
  }

  /**
   * What of an area lies in the shape: itself when all of it does, or the smallest parts that do.
   */
  private List<String> within(Area area, Geometry shape) {
    Geometry outline = outlines.get(area.code());
    if (outline != null && !overlaps(shape, outline)) {
      return List.of();
    }
    if (outline != null && shape.covers(outline)) {
      return List.of(area.code());
    }
    List<Area> parts = children.getOrDefault(area.code(), List.of());
    List<String> found = new ArrayList<>();
    boolean isWhole = !parts.isEmpty();
    for (Area part : parts) {
      List<String> inside = within(part, shape);
      isWhole &= inside.equals(List.of(part.code()));
      found.addAll(inside);
    }
    boolean isSmallest = found.isEmpty() && outline != null;
    return isSmallest || (isWhole && outline == null) ? List.of(area.code()) : found;
  }

  /** Neighbours that share an edge only do not overlap. */
  private static boolean overlaps(Geometry shape, Geometry outline) {
    return shape.getEnvelopeInternal().intersects(outline.getEnvelopeInternal())
        && shape.intersects(outline)
        && !shape.touches(outline);
  }

  /** The deepest areas whose name stands in the words; not communities, whose names are common. */
  private List<String> ofWords(String words) {
    return city.areas().stream()
        .filter(area -> area.level() != AreaLevel.COMMUNITY)
        .filter(area -> words.contains(area.names().zh()) || words.contains(area.names().en()))
        .map(Area::code)
        .sorted(Comparator.naturalOrder())
        .filter(code -> isDeepest(code, words))
        .toList();
  }

  private boolean isDeepest(String code, String words) {
    return city.areas().stream()
        .filter(area -> area.level() != AreaLevel.COMMUNITY && !area.code().equals(code))
        .filter(area -> city.areaPath(area.code()).contains(code))
        .noneMatch(area -> words.contains(area.names().zh()) || words.contains(area.names().en()));
  }
}
