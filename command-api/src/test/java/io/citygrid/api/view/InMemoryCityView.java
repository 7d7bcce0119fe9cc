package io.citygrid.api.view;

import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The slow twin of {@link RedisCityView}: the rules of the live view in plain Java. */
public final class InMemoryCityView implements CityView {
  private final Map<String, ViewWrite> items = new HashMap<>();
  private final List<ViewChange> log = new ArrayList<>();
  private final Map<String, String> readings = new HashMap<>();
  private final Map<String, String> segments = new HashMap<>();
  private final Map<String, String> crowd = new HashMap<>();
  private final Map<ViewKind, List<Set<String>>> marks = new HashMap<>();
  private final Map<ViewKind, Integer> forgottenMarks = new HashMap<>();
  private final Map<String, String> cells = new HashMap<>();
  private final Map<String, String> heat = new HashMap<>();
  private final Map<String, String> flow = new HashMap<>();
  private final Map<String, String> travel = new HashMap<>();
  private final Map<String, String> outcomes = new HashMap<>();
  private final Map<String, Long> pulses = new HashMap<>();
  private String epoch = "";
  private long sequence;

  /** Applies a write as the jobs' script does. */
  public synchronized void write(ViewWrite write) {
    ViewWrite before = items.get(key(write.kind(), write.id()));
    if (before != null && before.version() >= write.version()) {
      return;
    }
    if (epoch.isEmpty()) {
      epoch = "epoch-1";
    }
    items.put(key(write.kind(), write.id()), write);
    log.add(new ViewChange(++sequence, item(write)));
  }

  /** The view is lost and made again. */
  public synchronized void beginEpoch(String newEpoch) {
    items.clear();
    log.clear();
    segments.clear();
    crowd.clear();
    marks.clear();
    forgottenMarks.clear();
    sequence = 0;
    epoch = newEpoch;
  }

  /** Forgets the oldest changes, as the capped log does. */
  public synchronized void trim(int kept) {
    while (log.size() > kept) {
      log.remove(0);
    }
  }

  @Override
  public synchronized Map<String, Double> near(
      String map, LonLat center, double radiusMeters, int limit) {
    Map<String, Double> metres = new HashMap<>();
    for (ViewWrite write : items.values()) {
      MapPlace place = write.place();
      if (place != null && place.index().equals(map)) {
        metres.put(write.id(), new LonLat(place.lon(), place.lat()).distanceMeters(center));
      }
    }
    Map<String, Double> near = new LinkedHashMap<>();
    metres.entrySet().stream()
        .filter(entry -> entry.getValue() <= radiusMeters)
        .sorted(Map.Entry.comparingByValue())
        .limit(limit)
        .forEach(entry -> near.put(entry.getKey(), entry.getValue()));
    return near;
  }

  @Override
  public synchronized Set<String> existing(ViewKind kind, Collection<String> ids) {
    return ids.stream().filter(id -> items.containsKey(key(kind, id))).collect(Collectors.toSet());
  }

  @Override
  public synchronized Optional<ViewItem> find(ViewKind kind, String id) {
    return listByIds(kind, List.of(id)).stream().findFirst();
  }

  @Override
  public synchronized List<ViewItem> listByIds(ViewKind kind, Collection<String> ids) {
    List<ViewItem> found = new ArrayList<>();
    for (String id : ids) {
      ViewWrite write = items.get(key(kind, id));
      if (write != null) {
        found.add(new ViewItem(kind, id, write.version(), 0, write.text()));
      }
    }
    return found;
  }

  @Override
  public synchronized List<ViewItem> list(ViewKind kind, String index, Cursor before, int limit) {
    return items.values().stream()
        .filter(write -> write.kind() == kind && write.indexes().contains(index))
        .filter(write -> before.isBefore(write.atMillis(), write.id()))
        .sorted(
            Comparator.comparingLong(ViewWrite::atMillis).thenComparing(ViewWrite::id).reversed())
        .limit(limit)
        .map(InMemoryCityView::item)
        .toList();
  }

  @Override
  public synchronized Map<String, Long> counts(Collection<String> indexes) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String index : indexes) {
      counts.put(
          index, items.values().stream().filter(item -> item.indexes().contains(index)).count());
    }
    return counts;
  }

  public synchronized void segment(String id, String json) {
    segments.put(id, json);
    mark(ViewKind.SEGMENT, id);
  }

  public synchronized void crowd(String area, String json) {
    crowd.put(area, json);
    mark(ViewKind.CROWD, area);
  }

  private void mark(ViewKind kind, String id) {
    marks.computeIfAbsent(kind, any -> new ArrayList<>()).add(Set.of(id));
  }

  /** Only later marks will be left. */
  public synchronized void forgetMarks(ViewKind kind) {
    forgottenMarks.put(kind, marks.getOrDefault(kind, List.of()).size());
  }

  @Override
  public synchronized Map<ViewKind, LatestMark> countedWrites(Collection<ViewKind> kinds) {
    Map<ViewKind, LatestMark> written = new EnumMap<>(ViewKind.class);
    kinds.forEach(kind -> written.put(kind, new LatestMark(epoch, 0)));
    return written;
  }

  @Override
  public synchronized LatestChanges latestAfter(ViewKind kind, LatestMark mark) {
    Map<String, String> all = kind == ViewKind.SEGMENT ? segments : crowd;
    List<Set<String>> left = marks.getOrDefault(kind, List.of());
    LatestMark now = new LatestMark(epoch, left.size());
    if (mark.isBrokenBy(now) || mark.number() < forgottenMarks.getOrDefault(kind, 0)) {
      return new LatestChanges(now, true, all);
    }
    Map<String, String> changed = new HashMap<>(all);
    Set<String> named =
        left.subList((int) mark.number(), left.size()).stream()
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    changed.keySet().retainAll(named);
    return new LatestChanges(now, false, changed);
  }

  public synchronized void cell(String cell, String json) {
    cells.put(cell, json);
  }

  public synchronized void heat(String cell, String json) {
    heat.put(cell, json);
  }

  /** Leaves the travel time along a route. */
  public synchronized void travel(String route, String json) {
    travel.put(route, json);
  }

  @Override
  public synchronized Map<String, String> travel() {
    return Map.copyOf(travel);
  }

  public synchronized void flow(String area, String json) {
    flow.put(area, json);
  }

  @Override
  public synchronized Map<String, String> flow() {
    return Map.copyOf(flow);
  }

  @Override
  public synchronized Map<String, String> cells() {
    return Map.copyOf(cells);
  }

  @Override
  public synchronized Map<String, String> heat() {
    return Map.copyOf(heat);
  }

  @Override
  public synchronized Map<String, String> crowd() {
    return Map.copyOf(crowd);
  }

  public synchronized void outcome(String commandId, String json) {
    outcomes.put(commandId, json);
  }

  @Override
  public synchronized Map<String, String> outcomes(Collection<String> commandIds) {
    Map<String, String> found = new HashMap<>(outcomes);
    found.keySet().retainAll(commandIds);
    return found;
  }

  @Override
  public synchronized Map<String, String> segments() {
    return Map.copyOf(segments);
  }

  @Override
  public synchronized Map<String, String> readings() {
    return Map.copyOf(readings);
  }

  @Override
  public synchronized ViewPosition position() {
    return new ViewPosition(epoch, sequence);
  }

  @Override
  public synchronized ViewChanges changesAfter(long after, int limit) {
    return new ViewChanges(
        position(), log.stream().filter(change -> change.sequence() > after).limit(limit).toList());
  }

  public synchronized void pulse(String job, long millis) {
    pulses.put(job, millis);
  }

  @Override
  public synchronized Map<String, Long> pulses(Collection<String> jobs) {
    Map<String, Long> found = new HashMap<>(pulses);
    found.keySet().retainAll(List.copyOf(jobs));
    return found;
  }

  private static ViewItem item(ViewWrite write) {
    return new ViewItem(write.kind(), write.id(), write.version(), write.atMillis(), write.text());
  }

  private static String key(ViewKind kind, String id) {
    return kind.key() + "/" + id;
  }
}
