package io.citygrid.standalone.command;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Rights;
import io.citygrid.api.identity.Role;
import io.citygrid.api.identity.UserAccount;
import io.citygrid.api.identity.UserStore;
import io.citygrid.city.City;
import io.citygrid.standalone.Complaint;
import io.citygrid.standalone.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code citygrid set-user}: makes a user of a city that is stopped, or gives one other rights;
 * with a new random password in either case.
 */
@Command(
    name = "set-user",
    description =
        "Makes a user of a stopped city, or gives one other roles, areas and department, with a new"
            + " random password that is shown once.",
    mixinStandardHelpOptions = true)
final class SetUserCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR", description = "data directory")
  private Path data = Path.of(".");

  @Option(names = "--user", required = true, paramLabel = "ID", description = "the user")
  private String user = "";

  @Option(
      names = "--role",
      required = true,
      split = ",",
      paramLabel = "ROLE",
      description = "what the user is, one or several of ${COMPLETION-CANDIDATES}")
  private List<Role> roles = new ArrayList<>();

  @Option(
      names = "--area",
      split = ",",
      paramLabel = "CODE",
      description = "codes of the areas the user works in; * for the whole city")
  private List<String> areas = new ArrayList<>();

  @Option(
      names = "--department",
      paramLabel = "ID",
      defaultValue = "",
      description = "the department of a handler")
  private String department = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!UserAccount.ID.matcher(user).matches()) {
      throw new Complaint("--user must have 1 to 64 letters, digits and . _ @ -");
    }
    if (roles.contains(Role.DEVICE)) {
      throw new Complaint("--role must be of %s; devices get tokens.".formatted(Role.PEOPLE));
    }
    if (!Files.isDirectory(data)) {
      throw new Complaint("There is no data directory " + data + ".");
    }
    try (DataDirectory taken = DataDirectory.take(data)) {
      Rights rights = new Rights(Set.copyOf(roles), Set.copyOf(areas), department);
      String objections =
          rights.objections(cityOf(taken)).entrySet().stream()
              .map(objection -> optionOf(objection.getKey()) + " " + objection.getValue())
              .collect(Collectors.joining("; "));
      if (!objections.isEmpty()) {
        throw new Complaint(objections + ".");
      }
      String password =
          UserStore.open(taken.identity())
              .renewPrograms(
                  List.of(
                      new Principal(user, rights.roles(), rights.areas(), department, Set.of())));
      PrintWriter out = CommandOutput.of(spec);
      out.printf("%s / %s%n", user, password);
      out.println("(shown only this once)");
      out.flush();
    }
    return 0;
  }

  private static String optionOf(String field) {
    return field.equals("areas") ? "--area" : "--" + field;
  }

  /** As it was at the latest start; unknown in a directory in which no city ran yet. */
  private static Optional<City> cityOf(DataDirectory data) throws Complaint {
    return Files.isDirectory(data.city())
        ? Optional.of(CityChoice.directory(data.city()).city())
        : Optional.empty();
  }
}
