package io.citygrid.standalone.command;

import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.BrokenMappingException;
import io.citygrid.city.mapping.DetectorFile;
import io.citygrid.city.mapping.DetectorMapping;
import io.citygrid.city.mapping.DetectorMappingYaml;
import io.citygrid.city.mapping.DetectorRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.standalone.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A city with what its loop detectors told.
 *
 * @param unusable fields of the file that are no values
 */
record DetectorInput(CityChoice choice, List<DetectorRow> rows, List<UnusableValue> unusable) {
  private static final String READY_MAPPING = "detectors.mapping.yaml";

  /** Whether there is a ready city of this name whose open data is of detectors. */
  static boolean isReady(String city) throws IOException {
    return ReadyCities.names().contains(city)
        && ReadyCities.listOpenData(city).contains(READY_MAPPING);
  }

  /** Of a ready city. */
  static DetectorInput ready(String name) throws Complaint {
    CityChoice choice = CityChoice.ready(name);
    try (InputStream in = ReadyCities.openData(name, READY_MAPPING)) {
      String file =
          ReadyCities.listOpenData(name).stream()
              .filter(each -> each.endsWith(".csv.gz") || each.endsWith(".csv"))
              .findFirst()
              .orElseThrow(() -> new NoSuchFileException("detectors"));
      DetectorMapping mapping = DetectorMappingYaml.read(in.readAllBytes(), READY_MAPPING);
      try (InputStream values = ReadyCities.openData(name, file)) {
        return read(choice, values, file, mapping);
      }
    } catch (IOException e) {
      throw new Complaint("The open data of '%s' cannot be read.".formatted(name), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  /** Of files of one's own. */
  static DetectorInput own(Path city, Path detectors, Path mapping) throws Complaint {
    CityChoice choice = CityChoice.directory(city);
    try (InputStream values = Files.newInputStream(detectors)) {
      DetectorMapping read =
          DetectorMappingYaml.read(Files.readAllBytes(mapping), mapping.toString());
      return read(choice, values, detectors.toString(), read);
    } catch (NoSuchFileException e) {
      throw new Complaint("There is no file " + e.getFile() + ".", e);
    } catch (IOException e) {
      throw new Complaint("Cannot read the detectors: " + e.getMessage(), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  private static DetectorInput read(
      CityChoice choice, InputStream values, String file, DetectorMapping mapping)
      throws IOException {
    List<DetectorRow> rows = new ArrayList<>();
    List<UnusableValue> unusable = new ArrayList<>();
    DetectorFile.read(values, file, mapping, rows::add, unusable::add);
    return new DetectorInput(choice, rows, unusable);
  }
}
