package io.citygrid.api;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the command API alone, beside a Kafka and a Redis that run elsewhere. */
@Command(
    name = "command-api",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "The edge, the view, the push and the wall page of CityGrid.")
public final class CommandApiCommand implements Callable<Integer> {
  @Option(names = "--host", defaultValue = "${env:CITYGRID_HOST:-127.0.0.1}")
  private String host = "";

  @Option(names = "--port", defaultValue = "${env:CITYGRID_PORT:-8080}")
  private int port;

  @Option(names = "--management-port", defaultValue = "${env:CITYGRID_MANAGEMENT_PORT:-8081}")
  private int managementPort;

  @Option(names = "--kafka", defaultValue = "${env:CITYGRID_KAFKA:-localhost:9092}")
  private String kafka = "";

  @Option(
      names = "--redis",
      description =
          "redis://[:password@]host:port; better in CITYGRID_REDIS than on the command line",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      defaultValue = "${env:CITYGRID_REDIS:-redis://localhost:6379}")
  private URI redis = URI.create("redis://localhost:6379");

  @Option(names = "--identity", defaultValue = "${env:CITYGRID_IDENTITY:-data/identity}")
  private Path identity = Path.of("data/identity");

  @Option(
      names = "--archive",
      description =
          "directory of the index of all cases; made again from Kafka when it is not there",
      defaultValue = "${env:CITYGRID_ARCHIVE:-data/archive}")
  private Path archive = Path.of("data/archive");

  @Option(
      names = "--history",
      description = "directory of the history of metrics",
      defaultValue = "${env:CITYGRID_HISTORY:-data/history}")
  private Path history = Path.of("data/history");

  @Option(
      names = "--photos",
      description = "directory of the photos that people send",
      defaultValue = "${env:CITYGRID_PHOTOS:-data/photos}")
  private Path photos = Path.of("data/photos");

  @Option(
      names = "--payments",
      description = "directory of the books of payments; one process pays for a city",
      defaultValue = "${env:CITYGRID_PAYMENTS:-data/payments}")
  private Path payments = Path.of("data/payments");

  @Option(
      names = "--deliveries",
      description =
          "directory of what became of each notification, and of the outbox; for one API of several",
      defaultValue = "${env:CITYGRID_DELIVERIES:-" + Option.NULL_VALUE + "}")
  private @Nullable Path deliveries;

  @Option(
      names = "--city",
      description = "directory of the city to publish",
      defaultValue = "${env:CITYGRID_CITY:-" + Option.NULL_VALUE + "}")
  private @Nullable Path city;

  @Option(names = "--token-lifetime", defaultValue = "PT15M")
  private Duration tokenLifetime = ApiParameters.DEFAULT_TOKEN_LIFETIME;

  private CommandApiCommand() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new CommandApiCommand()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    RunningApi api;
    try {
      var parameters =
          new ApiParameters(
              host,
              port,
              managementPort,
              kafka,
              redis,
              identity,
              archive,
              history,
              photos,
              payments,
              Optional.ofNullable(deliveries),
              Optional.ofNullable(city),
              tokenLifetime);
      api = CommandApi.start(parameters).await();
    } catch (RuntimeException e) {
      System.err.println("The command API cannot start: " + e.getMessage());
      return 1;
    }
    System.out.printf("The wall is at http://%s:%d/%n", host, api.port());
    api.firstAdministratorPassword()
        .ifPresent(password -> System.out.printf("First sign-in: admin / %s%n", password));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> api.stop().onComplete(done -> stopped.countDown())));
    stopped.await();
    return 0;
  }
}
