package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.DevicePseudonyms;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.event.TrackedPosition;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a count or a ping can be wrong is refused with its field. */
class CrowdCheckTest {
  private static final City CITY = Testville.city();
  private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");
  private static final Instant OBSERVED = Instant.parse("2026-03-02T16:58:59Z");
  private static final String AT = "'observedAt':'2026-03-02T16:58:59Z'";
  private static final String PHONE = "3C:5A:B4:01:02:03";

  @TempDir static Path directory;
  private static DevicePseudonyms pseudonyms;

  @BeforeAll
  static void open() throws Exception {
    pseudonyms = DevicePseudonyms.open(directory);
  }

  private static Principal device(String... devices) {
    return new Principal("t", Set.of(Role.DEVICE), Set.of(), "", Set.of(devices));
  }

  private static CrossingCount count(String json, String... devices) {
    return new CountCheck(CITY, device(devices), NOW)
        .check(JsonText.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static PresencePing ping(String json, String... devices) {
    return new PingCheck(CITY, device(devices), pseudonyms, NOW)
        .check(JsonText.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void takesWhoCameAndWentOrWhoPassed() {
    assertThat(count("{'counterId':'gate-1','in':42,'out':7," + AT + "}", "gate-*"))
        .isEqualTo(new CrossingCount("gate-1", 42L, 7L, null, OBSERVED, 60, NOW, 1));
    assertThat(count("{'counterId':'street-1','passing':9,'seconds':300," + AT + "}", "street-1"))
        .isEqualTo(new CrossingCount("street-1", null, null, 9L, OBSERVED, 300, NOW, 1));
  }

  @Test
  void leavesACounterThatRunsBackwardsToTheJob() {
    assertThat(count("{'counterId':'gate-1','in':-3,'out':0," + AT + "}", "*").in()).isEqualTo(-3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'counterId':'gate-9','passing':1|counterId",
        "'counterId':'gate-1'|in",
        "'counterId':'gate-1','in':1|out",
        "'counterId':'gate-1','out':1|in",
        "'counterId':'gate-1','in':1,'out':1,'passing':2|passing",
        "'counterId':'gate-1','in':1.5,'out':1|in",
        "'counterId':'gate-1','passing':2000000000|passing",
        "'counterId':'gate-1','passing':1,'seconds':0|seconds",
        "'counterId':'gate-1','passing':1,'seconds':301|seconds",
        "'counterId':'gate-1','passing':1,'people':1|people",
      })
  void namesTheFieldOfACountThatIsWrong(String json, String field) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> count("{" + json + "," + AT + "}", "*"));

    assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly(field);
  }

  /** A minute before 1 a.m. of Tuesday in the city, which is still Monday in Greenwich. */
  @Test
  void aPingHasThePseudonymOfItsDayInTheCity() {
    PresencePing ping =
        ping(
            "{'deviceId':'" + PHONE + "','lon':118.05,'lat':31.05,'accuracyMeters':12," + AT + "}",
            PHONE);

    String pseudonym = pseudonyms.of(PHONE, LocalDate.of(2026, 3, 3));
    assertThat(ping)
        .isEqualTo(new PresencePing(pseudonym, new Position(118.05, 31.05, 12), OBSERVED, NOW, 1));
    assertThat(new String(Codecs.PRESENCE_PING.encode(ping), StandardCharsets.UTF_8))
        .doesNotContain(PHONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'lat':31.05|lon",
        "'lon':218.0,'lat':31.05|lon",
        "'lon':118.0,'lat':31,'accuracyMeters':-1|accuracyMeters",
        "'lon':118.0,'lat':31,'pseudonym':'x'|pseudonym",
      })
  void namesTheFieldOfAPingThatIsWrongAndNeverTheDevice(String json, String field) {
    String whole = "{'deviceId':'" + PHONE + "'," + AT + "," + json + "}";
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> ping(whole, "*"));

    assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly(field);
    assertThat(refused.problem().toString() + refused.getMessage()).doesNotContain(PHONE);
  }

  @Test
  void namesNoDeviceThatIsNotTheSenders() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> ping("{'deviceId':'" + PHONE + "','lon':118,'lat':31," + AT + "}", "other"));

    assertThat(refused.problem().status()).isEqualTo(403);
    assertThat(refused.problem().toString() + refused.getMessage()).doesNotContain(PHONE);
  }

  @Test
  void refusesADeviceIdThatIsTooLong() {
    String id = "x".repeat(500);
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> ping("{'deviceId':'" + id + "','lon':118,'lat':31," + AT + "}", "*"));

    assertThat(refused.problem().errors())
        .extracting(FieldError::field)
        .containsExactly("deviceId");
    assertThat(refused.problem().toString()).doesNotContain(id);
  }

  private static TrackedFrame frame(String people, String... devices) {
    String json = "{'measuringAreaId':'square-passage','people':[" + people + "]," + AT + "}";
    return new TrackCheck(CITY, device(devices), NOW)
        .check(JsonText.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void takesWhereEverybodyIsAndThatNobodyIs() {
    assertThat(frame("{'person':7,'x':-1.25,'y':2.5},{'person':8,'x':0.5,'y':1}", "square-*"))
        .isEqualTo(
            new TrackedFrame(
                "square-passage",
                List.of(new TrackedPosition(7, -1.25, 2.5), new TrackedPosition(8, 0.5, 1)),
                OBSERVED,
                NOW,
                1));
    assertThat(frame("", "*").people()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'person':7,'x':1}|people[0].y|is missing",
        "{'person':7,'x':1,'y':1},{'person':7,'x':2,'y':1}|people[1].person|two places at once",
        "{'person':7.5,'x':1,'y':1}|people[0].person|whole number",
        "{'person':-7,'x':1,'y':1}|people[0].person|must not be below 0",
        "{'person':7,'x':1,'y':1,'z':1.8}|people[0].z|is not known here",
        "{'person':7,'x':-125,'y':250}|people[0].x|are these centimetres?",
        "{'person':7,'x':0,'y':90000}|people[0].x|must be metres near the measuring area",
      })
  void namesTheFieldOfAFrameThatIsWrong(String people, String field, String message) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> frame(people, "*"));

    assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly(field);
    assertThat(refused.problem().errors().get(0).message()).contains(message);
  }

  @Test
  void takesNoFrameOfAnotherCameraNorOfAPlaceThatIsNone() {
    ProblemException other =
        catchThrowableOfType(ProblemException.class, () -> frame("", "gate-1"));
    ProblemException nowhere =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                new TrackCheck(CITY, device("*"), NOW)
                    .check(
                        JsonText.object(
                            ("{'measuringAreaId':'nowhere','people':[]," + AT + "}")
                                .replace('\'', '"')
                                .getBytes(StandardCharsets.UTF_8))));

    assertThat(other.problem().status()).isEqualTo(403);
    assertThat(nowhere.problem().errors())
        .extracting(FieldError::field)
        .containsExactly("measuringAreaId");
  }
}
