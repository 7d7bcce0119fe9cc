package io.citygrid.standalone;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import java.util.Set;

/**
 * A user as which programs in this process sign in, for the whole city.
 *
 * @param department id of the department it works for; empty for none
 */
public record Program(String id, Set<Role> roles, String department) {
  public Program {
    roles = Set.copyOf(roles);
  }

  /** One that belongs to no department. */
  public static Program of(String id, Role... roles) {
    return new Program(id, Set.of(roles), "");
  }

  /** True for one that writes as the city's devices and has a token instead of a password. */
  boolean isDevice() {
    return roles.equals(Set.of(Role.DEVICE));
  }

  Principal principal() {
    return new Principal(id, roles, Set.of(Principal.EVERYWHERE), department, Set.of());
  }
}
