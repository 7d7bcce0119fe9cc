package io.citygrid.city.wire;

import io.citygrid.city.view.ViewKind;

/**
 * The keys of the live view in Redis. All carry the hash tag {@code {cg}}: one slot, so that a
 * script can touch a value, its indexes and the change log at once.
 *
 * <ul>
 *   <li>{@link #EPOCH}: string, random, made with the first write; a new one means that the view
 *       was lost and made again
 *   <li>{@link #RUN}: string, which run of the Redis server the epoch belongs to; a restarted
 *       server may have lost its latest changes, so its first writer begins a new epoch
 *   <li>{@link #SEQUENCE}: integer, the sequence of the latest change in this epoch
 *   <li>{@link #CHANGES}: stream, capped; entry id {@code <sequence>-0}; fields {@code kind},
 *       {@code id}, {@code version}, {@code at} (epoch milliseconds), {@code json}
 *   <li>{@link #TERM}: integer, the term of the latest attempt to run a job that writes items
 *   <li>{@link #termOf}: integer, the term of one attempt, kept for a day
 *   <li>{@link #item}: hash with fields {@code v} version in the view, {@code j} JSON, {@code x}
 *       index names joined by newline, {@code e} term of the writer, {@code o} by how much {@code
 *       v} is ahead of the thing's own version, when it is
 *   <li>{@link #index}: sorted set of item ids by event time in epoch milliseconds; one that is a
 *       map, such as {@link ViewIndexes#tasksNear}, by place (GEOADD)
 *   <li>{@link #READINGS}: hash, field {@code device/metric}, value {@code <version> <json>}
 *   <li>{@link #SEGMENTS}: hash, field segment id, value {@code <version> <json>}
 *   <li>{@link #CROWD}: hash, field id of the crowd area, value {@code <version> <json>}
 *   <li>{@link #HEAT}: hash, field id of the map tile, value {@code <version> <json>}
 *   <li>{@link #CELLS}: hash, field id of the grid cell, value {@code <version> <json>}
 *   <li>{@link #FLOW}: hash, field {@code PEOPLE/<area>} or {@code VEHICLES/<area>}, value {@code
 *       <version> <json>}
 *   <li>{@link #TRAVEL}: hash, field id of the watched route, value {@code <version> <json>}
 *   <li>{@link #mark}: integer, how many batches wrote latest values of a kind since the epoch
 *       began. Left for kinds of {@link ViewKind#marked} and {@link ViewKind#counted}
 *   <li>{@link #marks}: stream, capped; entry id {@code <mark>-0}; field {@code ids}: of what the
 *       batch wrote, joined by newline. Left for kinds of {@link ViewKind#marked}
 *   <li>{@link #pulse}: string, wall-clock epoch milliseconds at which a job's view sink was last
 *       alive, written about every second; what the wall's staleness rests on
 *   <li>{@link #outcome}: string, the {@link io.citygrid.city.event.CommandOutcome} of a command,
 *       or the {@link io.citygrid.city.event.FactOutcome} of an edit, as JSON, kept for {@link
 *       #OUTCOME_SECONDS}; whoever sent the command waits for it here
 * </ul>
 */
public final class RedisKeys {
  private static final String PREFIX = "{cg}:";

  public static final String EPOCH = PREFIX + "epoch";
  public static final String RUN = PREFIX + "run";
  public static final String TERM = PREFIX + "term";
  public static final String SEQUENCE = PREFIX + "sequence";
  public static final String CHANGES = PREFIX + "changes";
  public static final String READINGS = PREFIX + "readings";
  public static final String SEGMENTS = PREFIX + "segments";
  public static final String CROWD = PREFIX + "crowd";
  public static final String HEAT = PREFIX + "heat";
  public static final String CELLS = PREFIX + "cells";
  public static final String FLOW = PREFIX + "flow";
  public static final String TRAVEL = PREFIX + "travel";

  /** How long the outcome of a command is kept: longer than any sender waits or tries again. */
  public static final int OUTCOME_SECONDS = 600;

  private RedisKeys() {}

  public static String item(ViewKind kind, String id) {
    return PREFIX + kind.key() + ":" + id;
  }

  /** The hash that holds the latest values of a kind of which no change is logged. */
  public static String latest(ViewKind kind) {
    return switch (kind) {
      case READING -> READINGS;
      case SEGMENT -> SEGMENTS;
      case CROWD -> CROWD;
      case HEAT -> HEAT;
      case CELL -> CELLS;
      case FLOW -> FLOW;
      case TRAVEL -> TRAVEL;
      default -> throw new IllegalArgumentException(kind + " has no hash of latest values");
    };
  }

  public static String mark(ViewKind kind) {
    return PREFIX + "mark:" + kind.key();
  }

  public static String marks(ViewKind kind) {
    return PREFIX + "marks:" + kind.key();
  }

  public static String termOf(String attempt) {
    return TERM + ":" + attempt;
  }

  public static String pulse(String job) {
    return PREFIX + "pulse:" + job;
  }

  public static String outcome(String commandId) {
    return PREFIX + "outcome:" + commandId;
  }

  public static String index(String name) {
    return PREFIX + "index:" + name;
  }
}
