package io.citygrid.live.finding;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Responsibility;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.Position;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.RequestFile;
import io.citygrid.city.mapping.RequestMapping;
import io.citygrid.city.mapping.RequestMappingYaml;
import io.citygrid.city.mapping.RequestRow;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.live.finding.SeenCase.Standing;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests that Boston took in July 2011, as cases: each where it lies, with its own limit and
 * end, and what is found of them day by day. Of each day nothing is known but what was told by
 * then.
 */
record BostonJuly(City city, List<MappedRequest> requests) {
  static final Instant FIRST = Instant.parse("2011-07-01T04:00:00Z");
  private static final int DAYS = 31;

  static BostonJuly read() throws Exception {
    CityVersion version = new CityVersion(1, 1, 1, FIRST);
    City city = new CityLoader().load(ReadyCities.open("boston"), version);
    RequestMapping mapping;
    try (InputStream in = ReadyCities.openData("boston", "requests.mapping.yaml")) {
      mapping = RequestMappingYaml.read(in.readAllBytes(), "requests.mapping.yaml", city);
    }
    List<MappedRequest> requests = new ArrayList<>();
    String name = "requests_2011-07.csv.gz";
    try (RequestFile file = RequestFile.open(ReadyCities.openData("boston", name), name, mapping)) {
      while (file.hasNext()) {
        RequestRow row = file.next();
        requests.add(row.request().orElseThrow());
      }
    }
    return new BostonJuly(city, requests);
  }

  /**
   * All that was told of findings, looked at once a day at midnight.
   *
   * @param firstDay the first midnight at which it is looked; 1 is that after the first day
   */
  List<Finding> findings(int firstDay) {
    Map<String, String> departments = new HashMap<>();
    for (Responsibility row : city.responsibilities()) {
      departments.put(row.category(), row.department());
    }
    Places places = new Places(city);
    List<Finding> told = new ArrayList<>();
    Map<String, OpenFinding> open = Map.of();
    for (int day = firstDay; day <= DAYS; day++) {
      Instant at = FIRST.plus(Duration.ofDays(day));
      List<SeenCase> cases = new ArrayList<>();
      for (MappedRequest request : requests) {
        if (!request.reportedAt().isAfter(at)) {
          cases.add(seen(request, at, departments.getOrDefault(request.category(), ""), places));
        }
      }
      List<Standout> standouts = Review.look(city, cases, List.of(), FIRST, at);
      FindingLife.Outcome outcome =
          FindingLife.review(open, standouts, Review.asks(city, at), city, at);
      open = outcome.open();
      told.addAll(outcome.events());
    }
    return told;
  }

  private static SeenCase seen(
      MappedRequest request, Instant at, String department, Places places) {
    LonLat place = request.located() ? request.position() : null;
    boolean isClosed = request.closedAt() != null && !request.closedAt().isAfter(at);
    return new SeenCase(
        request.id(),
        isClosed ? 2 : 1,
        request.reportedAt().toEpochMilli(),
        request.reportedAt().toEpochMilli(),
        request.category(),
        places.areaPath(place),
        places.cell(place),
        department,
        List.of(),
        place == null ? null : new Position(place.lon(), place.lat(), 0),
        isClosed ? Standing.CONFIRMED : Standing.UNKNOWN,
        true,
        request.limit() == null ? null : request.limit().toEpochMilli(),
        isClosed ? request.closedAt().toEpochMilli() : null,
        1);
  }

  /** Which district and precinct cover a place. */
  private static final class Places {
    private final City city;
    private final FenceIndex districts;
    private final FenceIndex precincts;

    Places(City city) {
      this.city = city;
      this.districts = index("police_district");
      this.precincts = index("precinct");
    }

    private FenceIndex index(String layer) {
      return GridFences.of(city.findLayer(layer).orElseThrow().fences());
    }

    List<String> areaPath(@Nullable LonLat place) {
      int fence = place == null ? FenceIndex.NONE : districts.firstAt(place.lon(), place.lat());
      if (fence == FenceIndex.NONE) {
        return List.of();
      }
      var layer = city.findLayer("police_district").orElseThrow();
      return city.areaPath(layer.areaOf().get(layer.fences().fences().get(fence).id()));
    }

    String cell(@Nullable LonLat place) {
      int fence = place == null ? FenceIndex.NONE : precincts.firstAt(place.lon(), place.lat());
      return fence == FenceIndex.NONE
          ? ""
          : city.findLayer("precinct").orElseThrow().fences().fences().get(fence).id();
    }
  }
}
