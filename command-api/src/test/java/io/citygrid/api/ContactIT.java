package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.casework.contact.ContactCount;
import io.citygrid.casework.contact.ContactWait;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Contacts with the 12345 desk over HTTP and a real Kafka, beside a count of all of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContactIT {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:15:00Z");
  private static final String RIVER = "990101";
  private static final String HILL = "990102";
  private static final String MARCH = "&period=2026-03";
  private static final List<Contact> CONTACTS = contacts();

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static ApiClient hotline;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    hotline = city.client().withToken(token("hotline/*"));
    List<JsonObject> messages = new ArrayList<>();
    for (Contact contact : CONTACTS) {
      messages.add(json(contact));
      messages.add(rings(contact));
      messages.add(rings(contact).put("answeredAt", textOf(contact.answeredAt())));
    }
    Collections.shuffle(messages, new Random(1));
    send(messages);
    send(messages.subList(0, 40));
    awaitTaken();
  }

  @AfterAll
  static void stop() throws Exception {
    city.close();
  }

  private static List<Contact> contacts() {
    Random random = new Random(33358);
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      Instant arrivedAt = MONDAY.plusSeconds(random.nextInt(100_000));
      boolean answered = random.nextInt(3) > 0;
      contacts.add(
          new Contact(
              "hotline/" + i,
              ContactChannel.values()[random.nextInt(3)],
              arrivedAt,
              answered ? arrivedAt.plusSeconds(random.nextInt(300)) : null,
              arrivedAt.plusSeconds(400),
              List.of(List.<String>of(), path(RIVER), path(HILL)).get(random.nextInt(3)),
              answered ? List.of("li", "wang").get(random.nextInt(2)) : "",
              "",
              arrivedAt,
              1));
    }
    return contacts;
  }

  private static List<String> path(String district) {
    return List.of("990100", district);
  }

  private static JsonObject rings(Contact contact) {
    return new JsonObject()
        .put("contactId", contact.contactId())
        .put("channel", contact.channel().name())
        .put("arrivedAt", contact.arrivedAt().toString());
  }

  private static JsonObject json(Contact contact) {
    JsonObject json =
        rings(contact)
            .put("answeredAt", textOf(contact.answeredAt()))
            .put("endedAt", textOf(contact.endedAt()));
    if (!contact.areaPath().isEmpty()) {
      json.put("area", contact.areaPath().get(1));
    }
    return contact.answeredBy().isEmpty() ? json : json.put("answeredBy", contact.answeredBy());
  }

  private static @Nullable String textOf(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static String token(String devices) {
    JsonObject wish =
        new JsonObject().put("name", "pbx").put("devices", new JsonArray().add(devices));
    return new JsonObject(
            city.administrator().send("POST", "/v1/device-tokens", wish.encode()).body())
        .getString("token");
  }

  private static void send(List<JsonObject> messages) {
    JsonObject batch = new JsonObject().put("contacts", new JsonArray(messages));
    HttpResponse<String> sent = hotline.send("POST", "/v1/contacts/batch", batch.encode());
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.body()).doesNotContain("problem");
  }

  private static void awaitTaken() {
    ApiClient admin = city.administrator();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertNumbers(admin, "area", "990100", contact -> true));
  }

  private static JsonObject indicators(ApiClient asker, String scope, String of) {
    HttpResponse<String> answer =
        asker.get("/v1/indicators?scope=%s&of=%s%s".formatted(scope, of, MARCH));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body())
        .getJsonArray("subjects")
        .getJsonObject(0)
        .getJsonObject("indicators");
  }

  /** The batch twin counts all of them; each list holds what its number says. */
  private static void assertNumbers(
      ApiClient asker, String scope, String of, Predicate<Contact> isIn) {
    ContactCount count = new ContactCount(Testville.city().evaluation().hotline(), Instant.now());
    CONTACTS.stream().filter(isIn).map(ContactWait::of).forEach(count::add);
    JsonObject numbers = indicators(asker, scope, of);
    for (Measured expected : count.measured()) {
      JsonObject number = numbers.getJsonObject(expected.indicator().name());
      assertThat(number.getDouble("value"))
          .as("%s of %s", expected.indicator(), of)
          .isEqualTo(expected.value().isPresent() ? expected.value().getAsDouble() : null);
      assertThat(listed(asker, number.getString("contacts"))).hasSize((int) expected.numerator());
      assertThat(listed(asker, number.getString("contacts") + "&part=denominator"))
          .hasSize((int) expected.denominator());
    }
  }

  /** Page by page. */
  private static List<String> listed(ApiClient asker, String address) {
    List<String> ids = new ArrayList<>();
    String next = "";
    do {
      HttpResponse<String> answer = asker.get(address + "&limit=7" + next);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonObject page = new JsonObject(answer.body());
      page.getJsonArray("items").forEach(item -> ids.add(((JsonObject) item).getString("id")));
      next = page.containsKey("next") ? "&before=" + page.getString("next") : "";
    } while (!next.isEmpty());
    assertThat(ids).doesNotHaveDuplicates();
    return ids;
  }

  @Test
  @Order(1)
  void countsForTheCityDistrictsTheHotlineAndThoseWhoAnswer() {
    ApiClient admin = city.administrator();

    assertNumbers(admin, "source", "HOTLINE", contact -> true);
    assertNumbers(admin, "area", RIVER, contact -> contact.areaPath().contains(RIVER));
    assertNumbers(admin, "person", "li", contact -> contact.answeredBy().equals("li"));
    for (String[] none : new String[][] {{"source", "CITIZEN"}, {"department", "market"}}) {
      assertThat(indicators(admin, none[0], none[1]).containsKey("CALLS_DUE")).isFalse();
    }
  }

  @Test
  @Order(2)
  void whoSeesOneDistrictCountsWhatCameFromThereAndWhatTheyAnswered() {
    ApiClient li = city.newUser("li", "OPERATOR", RIVER, "");

    assertNumbers(li, "area", "990100", contact -> contact.areaPath().contains(RIVER));
    assertNumbers(li, "source", "HOTLINE", contact -> contact.areaPath().contains(RIVER));
    assertNumbers(li, "person", "li", contact -> contact.answeredBy().equals("li"));
    assertNumbers(
        li,
        "person",
        "wang",
        contact -> contact.answeredBy().equals("wang") && contact.areaPath().contains(RIVER));
    assertThat(indicators(li, "area", HILL).containsKey("CALLS_DUE")).isFalse();
    ApiClient handler = city.newUser("hao", "HANDLER", "", "market");
    assertThat(indicators(handler, "area", RIVER).containsKey("CALLS_DUE")).isFalse();
  }

  @Test
  @Order(3)
  void theTableHasThemUnderTheBoundsOfTheCity() {
    String table = city.administrator().get("/v1/indicators.csv?scope=area" + MARCH).body();

    assertThat(table).contains("接通率", "15秒接通率", "文字诉求3分钟响应率", "来信24小时答复率");
  }

  @Test
  @Order(4)
  void whatTellsOtherwiseChangesNothingAndIsADeadLetter() {
    Contact first = CONTACTS.get(0);
    JsonObject otherwise =
        rings(first).put("arrivedAt", first.arrivedAt().minusSeconds(1).toString());

    assertThat(hotline.send("POST", "/v1/contacts", otherwise.encode()).statusCode())
        .isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(city.read(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER))
                    .anySatisfy(
                        letter -> {
                          assertThat(letter.topic()).isEqualTo(Topics.CONTACTS);
                          assertThat(letter.field()).isEqualTo("arrivedAt");
                        }));
    assertNumbers(city.administrator(), "area", "990100", contact -> true);
  }

  @Test
  @Order(5)
  void anApiThatWasStoppedFindsTheSameNumbersAndWhatWasSentMeanwhile() throws Exception {
    city.restartApi();
    awaitTaken();
    hotline = city.client().withToken(token("hotline/*"));
    send(CONTACTS.stream().map(ContactIT::json).toList());

    assertNumbers(city.administrator(), "source", "HOTLINE", contact -> true);
    assertNumbers(city.administrator(), "area", HILL, at -> at.areaPath().contains(HILL));
  }

  @Test
  @Order(6)
  void anApiWhoseFileIsLostMakesItAgainFromTheRecord() throws Exception {
    city.restartApiWithout("archive/contacts.mv");
    awaitTaken();

    assertNumbers(city.administrator(), "person", "wang", at -> at.answeredBy().equals("wang"));
  }
}
