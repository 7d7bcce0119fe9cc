package io.citygrid.standalone.command;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.standalone.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The city that a command works on, read and checked. */
record CityChoice(CityFiles files, City city) {

  /** A ready city by name. */
  static CityChoice ready(String name) throws Complaint {
    try {
      return checked(ReadyCities.open(name), name);
    } catch (IOException e) {
      throw new Complaint("There is no ready city '%s'.".formatted(name), e);
    }
  }

  /** A city of the user's own. */
  static CityChoice directory(Path directory) throws Complaint {
    if (!Files.isDirectory(directory)) {
      throw new Complaint("There is no directory " + directory + ".");
    }
    try {
      return checked(CityFiles.fromDirectory(directory), directory.toString());
    } catch (IOException e) {
      throw new Complaint("The city's directory cannot be read: " + e.getMessage(), e);
    }
  }

  private static CityChoice checked(CityFiles files, String name) throws Complaint {
    try {
      City city = new CityLoader().load(files, new CityVersion(1, 1, 1, Instant.EPOCH));
      return new CityChoice(files, city);
    } catch (BrokenCityException e) {
      throw new Complaint("The city %s is broken, %s".formatted(name, e.getMessage()), e);
    }
  }
}
