package io.citygrid.standalone.command;

import io.citygrid.api.identity.UserStore;
import io.citygrid.standalone.Complaint;
import io.citygrid.standalone.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citygrid reset-password}: a new random password for a user of a city that is stopped. */
@Command(
    name = "reset-password",
    description = "Gives a user of a stopped city a new random password and shows it once.",
    mixinStandardHelpOptions = true)
final class ResetPasswordCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR", description = "data directory")
  private Path data = Path.of(".");

  @Option(
      names = "--user",
      paramLabel = "ID",
      defaultValue = UserStore.FIRST_ADMINISTRATOR,
      description = "the user (default: ${DEFAULT-VALUE})")
  private String user = UserStore.FIRST_ADMINISTRATOR;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(data)) {
      throw new Complaint("There is no data directory " + data + ".");
    }
    try (DataDirectory taken = DataDirectory.take(data)) {
      UserStore users = UserStore.open(taken.identity());
      Optional<String> password = users.renewPassword(user);
      if (password.isEmpty()) {
        throw new Complaint("There is no user '%s' in %s.".formatted(user, taken.root()));
      }
      PrintWriter out = CommandOutput.of(spec);
      out.printf("%s / %s%n", user, password.get());
      out.println("(shown only this once)");
      out.flush();
    }
    return 0;
  }
}
