package io.citygrid.api.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.ViewPosition;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a viewer says first.
 *
 * @param resume where it stood before its connection broke; empty for the first time
 */
record Hello(String token, Set<FeedKind> kinds, Optional<ViewPosition> resume) {

  /**
   * Reads it.
   *
   * @throws ProblemException with all that is wrong
   */
  static Hello parse(String text) {
    ObjectNode object = JsonText.object(text.getBytes(StandardCharsets.UTF_8));
    JsonFields fields = JsonFields.of(object).knowing("type", "token", "kinds", "resume");
    if (!fields.requiredText("type").equals("hello")) {
      fields.refuse("type", "must be hello in the first message");
    }
    String token = fields.requiredText("token");
    Set<FeedKind> kinds = EnumSet.noneOf(FeedKind.class);
    for (String key : fields.requiredTexts("kinds", FeedKind.values().length)) {
      FeedKind.find(key)
          .ifPresentOrElse(
              kinds::add, () -> fields.refuse("kinds", "must be of " + FeedKind.keys()));
    }
    Optional<ViewPosition> resume = fields.object("resume").map(at -> position(at, object));
    fields.check();
    return new Hello(token, kinds, resume);
  }

  private static ViewPosition position(JsonFields at, ObjectNode object) {
    String epoch = at.knowing("epoch", "sequence").requiredText("epoch");
    JsonNode sequence = object.path("resume").path("sequence");
    if (!sequence.isIntegralNumber() || !sequence.canConvertToLong() || sequence.longValue() < 0) {
      at.refuse("sequence", "must be a whole number of 0 or more");
    }
    return new ViewPosition(epoch, sequence.longValue());
  }
}
