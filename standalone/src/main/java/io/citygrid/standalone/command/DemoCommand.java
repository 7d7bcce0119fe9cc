package io.citygrid.standalone.command;

import io.citygrid.api.identity.Role;
import io.citygrid.standalone.Complaint;
import io.citygrid.standalone.StandaloneCity;
import io.citygrid.standalone.demo.DemoFeed;
import io.citygrid.standalone.demo.Simulation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citygrid demo}: a city with a simulated life. */
@Command(
    name = "demo",
    description = "Runs a city and feeds it with a simulation, which says that it is one.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String PROGRAM = "simulation";
  private static final double MOST_PER_MINUTE = 60_000;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CITY",
      defaultValue = "wuhu",
      description = "a ready city (default: ${DEFAULT-VALUE})")
  private String ready = "wuhu";

  @Option(names = "--city", paramLabel = "DIR", description = "a city of your own instead")
  private @Nullable Path directory;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "60",
      description = "reports per minute, more in bursts (default: ${DEFAULT-VALUE})")
  private double reportsPerMinute = 60;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "340200",
      description = "the same seed gives the same life (default: ${DEFAULT-VALUE})")
  private long seed;

  @Mixin private PlaceOptions place = new PlaceOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!(reportsPerMinute >= 0 && reportsPerMinute <= MOST_PER_MINUTE)) {
      throw new Complaint(
          "--rate must be in [0, %.0f] but is %s.".formatted(MOST_PER_MINUTE, reportsPerMinute));
    }
    PrintWriter out = CommandOutput.of(spec);
    CityChoice choice =
        directory == null ? CityChoice.ready(ready) : CityChoice.directory(directory);
    StandaloneCity city =
        place.start(
            choice.files(),
            choice.city().id(),
            Map.of(PROGRAM, Set.of(Role.OPERATOR), PROGRAM + "-devices", Set.of(Role.DEVICE)),
            out);
    DemoFeed feed =
        new DemoFeed(
            new Simulation(choice.city(), Instant.now().toString(), seed, reportsPerMinute),
            city.frontDoor(PROGRAM),
            city.frontDoor(PROGRAM + "-devices"),
            sentence -> out.println("simulation: " + sentence));
    out.println("All reports and readings are SIMULATED; every description says so.");
    Thread life = new Thread(feed, "simulation");
    life.setDaemon(true);
    life.start();
    PlaceOptions.runUntilStopped(
        out,
        () -> {
          feed.close();
          city.close();
        });
    return 0;
  }
}
