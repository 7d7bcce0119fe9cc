package io.citygrid.jobs.state;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What Flink asks of every type, answered for those that are written by the {@link RecordLayout} of
 * a record: to Flink each is one value without fields, and no key.
 *
 * @param <R> the record
 * @param <T> what is written: the record, or many of them
 */
abstract class LaidOutType<R extends Record, T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  final Class<R> type;

  /**
   * @throws IllegalArgumentException when a component of the record is of a kind that cannot be
   *     written
   */
  LaidOutType(Class<R> type) {
    RecordLayout.of(type);
    this.type = type;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return getClass() == other.getClass();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LaidOutType<?, ?> same && canEqual(same) && type == same.type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "<" + type.getSimpleName() + ">";
  }
}
