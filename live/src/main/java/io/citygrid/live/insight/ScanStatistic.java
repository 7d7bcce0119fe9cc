package io.citygrid.live.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The space-time permutation scan statistic (Kulldorff, Heffernan, Hartman, Assunção, Mostashari,
 * PLoS Medicine 2005, after Kulldorff 1997): where did more cases come in the last days than place
 * and time alone explain? It needs no population: what is usual for a place and for a day is taken
 * from the cases themselves, so that a busy place, a busy day and a season make no cluster.
 *
 * <p>Looks at every circle around every zone and every number of last days. The best of them is
 * held against the best of as many data sets as the settings say in which the days were dealt out
 * anew among the cases. So the false-alarm rate is stated whatever the number of circles: where
 * place and day have nothing to do with each other, {@code p ≤ α} comes up with a probability of at
 * most α each time it is asked.
 *
 * <p>Cost: zones × zones × days for each replication; nothing is kept.
 */
public final class ScanStatistic {
  private static final double EULER_MASCHERONI = 0.577_215_664_901_532_9;

  private final List<ScanZone> zones;
  private final List<ScannedCase> cases;
  private final int days;
  private final ScanSettings settings;

  /** The other zones by distance, itself first, as far as a circle may reach. */
  private final int[][] nearest;

  private final int[] ofZone;

  private ScanStatistic(
      List<ScanZone> zones, List<ScannedCase> cases, int days, ScanSettings settings) {
    this.zones = zones;
    this.cases = cases;
    this.days = days;
    this.settings = settings;
    this.nearest =
        IntStream.range(0, zones.size()).mapToObj(this::byDistance).toArray(int[][]::new);
    this.ofZone = new int[zones.size()];
    cases.forEach(one -> ofZone[one.zone()]++);
  }

  /**
   * The cluster that is least likely to be chance; empty when no circle has more cases than
   * expected, or none has enough.
   *
   * @param days how many days the cases are of; the last one is {@code days - 1}
   * @throws IllegalArgumentException when a case lies in no zone or on no day
   */
  public static Optional<CaseCluster> find(
      List<ScanZone> zones, List<ScannedCase> cases, int days, ScanSettings settings) {
    return find(zones, cases, days, settings, 1);
  }

  /**
   * The same if it is at most so likely to be chance. Stops dealing as soon as it cannot be: where
   * nothing clusters that is soon.
   *
   * <p>Where the dealt sets are too few to tell so small a p by rank, and none of them is as good,
   * it is that of the Gumbel distribution fitted to them by moments (Abrams, Kleinman, Kulldorff,
   * International Journal of Health Geographics 2010): the best of many circles is nearly so
   * distributed.
   *
   * @param mostP empty when p is greater
   */
  public static Optional<CaseCluster> find(
      List<ScanZone> zones,
      List<ScannedCase> cases,
      int days,
      ScanSettings settings,
      double mostP) {
    for (ScannedCase one : cases) {
      if (one.zone() < 0 || one.zone() >= zones.size() || one.day() < 0 || one.day() >= days) {
        throw new IllegalArgumentException("case %s lies nowhere".formatted(one.caseId()));
      }
    }
    return new ScanStatistic(zones, cases, days, settings).find(mostP);
  }

  private Optional<CaseCluster> find(double mostP) {
    int[] dayOf = cases.stream().mapToInt(ScannedCase::day).toArray();
    Cylinder best = best(dayOf);
    if (best.logRatio() == 0) {
      return Optional.empty();
    }
    Random random = new Random(settings.seed());
    double[] dealt = new double[settings.replications()];
    int asGood = 0;
    for (int i = 0; i < dealt.length; i++) {
      deal(dayOf, random);
      dealt[i] = best(dayOf).logRatio();
      asGood += dealt[i] >= best.logRatio() ? 1 : 0;
      if (asGood > 0 && (asGood + 1.0) / (dealt.length + 1) > mostP) {
        return Optional.empty();
      }
    }
    double byRank = (asGood + 1.0) / (dealt.length + 1);
    double p = byRank <= mostP ? byRank : gumbelTail(dealt, best.logRatio());
    if (p > mostP) {
      return Optional.empty();
    }
    return Optional.of(described(best, p));
  }

  /**
   * How likely a value at least as great is by the Gumbel distribution with the mean and the
   * deviation of the dealt ones.
   */
  static double gumbelTail(double[] dealt, double value) {
    double mean = Arrays.stream(dealt).average().orElse(0);
    double squares = Arrays.stream(dealt).map(each -> (each - mean) * (each - mean)).sum();
    double scale = Math.sqrt(6 * squares / Math.max(1, dealt.length - 1)) / Math.PI;
    if (scale == 0) {
      return value > mean ? 0 : 1;
    }
    double place = mean - EULER_MASCHERONI * scale;
    return -Math.expm1(-Math.exp(-(value - place) / scale));
  }

  /**
   * Deals the days out anew among the cases (Fisher-Yates): each place and each day keeps its sum.
   */
  static void deal(int[] dayOf, Random random) {
    for (int i = dayOf.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int day = dayOf[i];
      dayOf[i] = dayOf[other];
      dayOf[other] = day;
    }
  }

  private Cylinder best(int[] dayOf) {
    int windows = Math.min(settings.mostDays(), days);
    // Of each zone and of all: the cases of the last 1, 2, … days.
    int[][] recent = new int[zones.size()][windows];
    int[] recentOfAll = new int[windows];
    for (int i = 0; i < dayOf.length; i++) {
      int age = days - 1 - dayOf[i];
      if (age < windows) {
        recent[cases.get(i).zone()][age]++;
        recentOfAll[age]++;
      }
    }
    for (int window = 1; window < windows; window++) {
      for (int[] zone : recent) {
        zone[window] += zone[window - 1];
      }
      recentOfAll[window] += recentOfAll[window - 1];
    }
    Cylinder best = Cylinder.NONE;
    for (int center = 0; center < zones.size(); center++) {
      best = bestAround(center, recent, recentOfAll, best);
    }
    return best;
  }

  private Cylinder bestAround(int center, int[][] recent, int[] recentOfAll, Cylinder known) {
    Cylinder best = known;
    int all = cases.size();
    int windows = recentOfAll.length;
    int[] observed = new int[windows];
    int inCircle = 0;
    for (int rank = 0; rank < nearest[center].length; rank++) {
      int zone = nearest[center][rank];
      inCircle += ofZone[zone];
      if (inCircle > settings.mostShare() * all) {
        return best;
      }
      boolean isCircle = isCircle(center, rank);
      for (int window = 0; window < windows; window++) {
        observed[window] += recent[zone][window];
        if (isCircle && observed[window] >= settings.leastCases()) {
          double expected = (double) inCircle * recentOfAll[window] / all;
          double logRatio = Cylinder.logRatio(observed[window], expected, all);
          if (logRatio > best.logRatio()) {
            best = new Cylinder(center, rank + 1, window + 1, observed[window], expected, logRatio);
          }
        }
      }
    }
    return best;
  }

  /** False while zones just as far away are still to come: no circle parts them. */
  private boolean isCircle(int center, int rank) {
    int[] order = nearest[center];
    return rank + 1 == order.length
        || squared(center, order[rank]) < squared(center, order[rank + 1]);
  }

  private int[] byDistance(int center) {
    double most = settings.mostMeters() * settings.mostMeters();
    return IntStream.range(0, zones.size())
        .filter(zone -> squared(center, zone) <= most)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer zone) -> squared(center, zone))
                .thenComparing(zone -> zone))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double squared(int one, int other) {
    return zones.get(one).squaredDistance(zones.get(other));
  }

  private CaseCluster described(Cylinder best, double p) {
    List<Integer> members = new ArrayList<>();
    for (int rank = 0; rank < best.zones(); rank++) {
      members.add(nearest[best.center()][rank]);
    }
    double radius = Math.sqrt(squared(best.center(), members.get(members.size() - 1)));
    int firstDay = days - best.days();
    return new CaseCluster(
        zones.get(best.center()).id(),
        radius,
        members.stream().map(zone -> zones.get(zone).id()).toList(),
        firstDay,
        days - 1,
        best.observed(),
        best.expected(),
        best.logRatio(),
        p,
        cases.stream()
            .filter(one -> one.day() >= firstDay && members.contains(one.zone()))
            .map(ScannedCase::caseId)
            .toList());
  }
}
