package io.citygrid.jobs.insight;

import io.citygrid.city.Names;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.BulletinInfo;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.ReceivedBulletin;
import io.citygrid.live.warning.Signal;
import io.citygrid.live.warning.Watching;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What bulletins mean, under the version of the city that the edge knew. Of each sender it is
 * remembered which event a bulletin told of: one that cancels it need not say so again.
 */
public final class BulletinSignals extends SignalFunction<ReceivedBulletin> {
  private static final long serialVersionUID = 1L;

  private transient MapState<String, Names> events;

  public BulletinSignals(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, ReceivedBulletin.class, patience, stateTtl);
  }

  static String key(ReceivedBulletin bulletin) {
    return read(bulletin).sender();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    events = lastingMap("bulletin-events", Types.STRING, TypeInformation.of(Names.class));
  }

  @Override
  protected long version(ReceivedBulletin bulletin) {
    return read(bulletin).cityVersion();
  }

  @Override
  protected List<Signal> signals(ReceivedBulletin received, Watching watching) throws Exception {
    Bulletin bulletin = read(received);
    BulletinInfo info = bulletin.info();
    if (info != null) {
      events.put(bulletin.bulletinId(), info.event());
    }
    Map<String, Names> known = new HashMap<>();
    for (String reference : bulletin.references()) {
      Names event = events.get(reference);
      if (event != null) {
        known.put(reference, event);
      }
    }
    return watching.of(bulletin, known);
  }

  private static Bulletin read(ReceivedBulletin bulletin) {
    return Objects.requireNonNull(bulletin.content(), "refused messages say nothing");
  }
}
