package io.citygrid.standalone.command;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.citygrid.api.identity.Role;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.BrokenMappingException;
import io.citygrid.city.mapping.RequestFile;
import io.citygrid.city.mapping.RequestMapping;
import io.citygrid.city.mapping.RequestMappingYaml;
import io.citygrid.city.mapping.RequestRow;
import io.citygrid.standalone.Complaint;
import io.citygrid.standalone.Program;
import io.citygrid.standalone.StandaloneCity;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import io.citygrid.standalone.replay.CrowdReplay;
import io.citygrid.standalone.replay.DriveReplay;
import io.citygrid.standalone.replay.MeasuredReport;
import io.citygrid.standalone.replay.MetricHistory;
import io.citygrid.standalone.replay.Replay;
import io.citygrid.standalone.replay.ReplayReport;
import io.citygrid.standalone.replay.TrafficReplay;
import io.citygrid.standalone.replay.WalkReplay;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citygrid replay}: real requests through the front door, with a report at the end. */
@Command(
    name = "replay",
    description = "Feeds a city's real requests through its front door and reports on them.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final String PROGRAM = "replay";
  private static final String READY_MAPPING = "requests.mapping.yaml";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CITY",
      description = "a ready city with open data, such as boston")
  private @Nullable String ready;

  @Option(names = "--city", paramLabel = "DIR", description = "a city of your own instead")
  private @Nullable Path directory;

  @Option(names = "--requests", paramLabel = "FILE", description = "its requests, CSV or CSV.gz")
  private @Nullable Path requests;

  @Option(
      names = "--detectors",
      paramLabel = "FILE",
      description = "what its loop detectors told instead, CSV or CSV.gz")
  private @Nullable Path detectors;

  @Option(
      names = "--counts",
      paramLabel = "FILE",
      description = "what its people counters told instead, CSV or CSV.gz")
  private @Nullable Path counts;

  @Option(
      names = "--positions",
      paramLabel = "FILE",
      description = "where its vehicles were instead, CSV or CSV.gz")
  private @Nullable Path positions;

  @Option(
      names = "--trajectories",
      paramLabel = "FILE",
      description = "where people walked in a measuring area instead, text or .gz")
  private @Nullable Path trajectories;

  @Option(
      names = "--metrics-out",
      paramLabel = "FILE",
      description = "writes every metric that the city published as CSV")
  private @Nullable Path metricsOut;

  @Option(names = "--mapping", paramLabel = "FILE", description = "what their columns mean, YAML")
  private @Nullable Path mapping;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "max",
      description = "requests: times faster than the data's own clock (default: ${DEFAULT-VALUE})")
  private String speed = "max";

  @Option(names = "--report", paramLabel = "FILE", description = "writes the report as JSON too")
  private @Nullable Path report;

  @Option(names = "--stay", description = "keeps the city running after the report")
  private boolean stay;

  @Mixin private PlaceOptions place = new PlaceOptions();

  @Spec private @Nullable CommandSpec spec;

  /** The city with all its rows. */
  private record Input(CityChoice choice, List<RequestRow> rows, RequestMapping mapping) {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = CommandOutput.of(spec);
    double times = timesFaster();
    requireClock(times);
    requireWritable("report", report);
    requireWritable("metrics", metricsOut);
    if (isOfDetectors()) {
      return replayDetectors(out);
    }
    if (isOfCounters()) {
      return replayCounters(out);
    }
    if (isOfVehicles()) {
      return replayVehicles(out);
    }
    if (isOfWalkers()) {
      return replayWalkers(out);
    }
    Input input = ready != null ? readyInput(ready) : ownInput();
    String name = "replay-" + input.choice().city().id();
    StandaloneCity city = place.start(input.choice().files(), name, List.of(importer()), out);
    PlaceOptions.stopAtShutdown(out, city);
    ProgressLine progress = new ProgressLine(out);
    ReplayReport made =
        new Replay(city.frontDoor(PROGRAM), times, progress::show)
            .run(input.choice().city(), input.rows(), input.mapping());
    progress.end();
    out.print(made.text());
    out.flush();
    write(made);
    if (!made.addsUp()) {
      throw new Complaint("The report does not add up: rows are missing or counted twice.");
    }
    if (stay) {
      PlaceOptions.awaitStop(out);
    }
    return 0;
  }

  /** Carries cases over and files what the city leaves to its center. */
  private static Program importer() {
    Set<Role> roles = EnumSet.of(Role.IMPORTER);
    roles.addAll(Role.CENTER);
    return new Program(PROGRAM, roles, "");
  }

  private boolean isOfDetectors() throws IOException {
    return detectors != null || ready != null && DeviceSource.DETECTORS.isReady(ready);
  }

  private int replayDetectors(PrintWriter out) throws Exception {
    var input = DeviceSource.DETECTORS.input(ready, directory, detectors, mapping);
    return replayMeasured(
        input.choice(),
        out,
        (door, history, progress) ->
            new TrafficReplay(door, history, progress)
                .run(input.choice().city(), input.rows(), input.unusable()));
  }

  private int replayCounters(PrintWriter out) throws Exception {
    var input = DeviceSource.COUNTS.input(ready, directory, counts, mapping);
    return replayMeasured(
        input.choice(),
        out,
        (door, history, progress) ->
            new CrowdReplay(door, history, progress)
                .run(input.choice().city(), input.rows(), input.unusable()));
  }

  private int replayVehicles(PrintWriter out) throws Exception {
    var input = DeviceSource.POSITIONS.input(ready, directory, positions, mapping);
    return replayMeasured(
        input.choice(),
        out,
        (door, history, progress) ->
            new DriveReplay(door, history, progress)
                .run(input.choice().city(), input.rows(), input.unusable()));
  }

  private int replayWalkers(PrintWriter out) throws Exception {
    var input = DeviceSource.TRAJECTORIES.input(ready, directory, trajectories, mapping);
    return replayMeasured(
        input.choice(),
        out,
        (door, history, progress) ->
            new WalkReplay(door, history, progress)
                .run(input.choice().city(), input.rows(), input.unusable()));
  }

  /** Sends what devices told and reports on what the city measured. */
  private interface Measuring {
    MeasuredReport run(FrontDoor door, MetricHistory history, Consumer<String> progress)
        throws DoorException, InterruptedException;
  }

  private int replayMeasured(CityChoice choice, PrintWriter out, Measuring measuring)
      throws Exception {
    String name = "replay-" + choice.city().id();
    StandaloneCity city =
        place.start(choice.files(), name, List.of(Program.of(PROGRAM, Role.ADMINISTRATOR)), out);
    PlaceOptions.stopAtShutdown(out, city);
    ProgressLine progress = new ProgressLine(out);
    try (MetricHistory history = new MetricHistory(city.bootstrapServers())) {
      MeasuredReport made = measuring.run(city.frontDoor(PROGRAM), history, progress::show);
      progress.end();
      out.print(made.text());
      out.flush();
      write(made);
      writeMetrics(history);
      if (!made.addsUp()) {
        throw new Complaint("The report does not add up: values are missing or counted twice.");
      }
    }
    if (stay) {
      PlaceOptions.awaitStop(out);
    }
    return 0;
  }

  private boolean isOfCounters() throws IOException {
    return counts != null || ready != null && DeviceSource.COUNTS.isReady(ready);
  }

  private boolean isOfVehicles() throws IOException {
    return positions != null || ready != null && DeviceSource.POSITIONS.isReady(ready);
  }

  private boolean isOfWalkers() throws IOException {
    return trajectories != null || ready != null && DeviceSource.TRAJECTORIES.isReady(ready);
  }

  private void writeMetrics(MetricHistory history) throws Complaint {
    if (metricsOut == null) {
      return;
    }
    try (Writer csv = Files.newBufferedWriter(metricsOut)) {
      history.series().writeCsv(csv);
    } catch (IOException e) {
      throw new Complaint(
          "The metrics cannot be written to " + metricsOut + ": " + e.getMessage(), e);
    }
  }

  private double timesFaster() throws Complaint {
    if (speed.equals("max")) {
      return Replay.MAX_SPEED;
    }
    try {
      double times = Double.parseDouble(speed);
      if (times > 0) {
        return times;
      }
    } catch (NumberFormatException e) {
      // The sentence below says it.
    }
    throw new Complaint("--speed must be a number above 0, or max, but is '" + speed + "'.");
  }

  /** What devices told is measured in its own time, however fast it comes. */
  private void requireClock(double times) throws Complaint, IOException {
    boolean isOfRequests = !isOfDetectors() && !isOfCounters() && !isOfVehicles() && !isOfWalkers();
    if (!isOfRequests && times != Replay.MAX_SPEED) {
      throw new Complaint(
          "--speed is for requests; what devices told is replayed as fast as it is taken.");
    }
  }

  /** Said before the hours of a replay, not after them. Makes the file when it is not there. */
  private static void requireWritable(String what, @Nullable Path file) throws Complaint {
    if (file == null) {
      return;
    }
    try (Writer probe = Files.newBufferedWriter(file, CREATE, APPEND)) {
      probe.flush();
    } catch (IOException e) {
      throw new Complaint("The %s cannot be written to %s: %s".formatted(what, file, reason(e)), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "its directory does not exist.";
    }
    return e instanceof AccessDeniedException ? "access is denied." : e.getMessage() + ".";
  }

  private void write(Object made) throws Complaint {
    if (report == null) {
      return;
    }
    try {
      Files.write(
          report,
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(made));
    } catch (IOException e) {
      throw new Complaint("The report cannot be written to " + report + ": " + e.getMessage(), e);
    }
  }

  private Input readyInput(String name) throws Complaint {
    CityChoice choice = CityChoice.ready(name);
    try (InputStream in = ReadyCities.openData(name, READY_MAPPING)) {
      String file =
          ReadyCities.listOpenData(name).stream()
              .filter(each -> each.endsWith(".csv.gz") || each.endsWith(".csv"))
              .findFirst()
              .orElseThrow(() -> new NoSuchFileException("requests"));
      RequestMapping read =
          RequestMappingYaml.read(in.readAllBytes(), READY_MAPPING, choice.city());
      return new Input(
          choice, rows(RequestFile.open(ReadyCities.openData(name, file), file, read)), read);
    } catch (IOException e) {
      throw new Complaint("The ready city '%s' has no open data to replay.".formatted(name), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  private Input ownInput() throws Complaint {
    if (directory == null || requests == null || mapping == null) {
      throw new Complaint(
          "Say which city: 'citygrid replay boston', or --city, --requests and --mapping"
              + " together.");
    }
    CityChoice choice = CityChoice.directory(directory);
    try {
      RequestMapping read =
          RequestMappingYaml.read(Files.readAllBytes(mapping), mapping.toString(), choice.city());
      return new Input(choice, rows(RequestFile.open(requests, read)), read);
    } catch (NoSuchFileException e) {
      throw new Complaint("There is no file " + e.getFile() + ".", e);
    } catch (IOException e) {
      throw new Complaint("Cannot read the requests: " + e.getMessage(), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  private static List<RequestRow> rows(RequestFile file) throws IOException {
    List<RequestRow> rows = new ArrayList<>();
    try (file) {
      file.forEachRemaining(rows::add);
    }
    return rows;
  }
}
