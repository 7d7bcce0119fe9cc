package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.city.City;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reports from anywhere in the city. */
final class ReportSender extends HttpSender {
  private static final long SEED = 20_261_124;
  private static final int ACCEPTED = 202;
  private static final int MOST_CONNECTIONS = 128;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Queue<String> opened = new ConcurrentLinkedQueue<>();
  private final URI reports;
  private final City city;
  private final WallViewer viewer;

  ReportSender(URI base, String token, City city, WallViewer viewer) {
    super(token, ACCEPTED, MOST_CONNECTIONS);
    this.reports = base.resolve("/v1/reports");
    this.city = city;
    this.viewer = viewer;
  }

  /** The cases of all reports that were acknowledged. */
  List<String> listOpened() {
    return List.copyOf(opened);
  }

  @Override
  Message message(int number) {
    var bounds = city.bounds();
    String category = city.categories().get(number % city.categories().size()).code();
    String body =
        MAPPER
            .createObjectNode()
            .put("category", category)
            .put("description", "路边有暴露垃圾，请尽快清理 " + number)
            .set(
                "position",
                MAPPER
                    .createObjectNode()
                    .put("lon", random.nextDouble(bounds.west(), bounds.east()))
                    .put("lat", random.nextDouble(bounds.south(), bounds.north())))
            .toString();
    return new Message(reports, "benchmark-" + number, body);
  }

  @Override
  void answered(Message message, JsonNode answer, long dueNanos) {
    String caseId = answer.path("caseId").asText();
    opened.add(caseId);
    viewer.expect(caseId, dueNanos);
  }
}
