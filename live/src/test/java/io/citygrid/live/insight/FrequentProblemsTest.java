package io.citygrid.live.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrequentProblemsTest {
  private static final int TODAY = 119;

  /** A subject with so many cases on each of these days. */
  private static List<SubjectCase> cases(String subject, int from, int to, int aDay) {
    List<SubjectCase> made = new ArrayList<>();
    for (int day = from; day <= to; day++) {
      for (int i = 0; i < aDay; i++) {
        made.add(new SubjectCase(subject + "-" + day + "-" + i, subject, day));
      }
    }
    return made;
  }

  /** Many subjects of many sizes whose rates do not change. */
  private static List<SubjectCase> steady(Random random, int subjects) {
    List<SubjectCase> made = new ArrayList<>();
    for (int subject = 0; subject < subjects; subject++) {
      double chance = Math.pow(random.nextDouble(), 3);
      for (int day = 0; day <= TODAY; day++) {
        for (int hour = 0; hour < 4; hour++) {
          if (random.nextDouble() < chance) {
            made.add(new SubjectCase(subject + "/" + day + "/" + hour, "shop-" + subject, day));
          }
        }
      }
    }
    return made;
  }

  @Test
  void findsWhatIsFrequentForItselfAndNamesTheCases() {
    List<SubjectCase> cases = steady(new Random(1), 50);
    // Always busy: not news. Quiet for months, then one a day: news.
    cases.addAll(cases("market", 0, TODAY, 20));
    cases.addAll(cases("canteen", TODAY - 6, TODAY, 1));
    List<FrequentProblem> found = FrequentProblems.find(cases, TODAY, FrequencySettings.USUAL);
    assertThat(found).extracting(FrequentProblem::subject).doesNotContain("market");
    assertThat(found)
        .filteredOn(problem -> problem.subject().equals("canteen"))
        .extracting(FrequentProblem::days)
        .containsExactly(7, 30);
    FrequentProblem week =
        found.stream().filter(problem -> problem.days() == 7).findFirst().orElseThrow();
    assertThat(week.subject()).isEqualTo("canteen");
    assertThat(week.observed()).isEqualTo(7);
    assertThat(week.usual()).isZero();
    assertThat(week.caseIds()).hasSize(7).contains("canteen-" + TODAY + "-0");
  }

  @Test
  void ofWhatNeverChangedAlmostNothingIsFound() {
    int found = 0;
    for (int seed = 0; seed < 40; seed++) {
      List<FrequentProblem> problems =
          FrequentProblems.find(steady(new Random(seed), 60), TODAY, FrequencySettings.USUAL);
      found += problems.isEmpty() ? 0 : 1;
    }
    // Where nothing is to be found the share of false findings is the chance of any, in each of
    // three windows: 0.05; more than 13 of 40 come less than once in a thousand tests.
    assertThat(found).isLessThanOrEqualTo(13);
  }

  @Test
  void tooFewAreNeverFrequent() {
    List<SubjectCase> cases = cases("shop", TODAY - 1, TODAY, 1);
    assertThat(FrequentProblems.find(cases, TODAY, FrequencySettings.USUAL)).isEmpty();
  }

  @Test
  void windowsSlide() {
    List<SubjectCase> cases = cases("shop", 100, 100, 5);
    cases.addAll(cases("other", 100, 100, 1));
    assertThat(FrequentProblems.find(cases, 99, FrequencySettings.USUAL)).isEmpty();
    assertThat(windows(cases, 100)).containsExactly(1, 7, 30);
    assertThat(windows(cases, 106)).containsExactly(7, 30);
    assertThat(windows(cases, 129)).containsExactly(30);
    assertThat(windows(cases, 130)).isEmpty();
  }

  private static List<Integer> windows(List<SubjectCase> cases, int today) {
    return FrequentProblems.find(cases, today, FrequencySettings.USUAL).stream()
        .map(FrequentProblem::days)
        .toList();
  }

  @Property(tries = 60)
  void isWhatTheDefinitionsSay(@ForAll long seed) {
    Random random = new Random(seed);
    List<SubjectCase> cases = steady(random, 12);
    cases.addAll(cases("rising", TODAY - random.nextInt(20), TODAY, 1 + random.nextInt(4)));
    Collections.shuffle(cases, random);
    FrequencySettings settings =
        new FrequencySettings(List.of(2, 9), 30, 1 + random.nextInt(4), 0.1);
    List<String> expected = new ArrayList<>();
    for (int window : settings.windows()) {
      expected.addAll(bySlowDefinition(cases, window, settings));
    }
    assertThat(FrequentProblems.find(cases, TODAY, settings))
        .extracting(problem -> problem.days() + " " + problem.subject() + " " + problem.observed())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Benjamini and Hochberg as they wrote it: the largest k with p(k) at most k q / m. */
  private static List<String> bySlowDefinition(
      List<SubjectCase> cases, int window, FrequencySettings settings) {
    TreeSet<String> subjects = new TreeSet<>();
    cases.forEach(one -> subjects.add(one.subject()));
    List<Double> all = subjects.stream().map(subject -> p(cases, subject, window)).toList();
    double threshold = -1;
    for (double p : all) {
      long rank = all.stream().filter(other -> other <= p).count();
      if (p <= settings.falseShare() * rank / all.size()) {
        threshold = Math.max(threshold, p);
      }
    }
    List<String> found = new ArrayList<>();
    for (String subject : subjects) {
      long observed = count(cases, subject, TODAY - window + 1, TODAY);
      if (p(cases, subject, window) <= threshold && observed >= settings.leastCases()) {
        found.add(window + " " + subject + " " + observed);
      }
    }
    return found;
  }

  private static double p(List<SubjectCase> cases, String subject, int window) {
    int observed = (int) count(cases, subject, TODAY - window + 1, TODAY);
    int before = (int) count(cases, subject, TODAY - window + 1 - 30, TODAY - window);
    return RateChange.atLeast(observed, window, before, 30);
  }

  private static long count(List<SubjectCase> cases, String subject, int from, int to) {
    return cases.stream()
        .filter(one -> one.subject().equals(subject) && one.day() >= from && one.day() <= to)
        .count();
  }

  @Property(tries = 200)
  void theTailIsWhatExactArithmeticSays(
      @ForAll @IntRange(max = 40) int observed,
      @ForAll @IntRange(min = 1, max = 30) int window,
      @ForAll @IntRange(max = 60) int before,
      @ForAll @IntRange(min = 1, max = 90) int beforeDays) {
    double exact = exactTail(observed, window, before, beforeDays);
    assertThat(RateChange.atLeast(observed, window, before, beforeDays))
        .isCloseTo(exact, within(1e-9 * Math.max(exact, 1e-12)));
  }

  /** One less the probabilities of fewer, in 60 digits; the root by a long division of its own. */
  private static double exactTail(int observed, int window, int before, int beforeDays) {
    MathContext digits = new MathContext(60);
    BigDecimal success =
        new BigDecimal(beforeDays).divide(new BigDecimal(beforeDays + window), digits);
    BigDecimal term = success.pow(before, digits).multiply(success.sqrt(digits), digits);
    BigDecimal below = BigDecimal.ZERO;
    BigDecimal failure = BigDecimal.ONE.subtract(success);
    for (int k = 0; k < observed; k++) {
      below = below.add(term);
      BigDecimal factor = new BigDecimal(before + 0.5 + k).divide(new BigDecimal(k + 1), digits);
      term = term.multiply(factor, digits).multiply(failure, digits);
    }
    return BigDecimal.ONE.subtract(below).doubleValue();
  }

  @Test
  void whatIsUsualComesFromTheDaysThatAreKnown() {
    List<SubjectCase> cases = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      cases.add(new SubjectCase("now-" + i, "shop", -(i % 7)));
      cases.add(new SubjectCase("before-" + i, "shop", -7 - i));
    }
    FrequencySettings week = new FrequencySettings(List.of(7), 90, 3, 0.05);
    // Eight in the 90 days before are few, eight in the ten days that are known are not.
    assertThat(FrequentProblems.find(cases, 0, -96, 14, week)).hasSize(1);
    assertThat(FrequentProblems.find(cases, 0, -16, 10, week)).isEmpty();
    assertThat(FrequentProblems.find(cases, 0, -96, 14, week).get(0).usual())
        .isEqualTo(8 * 7 / 90.0);
    assertThat(FrequentProblems.find(cases, 0, -96, 91, week)).as("not enough is known").isEmpty();
  }

  @Test
  void settingsMakeSense() {
    assertThatThrownBy(() -> new FrequencySettings(List.of(0), 90, 3, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrequencySettings(List.of(1), 90, 3, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScanSettings(7, 1.5, 100, 3, 99, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScanSettings(0, 0.5, 100, 3, 99, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Of which p is above the stated rate, nothing can be trusted: leaving it out changes nothing.
   */
  @Test
  void whatSurprisesTooLittleNeedOnlyBeCounted() {
    Random random = new Random(31);
    for (int round = 0; round < 50; round++) {
      List<Double> asked = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        asked.add(Math.pow(random.nextDouble(), 1 + 6 * random.nextDouble()));
      }
      List<Double> few = asked.stream().filter(p -> p <= 0.1).toList();

      assertThat(FalseDiscovery.trusted(few, asked.size(), p -> p, String::valueOf, 0.1))
          .isEqualTo(FalseDiscovery.trusted(asked, p -> p, String::valueOf, 0.1));
    }
  }

  @Test
  void nothingSurprisesWhereNothingCame() {
    assertThat(RateChange.atLeast(0, 7, 5_000, 21)).isEqualTo(1);
    assertThat(RateChange.atLeast(1, 7, 5_000, 21)).isCloseTo(1, within(1e-9));
  }
}
