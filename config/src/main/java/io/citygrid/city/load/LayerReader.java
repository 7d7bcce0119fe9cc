package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.CityLayer;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.fence.FenceLayer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the GeoJSON file of a layer and ties its fences to the areas of the city. */
final class LayerReader {
  private final FenceFileCache cache = new FenceFileCache();

  /** The layer as far as it can be read; empty when its file cannot. */
  Optional<CityLayer> read(
      CityFiles files,
      LayerDeclaration declaration,
      Register<Area> areas,
      FileVersion since,
      Problems problems) {
    byte[] content = files.contents().get(declaration.file());
    if (content == null) {
      if (!declaration.file().isEmpty()) {
        problems.refuse(
            CityYaml.FILE,
            declaration.line(),
            "layers",
            "layer '%s' names the file %s, which is not there"
                .formatted(declaration.id(), declaration.file()));
      }
      return Optional.empty();
    }
    FenceFile file = cache.read(content, declaration);
    file.report(problems);
    FenceLayer fences = cache.layer(content, declaration, file, since);
    Map<String, String> areaOf = areaOf(file, declaration, areas, problems);
    return Optional.of(new CityLayer(declaration.kind(), declaration.names(), fences, areaOf));
  }

  private static Map<String, String> areaOf(
      FenceFile file, LayerDeclaration declaration, Register<Area> areas, Problems problems) {
    Map<String, String> areaOf = new HashMap<>();
    if (!declaration.sound()
        || (declaration.kind() != LayerKind.AREA && declaration.areaProperty().isEmpty())) {
      return areaOf;
    }
    boolean draws = declaration.kind() == LayerKind.AREA;
    String property = draws ? declaration.idProperty() : declaration.areaProperty();
    for (FenceFile.Drawn drawn : file.drawn()) {
      String code = draws ? drawn.fence().id() : drawn.area();
      if (code.isEmpty()) {
        refuse(problems, declaration, drawn, property, "names no area");
      } else if (!areas.mayHave(code)) {
        refuse(problems, declaration, drawn, property, "there is no area '" + code + "'");
      } else if (draws
          && areas.find(code).filter(area -> area.level() != declaration.level()).isPresent()) {
        refuse(
            problems,
            declaration,
            drawn,
            property,
            "area '%s' is not of level %s, which this layer draws"
                .formatted(code, declaration.level()));
      } else {
        areaOf.put(drawn.fence().id(), code);
      }
    }
    return areaOf;
  }

  private static void refuse(
      Problems problems,
      LayerDeclaration declaration,
      FenceFile.Drawn drawn,
      String property,
      String message) {
    problems.refuseFeature(
        declaration.file(), drawn.feature(), drawn.fence().id(), property, message);
  }
}
