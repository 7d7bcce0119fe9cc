package io.citygrid.standalone.command;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.load.CityFiles;
import io.citygrid.standalone.CityOptions;
import io.citygrid.standalone.Complaint;
import io.citygrid.standalone.Program;
import io.citygrid.standalone.StandaloneCity;
import io.citygrid.standalone.demo.DayClock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a city in one process listens and keeps its data; shared by all commands that run one. */
final class PlaceOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data directory (default: data/<city>)")
  private @Nullable Path data;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "address of the API and the wall (default: ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "port of the API and the wall, 0 for any (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--management-port",
      paramLabel = "N",
      defaultValue = "8081",
      description = "port of health, readiness and metrics, 0 for any (default: ${DEFAULT-VALUE})")
  private int managementPort;

  /** Starts the city, telling each step and at the end where to look and how to log in. */
  StandaloneCity start(CityFiles city, String name, List<Program> programs, PrintWriter out)
      throws Complaint {
    return start(city, name, programs, List.of(), DayClock.real(), out);
  }

  /** The directory in which the city is kept. */
  Path directory(String name) {
    return data == null ? Path.of("data", name) : data;
  }

  /**
   * The same for a city with guests, of whom it tells how they log in, and a time of its own.
   *
   * @param clock tells what time it is in the city
   */
  StandaloneCity start(
      CityFiles city,
      String name,
      List<Program> programs,
      List<Principal> guests,
      DayClock clock,
      PrintWriter out)
      throws Complaint {
    requirePort("--port", port);
    requirePort("--management-port", managementPort);
    Path directory = directory(name);
    System.setProperty("citygrid.logs", directory.resolve("logs").toString());
    say(out, "Starting the city '" + name + "':");
    long started = System.nanoTime();
    StandaloneCity running =
        StandaloneCity.start(
            new CityOptions(
                city, directory, host, port, managementPort, programs, guests, clock, clock.pace()),
            step -> say(out, "  - " + step));
    say(out, "  - logs in " + directory.resolve("logs"));
    say(out, "Started in %.1f s.".formatted((System.nanoTime() - started) / 1e9));
    say(out, "");
    say(out, "  Wall:    http://%s:%d/".formatted(host, running.port()));
    say(out, "  API:     http://%s:%d/openapi.yaml".formatted(host, running.port()));
    say(out, "  Health:  http://%s:%d/ready".formatted(host, running.managementPort()));
    running
        .firstAdministratorPassword()
        .ifPresentOrElse(
            password -> {
              say(out, "  Log in:  admin / " + password);
              say(out, "           (made for this data directory; shown only this once)");
            },
            () -> say(out, "  Log in:  admin, with the password shown at the first start"));
    running.guestPassword().ifPresent(password -> tellGuests(out, guests, password));
    say(out, "");
    return running;
  }

  private static void tellGuests(PrintWriter out, List<Principal> guests, String password) {
    say(out, "           or as one of these, all with the password " + password);
    for (Principal guest : guests) {
      say(
          out,
          "           %-22s %s%s"
              .formatted(
                  guest.id(),
                  guest.roles().stream().sorted().map(Role::name).collect(Collectors.joining(", ")),
                  where(guest)));
    }
  }

  private static String where(Principal guest) {
    if (!guest.department().isEmpty()) {
      return " of " + guest.department();
    }
    return guest.areas().isEmpty() || guest.areas().contains(Principal.EVERYWHERE)
        ? ""
        : " in " + String.join(", ", guest.areas());
  }

  private static void requirePort(String option, int port) throws Complaint {
    if (port < 0 || port > 65_535) {
      throw new Complaint("%s must be in [0, 65535] but is %d.".formatted(option, port));
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  /** Waits for Ctrl-C, then stops the parts in order before the process ends. */
  static void runUntilStopped(PrintWriter out, AutoCloseable parts) throws InterruptedException {
    stopAtShutdown(out, parts);
    awaitStop(out);
  }

  /** Waits until the process is asked to end. */
  static void awaitStop(PrintWriter out) throws InterruptedException {
    say(out, "Ctrl-C stops it.");
    new CountDownLatch(1).await();
  }

  /** Has the parts stopped when the process is asked to end. */
  static void stopAtShutdown(PrintWriter out, AutoCloseable parts) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  say(out, "Stopping.");
                  try {
                    parts.close();
                    say(out, "Stopped; everything is kept.");
                  } catch (Exception e) {
                    say(out, "Stopped, not cleanly: " + e.getMessage());
                  }
                },
                "stop"));
  }
}
