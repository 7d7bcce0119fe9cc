package io.citygrid.jobs.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line of a job: {@code --name value} pairs. Names that no job knows, values that
 * cannot be read and required names that are missing are refused in one sentence.
 */
public final class JobArguments {
  private final Map<String, String> values = new TreeMap<>();

  private JobArguments() {}

  /**
   * Reads the pairs.
   *
   * @throws IllegalArgumentException when something stands there that is not a pair
   */
  public static JobArguments of(String[] arguments) {
    JobArguments read = new JobArguments();
    if (arguments.length % 2 != 0) {
      throw new IllegalArgumentException("arguments must be pairs: --name value");
    }
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--")) {
        throw new IllegalArgumentException(
            "'" + arguments[i] + "' must be a name that begins with --");
      }
      read.values.put(arguments[i].substring(2), arguments[i + 1]);
    }
    return read;
  }

  /** Parameters of the job for cases. */
  public JobParameters cases() {
    return apply(JobParameters.cases(required("kafka"), uri("redis"), checkpoints()));
  }

  /** Parameters of the job for sensors. */
  public JobParameters sensors() {
    return apply(JobParameters.sensors(required("kafka"), uri("redis"), checkpoints()));
  }

  /** Parameters of the job for verification tasks. */
  public JobParameters verification() {
    return apply(JobParameters.verification(required("kafka"), uri("redis"), checkpoints()));
  }

  /** Parameters of the job for facts. */
  public JobParameters facts() {
    return apply(JobParameters.facts(required("kafka"), uri("redis"), checkpoints()));
  }

  /** Parameters of the job for tasks of the office. */
  public JobParameters office() {
    return apply(JobParameters.office(required("kafka"), uri("redis"), checkpoints()));
  }

  /** Parameters of the job for traffic. */
  public JobParameters traffic() {
    return apply(JobParameters.traffic(required("kafka"), uri("redis"), checkpoints()));
  }

  /** Parameters of the job for crowds. */
  public JobParameters crowd() {
    return apply(JobParameters.crowd(required("kafka"), uri("redis"), checkpoints()));
  }

  /** Parameters of the job for insight. */
  public JobParameters insight() {
    return apply(JobParameters.insight(required("kafka"), uri("redis"), checkpoints()));
  }

  private JobParameters apply(JobParameters.Builder builder) {
    String metricsHost = values.getOrDefault("metrics-host", "127.0.0.1");
    values.remove("metrics-host");
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String value = entry.getValue();
      switch (entry.getKey()) {
        case "parallelism" -> builder.parallelism(number(entry));
        case "checkpoint-interval" -> builder.checkpointInterval(duration(entry));
        case "state-ttl" -> builder.stateTtl(duration(entry));
        case "transaction-timeout" -> builder.transactionTimeout(duration(entry));
        case "out-of-orderness" -> builder.outOfOrderness(duration(entry));
        case "state-backend" -> builder.stateBackend(StateBackend.valueOf(value));
        case "metrics-port" -> builder.metrics(metricsHost, number(entry));
        default -> throw new IllegalArgumentException("no job knows --" + entry.getKey());
      }
    }
    return builder.build();
  }

  private Path checkpoints() {
    return Path.of(required("checkpoints"));
  }

  private URI uri(String name) {
    return URI.create(required(name));
  }

  private String required(String name) {
    String value = values.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static int number(Map.Entry<String, String> entry) {
    try {
      return Integer.parseInt(entry.getValue());
    } catch (NumberFormatException e) {
      throw unreadable(entry, "a whole number", e);
    }
  }

  private static Duration duration(Map.Entry<String, String> entry) {
    try {
      return Duration.parse(entry.getValue());
    } catch (java.time.format.DateTimeParseException e) {
      throw unreadable(entry, "an ISO-8601 duration such as PT2S", e);
    }
  }

  private static IllegalArgumentException unreadable(
      Map.Entry<String, String> entry, String right, Exception cause) {
    return new IllegalArgumentException(
        "--%s must be %s but is '%s'".formatted(entry.getKey(), right, entry.getValue()), cause);
  }
}
