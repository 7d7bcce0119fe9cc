package io.citygrid.jobs.crowd.core;

import io.citygrid.city.view.HeatView;

/**
 * A cell of the heat surface as it is shown. Flat, streamed.
 *
 * @param version of this window of it
 */
public record ShownHeat(HeatView view, long version) {}
