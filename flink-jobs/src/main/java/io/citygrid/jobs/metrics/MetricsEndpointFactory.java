package io.citygrid.jobs.metrics;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the {@link MetricsEndpoint} from Flink's configuration. */
public final class MetricsEndpointFactory implements MetricReporterFactory {
  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    String host = properties.getProperty(MetricsEndpoint.HOST, "127.0.0.1");
    int port = Integer.parseInt(properties.getProperty(MetricsEndpoint.PORT, "0"));
    return new MetricsEndpoint(host, port);
  }
}
