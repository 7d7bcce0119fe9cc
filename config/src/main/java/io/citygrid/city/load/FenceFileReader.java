package io.citygrid.city.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.geo.fence.Fence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads the features of a GeoJSON file as fences. */
final class FenceFileReader {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private FenceFileReader() {}

  static FenceFile read(byte[] content, LayerDeclaration declaration) {
    List<FenceFile.Drawn> drawn = new ArrayList<>();
    List<FenceFile.Finding> problems = new ArrayList<>();
    try (InputStream in =
        declaration.file().endsWith(".gz")
            ? new GZIPInputStream(new ByteArrayInputStream(content))
            : new ByteArrayInputStream(content)) {
      int feature = 0;
      JsonNode features = new ObjectMapper().readTree(in).path("features");
      if (features.isEmpty()) {
        problems.add(new FenceFile.Finding(0, "", "", "is not GeoJSON with features"));
      }
      for (JsonNode node : features) {
        feature++;
        JsonNode properties = node.path("properties");
        String id = properties.path(declaration.idProperty()).asText();
        List<Polygon> polygons = new ArrayList<>();
        JsonNode coordinates = node.path("geometry").path("coordinates");
        if (node.path("geometry").path("type").asText().equals("Polygon")) {
          polygons.add(polygon(coordinates));
        } else {
          coordinates.forEach(each -> polygons.add(polygon(each)));
        }
        var geometry =
            polygons.size() == 1
                ? polygons.get(0)
                : GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
        drawn.add(
            new FenceFile.Drawn(
                feature,
                new Fence(id, geometry),
                properties.path(declaration.areaProperty()).asText("")));
      }
    } catch (IOException e) {
      problems.add(new FenceFile.Finding(0, "", "", "is not GeoJSON: " + e.getMessage()));
    }
    return new FenceFile(declaration.file(), drawn, problems, List.of());
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> made = new ArrayList<>();
    for (JsonNode ring : rings) {
      List<Coordinate> points = new ArrayList<>();
      ring.forEach(
          point -> points.add(new Coordinate(point.path(0).asDouble(), point.path(1).asDouble())));
      made.add(GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new)));
    }
    return GEOMETRY.createPolygon(
        made.get(0), made.subList(1, made.size()).toArray(LinearRing[]::new));
  }
}
