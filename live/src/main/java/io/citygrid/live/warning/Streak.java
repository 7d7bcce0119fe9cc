package io.citygrid.live.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when a step of a rule is reached without a break, or left without a break; both null while
 * the value is between, or before the first.
 */
public record Streak(@Nullable Instant reachedSince, @Nullable Instant leftSince) {
  static final Streak NONE = new Streak(null, null);

  Streak with(boolean reaches, boolean leaves, Instant at) {
    return new Streak(
        reaches ? (reachedSince == null ? at : reachedSince) : null,
        leaves ? (leftSince == null ? at : leftSince) : null);
  }
}
