package io.citygrid.jobs.city;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.CityTopic;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.metrics.DomainMetrics;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.state.TimeToLive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Decides about each record under exactly the city version that the record names, so that reading
 * it again decides the same.
 *
 * <p>The city comes as broadcast state: its messages as they stand on the topic, the files among
 * them by name alone ({@link KeptCity}). Versions and indexes are made of it anew after a restore,
 * before the first record. A record whose version is still to come waits in keyed state, and what
 * follows for its key waits behind it; if the version does not come for long while others are
 * there, the record is a dead letter. Before the first version, everything waits.
 *
 * @param <R> what comes from Kafka
 * @param <O> what is decided
 * @param <C> what is needed of a city
 */
public abstract class CityDecision<R extends Received<?>, O, C>
    extends KeyedBroadcastProcessFunction<String, R, CityPart, O> implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** The city's messages by key, as {@link KeptCity} keeps them. */
  public static final MapStateDescriptor<String, byte[]> CITY =
      new MapStateDescriptor<>(
          "city", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** How often it is looked whether a version has come. */
  private static final long POLL_MILLIS = 50;

  private final FenceIndexing indexing;
  private final TypeInformation<R> recordType;
  private final Duration patience;
  private final Duration stateTtl;

  private transient @Nullable KeptCity kept;
  private transient CityVersions<C> versions;
  private transient DomainMetrics metrics;
  private transient ListState<R> waiting;
  private transient ValueState<Long> waitingSince;
  private transient boolean isRestored;
  private transient int keysWaiting;

  /**
   * @param recordType how waiting records are stored
   * @param patience how long a record waits for its version
   * @param stateTtl how long keyed state without a change is kept
   */
  protected CityDecision(
      FenceIndexing indexing, TypeInformation<R> recordType, Duration patience, Duration stateTtl) {
    this.indexing = indexing;
    this.recordType = recordType;
    this.patience = patience;
    this.stateTtl = stateTtl;
  }

  /** What is needed of a city. */
  protected abstract C derive(IndexedCity city);

  /** The version the record names; 0 for none. */
  protected abstract long version(R record);

  /** Decides about a record under its version. */
  protected abstract void decide(R record, C city, ReadOnlyContext context, Collector<O> out)
      throws Exception;

  /** Event time has come to where a timer was set. */
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<O> out)
      throws Exception {}

  /**
   * The city has a new version. What has to be decided anew of what is known goes out as a message,
   * so that it stands among the inputs of a replay too.
   */
  protected void onNewCity(C before, C now, Context context) throws Exception {}

  @Override
  public void open(OpenContext context) throws Exception {
    versions = new CityVersions<>(indexing, this::derive);
    metrics = new DomainMetrics(getRuntimeContext().getMetricGroup());
    for (CityPart part : kept().restore()) {
      versions.accept(part.key(), part.value());
    }
    waiting =
        getRuntimeContext().getListState(passing(new ListStateDescriptor<>("waiting", recordType)));
    waitingSince =
        getRuntimeContext()
            .getState(passing(new ValueStateDescriptor<>("waiting-since", Types.LONG)));
  }

  /** Where the city can be read again; null for a task that was told of no Kafka. */
  private KeptCity.@Nullable Topic topic() {
    String servers =
        getRuntimeContext().getGlobalJobParameters().get(JobEnvironment.BOOTSTRAP_SERVERS);
    return servers == null ? null : keys -> CityTopic.read(servers, keys);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    isRestored = context.isRestored();
    kept = new KeptCity(context.getOperatorStateStore().getBroadcastState(CITY), topic());
  }

  private KeptCity kept() {
    return Objects.requireNonNull(kept, "state is there before a task opens");
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All state is keyed or broadcast, and kept by Flink.
  }

  @Override
  public final void processElement(R record, ReadOnlyContext context, Collector<O> out)
      throws Exception {
    if (mayWait() && waitingSince.value() != null) {
      waiting.add(record);
      return;
    }
    Optional<C> city = versions.find(version(record));
    if (city.isPresent()) {
      decide(record, city.get(), context, out);
    } else {
      long now = context.timerService().currentProcessingTime();
      keysWaiting++;
      waitingSince.update(now);
      waiting.add(record);
      poll(now, context);
    }
  }

  @Override
  public final void onTimer(long timestamp, OnTimerContext context, Collector<O> out)
      throws Exception {
    if (context.timeDomain() == TimeDomain.EVENT_TIME) {
      onEventTime(timestamp, context, out);
    } else {
      release(timestamp, context, out);
    }
  }

  @Override
  public final void processBroadcastElement(CityPart part, Context context, Collector<O> out)
      throws Exception {
    kept().keep(part);
    long before = versions.newest();
    metrics.count(
        versions.accept(part.key(), part.value()) ? "city_messages" : "city_messages_broken");
    long now = versions.newest();
    if (before > 0 && now > before) {
      onNewCity(versions.find(before).orElseThrow(), versions.find(now).orElseThrow(), context);
    }
  }

  /** True after a restore: which keys have passing state is not known until each is looked up. */
  protected final boolean isRestored() {
    return isRestored;
  }

  /** False when it is known that no key waits, so that none need be looked up. */
  private boolean mayWait() {
    return isRestored || keysWaiting > 0;
  }

  /** Counts in the city's words. */
  protected final DomainMetrics metrics() {
    return metrics;
  }

  /** The city under which something without a record of its own is decided. */
  protected final Optional<C> findCity(long version) {
    return versions.find(version);
  }

  /** The message lands whole in the dead letters. */
  protected final void refuse(R record, Refusal refusal, ReadOnlyContext context) {
    metrics.countDeadLetter(refusal.reason());
    context.output(JobTags.DEAD_LETTERS, record.message().deadLetter(refusal));
  }

  /** What lasts of each key, see {@link #lasting}; only in {@code open}. */
  protected final <V> ValueState<V> lastingValue(String name, TypeInformation<V> type) {
    return getRuntimeContext().getState(lasting(new ValueStateDescriptor<>(name, type)));
  }

  /** Several of them for each key. */
  protected final <K, V> MapState<K, V> lastingMap(
      String name, TypeInformation<K> by, TypeInformation<V> type) {
    return getRuntimeContext().getMapState(lasting(new MapStateDescriptor<>(name, by, type)));
  }

  /** Several of what a timer removes soon, for each key, see {@link #passing}. */
  protected final <K, V> MapState<K, V> passingMap(
      String name, TypeInformation<K> by, TypeInformation<V> type) {
    return getRuntimeContext().getMapState(passing(new MapStateDescriptor<>(name, by, type)));
  }

  /** The descriptor of state that lasts, see {@link TimeToLive#ofLasting}. */
  protected final <D extends StateDescriptor<?, ?>> D lasting(D descriptor) {
    descriptor.enableTimeToLive(TimeToLive.ofLasting(stateTtl));
    return descriptor;
  }

  /** The descriptor of state that a timer removes soon, see {@link TimeToLive#ofPassing}. */
  protected final <D extends StateDescriptor<?, ?>> D passing(D descriptor) {
    descriptor.enableTimeToLive(TimeToLive.ofPassing(stateTtl));
    return descriptor;
  }

  private void poll(long now, ReadOnlyContext context) {
    // Rounded, so that many keys wait for the same moment.
    context.timerService().registerProcessingTimeTimer((now / POLL_MILLIS + 1) * POLL_MILLIS);
  }

  /** Decides about what waits for this key, in order, as far as its versions have come. */
  private void release(long now, ReadOnlyContext context, Collector<O> out) throws Exception {
    Long since = waitingSince.value();
    if (since == null) {
      return;
    }
    List<R> left = new ArrayList<>();
    for (R record : waiting.get()) {
      Optional<C> city = left.isEmpty() ? versions.find(version(record)) : Optional.empty();
      if (city.isPresent()) {
        decide(record, city.get(), context, out);
      } else if (left.isEmpty() && !versions.isEmpty() && now - since > patience.toMillis()) {
        refuse(record, unknownVersion(record), context);
      } else {
        left.add(record);
      }
    }
    if (left.isEmpty()) {
      waiting.clear();
      waitingSince.clear();
      keysWaiting--;
    } else {
      waiting.update(left);
      poll(now, context);
    }
  }

  private Refusal unknownVersion(R record) {
    return new Refusal(
        DeadLetterReason.UNKNOWN_CITY_VERSION,
        "cityVersion",
        "is %d but the newest version of the city is %d"
            .formatted(version(record), versions.newest()));
  }
}
