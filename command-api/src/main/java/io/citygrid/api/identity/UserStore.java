package io.citygrid.api.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The users, in memory and in one file. Reads are immediate; writes block until they are on the
 * disk and happen one after the other.
 */
public final class UserStore {
  /** Id of the administrator that the first start makes. */
  public static final String FIRST_ADMINISTRATOR = "admin";

  /** Enough to manage the city and to sit in its center. */
  private static final Set<Role> FIRST_ROLES =
      Set.of(
          Role.ADMINISTRATOR, Role.OPERATOR, Role.DUTY_OFFICER, Role.DISPATCHER, Role.SUPERVISOR);

  private final UserFile file;
  private final ConcurrentHashMap<String, UserAccount> users = new ConcurrentHashMap<>();

  private UserStore(UserFile file) {
    this.file = file;
  }

  /** The store in this directory, which is made when it is missing. */
  public static UserStore open(Path directory) throws IOException {
    IdentityFile.prepare(directory);
    UserStore store = new UserStore(new UserFile(directory.resolve("users.json")));
    store.file.read().forEach(user -> store.users.put(user.id(), user));
    return store;
  }

  /**
   * When there is no administrator of the whole city, makes one. A user that has its id already
   * becomes it, and what that user knew as a password no longer holds.
   *
   * @return its password, which can be learnt only here; empty when there was one
   */
  public synchronized Optional<String> createFirstAdministrator() {
    if (users.values().stream().anyMatch(UserAccount::administersWholeCity)) {
      return Optional.empty();
    }
    String password = PasswordHash.random();
    String hash = PasswordHash.of(password);
    Set<String> everywhere = Set.of(Principal.EVERYWHERE);
    UserAccount namesake = users.get(FIRST_ADMINISTRATOR);
    put(
        namesake == null
            ? UserAccount.made(FIRST_ADMINISTRATOR, hash, FIRST_ROLES, everywhere, "")
            : namesake.withPassword(hash).withRights(FIRST_ROLES, everywhere, ""));
    return Optional.of(password);
  }

  /**
   * Gives a user, for a person who forgot, a new random password; earlier tokens of the user no
   * longer hold. Only before an API is started on the directory.
   *
   * @return the password, which can be learnt only here; empty when there is no such user
   */
  public synchronized Optional<String> renewPassword(String id) {
    UserAccount user = users.get(id);
    if (user == null) {
      return Optional.empty();
    }
    String password = PasswordHash.random();
    put(user.withPassword(PasswordHash.of(password)));
    return Optional.of(password);
  }

  /**
   * Gives programs that run beside the API one new random password for all of their users, which
   * are made when they are missing and have these rights from now on. Only before an API is started
   * on the directory.
   *
   * @return the password, which can be learnt only here
   */
  public synchronized String renewPrograms(List<Principal> programs) {
    String password = PasswordHash.random();
    String hash = PasswordHash.of(password);
    for (Principal program : programs) {
      UserAccount user = users.get(program.id());
      users.put(
          program.id(),
          user == null
              ? UserAccount.made(
                  program.id(), hash, program.roles(), program.areas(), program.department())
              : user.withPassword(hash)
                  .withRights(program.roles(), program.areas(), program.department()));
    }
    save(() -> {});
    return password;
  }

  public Optional<UserAccount> findUser(String id) {
    return Optional.ofNullable(users.get(id));
  }

  /** True for a user who can sign in as a grid worker. */
  public boolean isGridWorker(String id) {
    return findUser(id).filter(user -> user.roles().contains(Role.GRID_WORKER)).isPresent();
  }

  /** All users by id. */
  public List<UserAccount> listUsers() {
    return users.values().stream().sorted(Comparator.comparing(UserAccount::id)).toList();
  }

  /** Adds a user; false when the id is taken. */
  synchronized boolean add(UserAccount user) {
    if (users.containsKey(user.id())) {
      return false;
    }
    put(user);
    return true;
  }

  /**
   * Changes a user, unless no administrator of the whole city would be left.
   *
   * @param change is told the user as it is, and may refuse by throwing
   * @return the user as it is now; empty when there is none of this id
   * @throws LastAdministratorException when it is the last of the whole city and would no longer be
   */
  synchronized Optional<UserAccount> change(String id, UnaryOperator<UserAccount> change)
      throws LastAdministratorException {
    UserAccount before = users.get(id);
    if (before == null) {
      return Optional.empty();
    }
    UserAccount after = change.apply(before);
    if (!after.administersWholeCity()) {
      requireAnotherAdministrator(before);
    }
    put(after);
    return Optional.of(after);
  }

  /**
   * Removes a user; false when there is none of this id.
   *
   * @param check is told the user as it is, and may refuse by throwing
   */
  synchronized boolean remove(String id, Consumer<UserAccount> check)
      throws LastAdministratorException {
    UserAccount user = users.get(id);
    if (user == null) {
      return false;
    }
    check.accept(user);
    requireAnotherAdministrator(user);
    users.remove(id);
    save(() -> users.put(id, user));
    return true;
  }

  /** That somebody else administers the whole city, if this user does. */
  private void requireAnotherAdministrator(UserAccount leaving) throws LastAdministratorException {
    boolean another =
        users.values().stream()
            .anyMatch(user -> !user.id().equals(leaving.id()) && user.administersWholeCity());
    if (leaving.administersWholeCity() && !another) {
      throw new LastAdministratorException(leaving.id());
    }
  }

  private void put(UserAccount user) {
    UserAccount before = users.put(user.id(), user);
    save(
        () -> {
          if (before == null) {
            users.remove(user.id());
          } else {
            users.put(user.id(), before);
          }
        });
  }

  private void save(Runnable undo) {
    try {
      file.write(listUsers());
    } catch (IOException e) {
      undo.run();
      throw new UncheckedIOException("the users cannot be saved", e);
    }
  }
}
