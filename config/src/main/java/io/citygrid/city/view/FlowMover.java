package io.citygrid.city.view;

import java.util.Locale;

/** What flows between areas; the two are never added up. */
public enum FlowMover {
  /** Of whom some carry a device that is heard. */
  PEOPLE,
  /** Buses, taxis and others that tell where they are. */
  VEHICLES;

  /** The word for it in the keys of metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
