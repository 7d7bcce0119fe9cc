package io.citygrid.standalone;

import io.citygrid.api.identity.DeviceToken;
import io.citygrid.api.identity.DeviceTokenStore;
import io.citygrid.api.identity.UserStore;
import io.citygrid.standalone.door.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The accounts of programs that run beside the API in this process: users with a password, or, for
 * the role DEVICE, a token for all devices. The password, one for all of them, and the tokens are
 * random, made anew at every start, and known to this process only.
 */
final class ProgramAccounts {
  private final Set<String> users;
  private final String password;
  private final Map<String, String> deviceTokens = new HashMap<>();

  private ProgramAccounts(Set<String> users, String password) {
    this.users = users;
    this.password = password;
  }

  /** Makes or renews them; before the API starts on the directory. */
  static ProgramAccounts renew(Path identityDirectory, List<Program> programs) throws IOException {
    List<Program> people = programs.stream().filter(program -> !program.isDevice()).toList();
    ProgramAccounts accounts =
        new ProgramAccounts(
            people.stream().map(Program::id).collect(Collectors.toSet()),
            UserStore.open(identityDirectory)
                .renewPrograms(people.stream().map(Program::principal).toList()));
    DeviceTokenStore tokens = DeviceTokenStore.open(identityDirectory, Clock.systemUTC());
    for (Program program : programs) {
      if (program.isDevice()) {
        accounts.deviceTokens.put(program.id(), renewToken(tokens, program.id()));
      }
    }
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
    if (!users.contains(program)) {
      throw new IllegalArgumentException("the city was started without the program " + program);
    }
    return new FrontDoor(base, program, password);
  }
}
