package io.citygrid.casework.contact;

import io.citygrid.casework.evaluation.Measured;
import io.citygrid.city.HotlineBounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts contacts, each once, in all their indicators at a time. Not thread-safe. */
public final class ContactCount {
  private final HotlineBounds bounds;
  private final Instant now;
  private final long[] numerators = new long[ContactMembership.INDICATORS.size()];
  private final long[] denominators = new long[ContactMembership.INDICATORS.size()];

  /**
   * @param now what is due later is not late yet
   */
  public ContactCount(HotlineBounds bounds, Instant now) {
    this.bounds = bounds;
    this.now = now;
  }

  public void add(ContactWait wait) {
    for (int i = 0; i < numerators.length; i++) {
      var indicator = ContactMembership.INDICATORS.get(i);
      if (ContactMembership.counts(indicator, false, wait, bounds, now)) {
        denominators[i]++;
        if (ContactMembership.counts(indicator, true, wait, bounds, now)) {
          numerators[i]++;
        }
      }
    }
  }

  /** One number of each indicator, also where nothing was counted. */
  public List<Measured> measured() {
    List<Measured> measured = new ArrayList<>(numerators.length);
    for (int i = 0; i < numerators.length; i++) {
      measured.add(
          new Measured(ContactMembership.INDICATORS.get(i), numerators[i], denominators[i]));
    }
    return measured;
  }
}
