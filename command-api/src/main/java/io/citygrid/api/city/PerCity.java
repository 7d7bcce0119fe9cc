package io.citygrid.api.city;

import io.citygrid.city.City;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made of a city once and then asked often. Made anew when another city is given.
 * Thread-safe.
 */
public final class PerCity<T> {
  private record Made<T>(City city, T thing) {}

  private final Function<City, T> making;
  private final AtomicReference<@Nullable Made<T>> latest = new AtomicReference<>();

  public PerCity(Function<City, T> making) {
    this.making = making;
  }

  public T of(City city) {
    Made<T> known = latest.get();
    if (known != null && known.city() == city) {
      return known.thing();
    }
    Made<T> made = new Made<>(city, making.apply(city));
    latest.set(made);
    return made.thing();
  }
}
