package io.citygrid.city.mapping;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * What the columns of a CSV file of people counters mean: one row for each counter and interval.
 *
 * @param time column of the interval's start
 * @param interval its length
 * @param counter column of the counter's id
 * @param in column of who came; empty where the file knows no direction
 * @param out column of who left; empty likewise
 * @param passing column of who passed; empty where the file knows directions
 */
public record CounterMapping(
    String time,
    DateTimeFormatter format,
    ZoneId zone,
    Duration interval,
    String counter,
    String in,
    String out,
    String passing) {}
