package io.citygrid.standalone.command;

import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.BrokenMappingException;
import io.citygrid.city.mapping.PositionFile;
import io.citygrid.city.mapping.PositionMapping;
import io.citygrid.city.mapping.PositionMappingYaml;
import io.citygrid.city.mapping.PositionRow;
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
 * A city with where its vehicles were.
 *
 * @param unusable fields of the file that make a row none
 */
record PositionInput(CityChoice choice, List<PositionRow> rows, List<UnusableValue> unusable) {
  private static final String READY_MAPPING = "positions.mapping.yaml";

  /** Whether there is a ready city of this name whose open data is of vehicles. */
  static boolean isReady(String city) throws IOException {
    return ReadyCities.names().contains(city)
        && ReadyCities.listOpenData(city).contains(READY_MAPPING);
  }

  /** Of a ready city. */
  static PositionInput ready(String name) throws Complaint {
    CityChoice choice = CityChoice.ready(name);
    try (InputStream in = ReadyCities.openData(name, READY_MAPPING)) {
      String file =
          ReadyCities.listOpenData(name).stream()
              .filter(each -> each.endsWith(".csv.gz") || each.endsWith(".csv"))
              .findFirst()
              .orElseThrow(() -> new NoSuchFileException("positions"));
      PositionMapping mapping = PositionMappingYaml.read(in.readAllBytes(), READY_MAPPING);
      try (InputStream positions = ReadyCities.openData(name, file)) {
        return read(choice, positions, file, mapping);
      }
    } catch (IOException e) {
      throw new Complaint("The open data of '%s' cannot be read.".formatted(name), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  /** Of files of one's own. */
  static PositionInput own(Path city, Path positions, Path mapping) throws Complaint {
    CityChoice choice = CityChoice.directory(city);
    try (InputStream in = Files.newInputStream(positions)) {
      PositionMapping read =
          PositionMappingYaml.read(Files.readAllBytes(mapping), mapping.toString());
      return read(choice, in, positions.toString(), read);
    } catch (NoSuchFileException e) {
      throw new Complaint("There is no file " + e.getFile() + ".", e);
    } catch (IOException e) {
      throw new Complaint("Cannot read the positions: " + e.getMessage(), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  private static PositionInput read(
      CityChoice choice, InputStream positions, String file, PositionMapping mapping)
      throws IOException {
    List<PositionRow> rows = new ArrayList<>();
    List<UnusableValue> unusable = new ArrayList<>();
    PositionFile.read(positions, file, mapping, rows::add, unusable::add);
    return new PositionInput(choice, rows, unusable);
  }
}
