package io.citygrid.api.warning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.WarningAction;
import io.citygrid.city.event.WarningCommand;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Makes a command of what somebody sent about a warning that they see, or says what is wrong with
 * it. Whether it is allowed is not its matter.
 *
 * @param now by the edge's clock
 */
record WarningCommandCheck(Actor sender, Instant now) {

  /**
   * The command.
   *
   * @param warning as the live view has it
   * @param key the sender's; the same when this is sent again
   * @throws ProblemException with all fields that are wrong
   */
  WarningCommand check(ObjectNode body, JsonObject warning, WarningAction action, String key) {
    JsonFields fields = JsonFields.of(body).knowing("seenVersion", "reason");
    double seen = fields.requiredNumber("seenVersion").orElse(1.0);
    if (seen != Math.rint(seen) || seen < 1 || seen > warning.getLong("version")) {
      fields.refuse("seenVersion", "must be a version from 1 to " + warning.getLong("version"));
    }
    String reason = fields.text("reason").orElse("");
    fields.check();
    String id = warning.getString("warningId");
    try {
      return new WarningCommand(
          CaseIds.of(sender.id(), "warning/" + id + "/" + action + "/" + key),
          id,
          WarningSource.valueOf(warning.getString("source")),
          warning.getString("rule"),
          warning.getString("subject"),
          (long) seen,
          action,
          sender,
          now,
          reason);
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
