package io.citygrid.city.event;

import io.citygrid.city.CityVersion;

/**
 * The versions of the city that a decision rests on.
 *
 * @param city the city version
 * @param fences the version in which a fence layer last changed before it
 * @param rules the version in which anything else last changed before it
 */
public record Versions(long city, long fences, long rules) {
  public static Versions of(CityVersion version) {
    return new Versions(version.city(), version.fences(), version.rules());
  }
}
