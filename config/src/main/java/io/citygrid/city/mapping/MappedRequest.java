package io.citygrid.city.mapping;

import io.citygrid.city.ReportSource;
import io.citygrid.geo.LonLat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of a city's open data, in the words of the city.
 *
 * @param id the request's own number
 * @param category code of a category of the city
 * @param position where it is, to be reported; null when the row has no location. A default point
 *     that the city knows as such is reported, so that the city says so itself.
 * @param accuracyMeters how accurate the position is; 0 when the mapping does not say
 * @param located true when the position is a real one: it can be compared with the labels
 * @param limit until when it should be handled, by the city that gave the data; null when unknown
 * @param closedAt when it was closed; null when it was not, or when that is unknown
 * @param onTime whether it was handled in time, as the city that gave the data says; null when it
 *     does not say
 * @param labels for each labelled layer the id of the fence in which the city that gave the data
 *     says it lies; a layer without a label in this row is absent
 * @param stages the times of its stages in the order of the mapping, whatever order they are in; a
 *     stage without a time in this row is absent
 * @param links ids of the businesses that it is about
 */
public record MappedRequest(
    String id,
    String category,
    ReportSource source,
    String description,
    @Nullable LonLat position,
    double accuracyMeters,
    boolean located,
    Instant reportedAt,
    @Nullable Instant limit,
    @Nullable Instant closedAt,
    @Nullable Boolean onTime,
    Map<String, String> labels,
    List<StageTime> stages,
    List<String> links) {
  public MappedRequest {
    labels = Map.copyOf(labels);
    stages = List.copyOf(stages);
    links = List.copyOf(links);
  }
}
