package io.citygrid.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Pages of a filtered list, one after the other, are what looking at every case gives. */
class CaseFilterTest {
  private static final List<Principal> ASKERS =
      List.of(
          new Principal("op", Set.of(Role.OPERATOR), Set.of(Principal.EVERYWHERE), "", Set.of()),
          new Principal("r0", Set.of(Role.CITIZEN), Set.of(), "", Set.of()),
          new Principal("h", Set.of(Role.HANDLER), Set.of(), "dep1", Set.of()),
          new Principal("river", Set.of(Role.OPERATOR), Set.of("d1"), "", Set.of()));

  @Property(tries = 200)
  void pagesThroughAnIndexListWhatAScanOfAllCasesFinds(@ForAll @LongRange(min = 0) long seed) {
    Random random = new Random(seed);
    InMemoryCityView view = new InMemoryCityView();
    List<JsonObject> cases = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      cases.add(write(view, i, random));
    }
    Principal asker = ASKERS.get(random.nextInt(ASKERS.size()));
    CaseFilter filter = filter(random);
    WorkersByChance workers = new WorkersByChance(random);
    ViewReads reads = new ViewReads(view, workers);

    List<String> listed = new ArrayList<>();
    Optional<Cursor> at = Optional.of(Cursor.START);
    Optional<Long> total = Optional.empty();
    while (at.isPresent()) {
      var asked = reads.list(ViewKind.CASE, filter.listing(asker), at.get(), 7, asker);
      while (workers.step()) {
        assertThat(asked.failed()).isFalse();
      }
      asked.result().items().forEach(item -> listed.add(item.id()));
      total = asked.result().total();
      at = asked.result().next();
    }

    List<String> expected =
        cases.stream()
            .filter(one -> isListed(one, filter, asker))
            .map(one -> one.getString("id"))
            .toList();
    assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    total.ifPresent(count -> assertThat(count).isEqualTo(expected.size()));
    if (asker.seesEverything() && filter.equals(new CaseFilter(Map.of(), none(), none(), none()))) {
      assertThat(total).contains(60L);
    }
  }

  /** The slow twin: the words of the contract, without any index. */
  private static boolean isListed(JsonObject one, CaseFilter filter, Principal asker) {
    List<String> path = one.getJsonArray("areaPath").stream().map(String::valueOf).toList();
    String reporter = one.getString("reporter");
    List<String> involved = involved(one);
    boolean seen = asker.seesCase(path, involved, reporter);
    boolean ownOnly =
        !asker.roles().contains(Role.HANDLER)
            || filter.texts().containsKey("reporter")
            || filter.texts().containsKey("department")
            || involved.contains(asker.department());
    return seen
        && ownOnly
        && (!filter.texts().containsKey("department")
            || involved.contains(filter.texts().get("department")))
        && reporter.equals(filter.texts().getOrDefault("reporter", reporter))
        && one.getString("category")
            .equals(filter.texts().getOrDefault("category", one.getString("category")))
        && filter.state().map(s -> s.name().equals(one.getString("state"))).orElse(true)
        && filter.district().map(d -> path.size() > 1 && path.get(1).equals(d)).orElse(true)
        && filter
            .flag()
            .map(flag -> one.getJsonObject("facts").getJsonArray("flags").contains(flag.name()))
            .orElse(true);
  }

  private static List<String> involved(JsonObject one) {
    JsonObject facts = one.getJsonObject("facts");
    return List.of(
        one.getString("department"),
        facts.getJsonArray("assisting").getString(0),
        facts.getString("opinionOf"));
  }

  private static CaseFilter filter(Random random) {
    Map<String, String> texts = new HashMap<>();
    if (random.nextInt(3) == 0) {
      texts.put("department", "dep" + random.nextInt(4));
    }
    if (random.nextInt(3) == 0) {
      texts.put("reporter", "r" + random.nextInt(2));
    }
    if (random.nextInt(3) == 0) {
      texts.put("category", "E" + random.nextInt(2));
    }
    return new CaseFilter(
        texts,
        random.nextBoolean() ? Optional.of("d" + random.nextInt(2)) : Optional.empty(),
        random.nextBoolean() ? Optional.of(state(random)) : Optional.empty(),
        random.nextInt(3) == 0 ? Optional.of(flag(random)) : Optional.empty());
  }

  private static CaseState state(Random random) {
    return CaseState.values()[random.nextInt(2)];
  }

  private static CaseFlag flag(Random random) {
    return random.nextBoolean() ? CaseFlag.SIMILAR : CaseFlag.URGENT;
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static JsonObject write(InMemoryCityView view, int i, Random random) {
    CaseState state = state(random);
    String district = "d" + random.nextInt(2);
    String department = "dep" + random.nextInt(4);
    String assistant = "dep" + random.nextInt(4);
    String asked = "dep" + random.nextInt(4);
    String reporter = "r" + random.nextInt(2);
    boolean nowhere = random.nextInt(6) == 0;
    List<CaseFlag> flags = random.nextBoolean() ? List.of() : List.of(flag(random));
    JsonObject json =
        new JsonObject()
            .put("id", "c" + i)
            .put("state", state.name())
            .put("category", "E" + random.nextInt(2))
            .put("areaPath", nowhere ? new JsonArray() : new JsonArray().add("city").add(district))
            .put("department", department)
            .put(
                "facts",
                new JsonObject()
                    .put("assisting", new JsonArray().add(assistant))
                    .put("opinionOf", asked)
                    .put("flags", new JsonArray(flags.stream().map(Enum::name).toList())))
            .put("reporter", reporter);
    List<String> indexes =
        new ArrayList<>(
            List.of(
                ViewIndexes.CASES,
                ViewIndexes.cases(state),
                ViewIndexes.casesOfReporter(reporter)));
    Stream.of(department, assistant, asked)
        .distinct()
        .forEach(id -> indexes.add(ViewIndexes.casesOfDepartment(id)));
    flags.forEach(flag -> indexes.add(ViewIndexes.casesOfFlag(flag)));
    if (!nowhere) {
      indexes.add(ViewIndexes.casesOfDistrict(district, state));
    }
    // Few different times, so that pages also break between equal ones.
    view.write(new ViewWrite(ViewKind.CASE, "c" + i, 1, json.encode(), random.nextInt(9), indexes));
    return json;
  }
}
