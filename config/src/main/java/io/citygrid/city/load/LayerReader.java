package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.CityLayer;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.json.FeatureFinding;
import io.citygrid.geo.json.FenceFeature;
import io.citygrid.geo.json.FenceFeatures;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the GeoJSON file of a layer and ties its fences to the areas of the city. */
final class LayerReader {
  private final FenceFileCache cache = new FenceFileCache();

  /** The layer as far as it can be read; empty when its declaration or its file cannot. */
  Optional<CityLayer> read(
      CityFiles files,
      LayerDeclaration declaration,
      Register<Area> areas,
      FileVersion since,
      Problems problems) {
    if (!declaration.sound()) {
      return Optional.empty();
    }
    byte[] content = files.contents().get(declaration.file());
    if (content == null) {
      problems.refuse(
          CityYaml.FILE,
          declaration.line(),
          "layers",
          "layer '%s' names the file %s, which is not there"
              .formatted(declaration.id(), declaration.file()));
      return Optional.empty();
    }
    FenceFileCache.FileKey key = FenceFileCache.key(files.sha256(declaration.file()), declaration);
    FenceFeatures features = cache.read(key, content, declaration);
    report(features, declaration.file(), problems);
    return Optional.of(
        new CityLayer(
            declaration.kind(),
            declaration.names(),
            cache.layer(key, declaration.id(), features, since),
            areaOf(features, declaration, areas, problems)));
  }

  private static void report(FenceFeatures features, String file, Problems problems) {
    for (FeatureFinding problem : features.problems()) {
      if (problem.feature() == 0) {
        problems.refuse(file, problem.message());
      } else {
        problems.refuseFeature(
            file, problem.feature(), problem.id(), problem.field(), problem.message());
      }
    }
    for (FeatureFinding note : features.notes()) {
      problems.warnFeature(file, note.feature(), note.id(), note.field(), note.message());
    }
    if (features.features().isEmpty() && features.problems().isEmpty()) {
      problems.refuse(file, "has no features; a layer needs at least one fence");
    }
  }

  private static Map<String, String> areaOf(
      FenceFeatures features,
      LayerDeclaration declaration,
      Register<Area> areas,
      Problems problems) {
    Map<String, String> areaOf = new HashMap<>();
    boolean draws = declaration.kind() == LayerKind.AREA;
    String property = draws ? declaration.idProperty() : declaration.areaProperty();
    if (property.isEmpty()) {
      return areaOf;
    }
    for (FenceFeature feature : features.features()) {
      String fence = feature.fence().id();
      String code = draws ? fence : feature.properties().getOrDefault(property, "").strip();
      Optional<String> flaw = findFlaw(code, declaration, areas);
      if (flaw.isPresent()) {
        problems.refuseFeature(declaration.file(), feature.feature(), fence, property, flaw.get());
      } else {
        areaOf.put(fence, code);
      }
    }
    return areaOf;
  }

  private static Optional<String> findFlaw(
      String code, LayerDeclaration declaration, Register<Area> areas) {
    if (code.isEmpty()) {
      return Optional.of("names no area");
    }
    if (!areas.mayHave(code)) {
      return Optional.of("there is no area '" + code + "'");
    }
    return areas
        .find(code)
        .filter(area -> declaration.level() != null && area.level() != declaration.level())
        .map(
            area ->
                "area '%s' is a %s, but this layer draws areas of level %s"
                    .formatted(code, area.level(), declaration.level()));
  }
}
