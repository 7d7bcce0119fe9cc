package io.citygrid.jobs.crowd;

import io.citygrid.city.event.PresencePing;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.IndexedCity;
import io.citygrid.jobs.crowd.core.CrowdGround;
import io.citygrid.jobs.crowd.core.PlacePing;
import io.citygrid.jobs.kafka.ReceivedPing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * Says in which places a device was heard. A ping that cannot be used (from the future, too
 * inaccurate, outside the city) is counted by its reason, and is no dead letter: where somebody was
 * is not kept.
 */
public final class PingFunction extends CityDecision<ReceivedPing, PlacePing, CrowdGround> {
  private static final long serialVersionUID = 1L;
  private static final String UNUSABLE = "pings_unusable";

  public PingFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(ReceivedPing.class), patience, stateTtl);
  }

  static String key(ReceivedPing received) {
    return ping(received).pseudonym();
  }

  @Override
  protected CrowdGround derive(IndexedCity city) {
    return new CrowdGround(city);
  }

  @Override
  protected long version(ReceivedPing received) {
    return ping(received).cityVersion();
  }

  @Override
  protected void decide(
      ReceivedPing received,
      CrowdGround ground,
      ReadOnlyContext context,
      Collector<PlacePing> out) {
    PresencePing ping = ping(received);
    if (ping.observedAt().isAfter(ping.receivedAt())) {
      metrics().count(UNUSABLE, "reason", "FUTURE");
      return;
    }
    if (ping.position().accuracyMeters() > ground.rules().presence().worstAccuracyMeters()) {
      metrics().count(UNUSABLE, "reason", "INACCURATE");
      return;
    }
    List<String> places = ground.placesOf(ping.position().point());
    metrics().count(places.isEmpty() ? "pings_elsewhere" : "pings_placed");
    for (String place : places) {
      out.collect(
          new PlacePing(
              place,
              ping.pseudonym(),
              ping.observedAt().toEpochMilli(),
              ground.heardTimes(),
              ground.rules().privacy().leastGroup(),
              ground.city().version().city()));
    }
  }

  private static PresencePing ping(ReceivedPing received) {
    return Objects.requireNonNull(received.content(), "refused messages do not come here");
  }
}
