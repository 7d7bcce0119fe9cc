package io.citygrid.city.load;

import io.citygrid.city.Area;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.CityVersion;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.Department;
import io.citygrid.city.Device;
import io.citygrid.city.MetricKind;
import io.citygrid.city.NamedPlace;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.Unclear;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a city of its files, or says everything that is wrong with them at once.
 *
 * <p>Keeps the layers and roads it has read: a new version in which a layer's file did not change
 * gets the same {@link io.citygrid.geo.fence.FenceLayer} object, so that an index over it can be
 * kept too. Keeps also its last answer: who checks a version before it is published and reads it
 * back makes it once. What is kept changes no answer. Thread-safe.
 */
public final class CityLoader {
  private static final List<String> TABLES =
      List.of(
          CityYaml.FILE,
          AreaTable.FILE,
          DepartmentTable.FILE,
          CategoryTables.CATEGORIES,
          CategoryTables.STANDARDS,
          MeasureTable.FILE,
          ResponsibilityTable.FILE,
          CalendarYaml.FILE,
          EvaluationYaml.FILE,
          CaseworkYaml.FILE,
          FilingYaml.FILE,
          NotificationsYaml.FILE,
          MergingYaml.FILE,
          ResponsibilityYaml.FILE,
          TrafficYaml.FILE,
          PatrolTable.FILE,
          DetectorTable.FILE,
          WatchedRouteTables.PLACES,
          WatchedRouteTables.ROUTES,
          CrowdYaml.FILE,
          CrowdTables.AREAS,
          CrowdTables.COUNTERS,
          MeasuringAreaTable.FILE,
          FlowYaml.FILE,
          FactsYaml.FILE,
          VerificationYaml.FILE,
          InsightYaml.FILE,
          QualityYaml.FILE,
          OfficeYaml.FILE,
          SensorTables.METRICS,
          SensorTables.THRESHOLDS,
          WarningsYaml.FILE,
          SensorTables.DEVICES);

  private final LayerReader layerReader = new LayerReader();
  private final RoadFiles roadFiles = new RoadFiles();
  private @Nullable Answered last;

  /** All that an answer depends on. */
  private record Question(
      Map<String, ByteBuffer> sums, CityVersion version, Map<String, FileVersion> fileVersions) {}

  private record Answered(Question question, CheckedCity answer) {}

  /**
   * The city in these files, every layer as new as the version's fences.
   *
   * @throws BrokenCityException with all problems
   */
  public City load(CityFiles files, CityVersion version) throws BrokenCityException {
    return check(files, version, Map.of()).orThrow();
  }

  /**
   * The city in these files.
   *
   * @param fileVersions since when each file has its content, by path; a layer file that is not
   *     there is as new as the version's fences
   * @throws BrokenCityException with all problems
   */
  public City load(CityFiles files, CityVersion version, Map<String, FileVersion> fileVersions)
      throws BrokenCityException {
    return check(files, version, fileVersions).orThrow();
  }

  /** The city in these files, with its problems and its warnings. Parameters as in load. */
  public CheckedCity check(
      CityFiles files, CityVersion version, Map<String, FileVersion> fileVersions) {
    Question question = new Question(files.sums(), version, Map.copyOf(fileVersions));
    synchronized (this) {
      if (last == null || !last.question().equals(question)) {
        last = new Answered(question, make(files, version, fileVersions));
      }
      return last.answer();
    }
  }

  private CheckedCity make(
      CityFiles files, CityVersion version, Map<String, FileVersion> fileVersions) {
    Problems problems = new Problems();
    CityYaml sheet = CityYaml.read(files, problems);
    Register<Area> areas = AreaTable.read(files, problems);
    Register<Department> departments = DepartmentTable.read(files, areas, problems);
    Register<Category> categories = CategoryTables.readCategories(files, sheet.layers(), problems);
    Register<MetricKind> metrics = SensorTables.readMetrics(files, problems);
    Register<Device> devices = SensorTables.readDevices(files, metrics, problems);
    Register<CrowdArea> crowdAreas = CrowdTables.readAreas(files, problems);
    Roads roads = roadFiles.read(files, problems);
    Register<NamedPlace> places = WatchedRouteTables.readPlaces(files, roads, problems);
    List<ThresholdRule> thresholds =
        SensorTables.readThresholds(files, metrics, categories, problems);
    List<CityLayer> layers = new ArrayList<>();
    for (LayerDeclaration declaration : sheet.layers().all()) {
      FileVersion since =
          fileVersions.getOrDefault(
              declaration.file(), new FileVersion(version.fences(), version.validFrom()));
      layerReader.read(files, declaration, areas, since, problems).ifPresent(layers::add);
    }
    var parts =
        new City.Parts(
            sheet.id(),
            sheet.names(),
            version,
            sheet.earliestReport(),
            CalendarYaml.read(files, sheet.zone(), problems),
            EvaluationYaml.read(files, problems),
            CaseworkYaml.read(files, problems),
            FilingYaml.read(files, categories, problems),
            NotificationsYaml.read(files, problems),
            MergingYaml.read(files, categories, problems),
            ResponsibilityYaml.read(files, categories, departments, problems),
            TrafficYaml.read(files, problems),
            roads.network(),
            DetectorTable.read(files, roads, problems),
            WatchedRouteTables.readRoutes(files, places, roads, problems),
            CrowdYaml.read(files, problems),
            crowdAreas.all(),
            CrowdTables.readCounters(files, crowdAreas, problems),
            MeasuringAreaTable.read(files, crowdAreas, problems),
            FlowYaml.read(files, problems),
            FactsYaml.read(files, problems),
            VerificationYaml.read(files, categories, problems),
            InsightYaml.read(files, categories, problems),
            QualityYaml.read(files, problems),
            OfficeYaml.read(files, areas, departments, problems),
            sheet.dispatch(),
            PatrolTable.read(files, sheet.layers(), layers, problems),
            AreaTable.cityFirst(areas),
            layers,
            departments.all(),
            categories.all(),
            MeasureTable.read(
                files, CategoryTables.readStandards(files, categories, problems), problems),
            ResponsibilityTable.read(files, areas, categories, departments, problems),
            thresholds,
            WarningsYaml.read(files, areas, departments, categories, thresholds, problems),
            metrics.all(),
            devices.all());
    warnOfStrayFiles(files, sheet.layers(), problems);
    CoverageCheck.warn(sheet.layers(), layers, areas, devices, problems);
    Optional<City> city = sound(parts, problems);
    if (parts.responsibilityRules().unclear() == Unclear.REFUSE) {
      city.ifPresent(made -> ClarityCheck.refuse(made, categories, problems));
    }
    return new CheckedCity(
        problems.refusals().isEmpty() ? city : Optional.empty(),
        problems.refusals(),
        problems.warnings());
  }

  private static Optional<City> sound(City.Parts parts, Problems problems) {
    return problems.refusals().isEmpty() ? Optional.of(City.of(parts)) : Optional.empty();
  }

  private static void warnOfStrayFiles(
      CityFiles files, LayerDeclarations layers, Problems problems) {
    Set<String> known = new HashSet<>(TABLES);
    layers.all().forEach(layer -> known.add(layer.file()));
    for (String path : files.contents().keySet()) {
      if (layers.isReadable() && !known.contains(path) && !RoadFiles.isRoadFile(path)) {
        problems.warn(path, "is not used: it is no table of a city and city.yaml names it nowhere");
      }
    }
  }
}
