package io.citygrid.city.testville;

import io.citygrid.city.view.TravelRoad;
import io.citygrid.city.view.TravelView;
import java.util.List;

/** What is told of the travel times that Testville watches. */
public final class TestvilleTravel {
  /** From the West Gate to Hill End it takes longer than usual, by what is known of it. */
  public static final TravelView SLOW_WAY =
      new TravelView(
          "west-hill",
          TestvilleMessages.MONDAY_MORNING,
          300,
          42,
          840.5,
          560.25,
          1.5,
          "MOSTLY_CLEAR",
          12_400,
          0.75,
          0.5,
          600.0,
          List.of(new TravelRoad("Ring Road", "Ring Road", 12_400)),
          List.of("ring-1.1", "ring-1.2", "ring-2.1"));

  private TestvilleTravel() {}
}
