package io.citygrid.api.desk;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says as what a user of the API moves cases. */
public final class Actors {
  private Actors() {}

  /** The actor; empty for who has no role in which cases are moved. */
  public static Optional<Actor> of(Principal principal) {
    TreeSet<ActorRole> roles = new TreeSet<>();
    principal.roles().forEach(role -> roles.addAll(rolesOf(role)));
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Actor(
                principal.id(),
                new ArrayList<>(roles),
                principal.areas().stream().sorted().toList(),
                principal.department()));
  }

  private static List<ActorRole> rolesOf(Role role) {
    return switch (role) {
      case OPERATOR -> List.of(ActorRole.OPERATOR);
      case DUTY_OFFICER -> List.of(ActorRole.DUTY_OFFICER);
      case DISPATCHER -> List.of(ActorRole.DISPATCHER);
      case SUPERVISOR -> List.of(ActorRole.SUPERVISOR);
      case HANDLER -> List.of(ActorRole.HANDLER);
      case GRID_WORKER -> List.of(ActorRole.GRID_WORKER);
      case CITIZEN -> List.of(ActorRole.CITIZEN);
      case IMPORTER -> List.of(ActorRole.IMPORTER);
      case VIEWER, DEVICE, ADMINISTRATOR -> List.of();
    };
  }
}
