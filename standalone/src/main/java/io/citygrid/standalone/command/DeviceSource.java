package io.citygrid.standalone.command;

import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.BrokenMappingException;
import io.citygrid.city.mapping.CounterFile;
import io.citygrid.city.mapping.CounterMapping;
import io.citygrid.city.mapping.CounterMappingYaml;
import io.citygrid.city.mapping.CounterRow;
import io.citygrid.city.mapping.DetectorFile;
import io.citygrid.city.mapping.DetectorMapping;
import io.citygrid.city.mapping.DetectorMappingYaml;
import io.citygrid.city.mapping.DetectorRow;
import io.citygrid.city.mapping.PositionFile;
import io.citygrid.city.mapping.PositionMapping;
import io.citygrid.city.mapping.PositionMappingYaml;
import io.citygrid.city.mapping.PositionRow;
import io.citygrid.city.mapping.TrajectoryFile;
import io.citygrid.city.mapping.TrajectoryMapping;
import io.citygrid.city.mapping.TrajectoryMappingYaml;
import io.citygrid.city.mapping.TrajectoryRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.standalone.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kind of devices whose open data is replayed: where it lies, and how it is read.
 *
 * @param name of the option that names such a file; a ready city has it in {@code
 *     <name>.mapping.yaml}
 * @param <M> how its files are mapped
 * @param <R> what a row of them says
 */
record DeviceSource<M, R>(String name, MappingReader<M> mappings, RowReader<M, R> files) {
  static final DeviceSource<CounterMapping, CounterRow> COUNTS =
      new DeviceSource<>("counts", CounterMappingYaml::read, CounterFile::read);
  static final DeviceSource<DetectorMapping, DetectorRow> DETECTORS =
      new DeviceSource<>("detectors", DetectorMappingYaml::read, DetectorFile::read);
  static final DeviceSource<PositionMapping, PositionRow> POSITIONS =
      new DeviceSource<>("positions", PositionMappingYaml::read, PositionFile::read);
  static final DeviceSource<TrajectoryMapping, TrajectoryRow> TRAJECTORIES =
      new DeviceSource<>("trajectories", TrajectoryMappingYaml::read, TrajectoryFile::read);

  /** Reads a mapping. */
  interface MappingReader<M> {
    M read(byte[] content, String file) throws BrokenMappingException;
  }

  /** Reads rows by a mapping, and the fields that are no values. */
  interface RowReader<M, R> {
    void read(
        InputStream in, String file, M mapping, Consumer<R> rows, Consumer<UnusableValue> unusable)
        throws IOException;
  }

  /** Whether there is a ready city of this name whose open data is of such devices. */
  boolean isReady(String city) throws IOException {
    return ReadyCities.names().contains(city)
        && ReadyCities.listOpenData(city).contains(readyMapping());
  }

  /** Of the ready city, or else of files of one's own. */
  DeviceInput<R> input(
      @Nullable String ready, @Nullable Path directory, @Nullable Path data, @Nullable Path mapping)
      throws Complaint {
    if (ready != null) {
      return ready(ready);
    }
    if (directory == null || data == null || mapping == null) {
      throw new Complaint(
          "Say which city: --city, --%s and --mapping go together.".formatted(name));
    }
    return own(directory, data, mapping);
  }

  private DeviceInput<R> ready(String city) throws Complaint {
    CityChoice choice = CityChoice.ready(city);
    try (InputStream in = ReadyCities.openData(city, readyMapping())) {
      String file =
          ReadyCities.listOpenData(city).stream()
              .filter(each -> !each.endsWith(".yaml"))
              .findFirst()
              .orElseThrow(() -> new NoSuchFileException(name));
      M mapping = mappings.read(in.readAllBytes(), readyMapping());
      try (InputStream data = ReadyCities.openData(city, file)) {
        return read(choice, data, file, mapping);
      }
    } catch (IOException e) {
      throw new Complaint("The open data of '%s' cannot be read.".formatted(city), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  private DeviceInput<R> own(Path city, Path data, Path mapping) throws Complaint {
    CityChoice choice = CityChoice.directory(city);
    try (InputStream in = Files.newInputStream(data)) {
      M read = mappings.read(Files.readAllBytes(mapping), mapping.toString());
      return read(choice, in, data.toString(), read);
    } catch (NoSuchFileException e) {
      throw new Complaint("There is no file " + e.getFile() + ".", e);
    } catch (IOException e) {
      throw new Complaint("Cannot read the %s: %s".formatted(name, e.getMessage()), e);
    } catch (BrokenMappingException e) {
      throw new Complaint("The mapping is broken, " + e.getMessage(), e);
    }
  }

  private DeviceInput<R> read(CityChoice choice, InputStream data, String file, M mapping)
      throws IOException {
    List<R> rows = new ArrayList<>();
    List<UnusableValue> unusable = new ArrayList<>();
    files.read(data, file, mapping, rows::add, unusable::add);
    return new DeviceInput<>(choice, rows, unusable);
  }

  private String readyMapping() {
    return name + ".mapping.yaml";
  }
}
