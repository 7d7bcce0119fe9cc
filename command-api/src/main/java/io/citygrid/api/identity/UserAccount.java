package io.citygrid.api.identity;

import java.security.SecureRandom;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person who can sign in.
 *
 * @param passwordHash Argon2id in its own notation, salt and parameters included
 * @param areas as in {@link Principal}
 * @param generation counts what makes earlier tokens invalid: a changed password
 */
public record UserAccount(
    String id,
    String passwordHash,
    Set<Role> roles,
    Set<String> areas,
    String department,
    long generation) {
  /** Ids go into index names and paths. */
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  /** Generations stay far below what a JSON number holds exactly. */
  private static final long GENERATIONS = 1L << 50;

  private static final SecureRandom RANDOM = new SecureRandom();

  public UserAccount {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a user id has 1 to 64 letters, digits and . _ @ - but is '" + id + "'");
    }
    roles = Set.copyOf(roles);
    areas = Set.copyOf(areas);
  }

  /**
   * A new account. Its generation starts at random, so that no token of a former user of the same
   * id fits it.
   */
  static UserAccount made(
      String id, String passwordHash, Set<Role> roles, Set<String> areas, String department) {
    return new UserAccount(
        id, passwordHash, roles, areas, department, RANDOM.nextLong(GENERATIONS));
  }

  public Principal principal() {
    return new Principal(id, roles, areas, department, Set.of());
  }

  /** True when it manages the city as a whole. */
  boolean administersWholeCity() {
    return roles.contains(Role.ADMINISTRATOR) && areas.contains(Principal.EVERYWHERE);
  }

  UserAccount withPassword(String hash) {
    return new UserAccount(id, hash, roles, areas, department, generation + 1);
  }

  UserAccount withRights(Set<Role> newRoles, Set<String> newAreas, String newDepartment) {
    return new UserAccount(id, passwordHash, newRoles, newAreas, newDepartment, generation);
  }
}
