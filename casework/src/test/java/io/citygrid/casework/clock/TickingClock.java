package io.citygrid.casework.clock;

import io.citygrid.city.event.LimitStatus;

/**
 * The slow twin of {@link StageClock} and {@link ClockFace}: is told of every minute, in whole
 * minutes, and adds up.
 */
public final class TickingClock {
  private final long limitMinutes;
  private final long dayMinutes;
  private final boolean workingTimeOnly;
  private final ClockRules rules;
  private int extensions;
  private long used;
  private long overdueWorking;
  private boolean ranOverdue;
  private boolean running = true;
  private boolean ended;

  public TickingClock(
      long limitMinutes, long dayMinutes, boolean workingTimeOnly, ClockRules rules) {
    this.limitMinutes = limitMinutes;
    this.dayMinutes = dayMinutes;
    this.workingTimeOnly = workingTimeOnly;
    this.rules = rules;
  }

  public void minute(boolean working) {
    if (!running) {
      return;
    }
    if (used >= total()) {
      ranOverdue = true;
      overdueWorking += working ? 1 : 0;
    }
    used += working || !workingTimeOnly ? 1 : 0;
  }

  public void pause() {
    running = false;
  }

  public void resume() {
    running = true;
    ended = false;
  }

  public void stop() {
    running = false;
    ended = true;
  }

  public boolean mayExtend() {
    return !ended && extensions < rules.extensions() && !ranOverdue;
  }

  public void extend() {
    extensions++;
  }

  public long remaining() {
    return total() - used;
  }

  public LimitStatus status() {
    if (ranOverdue || (running && used >= total())) {
      if (overdueWorking >= rules.escalationDays() * dayMinutes) {
        return LimitStatus.ESCALATED;
      }
      return overdueWorking >= rules.reminderDays() * dayMinutes
          ? LimitStatus.REMINDED
          : LimitStatus.OVERDUE;
    }
    return total() - used < total() * rules.yellowShare() ? LimitStatus.YELLOW : LimitStatus.GREEN;
  }

  private long total() {
    return limitMinutes * (1 + extensions);
  }
}
