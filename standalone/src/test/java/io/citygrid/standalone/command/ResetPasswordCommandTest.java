package io.citygrid.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.UserAccount;
import io.citygrid.api.identity.UserStore;
import io.citygrid.standalone.DataDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./citygrid reset-password}, with the data directory of a city that is stopped. */
class ResetPasswordCommandTest {
  @TempDir Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String first = "";

  @BeforeEach
  void aCityThatRanOnce() throws Exception {
    try (DataDirectory taken = DataDirectory.take(data)) {
      first = UserStore.open(taken.identity()).createFirstAdministrator().orElseThrow();
    }
  }

  @Test
  void theAdministratorHasANewPasswordThatIsShownOnce() throws Exception {
    UserAccount before = administrator();
    assertThat(run("--data=" + data)).isZero();
    List<String> said = out.toString().lines().toList();
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).matches("admin / \\S{12,}").isNotEqualTo("admin / " + first);
    assertThat(said.get(1)).isEqualTo("(shown only this once)");

    UserAccount after = administrator();
    assertThat(after.passwordHash()).isNotEqualTo(before.passwordHash());
    assertThat(after.generation()).as("earlier tokens end").isGreaterThan(before.generation());
    assertThat(after.roles()).isEqualTo(before.roles());
    assertThat(after.areas()).isEqualTo(before.areas());
    String password = said.get(0).substring("admin / ".length());
    assertThat(data.resolve("identity").resolve("users.json")).content().doesNotContain(password);
  }

  @Test
  void nothingChangesForAnUnknownUser() throws Exception {
    UserAccount before = administrator();
    assertThat(run("--data=" + data, "--user=nobody")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("citygrid: There is no user 'nobody' in ")
        .doesNotContain("\tat ");
    assertThat(administrator()).isEqualTo(before);
  }

  @Test
  void aMissingDirectoryIsNamedAndNotMade() {
    Path missing = data.resolve("missing");
    assertThat(run("--data=" + missing)).isEqualTo(1);
    assertThat(err.toString()).contains("There is no data directory " + missing);
    assertThat(missing).doesNotExist();
  }

  @Test
  void aCityThatRunsKeepsItsPasswords() throws Exception {
    UserAccount before = administrator();
    try (DataDirectory running = DataDirectory.take(data)) {
      assertThat(run("--data=" + running.root())).isEqualTo(1);
    }
    assertThat(err.toString()).contains("is in use by");
    assertThat(administrator()).isEqualTo(before);
  }

  private int run(String... arguments) {
    CommandLine line = CityGrid.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "reset-password";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return line.execute(all);
  }

  private UserAccount administrator() throws Exception {
    return UserStore.open(data.resolve("identity"))
        .findUser(UserStore.FIRST_ADMINISTRATOR)
        .orElseThrow();
  }
}
