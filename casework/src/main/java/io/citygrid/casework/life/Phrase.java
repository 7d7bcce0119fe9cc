package io.citygrid.casework.life;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a sentence in Chinese and English; unlike a name it may say nothing. */
record Phrase(String zh, String en) {
  static final Phrase NOTHING = new Phrase("", "");

  /** One after the other. */
  static Phrase joined(List<Phrase> parts) {
    return new Phrase(
        parts.stream().map(Phrase::zh).collect(Collectors.joining()),
        parts.stream().map(Phrase::en).collect(Collectors.joining()));
  }
}
