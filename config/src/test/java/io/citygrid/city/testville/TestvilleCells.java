package io.citygrid.city.testville;

import io.citygrid.city.view.CellEstimate;
import io.citygrid.city.view.CellView;
import io.citygrid.city.view.HeatView;

/** Devices heard in a grid cell and in a tile of the heat, and how many people that makes. */
public final class TestvilleCells {
  public static final CellEstimate ESTIMATED =
      new CellEstimate(2_060, 0.2027, 0.0153, "A", 14.5, 1_700.0, false);

  public static final CellView CELL =
      new CellView(
          "990101001000002", TestvilleMessages.MONDAY_MORNING, 300, 4, 412, 0.0325, ESTIMATED);

  public static final HeatView TILE =
      new HeatView(
          "16-54257-26762", 16, TestvilleMessages.MONDAY_MORNING, 300, 412, 0.0325, ESTIMATED);

  private TestvilleCells() {}
}
