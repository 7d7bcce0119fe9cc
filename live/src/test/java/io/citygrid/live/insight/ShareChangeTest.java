package io.citygrid.live.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShareChangeTest {
  private static final MathContext EXACT = new MathContext(60);

  /** The slow twin: the beta-binomial's terms as products, drawn one by one from Polya's urn. */
  private static double byUrn(int observed, int of, int known, int ofKnown) {
    BigDecimal a = BigDecimal.valueOf(known).add(BigDecimal.valueOf(0.5));
    BigDecimal b = BigDecimal.valueOf(ofKnown - known).add(BigDecimal.valueOf(0.5));
    BigDecimal[] chance = new BigDecimal[of + 1];
    Arrays.fill(chance, BigDecimal.ZERO);
    chance[0] = BigDecimal.ONE;
    for (int drawn = 0; drawn < of; drawn++) {
      BigDecimal balls = a.add(b).add(BigDecimal.valueOf(drawn));
      for (int hits = drawn + 1; hits >= 0; hits--) {
        BigDecimal miss =
            hits > drawn
                ? BigDecimal.ZERO
                : chance[hits].multiply(b.add(BigDecimal.valueOf(drawn - hits)));
        BigDecimal hit =
            hits == 0
                ? BigDecimal.ZERO
                : chance[hits - 1].multiply(a.add(BigDecimal.valueOf(hits - 1)));
        chance[hits] = miss.add(hit).divide(balls, EXACT);
      }
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int hits = observed; hits <= of; hits++) {
      sum = sum.add(chance[hits]);
    }
    return sum.doubleValue();
  }

  @Property(tries = 200)
  void isWhatAnUrnGives(
      @ForAll @IntRange(max = 40) int of,
      @ForAll @IntRange(max = 300) int ofKnown,
      @ForAll @IntRange(max = 1000) int known,
      @ForAll @IntRange(max = 1000) int observed) {
    int hits = observed % (of + 1);
    int others = known % (ofKnown + 1);
    double expected = byUrn(hits, of, others, ofKnown);
    assertThat(ShareChange.atLeast(hits, of, others, ofKnown))
        .isCloseTo(expected, within(1e-10 * expected + 1e-300));
  }

  @Test
  void nothingKnownMakesNothingSurprising() {
    assertThat(ShareChange.atLeast(1, 1, 0, 0)).isCloseTo(0.5, within(1e-12));
    assertThat(ShareChange.atLeast(0, 0, 0, 0)).isEqualTo(1);
    assertThat(ShareChange.atLeast(5, 5, 0, 0)).isGreaterThan(0.2);
    assertThat(ShareChange.atLeast(5, 5, 5, 100)).isLessThan(1e-5);
  }
}
