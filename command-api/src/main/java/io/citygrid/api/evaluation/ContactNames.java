package io.citygrid.api.evaluation;

import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.Names;

/** Names of indicators, with the bounds of the city's hotline where they are about them. */
final class ContactNames {
  private ContactNames() {}

  /** As in GB/T 33358: 15秒接通率, where the city's bound is 15 seconds. */
  static Names of(Indicator indicator, HotlineBounds bounds) {
    return switch (indicator) {
      case CALLS_IN_TIME_RATE ->
          names(bounds.call().toSeconds(), "%d秒接通率", "Calls answered within %d s");
      case TEXTS_IN_TIME_RATE ->
          names(bounds.text().toMinutes(), "文字诉求%d分钟响应率", "Texts answered within %d min");
      case LETTERS_IN_TIME_RATE ->
          names(bounds.letter().toHours(), "来信%d小时答复率", "Letters answered within %d h");
      default -> indicator.names();
    };
  }

  private static Names names(long bound, String zh, String en) {
    return new Names(zh.formatted(bound), en.formatted(bound));
  }
}
