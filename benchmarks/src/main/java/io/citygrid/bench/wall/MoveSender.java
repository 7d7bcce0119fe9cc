package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/**
 * Moves of cases: a person of the center remarks something on one case after the other. The answer
 * says which version of the case the move made; a move that is not decided while its sender waits
 * has failed.
 */
final class MoveSender extends HttpSender {
  private static final int MOVED = 200;
  private static final int MOST_CONNECTIONS = 256;

  private final URI base;
  private final List<String> cases;
  private final WallViewer viewer;

  /**
   * @param cases so many that each rests a while between two moves
   */
  MoveSender(URI base, String token, List<String> cases, WallViewer viewer) {
    super(token, MOVED, MOST_CONNECTIONS);
    this.base = base;
    this.cases = cases;
    this.viewer = viewer;
  }

  @Override
  Message message(int number) {
    String caseId = cases.get(number % cases.size());
    String body =
        MAPPER
            .createObjectNode()
            .put("move", "REMARK")
            .put("expectedVersion", 0)
            .put("reason", "已电话回访，居民表示知晓 " + number)
            .toString();
    return new Message(
        base.resolve("/v1/cases/" + caseId + "/moves"), "benchmark-move-" + number, body);
  }

  @Override
  void answered(Message message, JsonNode answer, long dueNanos) {
    String caseId = answer.path("caseId").asText();
    viewer.expect(WallViewer.version(caseId, answer.path("version").asLong()), dueNanos);
  }
}
