package io.citygrid.city.view;

/** How a flow differs from what is usual at this hour of such a day. */
public enum FlowUnusual {
  MORE,
  LESS
}
