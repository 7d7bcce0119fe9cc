package io.citygrid.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListWalkTest {
  private static final String LIST = "list";

  /** Sizes about a stretch of 500; several things of the same millisecond each. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 499, 500, 501, 1_000, 1_234})
  void walksInPiecesOfAnyLengthSeeEachThingOnceNewestFirst(int size) {
    InMemoryCityView view = new InMemoryCityView();
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(numbers, new Random(size));
    for (int number : numbers) {
      String id = "thing-%05d".formatted(number);
      view.write(new ViewWrite(ViewKind.CASE, id, 1, "{}", number / 3, List.of(LIST)));
    }
    Random random = new Random(17);
    List<ViewItem> seen = new ArrayList<>();
    Optional<Cursor> at = Optional.of(Cursor.START);
    while (at.isPresent()) {
      int enough = seen.size() + 1 + random.nextInt(700);
      at =
          ListWalk.visit(
              view,
              ViewKind.CASE,
              LIST,
              at.get(),
              10_000,
              item -> {
                seen.add(item);
                return seen.size() < enough;
              });
    }
    assertThat(seen).extracting(ViewItem::id).doesNotHaveDuplicates().hasSize(size);
    assertThat(seen).extracting(ViewItem::atMillis).isSortedAccordingTo(Collections.reverseOrder());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500, 501})
  void readsNoMoreThanItMayAndSaysWhereToGoOn(int most) {
    InMemoryCityView view = new InMemoryCityView();
    for (int i = 0; i < 1_600; i++) {
      view.write(new ViewWrite(ViewKind.CASE, "thing-" + i, 1, "{}", i, List.of(LIST)));
    }
    List<String> seen = new ArrayList<>();
    Optional<Cursor> next =
        ListWalk.visit(view, ViewKind.CASE, LIST, Cursor.START, most, item -> seen.add(item.id()));
    assertThat(seen).hasSize(most <= 500 ? 500 : 1_000);
    assertThat(next)
        .hasValueSatisfying(at -> assertThat(at.id()).isEqualTo(seen.get(seen.size() - 1)));
  }
}
