package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/**
 * Looks up for a whole batch what the check of each thing in it needs.
 *
 * @param <T> what the check makes of a thing
 */
@FunctionalInterface
public interface BatchPreparation<T> {
  /** The check; its function throws {@code ProblemException} for a thing that is refused. */
  Future<Function<ObjectNode, T>> prepare(List<JsonNode> things);
}
