package io.citygrid.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Period;
import io.citygrid.city.City;
import io.citygrid.city.Indicator;
import io.citygrid.city.testville.Testville;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sun has four cells in the River District; a cell is patrolled from ten minutes of a day on. */
class PatrolCoverageTest {
  private static final City CITY = Testville.city();
  private static final String FIRST = "990101001000001";
  private static final String SECOND = "990101001000002";

  private final Told told = new Told();
  private final PatrolCoverage coverage = new PatrolCoverage(told);

  @Test
  void countsCellsOnWorkingDaysThatHaveBegun() {
    told.put(FIRST, "2026-03-02", 10);
    told.put(FIRST, "2026-03-03", 9);
    told.put(SECOND, "2026-03-03", 480);
    // A Saturday: nobody is asked to patrol, and who does earns nothing.
    told.put(FIRST, "2026-03-07", 60);
    told.put(FIRST, "2026-02-27", 60);

    assertThat(measure("2026-03-04T04:00:00Z", "2026-03", "990101"))
        .containsExactly(
            new Measured(Indicator.PATROLS_DUE, 12, 12),
            new Measured(Indicator.PATROL_COVERAGE, 2, 12));
    assertThat(measure("2026-03-31T17:00:00Z", "2026-03", "990101"))
        .containsExactly(
            new Measured(Indicator.PATROLS_DUE, 4 * 22, 4 * 22),
            new Measured(Indicator.PATROL_COVERAGE, 2, 4 * 22));
  }

  @Test
  void theListIsWhatIsCounted() {
    told.put(FIRST, "2026-03-03", 12);
    List<CellDay> days =
        coverage.list(question("2026-03-03T04:00:00Z", "2026-03"), subject(), reader("990101"));

    assertThat(days)
        .hasSize(8)
        .startsWith(new CellDay(LocalDate.parse("2026-03-03"), "social", FIRST, 12, true))
        .contains(new CellDay(LocalDate.parse("2026-03-02"), "social", FIRST, 0, false));
    assertThat(days).filteredOn(CellDay::isPatrolled).hasSize(1);
  }

  @Test
  void nothingIsMeasuredWhereNoPhoneTellsWhereItIs() {
    assertThat(measure("2026-03-04T04:00:00Z", "2026-03", "990101")).isEmpty();
  }

  @Test
  void nothingIsToldToThoseWhoDoNotSeeAllOfTheCells() {
    told.put(FIRST, "2026-03-03", 12);
    assertThat(measure("2026-03-04T04:00:00Z", "2026-03", "990102")).isEmpty();
    assertThat(
            coverage.list(question("2026-03-04T04:00:00Z", "2026-03"), subject(), reader("990102")))
        .isEmpty();
  }

  private List<Measured> measure(String now, String period, String area) {
    Question question = question(now, period);
    return coverage.measure(question, subject(), question.period(), reader(area));
  }

  private static Subject subject() {
    return Scope.WORKER.find(CITY, "sun").orElseThrow();
  }

  private static Principal reader(String area) {
    return new Principal("deng", Set.of(Role.SUPERVISOR), Set.of(area), "", Set.of());
  }

  private static Question question(String now, String period) {
    Instant at = Instant.parse(now);
    return new Question(
        CITY,
        Scope.WORKER,
        List.of(subject()),
        true,
        period,
        Period.parse(period, at.atZone(CITY.calendar().zone()).toLocalDate()).orElseThrow(),
        false,
        at,
        new WorkingTime(CITY.calendar()));
  }

  /** What phones told of Sun. */
  private static final class Told implements PatrolMinutes {
    private final Map<String, Map<LocalDate, Integer>> minutes = new HashMap<>();

    void put(String cell, String day, int minutesThere) {
      minutes
          .computeIfAbsent(cell, none -> new HashMap<>())
          .put(LocalDate.parse(day), minutesThere);
    }

    @Override
    public boolean isTold() {
      return !minutes.isEmpty();
    }

    @Override
    public Map<LocalDate, Integer> of(
        String worker, String cell, Instant from, Instant to, ZoneId zone) {
      return worker.equals("sun") ? minutes.getOrDefault(cell, Map.of()) : Map.of();
    }
  }
}
