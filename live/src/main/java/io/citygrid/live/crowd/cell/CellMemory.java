package io.citygrid.live.crowd.cell;

import io.citygrid.live.crowd.UsualHours;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What was learned of a cell: people of the last days for each hour and kind of day. Cells are
 * many, so that it is kept small: four bytes a number, 1,440 for five days. Flat, stored in state.
 *
 * @param hourMillis the hour being gathered, epoch milliseconds; the smallest before the first
 * @param sum of the people of its windows
 * @param windows of it in which the cell was shown
 * @param usual 32-bit numbers, as many for each of {@link UsualHours#SLOTS} hours, the oldest
 *     first; NaN for none
 */
@SuppressWarnings("ArrayRecordComponent") // carried along, never compared
public record CellMemory(long hourMillis, double sum, int windows, byte[] usual) {
  /** Nothing was learned yet. */
  public static final CellMemory NEW = new CellMemory(Long.MIN_VALUE, 0, 0, new byte[0]);

  /** People of the remembered days in an hour, the oldest first. */
  List<Double> people(int slot) {
    int days = days();
    List<Double> people = new ArrayList<>(days);
    ByteBuffer numbers = ByteBuffer.wrap(usual);
    for (int day = 0; day < days; day++) {
      float seen = numbers.getFloat((slot * days + day) * Float.BYTES);
      if (!Float.isNaN(seen)) {
        people.add((double) seen);
      }
    }
    return people;
  }

  /** With one more window of the hour being gathered. */
  CellMemory with(double people) {
    return new CellMemory(hourMillis, sum + people, windows + 1, usual);
  }

  /** Gathers another hour. */
  CellMemory at(long hour) {
    return new CellMemory(hour, 0, 0, usual);
  }

  /** With an hour of one more day; the oldest is forgotten when there are more than so many. */
  CellMemory learned(int slot, double people, int mostDays) {
    ByteBuffer after = ByteBuffer.allocate(UsualHours.SLOTS * mostDays * Float.BYTES);
    for (int each = 0; each < UsualHours.SLOTS; each++) {
      List<Double> known = people(each);
      if (each == slot) {
        known.add(people);
      }
      int first = Math.max(0, known.size() - mostDays);
      for (int day = 0; day < mostDays; day++) {
        boolean isKnown = first + day < known.size();
        after.putFloat(isKnown ? known.get(first + day).floatValue() : Float.NaN);
      }
    }
    return new CellMemory(hourMillis, sum, windows, after.array());
  }

  private int days() {
    return usual.length / Float.BYTES / UsualHours.SLOTS;
  }
}
