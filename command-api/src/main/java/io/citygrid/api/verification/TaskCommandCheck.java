package io.citygrid.api.verification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskVerdict;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a command of what a citizen sent, or says all that is wrong with it. Whether it is allowed
 * is not its matter.
 *
 * @param now by the edge's clock
 * @param cityVersion the version that the edge knows
 */
record TaskCommandCheck(Actor sender, Instant now, long cityVersion) {

  /**
   * The command.
   *
   * @throws ProblemException with all fields that are wrong
   */
  TaskCommand check(ObjectNode body, String taskId, TaskAction action, String key) {
    JsonFields fields = JsonFields.of(body).knowing("device", "position", "verdict", "photo");
    String device = fields.requiredText("device");
    Optional<JsonFields> place = fields.object("position");
    Optional<Double> lon = place.flatMap(inner -> inner.requiredNumber("lon"));
    Optional<Double> lat = place.flatMap(inner -> inner.requiredNumber("lat"));
    double accuracy = place.flatMap(inner -> inner.number("accuracyMeters")).orElse(0.0);
    place.ifPresent(inner -> inner.knowing("lon", "lat", "accuracyMeters"));
    Optional<TaskVerdict> verdict = fields.oneOf("verdict", TaskVerdict.class);
    String photo = fields.text("photo").orElse("");
    fields.check();
    try {
      return new TaskCommand(
          CaseIds.of(sender.id(), "task/" + taskId + "/" + action + "/" + key),
          taskId,
          action,
          sender,
          device,
          now,
          cityVersion,
          lon.isPresent() && lat.isPresent() ? new Position(lon.get(), lat.get(), accuracy) : null,
          verdict.orElse(null),
          photo);
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
