package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.AreaUser.Place;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Role;
import io.citygrid.api.photos.Pictures;
import io.citygrid.api.push.FeedKind;
import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Testville that runs with everything in each of two districts, and with users of every role. */
final class AreaCity implements AutoCloseable {
  /** Where things lie. */
  static final List<Place> PLACES = List.of(Place.RIVER, Place.HILL);

  private static final String PLAN =
      """
      plans:
        - id: storm
          names: {en: Storm}
          kind: EMERGENCY
          tasks:
            - id: pumps
              names: {en: Pumps}
              scope: {en: Everywhere}
              function: water
              per: DISTRICT
              limit: {amount: 2, unit: EMERGENCY_HOURS}
              steps: [{names: {en: Start}}]
      """;
  private final Map<String, AreaUser> users = new LinkedHashMap<>();
  private final CityOnFreePorts city;
  private final RedisWriter view;
  private final AreaThings things;
  private final AreaUser everywhere;

  private AreaCity(CityOnFreePorts city) {
    this.city = city;
    this.view = new RedisWriter(city.redis().uri());
    this.things = new AreaThings(view);
    this.everywhere = new AreaUser(Role.ADMINISTRATOR, Place.HARBOUR, city.administrator());
  }

  /** Starts it, writes all things, and waits until they can be found. */
  static AreaCity start(Path directory) throws Exception {
    AreaCity started =
        new AreaCity(
            CityOnFreePorts.start(
                directory,
                Testville.files().with("office.yaml", PLAN.getBytes(StandardCharsets.UTF_8))));
    started.write();
    return started;
  }

  AreaThings things() {
    return things;
  }

  /** Somebody who sees the whole city. */
  AreaUser everywhere() {
    return everywhere;
  }

  RunningApi api() {
    return city.api();
  }

  /** All that is on a topic now. */
  <T> List<T> read(String topic, Codec<T> codec) throws WireException {
    return city.read(topic, codec);
  }

  @Override
  public void close() throws Exception {
    view.close();
    city.close();
  }

  private void write() throws Exception {
    for (Place place : PLACES) {
      things.writeQuiet(place);
      for (FeedKind kind : FeedKind.values()) {
        if (kind.area() == AreaRule.OWN_AREAS_FILTERED) {
          write(kind, place, 1);
        }
      }
      Role.PEOPLE.forEach(role -> things.writeOwn(user(role, place), 1));
      city.newUser(place.fill("{place}-victim"), "OPERATOR", place.district(), "");
      issued(place.fill("{place}-kept"), place.fill("{gauge}"));
      JsonObject spare = issued(place.fill("{place}-spare"), place.fill("{gauge}"));
      place.learn("victim-token", spare.getString("id"));
      place.learn("photo", photoOfCase(place));
    }
    things.deadLetter(1);
    record();
  }

  /** Writes a version of what a subscription to this kind tells of the place. */
  void write(FeedKind kind, Place place, long version) {
    if (kind != FeedKind.AREA_TRAFFIC) {
      things.write(kind, place, version);
      return;
    }
    MetricValue value = AreaThings.metricOf(place, version);
    try (var producer = producer()) {
      send(producer, value);
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, MetricValue value) {
    producer.send(
        new ProducerRecord<>(
            Topics.METRICS,
            value.key().getBytes(StandardCharsets.UTF_8),
            Codecs.METRIC_VALUE.encode(value)));
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", city.kafka().bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /**
   * Cases in the archive, contacts beside it, patrols; what else is remembered has been told by
   * now.
   */
  private void record() throws Exception {
    try (var producer = producer()) {
      for (Place place : PLACES) {
        CaseEvent event = AreaThings.caseIn(place);
        producer.send(
            new ProducerRecord<>(
                Topics.CASE_EVENTS,
                event.caseId().getBytes(StandardCharsets.UTF_8),
                Codecs.CASE_EVENT.encode(event)));
        Contact contact = AreaMessages.contactFrom(place);
        producer.send(
            new ProducerRecord<>(
                Topics.CONTACTS,
                contact.contactId().getBytes(StandardCharsets.UTF_8),
                Codecs.CONTACT.encode(contact)));
        send(producer, AreaMessages.patrolOf(place));
      }
    }
    Map<String, Integer> expected =
        Map.of(
            "/v1/search/cases",
            PLACES.size(),
            "/v1/metrics",
            2 * PLACES.size(),
            "/v1/indicators/CALLS_DUE/contacts?scope=source&of=HOTLINE",
            PLACES.size());
    for (String path : expected.keySet()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  expected
                      .get(path)
                      .equals(
                          new JsonObject(everywhere.client().get(path).body())
                              .getJsonArray("items")
                              .size()));
    }
  }

  /** A photo that somebody of the place sent with a move of its case. */
  private String photoOfCase(Place place) {
    ApiClient worker = user(Role.GRID_WORKER, place).client();
    byte[] picture = Pictures.png(place.ordinal());
    String photo =
        new JsonObject(
                worker.send("POST", "/v1/photos", picture, "Content-Type", "image/png").body())
            .getString("id");
    JsonObject move =
        new JsonObject()
            .put("move", "REMARK")
            .put("expectedVersion", 1)
            .put("reason", "see there")
            .put("photos", new JsonArray().add(photo));
    String path = place.fill("/v1/cases/{place}-case/moves");
    HttpResponse<String> taken =
        worker.send("POST", path, move.encode(), "Idempotency-Key", "with a photo");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return photo;
  }

  private JsonObject issued(String name, String... devices) {
    JsonObject wish =
        new JsonObject().put("name", name).put("devices", new JsonArray(List.of(devices)));
    return new JsonObject(
        everywhere.client().send("POST", "/v1/device-tokens", wish.encode()).body());
  }

  /** Somebody of this role in this place, always the same. */
  AreaUser user(Role role, Place place) {
    return users.computeIfAbsent(AreaUser.idOf(role, place), id -> newUser(id, role, place));
  }

  private AreaUser newUser(String id, Role role, Place place) {
    if (role == Role.DEVICE) {
      String[] devices =
          place.fill("{gauge} {loop} {gate} {place}-* bulletin:{place} open311").split(" ");
      List<String> all = new ArrayList<>(List.of(devices));
      if (place == Place.RIVER) {
        all.add("square-passage");
      }
      String token = issued(id, all.toArray(String[]::new)).getString("token");
      return new AreaUser(role, place, city.client().withToken(token));
    }
    String department = role == Role.HANDLER ? place.department() : "";
    return new AreaUser(role, place, city.newUser(id, role.name(), place.district(), department));
  }
}
