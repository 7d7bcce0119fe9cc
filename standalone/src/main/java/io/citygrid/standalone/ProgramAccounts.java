package io.citygrid.standalone;

import io.citygrid.api.identity.DeviceToken;
import io.citygrid.api.identity.DeviceTokenStore;
import io.citygrid.api.identity.Role;
import io.citygrid.api.identity.UserStore;
import io.citygrid.standalone.door.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The accounts of programs that run beside the API in this process: users with a password, or, for
 * the role DEVICE, a token for all devices. Passwords and tokens are random, made anew at every
 * start, and known to this process only.
 */
final class ProgramAccounts {
  private final Map<String, String> passwords = new HashMap<>();
  private final Map<String, String> deviceTokens = new HashMap<>();

  private ProgramAccounts() {}

  /** Makes or renews them; before the API starts on the directory. */
  static ProgramAccounts renew(Path identityDirectory, Map<String, Set<Role>> programs)
      throws IOException {
    ProgramAccounts accounts = new ProgramAccounts();
    UserStore users = UserStore.open(identityDirectory);
    DeviceTokenStore tokens = DeviceTokenStore.open(identityDirectory, Clock.systemUTC());
    programs.forEach(
        (id, roles) -> {
          if (roles.equals(Set.of(Role.DEVICE))) {
            accounts.deviceTokens.put(id, renewToken(tokens, id));
          } else {
            accounts.passwords.put(id, users.renewPassword(id, roles));
          }
        });
    return accounts;
  }

  private static String renewToken(DeviceTokenStore tokens, String name) {
    for (DeviceToken old : tokens.listTokens()) {
      if (old.name().equals(name)) {
        tokens.revoke(old.id());
      }
    }
    return tokens.issue(name, Set.of("*")).text();
  }

  /** The door of one of the programs. */
  FrontDoor frontDoor(URI base, String program) {
    String token = deviceTokens.get(program);
    if (token != null) {
      return FrontDoor.ofDevice(base, token);
    }
    String password = passwords.get(program);
    if (password == null) {
      throw new IllegalArgumentException("the city was started without the program " + program);
    }
    return new FrontDoor(base, program, password);
  }
}
