package io.citygrid.jobs.redis;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which decisions of a batch are written: each, or the latest of each thing.
 *
 * @param <T> the decision
 */
public sealed interface WriteOrder<T> extends Serializable {

  /** Decisions that wait to be written. Keeps them until it is cleared. */
  interface Batch<T> {
    void add(T decision);

    List<T> decisions();

    int size();

    void clear();
  }

  /** An empty batch. */
  Batch<T> newBatch();

  /** False when decisions of a batch may replace each other. */
  boolean writesEach();

  static <T> WriteOrder<T> each() {
    return new Each<>();
  }

  /** All, in order. */
  record Each<T>() implements WriteOrder<T> {
    @Override
    public Batch<T> newBatch() {
      return new EachBatch<>();
    }

    @Override
    public boolean writesEach() {
      return true;
    }
  }

  /**
   * The latest of each thing.
   *
   * @param key tells things apart
   * @param version tells which decision on a thing is the latest
   */
  record Latest<T>(Key<T> key, Version<T> version) implements WriteOrder<T> {
    @Override
    public Batch<T> newBatch() {
      return new LatestBatch<>(this);
    }

    @Override
    public boolean writesEach() {
      return false;
    }
  }

  /** Names the thing a decision is about. */
  @FunctionalInterface
  interface Key<T> extends Serializable {
    Object of(T decision);
  }

  /** The version of the thing after a decision. */
  @FunctionalInterface
  interface Version<T> extends Serializable {
    long of(T decision);
  }

  /** Keeps all. */
  final class EachBatch<T> implements Batch<T> {
    private final List<T> decisions = new ArrayList<>();

    @Override
    public void add(T decision) {
      decisions.add(decision);
    }

    @Override
    public List<T> decisions() {
      return decisions;
    }

    @Override
    public int size() {
      return decisions.size();
    }

    @Override
    public void clear() {
      decisions.clear();
    }
  }

  /** Keeps the latest by key. */
  final class LatestBatch<T> implements Batch<T> {
    private final Latest<T> order;
    private final Map<Object, T> latest = new LinkedHashMap<>();

    LatestBatch(Latest<T> order) {
      this.order = order;
    }

    @Override
    public void add(T decision) {
      latest.merge(order.key().of(decision), decision, this::newer);
    }

    private T newer(T known, T other) {
      return order.version().of(other) >= order.version().of(known) ? other : known;
    }

    @Override
    public List<T> decisions() {
      return List.copyOf(latest.values());
    }

    @Override
    public int size() {
      return latest.size();
    }

    @Override
    public void clear() {
      latest.clear();
    }
  }
}
