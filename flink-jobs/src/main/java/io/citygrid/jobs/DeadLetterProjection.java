package io.citygrid.jobs;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.List;

/** A dead letter in the live view. */
public final class DeadLetterProjection {
  /** So much of the payload is shown, in Base64 characters; a multiple of 4. */
  static final int SHOWN_PAYLOAD = 2_000;

  private DeadLetterProjection() {}

  /** The dead letter with the beginning of its payload; the whole stands on Kafka. */
  public static ViewWrite project(DeadLetter letter) {
    DeadLetter shown =
        new DeadLetter(
            letter.id(),
            letter.topic(),
            letter.partition(),
            letter.offset(),
            letter.key(),
            letter.payload().substring(0, Math.min(SHOWN_PAYLOAD, letter.payload().length())),
            letter.reason(),
            letter.field(),
            letter.detail(),
            letter.receivedAt());
    return new ViewWrite(
        ViewKind.DEAD_LETTER,
        letter.id(),
        1,
        Codecs.DEAD_LETTER.encode(shown),
        letter.receivedAt().toEpochMilli(),
        List.of(ViewIndexes.DEAD_LETTERS, ViewIndexes.deadLetters(letter.reason())));
  }
}
