package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.CityLayer;
import io.citygrid.city.Device;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.LonLat;
import java.util.List;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** Looks for what the map leaves open: areas that no fence draws, devices that stand nowhere. */
final class CoverageCheck {
  private CoverageCheck() {}

  static void warn(
      LayerDeclarations declarations,
      List<CityLayer> layers,
      Register<Area> areas,
      Register<Device> devices,
      Problems problems) {
    for (CityLayer layer : layers) {
      declarations
          .find(layer.id())
          .filter(declaration -> declaration.kind() == LayerKind.AREA)
          .ifPresent(declaration -> warnOfUndrawnAreas(declaration, layer, areas, problems));
    }
    List<CityLayer> drawing =
        layers.stream().filter(layer -> layer.kind() == LayerKind.AREA).toList();
    for (Device device : devices.values()) {
      if (!drawing.isEmpty() && drawing.stream().noneMatch(layer -> covers(layer, device))) {
        problems.warn(
            SensorTables.DEVICES,
            devices.line(device.id()),
            "lon",
            "device '%s' stands outside every area; its cases go to the manual desk"
                .formatted(device.id()));
      }
    }
  }

  private static void warnOfUndrawnAreas(
      LayerDeclaration declaration, CityLayer layer, Register<Area> areas, Problems problems) {
    for (Area area : areas.values()) {
      if (area.level() == declaration.level() && !layer.areaOf().containsKey(area.code())) {
        problems.warn(
            AreaTable.FILE,
            areas.line(area.code()),
            "code",
            "area '%s' has no fence in %s".formatted(area.code(), declaration.file()));
      }
    }
  }

  private static boolean covers(CityLayer layer, Device device) {
    return layer.fences().fences().stream()
        .anyMatch(fence -> covers(fence.geometry(), device.position()));
  }

  /**
   * True for a place in the polygons or on their edge, as {@code Geometry.covers} has it, which
   * builds a graph for every question.
   */
  static boolean covers(Geometry polygons, LonLat position) {
    Coordinate place = new Coordinate(position.lon(), position.lat());
    return polygons.getEnvelopeInternal().covers(place)
        && SimplePointInAreaLocator.locate(place, polygons) != Location.EXTERIOR;
  }
}
