package io.citygrid.standalone.command;

import io.citygrid.api.identity.Role;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.standalone.Complaint;
import io.citygrid.standalone.DataDirectory;
import io.citygrid.standalone.Program;
import io.citygrid.standalone.StandaloneCity;
import io.citygrid.standalone.demo.Crew;
import io.citygrid.standalone.demo.DayClock;
import io.citygrid.standalone.demo.DemoFeed;
import io.citygrid.standalone.demo.DemoLife;
import io.citygrid.standalone.demo.DemoScript;
import io.citygrid.standalone.demo.Past;
import io.citygrid.standalone.demo.PastTelling;
import io.citygrid.standalone.demo.PlanCrew;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final double MOST_HANDLING_SECONDS = 86_400;
  private static final double MOST_PACE = 60;
  private static final Duration JOBS_PATIENCE = Duration.ofMinutes(1);

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
      defaultValue = "12",
      description = "reports per minute, more in bursts (default: ${DEFAULT-VALUE})")
  private double reportsPerMinute = 12;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "340200",
      description = "the same seed gives the same life (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--handling-seconds",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "how long simulated people take for one step of a case or a task in the mean, 0 for"
              + " nobody handles any (default: ${DEFAULT-VALUE})")
  private double handlingSeconds = 30;

  @Option(
      names = "--pace",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "so many times as fast as the clock passes the scripted part of the day, which began so"
              + " long ago that it ends now; only in a new data directory (default:"
              + " ${DEFAULT-VALUE})")
  private double pace = 1;

  @Option(
      names = "--past",
      paramLabel = "N",
      defaultValue = "" + Past.LEAST_DAYS,
      description =
          "so many days of made-up cases before the day, 0 for none; only in a new data directory,"
              + " as any other has a past (default: ${DEFAULT-VALUE})")
  private int pastDays = Past.LEAST_DAYS;

  @Mixin private PlaceOptions place = new PlaceOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!(reportsPerMinute >= 0 && reportsPerMinute <= MOST_PER_MINUTE)) {
      throw new Complaint(
          "--rate must be in [0, %.0f] but is %s.".formatted(MOST_PER_MINUTE, reportsPerMinute));
    }
    if (!(handlingSeconds >= 0 && handlingSeconds <= MOST_HANDLING_SECONDS)) {
      throw new Complaint(
          "--handling-seconds must be in [0, %.0f] but is %s."
              .formatted(MOST_HANDLING_SECONDS, handlingSeconds));
    }
    if (!(pace >= 1 && pace <= MOST_PACE)) {
      throw new Complaint("--pace must be in [1, %.0f] but is %s.".formatted(MOST_PACE, pace));
    }
    if (pastDays != 0 && (pastDays < Past.LEAST_DAYS || pastDays > Past.MOST_DAYS)) {
      throw new Complaint(
          "--past must be 0 or in [%d, %d] but is %d."
              .formatted(Past.LEAST_DAYS, Past.MOST_DAYS, pastDays));
    }
    PrintWriter out = CommandOutput.of(spec);
    CityChoice choice =
        directory == null ? CityChoice.ready(ready) : CityChoice.directory(directory);
    boolean isNew = !DataDirectory.isUsed(place.directory(choice.city().id()));
    if (pace > 1 && !isNew) {
      throw new Complaint(
          "--pace needs a new data directory, as time in a city does not run backwards, but %s has"
                  .formatted(place.directory(choice.city().id()))
              + " been used; choose another with --data.");
    }
    DayClock clock = DayClock.passing(pace, DemoScript.LENGTH, Clock.systemUTC());
    StandaloneCity city =
        place.start(
            choice.files(),
            choice.city().id(),
            programs(choice.city()),
            DemoGuests.of(choice.city()),
            clock,
            out);
    Crew crew =
        new Crew(
            city::frontDoor,
            choice.city().verification(),
            handlingSeconds,
            seed,
            clock,
            sentence -> out.println("simulation: " + sentence));
    DemoLife day =
        DemoLife.of(choice.city(), Instant.now().toString(), PROGRAM, seed, reportsPerMinute);
    DemoFeed feed =
        new DemoFeed(
            day,
            clock,
            city.frontDoor(PROGRAM),
            city.frontDoor(PROGRAM + "-devices"),
            city.frontDoor(PROGRAM + "-hotline"),
            handlingSeconds > 0 ? crew::reported : caseId -> {},
            sentence -> out.println("simulation: " + sentence));
    Optional<PlanCrew> plan =
        day.planCrew(
            city::frontDoor,
            handlingSeconds,
            seed,
            clock,
            sentence -> out.println("simulation: " + sentence));
    out.println(
        "All reports, contacts, readings, traffic and crowds are SIMULATED; every description says so.");
    if (pace > 1) {
      out.println(
          "The day began a while ago and passes up to %s times as fast until it has caught up."
              .formatted(pace));
    }
    Past past = new Past(choice.city(), seed, isNew ? pastDays : 0);
    if (!past.isEmpty()) {
      out.println("The past, carried over before the day begins:");
      past.lines().forEach(out::println);
    }
    out.println("The day:");
    day.script().lines().forEach(out::println);
    if ((pace > 1 || !past.isEmpty()) && !city.awaitJobs(JOBS_PATIENCE)) {
      out.println("Not all jobs are up yet; the day begins all the same.");
    }
    PastTelling telling =
        new PastTelling(
            choice.city(),
            past,
            clock,
            city.frontDoor(PastTelling.USER),
            handlingSeconds > 0 ? crew::reported : caseId -> {},
            sentence -> out.println("simulation: " + sentence));
    live(
        () -> {
          if (telling.tell()) {
            feed.run();
          }
        },
        "simulation");
    live(crew, "simulation-crew");
    plan.ifPresent(each -> live(each, "simulation-plan"));
    PlaceOptions.runUntilStopped(
        out,
        () -> {
          telling.close();
          feed.close();
          crew.close();
          plan.ifPresent(PlanCrew::close);
          city.close();
        });
    return 0;
  }

  private static void live(Runnable part, String name) {
    Thread thread = new Thread(part, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Those who report, the devices, and those who handle: a user for each department. */
  private static List<Program> programs(City city) {
    List<Program> programs =
        new ArrayList<>(
            List.of(
                Program.of(PROGRAM, Role.OPERATOR),
                Program.of(PROGRAM + "-devices", Role.DEVICE),
                Program.of(PROGRAM + "-hotline", Role.DEVICE),
                new Program(PastTelling.USER, PastTelling.ROLES, ""),
                new Program(Crew.CENTER, Role.CENTER, ""),
                Program.of(PlanCrew.DUTY_OFFICER, Role.DUTY_OFFICER),
                Program.of(Crew.GRID_WORKER, Role.GRID_WORKER)));
    for (Department department : city.departments()) {
      programs.add(
          new Program(Crew.DEPARTMENT + department.id(), Set.of(Role.HANDLER), department.id()));
    }
    return programs;
  }
}
