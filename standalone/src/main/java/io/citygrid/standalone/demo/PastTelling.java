package io.citygrid.standalone.demo;

import io.citygrid.api.identity.Role;
import io.citygrid.city.City;
import io.citygrid.city.mapping.RequestRow;
import io.citygrid.city.view.CaseView;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import io.citygrid.standalone.replay.Replay;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Carries the made-up past over as the cases of another system are: through the front door, each
 * move at its own time, before anything of the day happens. So event time passes through it once
 * and in order, limits run out when they did, and nothing of the day is late.
 */
public final class PastTelling implements AutoCloseable {
  /** User of the program that carries it over. */
  public static final String USER = "simulation-past";

  /** It files what the city leaves to its center, as other importers do. */
  public static final Set<Role> ROLES = roles();

  /**
   * So much of it is told at once. Ordinary cases that are closed in time are closed longer before
   * their limit, so none seems late because its end is told after what came after it.
   */
  private static final Duration STEP = Duration.ofHours(12);

  private final City city;
  private final Past past;
  private final Clock clock;
  private final FrontDoor door;
  private final Consumer<String> open;
  private final Consumer<String> story;
  private volatile boolean stopped;

  /**
   * A telling that has not begun.
   *
   * @param clock of the city
   * @param door signed in as {@link #USER}
   * @param open is told the id of each case that somebody still has to handle
   * @param story is told how far it is, in sentences
   */
  public PastTelling(
      City city,
      Past past,
      Clock clock,
      FrontDoor door,
      Consumer<String> open,
      Consumer<String> story) {
    this.city = city;
    this.past = past;
    this.clock = clock;
    this.door = door;
    this.open = open;
    this.story = story;
  }

  private static Set<Role> roles() {
    Set<Role> roles = EnumSet.of(Role.IMPORTER);
    roles.addAll(Role.CENTER);
    return Set.copyOf(roles);
  }

  /** Tells it all; false when it was ended before: then nothing else is to happen either. */
  public boolean tell() {
    if (past.isEmpty()) {
      return true;
    }
    List<RequestRow> rows = past.cases(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    story.accept("the past: %,d cases".formatted(rows.size()));
    try {
      List<CaseView> cases =
          new Replay(door, Replay.MAX_SPEED, new Seldom(story))
              .carry(city, rows, Past.STAGES, STEP);
      List<String> left =
          cases.stream().filter(each -> each.state().isOpen()).map(CaseView::id).toList();
      left.forEach(open);
      if (cases.size() < rows.size()) {
        story.accept("refused: %,d cases of the past".formatted(rows.size() - cases.size()));
      }
      story.accept(
          "the past is told: %,d cases, %,d of them still open; the day begins"
              .formatted(cases.size(), left.size()));
      return true;
    } catch (DoorException e) {
      if (!stopped) {
        story.accept("the past is not told to its end: " + e.getMessage());
      }
      return !stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends when the city is gone, and says nothing of that. */
  @Override
  public void close() {
    stopped = true;
  }

  /** Passes on what is said of progress when enough has happened since: not each batch. */
  private static final class Seldom implements Consumer<String> {
    private static final int EVERY = 8;

    private final Consumer<String> story;
    private int said;

    Seldom(Consumer<String> story) {
      this.story = story;
    }

    @Override
    public void accept(String progress) {
      if (said++ % EVERY == 0) {
        story.accept("the past: " + progress);
      }
    }
  }
}
