package io.citygrid.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users and device tokens survive a restart, and their files are for their owner only. */
class IdentityFilesTest {
  @TempDir Path directory;

  @Test
  void firstAdministratorIsMadeOnceAndKeepsItsPassword() throws Exception {
    String password = UserStore.open(directory).createFirstAdministrator().orElseThrow();

    UserStore again = UserStore.open(directory);
    assertThat(again.createFirstAdministrator()).isEmpty();
    UserAccount admin = again.findUser(UserStore.FIRST_ADMINISTRATOR).orElseThrow();
    assertThat(PasswordHash.matches(password, admin.passwordHash())).isTrue();
    assertThat(PasswordHash.matches(password + "x", admin.passwordHash())).isFalse();
    assertThat(admin.passwordHash()).startsWith("$argon2id$");
  }

  @Test
  void aRenewedPasswordIsTheOnlyOneThatHolds() throws Exception {
    String former = UserStore.open(directory).createFirstAdministrator().orElseThrow();
    String renewed =
        UserStore.open(directory).renewPassword(UserStore.FIRST_ADMINISTRATOR).orElseThrow();

    UserStore again = UserStore.open(directory);
    UserAccount admin = again.findUser(UserStore.FIRST_ADMINISTRATOR).orElseThrow();
    assertThat(PasswordHash.matches(renewed, admin.passwordHash())).isTrue();
    assertThat(PasswordHash.matches(former, admin.passwordHash())).isFalse();
    assertThat(again.renewPassword("nobody")).isEmpty();
  }

  @Test
  void aUserMadeAgainUnderTheSameIdIsNotTheFormerOne() throws Exception {
    UserStore users = UserStore.open(directory);
    users.createFirstAdministrator();
    users.add(UserAccount.made("li", "-", Set.of(Role.OPERATOR), Set.of("340202"), ""));
    long former = users.findUser("li").orElseThrow().generation();
    users.remove("li", user -> {});
    users.add(UserAccount.made("li", "-", Set.of(Role.OPERATOR), Set.of("340207"), ""));

    assertThat(users.findUser("li").orElseThrow().generation()).isNotEqualTo(former);
  }

  @Test
  void lastAdministratorStaysOne() throws Exception {
    UserStore users = UserStore.open(directory);
    users.createFirstAdministrator();

    assertThatThrownBy(() -> users.remove("admin", user -> {}))
        .isInstanceOf(LastAdministratorException.class);
    assertThatThrownBy(
            () ->
                users.change("admin", user -> user.withRights(Set.of(Role.OPERATOR), Set.of(), "")))
        .isInstanceOf(LastAdministratorException.class);
    assertThat(UserStore.open(directory).findUser("admin")).isPresent();
  }

  /** Who manages a district only could not give the city back to anybody. */
  @Test
  void oneOfADistrictDoesNotStandInForTheLastOfTheWholeCity() throws Exception {
    UserStore users = UserStore.open(directory);
    users.createFirstAdministrator();
    users.add(UserAccount.made("deng", "-", Set.of(Role.ADMINISTRATOR), Set.of("340202"), ""));

    assertThatThrownBy(() -> users.remove("admin", user -> {}))
        .isInstanceOf(LastAdministratorException.class)
        .hasMessageContaining("of the whole city");
    users.remove("deng", user -> {});
    assertThat(users.findUser("deng")).isEmpty();
  }

  @Test
  void aCityWithAdministratorsOfDistrictsOnlyGetsOneOfItsOwnAtTheNextStart() throws Exception {
    UserStore users = UserStore.open(directory);
    users.add(UserAccount.made("admin", "-", Set.of(Role.ADMINISTRATOR), Set.of("340202"), ""));

    String password = UserStore.open(directory).createFirstAdministrator().orElseThrow();

    UserAccount admin = UserStore.open(directory).findUser("admin").orElseThrow();
    assertThat(admin.administersWholeCity()).isTrue();
    assertThat(PasswordHash.matches(password, admin.passwordHash())).isTrue();
  }

  @Test
  void aDeviceTokenIsKnownByItsTextAloneAndOnlyUntilItIsTakenBack() throws Exception {
    DeviceTokenStore tokens = DeviceTokenStore.open(directory, Clock.systemUTC());
    DeviceTokenStore.Issued issued = tokens.issue("gauges", Set.of("wl-*"));

    DeviceTokenStore again = DeviceTokenStore.open(directory, Clock.systemUTC());
    assertThat(again.findByText(issued.text())).contains(issued.token());
    assertThat(again.findByText(issued.text() + "x")).isEmpty();
    assertThat(again.findByText("cgd." + issued.token().id() + ".")).isEmpty();
    String secret = issued.text().substring(issued.text().lastIndexOf('.') + 1);
    assertThat(Files.readString(directory.resolve("device-tokens.json"))).doesNotContain(secret);
    assertThat(again.revoke(issued.token().id())).isTrue();
    assertThat(again.findByText(issued.text())).isEmpty();
  }

  @Test
  void filesAreForTheirOwnerOnly() throws Exception {
    UserStore.open(directory).createFirstAdministrator();
    DeviceTokenStore.open(directory, Clock.systemUTC()).issue("x", Set.of("*"));

    for (String file : new String[] {"users.json", "device-tokens.json"}) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(directory)) {
      assertThat(files).as("no half-written file is left").hasSize(2);
    }
  }

  @Test
  void whoWasSupervisorBeforeThePostsStoodApartKeepsWhatItCould() throws Exception {
    Files.writeString(
        directory.resolve("users.json"),
        """
        [ {"id":"chen","passwordHash":"-","roles":["SUPERVISOR"],"areas":["340202"],
           "department":"","generation":7},
          {"id":"qian","passwordHash":"-","roles":["HANDLER","OPERATOR"],"areas":[],
           "department":"water","generation":8} ]""");

    for (int start = 0; start < 2; start++) {
      UserStore users = UserStore.open(directory);
      assertThat(users.findUser("chen"))
          .contains(
              new UserAccount(
                  "chen",
                  "-",
                  Set.of(Role.DUTY_OFFICER, Role.DISPATCHER, Role.SUPERVISOR),
                  Set.of("340202"),
                  "",
                  7));
      assertThat(users.findUser("qian").orElseThrow().roles())
          .containsExactlyInAnyOrder(Role.HANDLER, Role.OPERATOR);
    }
    assertThat(directory.resolve("users.json")).content().contains("\"form\" : 2");
  }

  /** A supervisor of today is not taken for one of then. */
  @Test
  void aSupervisorIsNothingElseAfterTheNextStart() throws Exception {
    UserStore.open(directory)
        .add(UserAccount.made("deng", "-", Set.of(Role.SUPERVISOR), Set.of("340202"), ""));

    assertThat(UserStore.open(directory).findUser("deng").orElseThrow().roles())
        .containsExactly(Role.SUPERVISOR);
  }

  @Test
  void aFileOfALaterVersionIsToldAndNotReplaced() throws Exception {
    Files.writeString(directory.resolve("users.json"), "{\"form\":3,\"people\":[]}");

    assertThatThrownBy(() -> UserStore.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is of form '3', which this version does not know");
    assertThat(directory.resolve("users.json")).content().contains("people");
  }

  @Test
  void aDamagedFileIsToldAndNotReplaced() throws Exception {
    Files.writeString(directory.resolve("users.json"), "[{\"id\":");

    assertThatThrownBy(() -> UserStore.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("users.json is damaged");
  }
}
