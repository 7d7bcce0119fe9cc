package io.citygrid.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Role;
import io.citygrid.api.identity.UserAccount;
import io.citygrid.api.identity.UserStore;
import io.citygrid.city.testville.Testville;
import io.citygrid.standalone.DataDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code ./citygrid set-user}, with the data directory of a city that is stopped. */
class SetUserCommandTest {
  @TempDir Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aCityThatRanOnce() throws Exception {
    try (DataDirectory taken = DataDirectory.take(data)) {
      UserStore.open(taken.identity()).createFirstAdministrator();
      for (Map.Entry<String, byte[]> file : Testville.files().contents().entrySet()) {
        Path path = taken.city().resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
  }

  @Test
  void somebodyWithTwoPostsIsMadeAndLaterHasAnother() throws Exception {
    assertThat(run("--user=chen", "--role=DUTY_OFFICER,DISPATCHER", "--area=990101")).isZero();
    assertThat(out.toString().lines().findFirst().orElseThrow()).matches("chen / \\S{12,}");
    UserAccount made = user("chen").orElseThrow();
    assertThat(made.roles()).containsExactlyInAnyOrder(Role.DUTY_OFFICER, Role.DISPATCHER);
    assertThat(made.areas()).containsExactly("990101");

    assertThat(run("--user=chen", "--role=HANDLER", "--department=water")).isZero();
    UserAccount changed = user("chen").orElseThrow();
    assertThat(changed.roles()).containsExactly(Role.HANDLER);
    assertThat(changed.areas()).isEmpty();
    assertThat(changed.department()).isEqualTo("water");
    assertThat(changed.generation()).as("earlier tokens end").isGreaterThan(made.generation());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--role=SUPERVISOR|--area must name an area",
        "--role=SUPERVISOR --area=119999|--area must be areas of the city, which has no [119999]",
        "--role=HANDLER|--department must be the one for which",
        "--role=HANDLER --department=moon|--department must be one of the city",
        "--role=DEVICE|--role must be of",
        "--role=KING|Invalid value for option '--role'",
      })
  void whatNobodyCouldWorkWithIsRefused(String given, String complaint) throws Exception {
    String[] options = ("--user=chen " + given).split(" ");

    assertThat(run(options)).isNotZero();
    assertThat(err.toString()).contains(complaint);
    assertThat(user("chen")).isEmpty();
  }

  private Optional<UserAccount> user(String id) throws Exception {
    return UserStore.open(data.resolve("identity")).findUser(id);
  }

  private int run(String... arguments) {
    CommandLine line = CityGrid.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 2];
    all[0] = "set-user";
    all[1] = "--data=" + data;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return line.execute(all);
  }
}
