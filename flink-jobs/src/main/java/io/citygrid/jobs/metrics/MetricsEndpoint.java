package io.citygrid.jobs.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;

/**
 * Answers Prometheus with the metrics of this process' jobs, on one address only. Flink's own
 * reporter listens on all of them, which a city's network need not see.
 */
public final class MetricsEndpoint extends AbstractPrometheusReporter {
  static final String HOST = "host";
  static final String PORT = "port";
  private static final String REPORTER = "citygrid";

  private final HTTPServer server;

  MetricsEndpoint(String host, int port) {
    try {
      server = new HTTPServer(new InetSocketAddress(host, port), registry(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot answer Prometheus on " + host + ":" + port + ": " + e.getMessage(), e);
    }
    log.info("Metrics of the jobs are on http://{}:{}/metrics", host, server.getPort());
  }

  /**
   * What a Flink process is configured with to answer Prometheus; also for a process that runs
   * several jobs.
   */
  public static Configuration configuration(String host, int port) {
    Configuration config = new Configuration();
    String prefix = "metrics.reporter." + REPORTER + ".";
    config.setString(prefix + "factory.class", MetricsEndpointFactory.class.getName());
    config.setString(prefix + HOST, host);
    config.setString(prefix + PORT, Integer.toString(port));
    return config;
  }

  /** The registry of the superclass, which shows it only to its own package. */
  private CollectorRegistry registry() {
    try {
      Field registry = AbstractPrometheusReporter.class.getDeclaredField("registry");
      registry.setAccessible(true);
      return (CollectorRegistry) registry.get(this);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Flink's Prometheus reporter has no registry any more", e);
    }
  }

  /** On which port it listens. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.stop();
    super.close();
  }
}
