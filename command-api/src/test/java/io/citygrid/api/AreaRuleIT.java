package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.AreaUser.Place;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Operation;
import io.citygrid.api.identity.Role;
import io.citygrid.api.push.FeedKind;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route and every subscription, tried by the area rule that it declares: with each of its
 * roles in the district where a thing lies, and in another one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AreaRuleIT {
  private static final List<Place> BOTH = AreaCity.PLACES;

  @TempDir static Path directory;
  private final Map<String, AreaTrial> trials = AreaTrials.all();
  private final ExecutorService askers = Executors.newCachedThreadPool();
  private AreaCity city;
  private AreaThings things;

  @BeforeAll
  void start() throws Exception {
    city = AreaCity.start(directory);
    things = city.things();
  }

  @AfterAll
  void stop() throws Exception {
    askers.shutdown();
    city.close();
  }

  Stream<Operation> operations() {
    return city.api().operations().stream().filter(operation -> !operation.isOpen());
  }

  @Test
  void everyOperationIsTriedAndNothingElse() {
    assertThat(trials.keySet())
        .containsExactlyInAnyOrderElementsOf(operations().map(Operation::id).toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void keepsItsAreaRule(Operation operation) {
    AreaTrial trial = trials.get(operation.id());
    assertThat(trial).as("how %s is tried", operation.id()).isNotNull();
    List<Runnable> tries = new ArrayList<>();
    for (List<Place> pair : trial.pairs()) {
      for (Role role : new TreeSet<>(operation.roles())) {
        AreaUser owner = city.user(role, pair.get(0));
        AreaUser stranger = city.user(role, pair.get(1));
        tries.add(() -> tryOne(operation, trial, owner, stranger));
      }
    }
    sideBySide(tries);
  }

  /** Where nothing decides, the API waits two seconds for the outcome of each move. */
  private void sideBySide(List<Runnable> tries) {
    CompletableFuture.allOf(
            tries.stream()
                .map(one -> CompletableFuture.runAsync(one, askers))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** So that none of them is there only for its errors: the client checks what it gets. */
  @Test
  @Order(Integer.MAX_VALUE)
  void everyQuestionWasAnsweredAsTheDocumentPromises() {
    Set<String> promised = ApiContract.answeringJson(200);
    promised.retainAll(
        operations()
            .filter(operation -> operation.method() == HttpMethod.GET)
            .map(Operation::id)
            .toList());

    assertThat(promised).hasSizeGreaterThan(50);
    assertThat(ApiContract.checked(200)).containsAll(promised);
  }

  /**
   * @param owner somebody of the place where the thing lies, or whose own it is
   * @param stranger of the same role, in another place
   */
  private void tryOne(Operation operation, AreaTrial trial, AreaUser owner, AreaUser stranger) {
    switch (operation.area()) {
      case CITY_WIDE, OWN_AREA_DECIDED -> assertTold(operation, trial, stranger, owner);
      case OWN_AREAS_FILTERED, OWN_AREA_REQUIRED -> {
        // First who must not: what the owner takes away nobody can be given any more.
        assertNotTold(operation, trial, stranger, owner);
        if (trial.seers().contains(owner.role())) {
          assertTold(operation, trial, owner, owner);
        } else {
          assertNotTold(operation, trial, owner, owner);
        }
      }
      case OWN_PERSON -> {
        assertTold(operation, trial, owner, owner);
        assertNotTold(operation, trial, stranger, owner);
      }
      case OWN_DEVICES -> {
        if (owner.role() == Role.DEVICE) {
          assertTold(operation, trial, owner, owner);
          assertNotTold(operation, trial, stranger, owner);
        } else {
          assertTold(operation, trial, city.everywhere(), owner);
          assertNotTold(operation, trial, owner, owner);
        }
      }
      case WHOLE_CITY_REQUIRED -> {
        assertTold(operation, trial, city.everywhere(), owner);
        HttpResponse<String> refused = trial.ask(operation, owner, owner);
        assertThat(refused.statusCode()).as(claim(operation, owner, owner)).isEqualTo(403);
      }
      case NONE -> throw new IllegalStateException(operation + " is open");
    }
  }

  private static void assertTold(
      Operation operation, AreaTrial trial, AreaUser asker, AreaUser owner) {
    HttpResponse<String> answer = trial.ask(operation, asker, owner);
    assertThat(AreaTrial.isLetIn(answer) && trial.tells().test(answer, owner))
        .as("%s, answer %d %s", claim(operation, asker, owner), answer.statusCode(), answer.body())
        .isTrue();
  }

  private static void assertNotTold(
      Operation operation, AreaTrial trial, AreaUser asker, AreaUser owner) {
    HttpResponse<String> answer = trial.ask(operation, asker, owner);
    assertThat(AreaTrial.isLetIn(answer) && trial.tells().test(answer, owner))
        .as(
            "%s though it must not be told, answer %d %s",
            claim(operation, asker, owner), answer.statusCode(), answer.body())
        .isFalse();
    assertThat(answer.statusCode()).as(claim(operation, asker, owner)).isLessThan(500);
  }

  private static String claim(Operation operation, AreaUser asker, AreaUser owner) {
    return "%s (%s): %s asks for what is of %s"
        .formatted(operation.id(), operation.area(), asker.id(), owner.id());
  }

  /** What the job decides comes to it with the areas of who sent it. */
  @Test
  void whatIsDecidedByItsAreaCarriesTheAreasOfItsSender() throws Exception {
    for (Place place : BOTH) {
      for (Operation operation : operations().toList()) {
        if (operation.area() == AreaRule.OWN_AREA_DECIDED) {
          AreaUser sender = city.user(Role.SUPERVISOR, place);
          assertTold(operation, trials.get(operation.id()), sender, sender);
        }
      }
      Set<List<String>> areas = new HashSet<>();
      String id = city.user(Role.SUPERVISOR, place).id();
      for (FactEdit edit : city.read(Topics.FACT_EDITS, Codecs.FACT_EDIT)) {
        if (edit.actor().id().equals(id)) {
          areas.add(edit.actor().areas());
        }
      }
      for (OfficeCommand command : city.read(Topics.OFFICE_COMMANDS, Codecs.OFFICE_COMMAND)) {
        if (command.actor().id().equals(id)) {
          areas.add(command.actor().areas());
        }
      }
      assertThat(areas).containsExactly(List.of(place.district()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriptionKeepsItsAreaRule(FeedKind kind) {
    switch (kind.area()) {
      case OWN_AREAS_FILTERED -> BOTH.forEach(place -> subscribe(kind, place));
      case OWN_PERSON -> kind.roles().forEach(role -> subscribeToOwn(kind, role));
      case WHOLE_CITY_REQUIRED -> subscribeToAll(kind);
      case CITY_WIDE -> kind.roles().forEach(role -> subscribeToTheSame(kind, role));
      default -> throw new IllegalStateException("nobody tries " + kind);
    }
  }

  /** All roles of a place follow: what lies there comes to those who see places, nothing else. */
  private void subscribe(FeedKind kind, Place place) {
    Place other = place == Place.RIVER ? Place.HILL : Place.RIVER;
    String own = marker(kind, place);
    String foreign = marker(kind, other);
    Map<Role, FeedClient> walls = new LinkedHashMap<>();
    try (FeedClient all = follow(kind, city.everywhere())) {
      kind.roles().forEach(role -> walls.put(role, follow(kind, city.user(role, place))));
      Set<Role> seers = EnumSet.copyOf(kind.roles());
      seers.retainAll(Role.OF_AREAS_OR_DEPARTMENTS);
      seers.forEach(role -> awaitText(walls.get(role), kind, "snapshot", own));
      long version = System.nanoTime();
      awaitText(all, kind, "snapshot", own);
      city.write(kind, other, version);
      city.write(kind, place, version);
      awaitText(all, kind, "delta", foreign);
      seers.forEach(role -> awaitText(walls.get(role), kind, "delta", own));
      walls.forEach(
          (role, wall) -> {
            String seen = wall.messages().toString();
            assertThat(seen).as("%s of %s follows %s", role, place, kind).doesNotContain(foreign);
            if (!seers.contains(role)) {
              assertThat(seen).as("%s of %s follows %s", role, place, kind).doesNotContain(own);
            }
          });
    } finally {
      walls.values().forEach(FeedClient::close);
    }
  }

  private void subscribeToOwn(FeedKind kind, Role role) {
    AreaUser owner = city.user(role, Place.RIVER);
    AreaUser stranger = city.user(role, Place.HILL);
    try (FeedClient own = follow(kind, owner);
        FeedClient other = follow(kind, stranger)) {
      awaitText(own, kind, "snapshot", owner.id());
      other.next("snapshot");
      long version = System.nanoTime();
      things.told(owner, version);
      things.told(stranger, version);
      awaitText(other, kind, "delta", stranger.id() + "-told");
      awaitText(own, kind, "delta", owner.id() + "-told");
      assertThat(other.messages().toString()).doesNotContain(owner.id() + "-told");
    }
  }

  /** Nothing of any place: people of both areas are told the same. */
  private void subscribeToTheSame(FeedKind kind, Role role) {
    try (FeedClient one = follow(kind, city.user(role, Place.RIVER));
        FeedClient other = follow(kind, city.user(role, Place.HILL))) {
      one.next("values");
      other.next("values");
      things.written();
      JsonObject told = one.next("values", message -> message.encode().contains("\"travel\""));
      assertThat(
              other.next(
                  "values",
                  message -> message.getJsonArray("items").equals(told.getJsonArray("items"))))
          .isNotNull();
    }
  }

  private void subscribeToAll(FeedKind kind) {
    String id = "city.reports.v1/0/41";
    for (Role role : kind.roles()) {
      try (FeedClient all = follow(kind, city.everywhere());
          FeedClient one = follow(kind, city.user(role, Place.RIVER))) {
        awaitText(all, kind, "snapshot", id);
        one.next("snapshot");
        things.deadLetter(System.nanoTime());
        awaitText(all, kind, "delta", id);
        assertThat(one.messages().toString()).as("%s", role).doesNotContain(id);
      }
    }
  }

  private FeedClient follow(FeedKind kind, AreaUser user) {
    return new FeedClient(city.api().port(), FeedClient.hello(user.client().token(), kind.key()));
  }

  /** What is not logged comes in messages of its own, the first time too. */
  private static void awaitText(FeedClient wall, FeedKind kind, String type, String text) {
    switch (kind) {
      case READING -> wall.next("readings", message -> message.encode().contains(text));
      case SEGMENT, CROWD, AREA_TRAFFIC ->
          wall.next(
              "values",
              message ->
                  message.getBoolean("whole").equals(type.equals("snapshot"))
                      && message.encode().contains(text));
      default -> wall.next(type, message -> message.encode().contains(text));
    }
  }

  private static String marker(FeedKind kind, Place place) {
    return place.fill(
        switch (kind) {
          case READING -> "\"{gauge}\"";
          case SEGMENT -> "\"{segment}\"";
          case CROWD -> "\"{hot}\"";
          case AREA_TRAFFIC -> "\"traffic/area/{district}/index\"";
          default -> "\"{place}-" + kind.key().replace("office-", "") + "\"";
        });
  }
}
