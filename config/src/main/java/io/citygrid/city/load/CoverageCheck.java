package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.CityLayer;
import io.citygrid.city.Device;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.fence.Fence;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Looks for what the map leaves open: areas that no fence draws, devices that stand nowhere. */
final class CoverageCheck {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

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
    Geometry point =
        GEOMETRY.createPoint(new Coordinate(device.position().lon(), device.position().lat()));
    for (Fence fence : layer.fences().fences()) {
      if (fence.geometry().covers(point)) {
        return true;
      }
    }
    return false;
  }
}
