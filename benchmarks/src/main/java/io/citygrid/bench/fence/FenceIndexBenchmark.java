package io.citygrid.bench.fence;

import io.citygrid.bench.Machine;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.geo.fence.FenceLayer;
import io.citygrid.geo.fence.GridFences;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Lookups a second on one core, build time, memory and the replacement of one fence, for each
 * contender, on each layer, with uniform and with clustered points. Every contender answers the
 * same points; the run fails when two answers differ. Rates are medians of rounds of about a second
 * after two rounds of warming up; replacements are a hundred after four hundred, median and
 * longest.
 */
public final class FenceIndexBenchmark {
  private static final int POINTS = 1_000_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 2;
  private static final int REPLACEMENTS = 100;
  private static final int REPLACEMENTS_BEFORE = 400;
  private static final double ROUND_SECONDS = 1;
  private static final int COMPARED = 200_000;

  /** Lookups between two looks at the clock; divides the number of points. */
  private static final int STRIDE = 50_000;

  private FenceIndexBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println(Machine.describe());
    measure(BenchmarkLayers.states());
    measure(BenchmarkLayers.counties(1));
    measure(BenchmarkLayers.counties(16));
    measure(BenchmarkLayers.cells(1));
  }

  private static void measure(FenceLayer layer) {
    long vertices =
        layer.fences().stream().mapToLong(fence -> fence.geometry().getNumPoints()).sum();
    System.out.printf(
        "%n%s: %,d fences, %,d vertices%n", layer.id(), layer.fences().size(), vertices);
    List<Points> points =
        List.of(Points.uniform(layer, POINTS, 7), Points.clustered(layer, POINTS, 11));
    List<int[]> expected = new ArrayList<>();
    for (Contender contender : Contender.all()) {
      long before = usedBytes();
      Contender.Lookup lookup = contender.build().apply(layer);
      long memory = usedBytes() - before;
      System.out.printf(
          "  %-26s build %,7.1f ms, memory %,6.1f MiB%n",
          contender.name(), buildMillis(contender, layer), memory / 1024.0 / 1024.0);
      for (int i = 0; i < points.size(); i++) {
        int[] answers = answers(lookup, points.get(i));
        if (expected.size() <= i) {
          expected.add(answers);
        } else if (!Arrays.equals(answers, expected.get(i))) {
          throw new IllegalStateException(contender.name() + " answers otherwise than the first");
        }
        System.out.printf(
            "    %-10s %,8.2f M lookups/s%n",
            points.get(i).name(), lookupsPerSecond(lookup, points.get(i)) / 1e6);
      }
    }
    double[] replacements = replaceMillis(layer);
    System.out.printf(
        "  replacing one fence %,.2f ms, longest %,.2f ms%n",
        median(replacements), replacements[replacements.length - 1]);
  }

  private static int[] answers(Contender.Lookup lookup, Points points) {
    int[] answers = new int[COMPARED];
    for (int i = 0; i < COMPARED; i++) {
      answers[i] = lookup.firstAt(points.coordinates()[2 * i], points.coordinates()[2 * i + 1]);
    }
    return answers;
  }

  private static double lookupsPerSecond(Contender.Lookup lookup, Points points) {
    double[] rates = new double[ROUNDS];
    long sum = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long lookups = 0;
      long start = System.nanoTime();
      double seconds;
      do {
        sum += walk(lookup, points, lookups);
        lookups += STRIDE;
        seconds = (System.nanoTime() - start) / 1e9;
      } while (seconds < ROUND_SECONDS);
      if (round >= 0) {
        rates[round] = lookups / seconds;
      }
    }
    // The sum is used, so that no lookup can be left out.
    if (sum == Long.MIN_VALUE) {
      throw new IllegalStateException("impossible sum");
    }
    return median(rates);
  }

  private static long walk(Contender.Lookup lookup, Points points, long from) {
    double[] coordinates = points.coordinates();
    int start = (int) (from % points.count());
    long sum = 0;
    for (int i = start; i < start + STRIDE; i++) {
      sum += lookup.firstAt(coordinates[2 * i], coordinates[2 * i + 1]);
    }
    return sum;
  }

  private static double buildMillis(Contender contender, FenceLayer layer) {
    double[] millis = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Contender.Lookup built = contender.build().apply(layer);
      double took = (System.nanoTime() - start) / 1e6;
      if (built.firstAt(180, 90) != FenceIndex.NONE) {
        throw new IllegalStateException(contender.name() + " finds a fence at the pole");
      }
      if (round >= 0) {
        millis[round] = took;
      }
    }
    return median(millis);
  }

  /** Shrinks one fence after another; each index follows from the one before. Sorted. */
  private static double[] replaceMillis(FenceLayer layer) {
    double[] millis = new double[REPLACEMENTS];
    GridFences index = GridFences.of(layer);
    for (int round = -REPLACEMENTS_BEFORE; round < REPLACEMENTS; round++) {
      List<Fence> fences = new ArrayList<>(index.layer().fences());
      int position = (round + REPLACEMENTS_BEFORE) * 31 % fences.size();
      fences.set(position, shrunk(fences.get(position)));
      FenceLayer next =
          new FenceLayer(layer.id(), round + REPLACEMENTS_BEFORE + 2L, Instant.EPOCH, fences);
      long start = System.nanoTime();
      index = index.with(next, position);
      if (round >= 0) {
        millis[round] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private static Fence shrunk(Fence fence) {
    var centre = fence.geometry().getEnvelopeInternal().centre();
    return new Fence(
        fence.id(),
        AffineTransformation.scaleInstance(0.98, 0.98, centre.x, centre.y)
            .transform(fence.geometry()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static long usedBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
