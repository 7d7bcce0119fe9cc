package io.citygrid.api.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.BulletinInfo;
import io.citygrid.city.event.BulletinSeverity;
import io.citygrid.city.event.BulletinStatus;
import io.citygrid.city.event.BulletinType;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulletins as weather services send them, and every way in which one can be wrong. */
class CapReaderTest {
  private static final City CITY = Testville.city();
  private static final BulletinAreas AREAS = new BulletinAreas(CITY);
  private static final Instant NOW = Instant.parse("2026-03-02T03:31:00Z");

  private static Bulletin read(String xml) {
    return new CapReader(CITY, AREAS, NOW, "weather-feed")
        .read(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String file(String name) {
    try (InputStream in = CapReaderTest.class.getResourceAsStream("/cap/" + name + ".xml")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<FieldError> errors(String xml) {
    return catchThrowableOfType(ProblemException.class, () -> read(xml)).problem().errors();
  }

  @Test
  void readsAnUpdateInTwoLanguages() throws WireException {
    Bulletin bulletin = read(file("rainstorm-orange"));
    BulletinInfo info = Objects.requireNonNull(bulletin.info());
    assertThat(bulletin.bulletinId())
        .isEqualTo(
            "990100@weather.example,99010041600000_20260302081500,2026-03-02T08:15:00+08:00");
    assertThat(bulletin.type()).isEqualTo(BulletinType.UPDATE);
    assertThat(bulletin.references())
        .containsExactly(
            "990100@weather.example,99010041600000_20260302070000,2026-03-02T07:00:00+08:00");
    assertThat(info.event()).isEqualTo(new Names("暴雨", "Rainstorm"));
    assertThat(info.severity()).isEqualTo(BulletinSeverity.SEVERE);
    assertThat(info.headline())
        .isEqualTo(
            new Names("试验城气象台发布暴雨橙色预警信号[II级/严重]", "Orange rainstorm warning for River District"));
    assertThat(info.onset()).isEqualTo("2026-03-02T00:45:00Z");
    assertThat(info.expires()).isEqualTo("2026-03-02T06:15:00Z");
    assertThat(Objects.requireNonNull(info.instruction()).en())
        .as("what one language leaves out, the other says")
        .startsWith("1. 切断");
    assertThat(bulletin.place().areas()).containsExactly("990101");
    assertThat(bulletin.receivedAt()).isEqualTo(NOW);
    assertThat(Codecs.BULLETIN.decode(Codecs.BULLETIN.encode(bulletin))).isEqualTo(bulletin);
  }

  @Test
  void readsACancelWithPrefixAndWithoutInfo() {
    Bulletin bulletin = read(file("rainstorm-cancel"));
    assertThat(bulletin.type()).isEqualTo(BulletinType.CANCEL);
    assertThat(bulletin.info()).isNull();
    assertThat(bulletin.references()).hasSize(1);
    assertThat(bulletin.place().areas()).isEmpty();
  }

  @Test
  void findsTheAreasOfShapes() {
    Bulletin bulletin = read(file("flood-polygon"));
    assertThat(bulletin.place().areas()).containsExactly("990101001", "990103");
    assertThat(Objects.requireNonNull(bulletin.info()).headline().en()).isEqualTo("江水将超警戒水位");
  }

  @Test
  void whatIsATestSaysSo() {
    assertThat(read(file("flood-polygon").replace("Actual", "Test")).status())
        .isEqualTo(BulletinStatus.TEST);
  }

  @ParameterizedTest
  @CsvSource({
    // code or words, areas
    "990101, 990101",
    "990101000000, 990101",
    "990101002000, 990101002",
    "990100, 990100",
    "990000, 990100",
    "990900, ''",
    "340202, ''",
    "FIPS-12, ''",
  })
  void aCodeIsForAnAreaOrForWhatHoldsTheCity(String code, String areas) {
    assertThat(
            String.join(" ", AREAS.resolve(new CapArea(List.of(), List.of(code), List.of("江区")))))
        .isEqualTo(areas);
  }

  @ParameterizedTest
  @CsvSource({
    "试验城江区, 990101",
    "试验城, 990100",
    "江区和港区, 990101 990103",
    "Testville, 990100",
    "省城, ''",
  })
  void wordsCountWhereNothingElseIsSaid(String words, String areas) {
    assertThat(String.join(" ", AREAS.resolve(new CapArea(List.of(), List.of(), List.of(words)))))
        .isEqualTo(areas);
  }

  @Test
  void aShapeAroundAllIsTheWholeCityAndOneElsewhereNothing() {
    String all = "30,117 30,119 32,119 32,117 30,117";
    assertThat(read(polygon(all)).place().wholeCity()).isTrue();
    assertThat(read(polygon("10,10 10,11 11,11 10,10")).place().areas()).isEmpty();
  }

  private static String polygon(String pairs) {
    return file("flood-polygon")
        .replaceAll("<polygon>.*</polygon>", "<polygon>" + pairs + "</polygon>")
        .replaceAll("<circle>.*</circle>", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what stands there | what comes in its place | field | what is said of it
        "<identifier>HYDRO-7</identifier> | '' | identifier | is missing",
        "<identifier>HYDRO-7 | <identifier>HYDRO 7 | identifier | must not contain spaces",
        "<sender>water@river.example</sender> | <sender/> | sender | must not be empty",
        "08:00:00+08:00 | 00:00:00Z | sent | must be a time such as",
        "08:00:00+08:00 | 08:00:00.5+08:00 | sent | must be a time such as",
        "2026-03-02T08 | 2026-13-02T08 | sent | must be a time such as",
        "2026-03-02T08 | 2026-03-03T08 | sent | must not be more than 5 minutes ahead",
        "2026-03-02T08 | 2016-03-02T08 | sent | must not be before",
        "Actual | Real | status | must be one of Actual, Exercise",
        "<msgType>Alert | <msgType>Ack | msgType | must be one of Alert, Update, Cancel",
        "<msgType>Alert | <msgType>Update | references | is missing",
        "Public | Everybody | scope | must be one of Public",
        "<event>洪水</event> | '' | info[1].event | is missing",
        "<event>洪水 | <event>&lt;b>洪水 | info[1].event[1] | must be plain text",
        "Extreme | Terrible | info[1].severity | must be one of Extreme",
        "Expected | Soon | info[1].urgency | must be one of Immediate",
        "Observed | Sure | info[1].certainty | must be one of Observed",
        "<category>Safety | <category>Danger | info[1].category[2] | must be one of Geo",
        "<areaDesc>江北岸</areaDesc> | '' | info[1].area[1].areaDesc | is missing",
        "31.095,118.06 31.095 | 31.095 31.095 | info[1].area[1].polygon[1] | must be pairs",
        "31.055,118.005</polygon> | 31.055,118.006</polygon> | info[1].area[1].polygon[1] | end where it begins",
        "31.055,118.06 31.095,118.06 | 31.095,118.06 31.055,118.06 | info[1].area[1].polygon[1] | cross itself",
        "31.055,118.06 | 118.06,31.055 | info[1].area[1].polygon[1] | in degrees",
        "118.225 0.5 | 118.225 | info[1].area[1].circle[1] | lat,lon radius",
        "118.225 0.5 | 118.225 -1 | info[1].area[1].circle[1] | lat,lon radius",
        "118.225 0.5 | 118.225 99999 | info[1].area[1].circle[1] | at most 2000",
      })
  void whatIsWrongIsRefusedWithItsField(String there, String instead, String field, String said) {
    String xml = file("flood-polygon");
    String changed = xml.replace(there, instead);
    assertThat(changed).isNotEqualTo(xml);
    assertThat(errors(changed))
        .anySatisfy(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.message()).contains(said);
            });
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThat(
            errors(
                """
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><msgType>Alert</msgType></alert>
                """))
        .extracting(FieldError::field)
        .containsExactly("identifier", "sender", "sent", "status", "scope", "info");
  }

  @Test
  void aReferenceIsToAnotherMessage() {
    String xml = file("rainstorm-cancel");
    String self =
        xml.replace("20260302081500,2026-03-02T08:15:00", "20260302113000,2026-03-02T11:30:00");
    assertThat(errors(self))
        .extracting(FieldError::message)
        .containsExactly("must not refer to the message itself");
    assertThat(errors(xml.replace(",2026-03-02T08:15:00+08:00", "")))
        .extracting(FieldError::field)
        .containsExactly("references");
  }

  @Test
  void anEndMustComeAfterTheBeginning() {
    String xml =
        file("rainstorm-orange").replace("<expires>2026-03-02T14", "<expires>2026-03-02T07");
    assertThat(errors(xml))
        .extracting(FieldError::field)
        .containsExactly("info[1].expires", "info[2].expires");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'>",
        "{\"alert\":1}",
      })
  void whatIsNoXmlIsMalformed(String text) {
    assertThat(catchThrowableOfType(ProblemException.class, () -> read(text)).problem().kind())
        .isEqualTo("malformed-body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.1'/>",
        "<alert/>",
        "<info xmlns='urn:oasis:names:tc:emergency:cap:1.2'/>",
      })
  void anotherVersionIsRefused(String xml) {
    assertThat(errors(xml)).extracting(FieldError::field).containsExactly("alert");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE alert [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE alert SYSTEM 'http://127.0.0.1:1/cap.dtd'>",
        "<!DOCTYPE alert [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
      })
  void aMessageWithADoctypeIsRefusedUnread(String doctype) {
    String xml = file("flood-polygon").replace("?>\n", "?>\n" + doctype).replace("洪水", "&x;");
    var problem = catchThrowableOfType(ProblemException.class, () -> read(xml)).problem();
    assertThat(problem.kind()).isEqualTo("malformed-body");
    assertThat(problem.detail()).contains("DOCTYPE");
  }
}
