package io.citygrid.city.wire;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ReadingView;

/** One codec for each message and each view. */
public final class Codecs {
  public static final Codec<Report> REPORT = new JsonCodec<>(Report.class);
  public static final Codec<Reading> READING = new JsonCodec<>(Reading.class);
  public static final Codec<CaseEvent> CASE_EVENT = new JsonCodec<>(CaseEvent.class);
  public static final Codec<AlertEvent> ALERT_EVENT = new JsonCodec<>(AlertEvent.class);
  public static final Codec<DeadLetter> DEAD_LETTER = new JsonCodec<>(DeadLetter.class);
  public static final Codec<CaseView> CASE_VIEW = new JsonCodec<>(CaseView.class);
  public static final Codec<ReadingView> READING_VIEW = new JsonCodec<>(ReadingView.class);

  private Codecs() {}
}
