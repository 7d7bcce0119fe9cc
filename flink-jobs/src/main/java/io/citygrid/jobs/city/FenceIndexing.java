package io.citygrid.jobs.city;

import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.geo.fence.FenceLayer;
import java.io.Serializable;
import java.util.function.Function;

/** Makes the index of a layer; travels to the tasks. */
@FunctionalInterface
public interface FenceIndexing extends Function<FenceLayer, FenceIndex>, Serializable {}
