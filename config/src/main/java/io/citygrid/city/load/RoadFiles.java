package io.citygrid.city.load;

import io.citygrid.geo.crs.CoordinateSystem;
import io.citygrid.geo.json.FeatureFinding;
import io.citygrid.geo.json.RoadFeatureReader;
import io.citygrid.geo.json.RoadFeatures;
import io.citygrid.geo.road.RoadLine;
import io.citygrid.geo.road.RoadNetwork;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files in the directory {@code roads}: lines in WGS84 degrees, which together make the
 * network. A city may have none. Keeps the last network: roads that did not change stay the same
 * object. Thread-safe.
 */
final class RoadFiles {
  private static final String DIRECTORY = "roads/";

  private @Nullable Made last;

  private record Made(Map<String, ByteBuffer> files, Roads roads) {}

  /** True for a file of roads. */
  static boolean isRoadFile(String path) {
    return path.startsWith(DIRECTORY) && path.endsWith(".geojson");
  }

  /** The roads, as far as they can be read. */
  synchronized Roads read(CityFiles files, Problems problems) {
    Map<String, ByteBuffer> contents = new TreeMap<>();
    files
        .contents()
        .forEach(
            (path, content) -> {
              if (isRoadFile(path)) {
                contents.put(path, files.sha256(path));
              }
            });
    if (last != null && last.files().equals(contents)) {
      return last.roads();
    }
    int before = problems.count();
    Roads roads = new Roads(make(files, List.copyOf(contents.keySet()), problems));
    if (problems.count() == before) {
      last = new Made(contents, roads);
    }
    return roads;
  }

  private static RoadNetwork make(CityFiles files, List<String> paths, Problems problems) {
    List<RoadLine> lines = new ArrayList<>();
    Map<String, String> fileOfId = new HashMap<>();
    for (String path : paths) {
      byte[] content = files.contents().getOrDefault(path, new byte[0]);
      RoadFeatures features = RoadFeatureReader.read(content, CoordinateSystem.WGS84);
      features.problems().forEach(problem -> report(path, problem, problems));
      for (RoadLine line : features.lines()) {
        String other = fileOfId.putIfAbsent(line.id(), path);
        if (other == null) {
          lines.add(line);
        } else {
          problems.refuse(path, "line '%s' is also in %s".formatted(line.id(), other));
        }
      }
    }
    return RoadNetwork.of(lines);
  }

  private static void report(String path, FeatureFinding problem, Problems problems) {
    if (problem.feature() == 0) {
      problems.refuse(path, problem.message());
    } else {
      problems.refuseFeature(
          path, problem.feature(), problem.id(), problem.field(), problem.message());
    }
  }
}
