package io.citygrid.api.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file of users, {@code {"form": 2, "users": […]}}. In the first form, a bare list, one role
 * {@code SUPERVISOR} stood for duty officer, dispatcher and supervisor; who had it gets all three
 * and can do what it could. A file of that form is written anew as soon as it is read.
 */
final class UserFile {
  private static final int FORM = 2;
  private static final Set<Role> FORMER_SUPERVISOR =
      EnumSet.of(Role.DUTY_OFFICER, Role.DISPATCHER, Role.SUPERVISOR);
  private static final TypeReference<List<UserAccount>> USERS = new TypeReference<>() {};

  private final Path path;
  private final IdentityFile file;

  UserFile(Path path) {
    this.path = path;
    this.file = new IdentityFile(path);
  }

  private record Content(int form, List<UserAccount> users) {}

  /**
   * The users; none when there is no file.
   *
   * @throws IOException when it is damaged, or of a form that is not known here
   */
  List<UserAccount> read() throws IOException {
    if (!file.exists()) {
      return List.of();
    }
    JsonNode content = file.readTree();
    if (content.isArray()) {
      List<UserAccount> users =
          file.listOf(content, USERS).stream().map(UserFile::withPosts).toList();
      write(users);
      return users;
    }
    if (content.path("form").asInt() != FORM) {
      throw new IOException(
          "%s is of form '%s', which this version does not know; it knows %d"
              .formatted(path, content.path("form").asText(), FORM));
    }
    return file.listOf(content.path("users"), USERS);
  }

  void write(List<UserAccount> users) throws IOException {
    file.writeJson(new Content(FORM, users));
  }

  private static UserAccount withPosts(UserAccount former) {
    if (!former.roles().contains(Role.SUPERVISOR)) {
      return former;
    }
    EnumSet<Role> roles = EnumSet.copyOf(former.roles());
    roles.addAll(FORMER_SUPERVISOR);
    return former.withRights(roles, former.areas(), former.department());
  }
}
