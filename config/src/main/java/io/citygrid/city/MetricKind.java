package io.citygrid.city;

/**
 * A metric that devices of a kind report.
 *
 * @param deviceKind the kind of device
 * @param metric the metric's name, such as {@code level}
 * @param unit UCUM symbol, such as {@code cm}
 * @param min smallest value the sensor can physically give; below it is a faulty reading
 * @param max largest value the sensor can physically give
 */
public record MetricKind(
    String deviceKind, String metric, Names names, String unit, double min, double max) {}
