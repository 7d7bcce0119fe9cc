package io.citygrid.api.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Satisfaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a command of what a client sent, or says all that is wrong with it. Pure: city and clock
 * are given. Whether the move is allowed is not its matter.
 */
final class MoveCheck {
  private final City city;
  private final Principal sender;
  private final Instant now;

  /** A check at one moment. */
  MoveCheck(City city, Principal sender, Instant now) {
    this.city = city;
    this.sender = sender;
    this.now = now;
  }

  /** The id of the command that this sender gives this case under this key. */
  static String commandId(Principal sender, String caseId, String key) {
    return CaseIds.of(sender.id(), "move/" + caseId + "/" + key);
  }

  /**
   * The command.
   *
   * @throws ProblemException with all fields that are wrong, or when the sender moves no cases
   */
  CaseCommand check(ObjectNode body, String caseId, String key) {
    Actor actor =
        Actors.of(sender)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.forbidden(
                            "Cases are moved by these roles, of which you have none: "
                                + movers())));
    JsonFields fields =
        JsonFields.of(body)
            .knowing("move", "expectedVersion", "reason", "photos", "position", "at", "target");
    if (fields.isMissing("move")) {
      fields.refuse("move", "is missing; it must name a move such as ACCEPT");
    }
    Optional<Move> move = fields.oneOf("move", Move.class);
    long version = version(fields);
    Instant at = at(fields);
    List<String> photos =
        fields.isMissing("photos")
            ? List.of()
            : fields.requiredTexts("photos", CaseCommand.MAX_PHOTOS);
    String reason = fields.text("reason").orElse("");
    if (reason.length() > 4 * Report.MAX_DESCRIPTION_LENGTH) {
      fields.refuse("reason", "must have at most 4000 characters but has " + reason.length());
    }
    Optional<JsonFields> place = fields.object("position");
    Optional<Double> lon = place.flatMap(inner -> inner.requiredNumber("lon"));
    Optional<Double> lat = place.flatMap(inner -> inner.requiredNumber("lat"));
    double accuracy = place.flatMap(inner -> inner.number("accuracyMeters")).orElse(0.0);
    place.ifPresent(inner -> inner.knowing("lon", "lat", "accuracyMeters"));
    Optional<JsonFields> target = fields.object("target");
    target.ifPresent(MoveCheck::checkTarget);
    fields.check();
    try {
      return new CaseCommand(
          commandId(sender, caseId, key),
          caseId,
          version,
          move.orElseThrow(),
          actor,
          at,
          city.version().city(),
          reason,
          photos,
          lon.isPresent() && lat.isPresent() ? new Position(lon.get(), lat.get(), accuracy) : null,
          target.map(inner -> target(inner, fields)).orElse(MoveTarget.NONE),
          null,
          fields.isMissing("at") ? null : now);
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  private static String movers() {
    return Role.MOVERS.stream().map(Role::name).collect(Collectors.joining(", "));
  }

  private static long version(JsonFields fields) {
    double version = fields.requiredNumber("expectedVersion").orElse(0.0);
    if (version < 0 || version != Math.rint(version) || version > Integer.MAX_VALUE) {
      fields.refuse(
          "expectedVersion", "must be the version of the case that you saw, or 0 for any");
    }
    return (long) version;
  }

  /**
   * A program that carries over what happened elsewhere says when; everybody else acts now. A case
   * that moved later already moves then: its history never runs backwards.
   */
  private Instant at(JsonFields fields) {
    Optional<Instant> stated = fields.instant("at");
    if (stated.isEmpty()) {
      return now;
    }
    if (!sender.isAny(Set.of(Role.IMPORTER))) {
      fields.refuse("at", "may be stated by a program with the role IMPORTER only");
    } else if (stated.get().isAfter(now)) {
      fields.refuse("at", "must not lie in the future but is " + stated.get());
    }
    return stated.get();
  }

  private static void checkTarget(JsonFields target) {
    target.knowing(
        "department", "category", "caseId", "until", "standard", "flag", "link", "rating");
  }

  private static MoveTarget target(JsonFields target, JsonFields all) {
    MoveTarget read =
        new MoveTarget(
            target.text("department").orElse(""),
            target.text("category").orElse(""),
            target.text("caseId").orElse(""),
            target.instant("until").orElse(null),
            target.text("standard").orElse(""),
            target.oneOf("flag", CaseFlag.class).orElse(null),
            target.text("link").orElse(""),
            target.oneOf("rating", Satisfaction.class).orElse(null),
            null,
            null);
    all.check();
    return read;
  }
}
