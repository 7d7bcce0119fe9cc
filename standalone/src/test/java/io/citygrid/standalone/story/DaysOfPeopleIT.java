package io.citygrid.standalone.story;

import static io.citygrid.city.event.CaseState.ACCEPTED;
import static io.citygrid.city.event.CaseState.CHECKED;
import static io.citygrid.city.event.CaseState.CLOSED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.FIELD_CHECK;
import static io.citygrid.city.event.CaseState.HANDLED;
import static io.citygrid.city.event.CaseState.IN_PROGRESS;
import static io.citygrid.city.event.CaseState.MERGED;
import static io.citygrid.city.event.CaseState.REJECTED;
import static io.citygrid.city.event.CaseState.REPORTED;
import static io.citygrid.city.event.CaseState.REWORK;
import static io.citygrid.city.event.CaseState.SUSPENDED;
import static io.citygrid.city.event.CaseState.UNDER_CHECK;
import static io.citygrid.city.event.CaseState.VOID;
import static io.citygrid.standalone.story.Town.at;
import static io.citygrid.standalone.story.Wishes.carriedOver;
import static io.citygrid.standalone.story.Wishes.department;
import static io.citygrid.standalone.story.Wishes.handIn;
import static io.citygrid.standalone.story.Wishes.move;
import static io.citygrid.standalone.story.Wishes.onTheSpot;
import static io.citygrid.standalone.story.Wishes.picture;
import static io.citygrid.standalone.story.Wishes.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.city.event.CaseState;
import io.citygrid.city.testville.Testville;
import io.citygrid.standalone.story.Town.Matter;
import io.citygrid.standalone.story.Town.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A day of each of the people who work with cases, over HTTP; together through every state. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DaysOfPeopleIT {
  private static final String WASTE = "E0101";
  private static final String STALL = "E0102";
  private static final String SHOP = "E0201";

  @TempDir static Path data;
  private static Town town;
  private static Person citizen;
  private static Person hotline;
  private static Person gridWorker;
  private static Person handler;
  private static Person head;
  private static Person street;
  private static Person water;
  private static Person market;
  private static Person officer;
  private static Person dispatcher;
  private static Person supervisor;
  private static Person otherDistrict;
  private static Person cityOfficer;
  private static Person city;

  @BeforeAll
  static void everybodyComesToWork() throws Exception {
    town = Town.start(data);
    citizen = town.person("wang", "CITIZEN", "");
    hotline = town.person("liu", "OPERATOR", "*");
    gridWorker = town.person("sun", "GRID_WORKER", "990101");
    handler = town.person("qian", "HANDLER", "990101", "river-urban");
    head = town.person("zhou", "HANDLER", "990101", "river-urban");
    street = town.person("li", "HANDLER", "990101001", "north-street");
    water = town.person("sui", "HANDLER", "990100", "water");
    market = town.person("gu", "HANDLER", "990100", "market");
    officer = town.person("chen", "DUTY_OFFICER", "990101");
    dispatcher = town.person("pang", "DISPATCHER", "990101");
    supervisor = town.person("deng", "SUPERVISOR", "990101");
    otherDistrict = town.person("hu", "DUTY_OFFICER", "990102");
    cityOfficer = town.person("shen", "DUTY_OFFICER", "*");
    city = town.person("zhao", "SUPERVISOR", "*");
  }

  @AfterAll
  static void everybodyGoesHome() {
    if (town != null) {
      town.close();
    }
  }

  @Test
  @Order(1)
  void aCitizenReportsWasteAndIsAskedHowItWent() {
    Matter waste = citizen.reports(WASTE, Testville.SOUTH_STREET);
    assertThat(citizen.state(waste)).isEqualTo(FIELD_CHECK);
    assertThat(citizen.mayDo(waste)).containsExactly("REMARK");
    assertThat(gridWorker.lists(FIELD_CHECK)).contains(waste.id());

    gridWorker.does(onTheSpot("CONFIRM_REPORT", Testville.SOUTH_STREET), waste, REPORTED);
    assertThat(officer.lists(REPORTED)).contains(waste.id());
    assertThat(dispatcher.isRefused(move("FILE").put("target", standard(WASTE)), waste))
        .contains("CHANGE_CATEGORY");
    officer.does(move("FILE").put("target", standard(WASTE)), waste, DISPATCHED);
    assertThat(citizen.sees(waste).getString("department")).isEqualTo("river-urban");
    bringToHandled(waste);
    officer.does(move("REQUEST_CHECK"), waste, UNDER_CHECK);
    gridWorker.does(
        onTheSpot("FAIL_CHECK", Testville.SOUTH_STREET)
            .put("reason", "half of it still lies there"),
        waste,
        REWORK);
    handler.does(move("START"), waste, IN_PROGRESS);
    handler.does(handIn(), waste, HANDLED);
    officer.does(move("REQUEST_CHECK"), waste, UNDER_CHECK);
    gridWorker.does(onTheSpot("PASS_CHECK", Testville.SOUTH_STREET), waste, CHECKED);
    officer.does(move("CLOSE").put("target", standard(WASTE)), waste, CLOSED);

    assertThat(citizen.isRefused(move("REOPEN").put("reason", "it is there again"), waste))
        .contains("RATE");
    citizen.does(
        move("RATE").put("target", new JsonObject().put("rating", "SATISFIED")), waste, CLOSED);
    assertThat(String.join(" ", citizen.isToldOf(waste, 8)))
        .isEqualTo(
            "RECEIVED DISPATCHED HANDLED TO_BE_VERIFIED REWORK HANDLED TO_BE_VERIFIED CLOSED");
  }

  @Test
  @Order(1)
  void anAppOfAnotherMakerReportsAndFollowsWhatBecomesOfIt() {
    String issued =
        town.administrator()
            .sends(
                "POST", "/v1/device-tokens", "{\"name\":\"app\",\"devices\":[\"open311\"]}", 201);
    String key = "api_key=" + new JsonObject(issued).getString("token");
    Person app = town.stranger();
    assertThat(app.reads("/open311/v2/services.xml")).contains("<service_code>E0101<");
    String form =
        key
            + "&service_code=E0101&description=an+old+sofa&lat=%s&long=%s"
                .formatted(Testville.SOUTH_STREET.lat(), Testville.SOUTH_STREET.lon());
    String opened =
        app.sends(
            "POST",
            "/open311/v2/requests.json",
            form,
            201,
            "Content-Type",
            "application/x-www-form-urlencoded");
    Matter sofa =
        new Matter(new JsonArray(opened).getJsonObject(0).getString("service_request_id"));
    gridWorker.seesComeTo(FIELD_CHECK, sofa);
    gridWorker.does(onTheSpot("CONFIRM_REPORT", Testville.SOUTH_STREET), sofa, REPORTED);
    String request = "/open311/v2/requests/" + sofa.id() + ".json?" + key;
    assertThat(app.reads(request)).contains("\"status\":\"open\"");
    officer.does(move("FILE").put("target", standard(WASTE)), sofa, DISPATCHED);
    bringToHandled(sofa);
    officer.does(move("REQUEST_CHECK"), sofa, UNDER_CHECK);
    gridWorker.does(onTheSpot("PASS_CHECK", Testville.SOUTH_STREET), sofa, CHECKED);
    officer.does(move("CLOSE").put("target", standard(WASTE)), sofa, CLOSED);
    assertThat(app.reads(request)).contains("\"status\":\"closed\"");
  }

  @Test
  @Order(1)
  void aCitizenChecksWhatAnotherOneSaw() throws Exception {
    Matter shop = gridWorker.reports(SHOP, Testville.SOUTH_STREET);
    market.does(move("ACCEPT"), shop, ACCEPTED);
    market.does(move("START"), shop, IN_PROGRESS);
    market.does(move("FINISH_MEASURE").put("reason", "ordered to stop"), shop, IN_PROGRESS);
    assertThat(market.reads("/v1/cases/" + shop.id())).contains("SECOND_MEASURE", "Fine");
    market.does(handIn(), shop, HANDLED);
    Person neighbour = town.person("he", "CITIZEN", "");
    String near =
        "/v1/tasks?lon=%s&lat=%s"
            .formatted(Testville.SOUTH_STREET.lon(), Testville.SOUTH_STREET.lat());
    await().atMost(Duration.ofSeconds(60)).until(() -> neighbour.reads(near).contains(shop.id()));
    String task =
        "/v1/tasks/"
            + new JsonObject(neighbour.reads(near))
                .getJsonArray("tasks")
                .getJsonObject(0)
                .getString("taskId");
    JsonObject here =
        new JsonObject().put("device", "phone-of-he").put("position", at(Testville.SOUTH_STREET));
    neighbour.sends("POST", task + "/take", here.encode(), 200);
    here.put("verdict", "YES").put("photo", neighbour.photographs(picture()));
    neighbour.sends("POST", task + "/answer", here.encode(), 200);

    gridWorker.seesComeTo(CHECKED, shop);
    cityOfficer.does(move("CLOSE").put("target", standard(SHOP)), shop, CLOSED);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !new JsonObject(neighbour.reads("/v1/rewards")).getJsonArray("rewards").isEmpty());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                city.reads("/v1/indicators/VERIFIED_BY_CITIZENS/cases?scope=category&of=" + SHOP)
                    .contains(shop.id()));
  }

  @Test
  @Order(1)
  void theOfficeOfTheStreetIsSparedWhatItCannotTake() {
    Matter first = gridWorker.reports(STALL, Testville.NORTH_STREET);
    assertThat(gridWorker.sees(first).getString("department")).isEqualTo("north-street");
    Matter next = gridWorker.reports(STALL, Testville.NORTH_STREET);
    assertThat(gridWorker.sees(next).getString("department")).isEqualTo("river-urban");
    assertThat(gridWorker.sees(next).getJsonObject("explanation").getString("en"))
        .contains("as North Street Office had as many as it can take");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !new JsonObject(dispatcher.reads("/v1/departments/loads")).isEmpty());
    JsonObject fullest =
        new JsonObject(dispatcher.reads("/v1/departments/loads"))
            .getJsonArray("departments")
            .getJsonObject(0);
    assertThat(fullest.getString("department")).isEqualTo("north-street");
    assertThat(fullest.getInteger("inHand")).isEqualTo(1);
    assertThat(fullest.getInteger("limit")).isEqualTo(1);
  }

  @Test
  @Order(1)
  void aProgramCarriesOverWhatEndedElsewhereAndTellsNobody() {
    Person program = town.person("importer", "IMPORTER", "*");
    Matter old = program.reports(carriedOver(WASTE, Testville.SOUTH_STREET));
    program.does(
        move("FORCE_CLOSE")
            .put("reason", "closed there, the day after")
            .put("at", "2026-03-11T02:00:00Z"),
        old,
        CLOSED);
    assertThat(program.sees(old).getJsonObject("facts").getString("endedAt"))
        .isEqualTo("2026-03-11T02:00:00Z");
    assertThat(program.isToldOf(old, 0)).isEmpty();
  }

  @Test
  @Order(1)
  void theAdministratorLetsSomebodyInAndOutAgain() {
    Person guest = town.person("guest", "OPERATOR", "990101");
    assertThat(guest.reads("/v1/cases?limit=1")).contains("items");
    town.administrator().sends("DELETE", "/v1/users/guest", "", 204);
    guest.sends("GET", "/v1/cases?limit=1", "", 401);
  }

  @Test
  @Order(1)
  void aLeaderWatchesTheWallAndChangesNothing() {
    Person leader = town.person("mayor", "VIEWER", "990101");
    Matter waste = gridWorker.reports(WASTE, Testville.SOUTH_STREET);
    assertThat(leader.state(waste)).isEqualTo(DISPATCHED);
    assertThat(leader.reads("/v1/indicators")).contains("subjects");
    String urge = move("URGE").put("reason", "hurry").put("expectedVersion", 0).encode();
    leader.sends("POST", "/v1/cases/" + waste.id() + "/moves", urge, 403);
    leader.sends("POST", "/v1/reports", "{}", 403);
    leader.sends("GET", "/v1/facts?area=990101", "", 403);
    leader.sends("GET", "/v1/desk", "", 403);
  }

  @Test
  @Order(1)
  void theTaskOfficeStartsTheStormPlanAndSeesItThrough() {
    new OfficeDay(city, officer, otherDistrict, handler, water).passes();
  }

  @Test
  @Order(1)
  void aGridWorkerFindsNothingAndClearsWhatIsSmall() {
    Matter gone = citizen.reports(WASTE, Testville.NORTH_STREET);
    gridWorker.does(
        onTheSpot("DENY_REPORT", Testville.NORTH_STREET).put("reason", "nothing there"),
        gone,
        REPORTED);
    officer.does(move("REJECT").put("reason", "nothing there"), gone, REJECTED);

    Matter small = gridWorker.reports(WASTE, Testville.SOUTH_STREET);
    assertThat(gridWorker.state(small)).isEqualTo(DISPATCHED);
    JsonObject cleared =
        move("HANDLE_ON_THE_SPOT")
            .put("photos", new JsonArray().add("before").add("after"))
            .put("position", at(Testville.SOUTH_STREET))
            .put("target", standard(WASTE));
    gridWorker.does(cleared, small, CLOSED);
  }

  @Test
  @Order(1)
  void theHotlineDeskFindsThePlaceThatACallerCouldNotNameAndCallsBack() {
    new HotlineDay(hotline, handler, gridWorker, officer).passes();
  }

  @Test
  @Order(1)
  void aPhoneThatWasWithoutANetworkTellsOfThePatrol() {
    new PatrolDay(gridWorker, supervisor, otherDistrict).passes();
  }

  @Test
  @Order(1)
  void whatIsFarTooLateGoesToTheLevelAboveAndItsDepartmentAppeals() {
    Person program = town.person("importer-2", "IMPORTER", "*");
    new LateDay(program, city, supervisor, handler, gridWorker, officer).passes();
  }

  @Test
  @Order(1)
  void aDisputeThatNobodyWantsEndsWithTheSupervisor() {
    new DisputeDay(hotline, dispatcher, street, handler, supervisor).passes();
  }

  @Test
  @Order(1)
  void aHandlerNeedsMoreTimeAndThenWaitsForAPart() {
    Matter cover = gridWorker.reports(WASTE, Testville.NORTH_STREET);
    handler.does(move("ACCEPT"), cover, ACCEPTED);
    handler.does(move("ASK_EXTENSION").put("reason", "a crane is needed"), cover, ACCEPTED);
    assertThat(handler.isRefused(move("ENDORSE_EXTENSION"), cover)).contains("WITHDRAW_REQUEST");
    head.does(move("ENDORSE_EXTENSION"), cover, ACCEPTED);
    officer.does(move("GRANT_EXTENSION"), cover, ACCEPTED);
    handler.does(move("START"), cover, IN_PROGRESS);
    String until = Instant.now().plus(Duration.ofDays(10)).toString();
    handler.does(
        move("ASK_SUSPENSION")
            .put("reason", "the part comes in ten days")
            .put("target", new JsonObject().put("until", until)),
        cover,
        IN_PROGRESS);
    officer.does(move("GRANT_SUSPENSION"), cover, SUSPENDED);
    handler.does(move("RESUME"), cover, IN_PROGRESS);
    assertThat(handler.isRefused(move("HAND_IN").put("reason", "cleared away"), cover))
        .contains("photo");
    handler.does(handIn(), cover, HANDLED);
  }

  @Test
  @Order(1)
  void twoReportsOfTheSameAreOneCaseAndEndTogether() {
    Matter first = gridWorker.reports(WASTE, Testville.SOUTH_STREET);
    Matter second = gridWorker.reports(WASTE, Testville.SOUTH_STREET);
    JsonObject merge =
        move("MERGE")
            .put("reason", "the same heap")
            .put("target", new JsonObject().put("caseId", first.id()));
    dispatcher.does(merge, second, MERGED);
    dispatcher.does(move("SPLIT").put("reason", "another heap"), second, DISPATCHED);
    dispatcher.does(merge, second, MERGED);
    bringToHandled(first);
    officer.does(move("REQUEST_CHECK"), first, UNDER_CHECK);
    gridWorker.does(onTheSpot("PASS_CHECK", Testville.SOUTH_STREET), first, CHECKED);
    officer.does(move("CLOSE").put("target", standard(WASTE)), first, CLOSED);
    gridWorker.seesComeTo(CLOSED, second);

    Matter joke = gridWorker.reports(WASTE, Testville.SOUTH_STREET);
    officer.does(move("VOID").put("reason", "made by mistake"), joke, VOID);
  }

  @Test
  @Order(1)
  void aDistrictHandsUpWhatIsTooLargeForItAndTheCityTakesWhatItWants() {
    Matter large = gridWorker.reports(WASTE, Testville.SOUTH_STREET);
    otherDistrict.doesNotSee(large);
    supervisor.does(move("HAND_UP").put("reason", "too large for us"), large, DISPATCHED);
    assertThat(supervisor.mayDo(large)).doesNotContain("ACCEPT_HAND_UP");
    city.does(move("ACCEPT_HAND_UP"), large, DISPATCHED);
    assertThat(supervisor.mayDo(large)).doesNotContain("REDISPATCH", "VOID");
    assertThat(supervisor.isRefused(move("VOID").put("reason", "no"), large)).contains("SUPERVISE");
    city.does(move("HAND_DOWN").put("reason", "a crane is on its way"), large, DISPATCHED);
    assertThat(supervisor.mayDo(large)).contains("REDISPATCH", "VOID");
    city.does(move("TAKE_OVER").put("reason", "the press is there"), large, DISPATCHED);
    city.does(move("SUPERVISE").put("reason", "every hour counts"), large, DISPATCHED);
    water.doesNotSee(large);
    city.does(move("ADD_ASSISTANT").put("target", department("water")), large, DISPATCHED);
    assertThat(water.lists(DISPATCHED)).contains(large.id());
    water.does(move("REMARK").put("reason", "we shut the main"), large, DISPATCHED);
    city.does(move("URGE").put("reason", "where are you?"), large, DISPATCHED);
    String stale =
        city.isRefused(move("VOID").put("reason", "no").put("expectedVersion", 1), large);
    assertThat(stale).contains("STALE");
  }

  @Test
  @Order(2)
  void togetherTheyHaveBroughtCasesThroughEveryState() {
    assertThat(town.passed()).containsExactlyInAnyOrder(CaseState.values());
  }

  private static void bringToHandled(Matter matter) {
    handler.does(move("ACCEPT"), matter, ACCEPTED);
    handler.does(move("START"), matter, IN_PROGRESS);
    handler.does(handIn(), matter, HANDLED);
  }
}
