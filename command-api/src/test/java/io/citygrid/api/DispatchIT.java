package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.casework.dispatch.CaseRules;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.city.Filing;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.geo.fence.GridFences;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of fences means to the cases that are open: before it is made, and after. */
class DispatchIT {
  private static final int CASES = 700;
  private static final double NORTH_STREETS_EDGE = 31.05;
  private static final CaseRules RULES =
      new CaseRules(new IndexedCity(Testville.city(Testville.files(), 1), GridFences::of));

  private static int cases;

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static ApiClient admin;
  private static RedisWriter view;

  /** Cases of waste in the north street of the River District, by id. */
  private static final Map<String, CaseEvent> INSIDE = new TreeMap<>();

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    admin = city.administrator();
    view = new RedisWriter(city.redis().uri());
    Random random = new Random(7);
    for (int i = 0; i < CASES; i++) {
      Position position =
          new Position(
              118.001 + random.nextDouble() * 0.098, 31.001 + random.nextDouble() * 0.098, 3);
      if (Math.abs(position.lat() - NORTH_STREETS_EDGE) < 0.0005) {
        continue; // A person would decide, before the change and after it.
      }
      CaseEvent event =
          CaseOpening.open(report("case-" + i, position), Filing.BY_RULE, RULES.grounds()).event();
      write(event);
      cases++;
      if (event.area().equals("990101001")) {
        INSIDE.put(event.caseId(), event);
      }
    }
    assertThat(INSIDE).hasSizeBetween(50, CASES - 50);
  }

  @AfterAll
  static void stop() throws Exception {
    view.close();
    city.close();
  }

  @Test
  void aChangeOfAFenceIsPreviewedThenListedThenTakenBack() {
    ApiClient river = city.newUser("river", "DISPATCHER", "990101", "");
    ApiClient hill = city.newUser("hill", "DISPATCHER", "990102", "");
    String fence = "/layers/appearance/fences/A-990101001";

    JsonObject preview = ok(admin.send("POST", "/v1/previews" + fence, northStreetOf("990102001")));
    assertThat(preview.getInteger("examined")).isEqualTo(cases);
    assertThat(preview.getBoolean("complete")).isTrue();
    assertThat(preview.getInteger("different")).isEqualTo(INSIDE.size());
    assertThat(preview.getJsonObject("byKind").getInteger("AREA")).isEqualTo(INSIDE.size());
    assertThat(preview.getJsonObject("byKind").getInteger("DEPARTMENT")).isEqualTo(INSIDE.size());
    assertThat(preview.getJsonArray("items")).hasSize(Math.min(100, INSIDE.size()));
    assertThat(preview.getJsonArray("borders")).as("the same ground, of another area").isEmpty();
    assertThat(differences(river)).as("nothing is published").isEmpty();

    ok(admin.send("PUT", "/v1" + fence, northStreetOf("990102001")));
    Map<String, JsonObject> found = differences(river);
    assertThat(found.keySet()).isEqualTo(INSIDE.keySet());
    JsonObject one = found.values().iterator().next();
    assertThat(one.getJsonArray("changed")).containsExactly("AREA", "DEPARTMENT");
    assertThat(one.getJsonObject("now").getString("department")).isEqualTo("river-urban");
    assertThat(one.getJsonObject("anew").getString("area")).isEqualTo("990102001");
    assertThat(one.getJsonObject("anew").getString("department")).isEqualTo("hill-urban");
    assertThat(differences(hill)).as("the cases are not theirs yet").isEmpty();
    assertThat(
            ok(admin.send("POST", "/v1/previews" + fence, northStreetOf("990102001")))
                .getInteger("different"))
        .as("the change is made already")
        .isZero();

    ok(admin.send("PUT", "/v1" + fence, northStreetOf("990101001")));
    assertThat(differences(river)).isEmpty();
  }

  /** Who moves a border on one side only leaves ground to nobody; who draws both sides does not. */
  @Test
  void severalFencesAreOneChangeAndNothingOfWhatOthersDidMeanwhileIsWrittenOver() {
    long version = versionOf("appearance");
    JsonObject both = new JsonObject(borderAt(31.04, version));
    JsonObject north = both.copy();
    north.getJsonArray("features").remove(1);

    JsonObject oneSided =
        ok(admin.send("POST", "/v1/previews/layers/appearance/fences", north.encode()));
    JsonObject border = oneSided.getJsonArray("borders").getJsonObject(0);
    assertThat(border.getString("layer")).isEqualTo("appearance");
    assertThat(border.getInteger("changed")).isEqualTo(1);
    assertThat(border.getLong("overlappingSquareMeters")).isBetween(10_000_000L, 11_000_000L);
    assertThat(border.getLong("uncoveredSquareMeters")).isZero();
    assertThat(
            ok(admin.send("POST", "/v1/previews/layers/appearance/fences", both.encode()))
                .getJsonArray("borders")
                .getJsonObject(0)
                .getLong("overlappingSquareMeters"))
        .isZero();

    ok(admin.send("PUT", "/v1/layers/appearance/fences", both.encode()));
    assertThat(versionOf("appearance")).isGreaterThan(version);
    HttpResponse<String> late =
        admin.send("PUT", "/v1/layers/appearance/fences", borderAt(31.03, version));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("were drawn on version %d of layer appearance".formatted(version));
    ok(admin.send("PUT", "/v1/layers/appearance/fences", borderAt(NORTH_STREETS_EDGE, 0)));
  }

  /**
   * Both cells of the River District, with the border between them here; 0: on whatever version.
   */
  private static String borderAt(double lat, long layerVersion) {
    return """
        {"type":"FeatureCollection",%s"features":[
         {"type":"Feature","id":"A-990101001","geometry":{"type":"Polygon","coordinates":
          [[[118.0,%s],[118.1,%s],[118.1,31.1],[118.0,31.1],[118.0,%s]]]}},
         {"type":"Feature","id":"A-990101002","geometry":{"type":"Polygon","coordinates":
          [[[118.0,31.0],[118.1,31.0],[118.1,%s],[118.0,%s],[118.0,31.0]]]}}]}"""
        .formatted(
            layerVersion == 0 ? "" : "\"layerVersion\":%d,".formatted(layerVersion),
            lat,
            lat,
            lat,
            lat,
            lat);
  }

  private static long versionOf(String layer) {
    for (Object one : ok(admin.get("/v1/layers")).getJsonArray("items")) {
      JsonObject known = (JsonObject) one;
      if (known.getString("id").equals(layer)) {
        return known.getLong("version");
      }
    }
    throw new AssertionError("no layer " + layer);
  }

  @Test
  void aPreviewRefusesWhatTheChangeItselfWouldRefuse() {
    HttpResponse<String> refused =
        admin.send("POST", "/v1/previews/city/files/responsibility.csv", "category,who\nE01,me\n");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("responsibility.csv");
    assertThat(admin.send("POST", "/v1/previews/city/files/none.csv", "x").statusCode())
        .isEqualTo(404);
  }

  /** Waste is nobody's then: all cases of it would need a person. */
  @Test
  void aFileIsPreviewedToo() {
    String list = "category,area,function,level,department\nC01,,,,water\nE02,,,,market\n";

    JsonObject preview = ok(admin.send("POST", "/v1/previews/city/files/responsibility.csv", list));

    assertThat(preview.getJsonObject("byKind").getInteger("TO_DESK"))
        .isEqualTo(preview.getInteger("different"))
        .isGreaterThan(CASES / 2);
  }

  /** Page by page, each case once. */
  private static Map<String, JsonObject> differences(ApiClient client) {
    Map<String, JsonObject> found = new TreeMap<>();
    String next = "";
    do {
      JsonObject page = ok(client.get("/v1/dispatch/differences?limit=37" + next));
      for (Object item : page.getJsonArray("items")) {
        JsonObject one = (JsonObject) item;
        assertThat(found.put(one.getString("id"), one)).isNull();
      }
      next = page.containsKey("next") ? "&before=" + page.getString("next") : "";
    } while (!next.isEmpty());
    return found;
  }

  private static JsonObject ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static String northStreetOf(String area) {
    return """
        {"type":"Feature","properties":{"code":"A-990101001","area":"%s"},
         "geometry":{"type":"Polygon","coordinates":
          [[[118.0,31.05],[118.1,31.05],[118.1,31.1],[118.0,31.1],[118.0,31.05]]]}}"""
        .formatted(area);
  }

  private static Report report(String id, Position position) {
    Report like = TestvilleMessages.WASTE;
    return new Report(
        id,
        like.reporter(),
        like.source(),
        like.category(),
        like.description(),
        position,
        like.reportedAt(),
        like.receivedAt(),
        like.cityVersion(),
        like.externalId());
  }

  private static void write(CaseEvent event) {
    view.write(
        new ViewWrite(
            ViewKind.CASE,
            event.caseId(),
            event.version(),
            new String(Codecs.CASE_VIEW.encode(CaseView.of(event)), StandardCharsets.UTF_8),
            event.at().toEpochMilli(),
            List.of(ViewIndexes.CASES, ViewIndexes.cases(event.state()))));
  }
}
