package io.citygrid.jobs.sensors.core;

import io.citygrid.city.event.AlertEvent;
import java.util.List;

/**
 * What a step of the state machine decided.
 *
 * @param after the state from now on
 * @param alerts alerts that were raised or cleared, in order of event time
 */
public record SensorStep(SensorState after, List<AlertEvent> alerts) {}
