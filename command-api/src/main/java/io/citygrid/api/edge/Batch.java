package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a batch; each thing in it stands for itself. */
final class Batch {
  private Batch() {}

  /**
   * The things of the batch, as they were sent.
   *
   * @param name field that holds the list
   * @throws ProblemException when the batch itself is wrong
   */
  static List<JsonNode> items(byte[] body, String name, int maxSize) {
    JsonFields fields = JsonFields.of(JsonText.object(body)).knowing(name);
    List<JsonNode> items = fields.requiredList(name, maxSize);
    fields.check();
    return items;
  }

  /** The outcomes in the batch's order. */
  static <T> List<Outcome<T>> check(List<JsonNode> items, Function<ObjectNode, T> check) {
    List<Outcome<T>> outcomes = new ArrayList<>(items.size());
    for (JsonNode item : items) {
      outcomes.add(outcome(item, check));
    }
    return outcomes;
  }

  private static <T> Outcome<T> outcome(JsonNode item, Function<ObjectNode, T> check) {
    if (!(item instanceof ObjectNode object)) {
      return new Outcome.Refused<>(Problem.invalid("", "must be a JSON object"));
    }
    try {
      return new Outcome.Taken<>(check.apply(object));
    } catch (ProblemException e) {
      return new Outcome.Refused<>(e.problem());
    }
  }
}
