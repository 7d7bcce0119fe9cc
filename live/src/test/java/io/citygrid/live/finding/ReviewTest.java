package io.citygrid.live.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingKind;
import io.citygrid.live.finding.SeenCase.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final String NORTH = "990101001";
  private static final String SOUTH = "990101002";

  private static List<Standout> of(FindingKind kind, List<Standout> all) {
    return all.stream().filter(one -> one.kind() == kind).toList();
  }

  /** Stalls in four streets every second day for 120 days, and many in North Street this week. */
  private static Seen stalls() {
    Seen seen = new Seen();
    for (int i = 0; i < 60; i++) {
      seen.came("n" + i, "E0102", NORTH, 2 * i + 1.5).came("s" + i, "E0102", SOUTH, 2 * i + 0.5);
      seen.came("t" + i, "E0102", "T", 2 * i + 1.7).came("u" + i, "E0102", "U", 2 * i + 0.7);
    }
    for (int i = 0; i < 14; i++) {
      seen.came("new-" + i, "E0102", NORTH, 0.2 + i % 5);
    }
    return seen;
  }

  /** Stalls in eight streets for a month, and thirty in one of them in two days. */
  private static Seen clustered() {
    Seen seen = new Seen();
    for (int i = 0; i < 15; i++) {
      for (String street : List.of(NORTH, SOUTH, "P", "Q", "R", "S", "T", "U")) {
        seen.came(street + i, "E0102", street, 2 * i + 0.1 + street.length() * 0.1);
      }
    }
    for (int i = 0; i < 30; i++) {
      seen.came("new-" + i, "E0102", NORTH, 0.2 + i % 2);
    }
    return seen;
  }

  @Test
  void aCategoryThatIsLeftOutIsNoNews() {
    Seen seen = stalls();
    assertThat(
            Review.look(
                Seen.city("leaveOut: [E0102]\n"), seen.cases, seen.alerts, Seen.LONG_AGO, Seen.NOW))
        .isEmpty();
  }

  @Test
  void moreOfACategoryInACellThanIsUsualThere() {
    List<Standout> found = of(FindingKind.FREQUENT_IN_CELL, stalls().look(Seen.LONG_AGO));

    assertThat(found).hasSize(1);
    Standout one = found.get(0);
    assertThat(one.about()).isEqualTo(FindingAbout.category("E0102", "A-" + NORTH));
    assertThat(one.windowDays()).isEqualTo(7);
    assertThat(one.observed()).isEqualTo(17);
    assertThat(one.usual()).isBetween(3.4, 3.6);
    assertThat(one.chance()).isLessThan(1e-4);
    assertThat(one.areaPath()).containsExactly("990100", "990101", NORTH);
    assertThat(one.cases()).hasSize(17).startsWith("new-0", "new-10", "new-5");
    assertThat(one.center()).isNotNull();
  }

  @Test
  void moreOfACategoryInADistrict() {
    List<Standout> found = of(FindingKind.CATEGORY_RISE, stalls().look(Seen.LONG_AGO));

    assertThat(found).extracting(Standout::subject).containsExactly("E0102/990101");
    assertThat(found.get(0).areaPath()).containsExactly("990100", "990101");
    assertThat(found.get(0).concerned()).containsExactly("990100", "990101");
    assertThat(found.get(0).windowDays()).isEqualTo(7);
  }

  @Test
  void theSameCloseTogetherIsAClusterAskedOnceADay() {
    Seen seen = clustered();
    List<Standout> found = of(FindingKind.CLUSTER, seen.look(Seen.LONG_AGO));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).about()).isEqualTo(FindingAbout.category("E0102", "A-" + NORTH));
    assertThat(found.get(0).chance()).isLessThanOrEqualTo(1 / 365.0);
    assertThat(found.get(0).cases()).filteredOn(id -> id.startsWith("new")).hasSize(30);

    Instant later = Seen.NOW.plus(Duration.ofHours(1));
    assertThat(Review.asks(Seen.CITY, Seen.NOW)).isEqualTo(EnumSet.allOf(FindingKind.class));
    assertThat(Review.asks(Seen.CITY, later)).doesNotContain(FindingKind.CLUSTER).hasSize(5);
    assertThat(
            of(
                FindingKind.CLUSTER,
                Review.look(Seen.CITY, seen.cases, seen.alerts, Seen.LONG_AGO, later)))
        .isEmpty();
  }

  @Test
  void whoWasHeardForAShortTimeOnlySaysNothing() {
    assertThat(stalls().look(Seen.NOW.minus(Duration.ofDays(15)))).isEmpty();
    assertThat(stalls().look(Seen.NOW.minus(Duration.ofDays(22)))).isNotEmpty();
  }

  @Test
  void whatWasRejectedVoidOrAttachedIsNoProblemOfItsOwn() {
    Seen seen = stalls();
    seen.cases.replaceAll(one -> one.caseId().startsWith("new") ? Rejected.of(one) : one);
    assertThat(seen.look(Seen.LONG_AGO)).isEmpty();
  }

  @Test
  void moreCasesOfABusinessThanIsUsualForIt() {
    Seen seen = new Seen();
    for (int i = 0; i < 90; i++) {
      seen.tied("other-" + i, "shop-" + i % 9, 1.3 * i);
    }
    seen.tied("a", "shop-new", 0.1).tied("b", "shop-new", 0.4).tied("c", "shop-new", 0.8);
    List<Standout> found = of(FindingKind.FREQUENT_BUSINESS, seen.look(Seen.LONG_AGO));

    assertThat(found).extracting(Standout::subject).containsExactly("shop-new");
    assertThat(found.get(0).windowDays()).isEqualTo(1);
    assertThat(found.get(0).cases()).containsExactly("a", "b", "c");
  }

  @Test
  void aDepartmentThatWasBetterBeforeFallsBehindAndOneThatIsAlwaysLateDoesNot() {
    Seen seen = new Seen();
    for (int i = 0; i < 160; i++) {
      double daysAgo = 1.5 + i * 0.5;
      // Since a week: 8 of ten late instead of one. The other was always late every second time.
      boolean isLate = daysAgo < 8 ? i % 5 != 0 : i % 10 == 0;
      seen.handled("r" + i, "river-urban", daysAgo, isLate ? null : 5.0);
      seen.handled("h" + i, "hill-urban", daysAgo, i % 2 == 0 ? 30.0 : 20.0);
    }
    List<Standout> found = of(FindingKind.DEPARTMENT_BEHIND, seen.look(Seen.LONG_AGO));

    assertThat(found).extracting(Standout::subject).containsExactly("river-urban");
    Standout one = found.get(0);
    assertThat(one.outOf()).isGreaterThanOrEqualTo(9);
    assertThat(one.observed()).isGreaterThan(one.outOf() / 2);
    assertThat(one.usual()).isLessThan(one.outOf() * 0.15);
    assertThat(one.cases()).hasSize(one.observed());
    assertThat(one.areaPath()).containsExactly("990100", "990101");
  }

  @Test
  void aDeviceWhoseAlertsClearByThemselvesOrCannotBeConfirmed() {
    Seen seen = new Seen();
    for (int i = 0; i < 6; i++) {
      seen.alert("brief-" + i, "wl-01", 1 + i * 0.9, 3, "");
      seen.alert("long-" + i, "wl-02", 1 + i * 0.9, 90, "");
    }
    seen.alert("denied", "wl-01", 0.5, 50, "case-1").judged("case-1", Standing.DENIED);
    seen.alert("right", "wl-01", 0.6, 2, "case-2").judged("case-2", Standing.CONFIRMED);
    seen.alert("just-begun", "wl-01", 0.001, null, "");
    seen.alert("last-month", "wl-01", 9, 1, "");
    seen.alert("a-segment", "no-device", 1, 1, "");
    List<Standout> found = of(FindingKind.FALSE_ALARMS, seen.look(Seen.LONG_AGO));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).about()).isEqualTo(FindingAbout.device("wl-01"));
    assertThat(found.get(0).observed()).isEqualTo(7);
    assertThat(found.get(0).outOf()).isEqualTo(8);
    assertThat(found.get(0).usual()).isZero();
    assertThat(found.get(0).alerts()).startsWith("denied", "brief-0").hasSize(7);
    assertThat(found.get(0).cases()).containsExactly("case-1");
    assertThat(found.get(0).areaPath()).containsExactly("990100", "990101");
  }

  @Test
  void whereAllDevicesAreAlikeNoneCriesWolf() {
    Seen seen = new Seen();
    for (int i = 0; i < 6; i++) {
      seen.alert("a-" + i, "wl-01", 1 + i * 0.9, 3, "").alert("b-" + i, "wl-02", 1 + i, 3, "");
    }
    assertThat(seen.look(Seen.LONG_AGO)).isEmpty();
  }

  @Test
  void saysTheSameInWhateverOrderItCame() {
    Seen seen = stalls();
    List<Standout> found = seen.look(Seen.LONG_AGO);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(seen.cases, new Random(seed));
      assertThat(seen.look(Seen.LONG_AGO)).isEqualTo(found);
    }
  }

  @Test
  void reviewsStandOnTheHour() {
    assertThat(Review.next(Seen.CITY, Seen.NOW.toEpochMilli()))
        .isEqualTo(Seen.NOW.plus(Duration.ofHours(1)).toEpochMilli());
    assertThat(Review.next(Seen.CITY, Seen.NOW.toEpochMilli() - 1))
        .isEqualTo(Seen.NOW.toEpochMilli());
  }

  @Test
  void isForgottenWhenNoWindowReachesIt() {
    SeenCase old = new Seen().came("a", "E0102", NORTH, 122).cases.get(0);
    SeenCase due = new Seen().handled("b", "water", 122, 100.0).cases.get(0);
    assertThat(Review.isPast(Seen.CITY, old, Seen.NOW)).isTrue();
    assertThat(Review.isPast(Seen.CITY, due, Seen.NOW)).isFalse();
  }

  private static final class Rejected {
    static SeenCase of(SeenCase one) {
      return new SeenCase(
          one.caseId(),
          2,
          one.atMillis(),
          one.cameMillis(),
          one.category(),
          one.areaPath(),
          one.cell(),
          one.department(),
          one.businesses(),
          one.position(),
          Standing.DENIED,
          false,
          null,
          null,
          1);
    }
  }
}
