package io.citygrid.live.crowd.track;

/**
 * A measuring area in one window. What was not seen is NaN.
 *
 * @param startMillis of the window, epoch milliseconds
 * @param version how many frames it rests on that could still come; more is newer
 * @param frames in the window
 * @param framesShare of those that the camera should have told, at most 1
 * @param people in the measured part, mean over the frames
 * @param density people over the measured part, persons per square metre
 * @param voronoiDensity the same by {@link VoronoiDensity}, mean over the frames
 * @param speed of those in the measured part, metres per second, mean over people and frames
 * @param forward people who crossed the line from its right to its left
 * @param backward people who crossed it the other way
 * @param in people who came into the measured part
 * @param out people who left it
 * @param stays how many of those who left were seen coming
 * @param staySeconds how long these stayed, mean
 * @param broken steps that were farther than anybody can make: whoever did is followed anew
 */
public record TrackedMeasure(
    long startMillis,
    long version,
    long frames,
    double framesShare,
    double people,
    double density,
    double voronoiDensity,
    double speed,
    long forward,
    long backward,
    long in,
    long out,
    long stays,
    double staySeconds,
    long broken) {}
