package io.citygrid.standalone.command;

import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.BrokenMappingException;
import io.citygrid.city.mapping.CounterFile;
import io.citygrid.city.mapping.CounterMapping;
import io.citygrid.city.mapping.CounterMappingYaml;
import io.citygrid.city.mapping.CounterRow;
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
 * A city with what its people counters told.
 *
 * @param unusable fields of the file that make a row none
 */
record CounterInput(CityChoice choice, List<CounterRow> rows, List<UnusableValue> unusable) {
  private static final String READY_MAPPING = "counts.mapping.yaml";

  /** Whether there is a ready city of this name whose open data is of people counters. */
  static boolean isReady(String city) throws IOException {
    return ReadyCities.names().contains(city)
        && ReadyCities.listOpenData(city).contains(READY_MAPPING);
  }

  /** Of a ready city. */
  static CounterInput ready(String name) throws Complaint {
    CityChoice choice = CityChoice.ready(name);
    try (InputStream in = ReadyCities.openData(name, READY_MAPPING)) {
      String file =
          ReadyCities.listOpenData(name).stream()
              .filter(each -> each.endsWith(".csv.gz") || each.endsWith(".csv"))
              .findFirst()
              .orElseThrow(() -> new NoSuchFileException("counts"));
      CounterMapping mapping = CounterMappingYaml.read(in.readAllBytes(), READY_MAPPING);
      try (InputStream counts = ReadyCities.openData(name, file)) {
        return read(choice, counts, file, mapping);
      }
    } catch (IOException e) {
      throw new Complaint("The open data of '%s' cannot be read.".formatted(name), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  /** Of files of one's own. */
  static CounterInput own(Path city, Path counts, Path mapping) throws Complaint {
    CityChoice choice = CityChoice.directory(city);
    try (InputStream in = Files.newInputStream(counts)) {
      CounterMapping read =
          CounterMappingYaml.read(Files.readAllBytes(mapping), mapping.toString());
      return read(choice, in, counts.toString(), read);
    } catch (NoSuchFileException e) {
      throw new Complaint("There is no file " + e.getFile() + ".", e);
    } catch (IOException e) {
      throw new Complaint("Cannot read the counts: " + e.getMessage(), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  private static CounterInput read(
      CityChoice choice, InputStream counts, String file, CounterMapping mapping)
      throws IOException {
    List<CounterRow> rows = new ArrayList<>();
    List<UnusableValue> unusable = new ArrayList<>();
    CounterFile.read(counts, file, mapping, rows::add, unusable::add);
    return new CounterInput(choice, rows, unusable);
  }
}
