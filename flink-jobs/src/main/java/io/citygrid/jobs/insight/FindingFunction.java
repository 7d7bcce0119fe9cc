package io.citygrid.jobs.insight;

import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Finding;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.live.finding.FindingLife;
import io.citygrid.live.finding.OpenFinding;
import io.citygrid.live.finding.Review;
import io.citygrid.live.finding.SeenAlert;
import io.citygrid.live.finding.SeenCase;
import io.citygrid.live.finding.Standout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all cases and alerts of the city every so often in event time. All have one key: what is
 * usual, and how many of those asked stand out by chance, is a matter of all of them together.
 *
 * <p>What comes waits until the review that follows it, so that order and repeats change nothing.
 * What comes after that review is late: it counts from the next one on, which tells what it
 * changes. What is older than any window is forgotten, findings when they end. A review decides
 * under the newest city version that anything known by then was decided under.
 */
public final class FindingFunction extends CityDecision<FindingInput, Finding, City> {
  private static final long serialVersionUID = 1L;

  private transient MapState<String, SeenCase> cases;
  private transient MapState<String, SeenAlert> alerts;
  private transient MapState<String, SeenCase> earlyCases;
  private transient MapState<String, SeenAlert> earlyAlerts;
  private transient MapState<String, OpenFinding> open;
  private transient ValueState<Long> heardSince;
  private transient ValueState<Long> cityVersion;
  private transient ValueState<Long> reviewed;

  public FindingFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(FindingInput.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    // None of it has a time to live: how long it counts is a matter of event time.
    cases = map("cases", SeenCase.class);
    alerts = map("alerts", SeenAlert.class);
    earlyCases = map("early-cases", SeenCase.class);
    earlyAlerts = map("early-alerts", SeenAlert.class);
    open = map("open-findings", OpenFinding.class);
    heardSince = value("heard-since");
    cityVersion = value("city-version");
    reviewed = value("reviewed");
  }

  private <T> MapState<String, T> map(String name, Class<T> type) {
    return getRuntimeContext()
        .getMapState(new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type)));
  }

  private ValueState<Long> value(String name) {
    return getRuntimeContext().getState(new ValueStateDescriptor<>(name, Types.LONG));
  }

  @Override
  protected City derive(IndexedCity indexed) {
    return indexed.city();
  }

  @Override
  protected long version(FindingInput input) {
    return input.cityVersion();
  }

  @Override
  protected void decide(
      FindingInput input, City city, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    SeenCase seen = input.seenCase();
    SeenAlert alert = input.alert();
    boolean isLate = input.atMillis() <= latestReview();
    if (isLate) {
      metrics().count("finding_inputs_late");
    }
    if (seen != null && isLate) {
      know(seen);
    } else if (seen != null) {
      earlyCases.put(seen.caseId() + "/" + seen.version(), seen);
    } else if (alert != null && isLate) {
      know(alert);
    } else if (alert != null) {
      earlyAlerts.put(alert.alertId() + "/" + alert.version(), alert);
    }
    // What is late finds the next review where there is nothing else to look at any more.
    long from = Math.max(input.atMillis() - 1, latestReview());
    context.timerService().registerEventTimeTimer(Review.next(city, from));
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    if (timestamp <= latestReview()) {
      return;
    }
    reviewed.update(timestamp);
    for (SeenCase seen : upTo(timestamp, earlyCases, SeenCase::atMillis)) {
      know(seen);
    }
    for (SeenAlert alert : upTo(timestamp, earlyAlerts, SeenAlert::atMillis)) {
      know(alert);
    }
    Long version = cityVersion.value();
    if (version == null) {
      return;
    }
    City city = findCity(version).orElseThrow();
    Instant at = Instant.ofEpochMilli(timestamp);
    List<SeenCase> knownCases = new ArrayList<>();
    for (SeenCase seen : listed(cases)) {
      if (Review.isPast(city, seen, at)) {
        cases.remove(seen.caseId());
      } else {
        knownCases.add(seen);
      }
    }
    List<SeenAlert> knownAlerts = new ArrayList<>();
    for (SeenAlert alert : listed(alerts)) {
      if (Review.isPast(city, alert, at)) {
        alerts.remove(alert.alertId());
      } else {
        knownAlerts.add(alert);
      }
    }
    Instant since = Instant.ofEpochMilli(heardSince.value());
    review(city, Review.look(city, knownCases, knownAlerts, since, at), at, out);
    if (!cases.isEmpty() || !alerts.isEmpty() || !open.isEmpty()) {
      context.timerService().registerEventTimeTimer(Review.next(city, timestamp));
    }
  }

  private void review(City city, List<Standout> standouts, Instant at, Collector<Finding> out)
      throws Exception {
    Map<String, OpenFinding> before = new HashMap<>();
    for (Map.Entry<String, OpenFinding> entry : open.entries()) {
      before.put(entry.getKey(), entry.getValue());
    }
    FindingLife.Outcome outcome =
        FindingLife.review(before, standouts, Review.asks(city, at), city, at);
    for (String key : before.keySet()) {
      if (!outcome.open().containsKey(key)) {
        open.remove(key);
      }
    }
    open.putAll(outcome.open());
    for (Finding finding : outcome.events()) {
      metrics().count("findings_changed", "change", finding.change().name());
      out.collect(finding);
    }
  }

  private long latestReview() throws Exception {
    Long latest = reviewed.value();
    return latest == null ? Long.MIN_VALUE : latest;
  }

  private void know(SeenCase seen) throws Exception {
    hear(seen.atMillis(), seen.cityVersion());
    @Nullable SeenCase before = cases.get(seen.caseId());
    if (before == null || before.version() < seen.version()) {
      cases.put(seen.caseId(), seen);
    }
  }

  private void know(SeenAlert alert) throws Exception {
    hear(alert.atMillis(), alert.cityVersion());
    @Nullable SeenAlert before = alerts.get(alert.alertId());
    if (before == null || before.version() < alert.version()) {
      alerts.put(alert.alertId(), alert);
    }
  }

  private void hear(long atMillis, long version) throws Exception {
    Long since = heardSince.value();
    if (since == null || atMillis < since) {
      heardSince.update(atMillis);
    }
    Long newest = cityVersion.value();
    if (newest == null || newest < version) {
      cityVersion.update(version);
    }
  }

  /** What event time has come to, taken out. */
  private static <T> List<T> upTo(long millis, MapState<String, T> early, ToLongFunction<T> at)
      throws Exception {
    List<String> keys = new ArrayList<>();
    List<T> due = new ArrayList<>();
    for (Map.Entry<String, T> entry : early.entries()) {
      if (at.applyAsLong(entry.getValue()) <= millis) {
        keys.add(entry.getKey());
        due.add(entry.getValue());
      }
    }
    for (String key : keys) {
      early.remove(key);
    }
    return due;
  }

  private static <T> List<T> listed(MapState<String, T> state) throws Exception {
    List<T> all = new ArrayList<>();
    state.values().forEach(all::add);
    return all;
  }
}
