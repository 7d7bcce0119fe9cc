package io.citygrid.city.event;

import java.util.List;

/**
 * Who moves a case, as the edge knows them.
 *
 * @param id user id; for a rule its name
 * @param roles as what they may act; at least one
 * @param areas codes of the areas they work for; {@link #EVERYWHERE} for the whole city
 * @param department id of their department; empty when they belong to none
 */
public record Actor(String id, List<ActorRole> roles, List<String> areas, String department) {
  /** Stands among areas for the whole city, places outside all areas included. */
  public static final String EVERYWHERE = "*";

  /** The rule by which reports on the same matter are merged (并案). */
  public static final Actor MERGING = rule("merging");

  public Actor {
    id = FieldText.id("actor.id", id, Report.MAX_ID_LENGTH);
    department = FieldText.idOrEmpty("actor.department", department, Report.MAX_ID_LENGTH);
    if (roles.isEmpty()) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "actor.roles", "must name at least one role");
    }
  }

  /** A rule of the city that acts by itself, everywhere. */
  public static Actor rule(String name) {
    return new Actor(name, List.of(ActorRole.RULE), List.of(EVERYWHERE), "");
  }
}
