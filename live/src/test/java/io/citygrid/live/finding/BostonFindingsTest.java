package io.citygrid.live.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingChange;
import io.citygrid.city.event.FindingKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the last days of Boston's July 2011 would have told, by the ready city's rules. What is
 * expected here was looked up in the requests themselves.
 */
class BostonFindingsTest {
  /** The midnight after the 23rd; what is usual comes from the three weeks before. */
  private static final int FIRST_LOOK = 23;

  private static final String PUBLIC_WORKS = "PWDx";

  private static List<Finding> told;

  @BeforeAll
  static void look() throws Exception {
    told = BostonJuly.read().findings(FIRST_LOOK);
  }

  private static Finding raised(FindingKind kind, String category, String cell) {
    return told.stream()
        .filter(one -> one.change() == FindingChange.RAISED && one.kind() == kind)
        .filter(one -> one.about().category().equals(category))
        .filter(one -> one.about().cell().equals(cell))
        .findFirst()
        .orElseThrow();
  }

  /**
   * On Sunday the 24th somebody walked with a phone from A Street along Summer Street and reported
   * nine graffiti, where there is one in ten days.
   */
  @Test
  void graffitiAtOneCornerOfSouthBostonAreAClusterAndFrequentInTheirPrecinct() {
    Finding cluster = raised(FindingKind.CLUSTER, "GRF01", "0601");
    assertThat(cluster.at()).isEqualTo(Instant.parse("2011-07-25T04:00:00Z"));
    assertThat(cluster.areaPath()).containsExactly("boston", "C6");
    assertThat(cluster.observed()).isEqualTo(9);
    assertThat(cluster.windowDays()).isEqualTo(1);
    assertThat(cluster.usual()).isLessThan(1);
    assertThat(cluster.chance()).isLessThan(1 / 365.0);
    assertThat(cluster.cases()).contains("101000305479", "101000305473");

    Finding frequent = raised(FindingKind.FREQUENT_IN_CELL, "GRF01", "0601");
    assertThat(frequent.observed()).isEqualTo(9);
    assertThat(frequent.usual()).isLessThan(0.2);
  }

  /** On the 27th trees of Charlestown were told of one after another; a week has three or four. */
  @Test
  void treesOfCharlestownAreAClusterAndOnTheRise() {
    Finding cluster = raised(FindingKind.CLUSTER, "TRE04", "0204");
    assertThat(cluster.at()).isEqualTo(Instant.parse("2011-07-28T04:00:00Z"));
    assertThat(cluster.observed()).isEqualTo(15);
    Finding rise = raised(FindingKind.CATEGORY_RISE, "TRE04", "");
    assertThat(told)
        .filteredOn(one -> one.kind() == FindingKind.CATEGORY_RISE)
        .filteredOn(one -> one.change() == FindingChange.RAISED)
        .filteredOn(one -> one.about().category().equals("TRE04"))
        .extracting(Finding::areaPath)
        .contains(List.of("boston", "A15"));
    assertThat(rise.observed()).isGreaterThanOrEqualTo(10);
  }

  /** In the second half of July twice the share of its requests was not closed in time. */
  @Test
  void publicWorksFallsBehindAndNoOtherDepartment() {
    assertThat(told)
        .filteredOn(one -> one.kind() == FindingKind.DEPARTMENT_BEHIND)
        .extracting(one -> one.about().department())
        .containsOnly(PUBLIC_WORKS);
    Finding behind =
        told.stream()
            .filter(one -> one.kind() == FindingKind.DEPARTMENT_BEHIND)
            .findFirst()
            .orElseThrow();
    assertThat((double) behind.observed() / behind.outOf()).isBetween(0.05, 0.2);
    assertThat(behind.observed()).isGreaterThan((int) (1.5 * behind.usual()));
  }

  @Test
  void whatCrewsEnterInBatchesIsNoNewsAndNothingIsAFlood() {
    assertThat(told).noneMatch(one -> one.about().category().equals("HWY04"));
    Map<Instant, Long> perDay =
        told.stream()
            .filter(one -> one.change() == FindingChange.RAISED)
            .filter(one -> one.at().isAfter(Instant.parse("2011-07-24T04:00:00Z")))
            .collect(Collectors.groupingBy(Finding::at, Collectors.counting()));
    assertThat(perDay.values()).allMatch(count -> count <= 10);
    Map<String, Long> raised =
        told.stream()
            .filter(one -> one.change() == FindingChange.RAISED)
            .collect(Collectors.groupingBy(Finding::findingId, Collectors.counting()));
    assertThat(raised.values()).containsOnly(1L);
    assertThat(told.stream().map(Finding::kind).collect(Collectors.toSet()))
        .doesNotContain(FindingKind.FALSE_ALARMS, FindingKind.FREQUENT_BUSINESS);
  }
}
