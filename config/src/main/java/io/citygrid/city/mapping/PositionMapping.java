package io.citygrid.city.mapping;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * What the columns of a CSV file of vehicle positions mean: one row for each position. A column
 * whose name is empty is not in the file.
 *
 * @param time column of the vehicle's clock
 * @param vehicle column of its id
 * @param lon column of the longitude, WGS84
 * @param lat column of the latitude, WGS84
 * @param accuracy column of the accuracy in metres
 * @param heading column of where it was going, in degrees from north
 * @param speed column of its speed
 * @param kmhPerUnit what one unit of speed in the file is in kilometres per hour
 * @param trueRoad column of the road it really was on
 * @param trueSegment column of the segment it really was on
 */
public record PositionMapping(
    String time,
    DateTimeFormatter format,
    ZoneId zone,
    String vehicle,
    String lon,
    String lat,
    String accuracy,
    String heading,
    String speed,
    double kmhPerUnit,
    String trueRoad,
    String trueSegment) {}
