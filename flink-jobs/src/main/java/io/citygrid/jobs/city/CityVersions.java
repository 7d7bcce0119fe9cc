package io.citygrid.jobs.city;

import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.wire.AssembledCity;
import io.citygrid.city.wire.CityAssembler;
import io.citygrid.city.wire.CityMessages;
import io.citygrid.city.wire.LoadedCities;
import io.citygrid.city.wire.WireException;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.geo.fence.FenceLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of the city that a task knows, ready to decide with. Fed with the messages of the
 * city's topic; content that makes no city is told in the log, and the version before it goes on to
 * decide. Not thread-safe.
 *
 * <p>All kept versions are loaded, but only those used last are indexed.
 *
 * @param <C> what the task needs of a city
 */
public final class CityVersions<C> {
  private static final Logger log = LoggerFactory.getLogger(CityVersions.class);
  private static final int INDEXED_VERSIONS = 4;

  private final CityAssembler assembler = new CityAssembler();
  private final Function<FenceLayer, FenceIndex> indexing;
  private final Function<IndexedCity, C> derive;
  private final NavigableMap<Long, City> cities = new TreeMap<>();
  private final Map<Long, C> ready = new LinkedHashMap<>(16, 0.75f, true);
  private long newestSeen;

  /**
   * Nearly every record names the version of the one before it; empty when it must be looked up.
   */
  private Optional<C> foundLast = Optional.empty();

  private long askedLast;

  /**
   * Knows no version yet.
   *
   * @param indexing the index of a layer; asked again for a layer that versions share
   * @param derive makes what the task needs of an indexed city
   */
  public CityVersions(Function<FenceLayer, FenceIndex> indexing, Function<IndexedCity, C> derive) {
    this.indexing = indexing;
    this.derive = derive;
  }

  /**
   * Takes a message of the city's topic.
   *
   * @return true when the message was of use or is still waiting for others, false when it, or the
   *     version it completes, is broken
   */
  public boolean accept(String key, byte @Nullable [] value) {
    try {
      boolean sound = true;
      for (AssembledCity assembled : assembler.accept(key, value)) {
        sound &= add(assembled);
      }
      return sound;
    } catch (WireException e) {
      log.error("A message of the city's topic with key {} {}", key, e.getMessage());
      return false;
    }
  }

  /** True before the first version is there. */
  public boolean isEmpty() {
    return cities.isEmpty();
  }

  /** The newest version that can decide; 0 before the first. */
  public long newest() {
    return cities.isEmpty() ? 0 : cities.lastKey();
  }

  /**
   * What decides about a record.
   *
   * @param version the version the record names; 0 for the newest. One older than those kept is
   *     decided under the oldest kept, one whose content was broken under the one before it
   * @return empty when the version is still to come, or a file of it: on a compacted topic a file
   *     that was published again stands behind the versions after it
   */
  public Optional<C> find(long version) {
    if (version == askedLast && foundLast.isPresent()) {
      return foundLast;
    }
    if (cities.isEmpty() || version > newestSeen || assembler.isIncomplete(version)) {
      return Optional.empty();
    }
    Map.Entry<Long, City> entry = version == 0 ? cities.lastEntry() : cities.floorEntry(version);
    foundLast = Optional.of(ready(entry == null ? cities.firstEntry() : entry));
    askedLast = version;
    return foundLast;
  }

  private boolean add(AssembledCity assembled) {
    long version = assembled.manifest().version();
    newestSeen = Math.max(newestSeen, version);
    foundLast = Optional.empty();
    try {
      cities.put(version, LoadedCities.load(assembled));
    } catch (BrokenCityException e) {
      log.error("City version {} is not used, the one before it goes on: {}", version, reason(e));
      return false;
    }
    ready.remove(version);
    while (cities.size() > CityMessages.KEPT_VERSIONS) {
      ready.remove(cities.pollFirstEntry().getKey());
    }
    if (version == newest()) {
      // Now rather than with the first record that names it.
      ready(cities.lastEntry());
      log.info("City version {} decides from now on", version);
    }
    return true;
  }

  private static String reason(BrokenCityException e) {
    return String.valueOf(e.getMessage());
  }

  private C ready(Map.Entry<Long, City> version) {
    C known = ready.get(version.getKey());
    if (known != null) {
      return known;
    }
    C made = derive.apply(new IndexedCity(version.getValue(), indexing));
    ready.put(version.getKey(), made);
    if (ready.size() > INDEXED_VERSIONS) {
      var leastUsed = ready.keySet().iterator();
      leastUsed.next();
      leastUsed.remove();
    }
    return made;
  }
}
