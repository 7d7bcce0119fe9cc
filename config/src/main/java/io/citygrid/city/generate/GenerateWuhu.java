package io.citygrid.city.generate;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Names;
import io.citygrid.city.generate.MadeGrid.MadeCell;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.json.FenceFeatureWriter;
import io.citygrid.geo.json.RoadFeatureWriter;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import io.citygrid.geo.road.RoadNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Writes the made layers, roads, detectors and crowd areas of the ready city {@code wuhu} from its
 * real {@code areas.csv}. Run it with the city's directory as the only argument when the areas or
 * the generator change; the same areas give the same bytes.
 */
public final class GenerateWuhu {
  /** The area code of Wuhu: any number would do, but this one needs no explanation. */
  static final long SEED = 340_200;

  /** Centres to about a kilometre; cells add up to the 3,796 that Wuhu reports. */
  static final List<Seat> SEATS =
      List.of(
          new Seat("340202", new LonLat(118.39, 31.34), 640, 0.040),
          new Seat("340207", new LonLat(118.33, 31.44), 560, 0.075),
          new Seat("340209", new LonLat(118.37, 31.27), 430, 0.045),
          new Seat("340210", new LonLat(118.57, 31.14), 330, 0.080),
          new Seat("340212", new LonLat(118.18, 31.08), 330, 0.080),
          new Seat("340223", new LonLat(118.33, 30.90), 440, 0.095),
          new Seat("340271", new LonLat(118.37, 31.40), 180, 0.030),
          new Seat("340272", new LonLat(118.22, 31.22), 196, 0.050),
          new Seat("340281", new LonLat(117.88, 31.28), 690, 0.120));

  private GenerateWuhu() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: GenerateWuhu DIRECTORY-OF-THE-CITY");
      System.exit(2);
    }
    Path directory = Path.of(arguments[0]);
    for (Map.Entry<String, byte[]> file : files(readAreas(directory)).entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
      System.out.println(path + ": " + file.getValue().length + " bytes");
    }
  }

  /** The areas of {@code areas.csv}. */
  static List<Area> readAreas(Path directory) throws IOException {
    List<Area> areas = new ArrayList<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(directory.resolve("areas.csv"))) {
      for (CSVRecord row : format.parse(reader)) {
        areas.add(
            new Area(
                row.get("code"),
                AreaLevel.valueOf(row.get("level")),
                row.get("parent"),
                new Names(row.get("name_zh"), row.get("name_en"))));
      }
    }
    return areas;
  }

  /** The files of layers, roads, detectors and crowds by path. */
  static Map<String, byte[]> files(List<Area> areas) throws IOException {
    MadeGrid grid = new GridGenerator(areas, SEATS, SEED).make();
    Map<String, byte[]> files = new TreeMap<>();
    files.put("layers/district.geojson.gz", packed(grid.districts()));
    files.put("layers/township.geojson.gz", packed(grid.townships()));
    files.put("layers/community.geojson.gz", packed(grid.communities()));
    files.put("layers/social.geojson.gz", packedCells(grid.social()));
    files.put("layers/market.geojson.gz", packedCells(grid.market()));
    files.put("layers/appearance.geojson.gz", packedCells(grid.appearance()));
    List<RoadLine> lines = new RoadGenerator(areas, SEATS, grid.townships(), SEED).make();
    for (RoadClass roadClass : RoadClass.values()) {
      files.put(roadFile(roadClass), roads(lines, roadClass));
    }
    files.put(
        "detectors.csv",
        DetectorPlacing.csv(RoadNetwork.of(lines)).getBytes(StandardCharsets.UTF_8));
    CrowdGenerator crowd = new CrowdGenerator(GatheringPlaces.WUHU, SEATS, grid.districts(), SEED);
    files.put("crowd-areas.csv", crowd.areas().getBytes(StandardCharsets.UTF_8));
    files.put("counters.csv", crowd.counters().getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static String roadFile(RoadClass roadClass) {
    return switch (roadClass) {
      case EXPRESSWAY -> "roads/expressways.geojson";
      case ARTERIAL -> "roads/arterials.geojson";
      case OTHER -> "roads/streets.geojson";
    };
  }

  private static byte[] roads(List<RoadLine> lines, RoadClass roadClass) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RoadFeatureWriter.write(
        bytes, lines.stream().filter(line -> line.roadClass() == roadClass).toList());
    return bytes.toByteArray();
  }

  private static byte[] packed(List<Fence> fences) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      FenceFeatureWriter.write(out, fences, fence -> Map.of("code", fence.id()));
    }
    return bytes.toByteArray();
  }

  private static byte[] packedCells(List<MadeCell> cells) throws IOException {
    Map<String, MadeCell> byCode = new LinkedHashMap<>();
    cells.forEach(cell -> byCode.put(cell.fence().id(), cell));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      FenceFeatureWriter.write(
          out,
          cells.stream().map(MadeCell::fence).toList(),
          fence -> properties(byCode.get(fence.id()), fence));
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> properties(
      @org.jspecify.annotations.Nullable MadeCell cell, Fence fence) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("code", fence.id());
    if (cell != null) {
      properties.put("area", cell.area());
      properties.put("households", Integer.toString(cell.households()));
    }
    return properties;
  }
}
