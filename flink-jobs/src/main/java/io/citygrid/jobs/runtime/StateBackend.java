package io.citygrid.jobs.runtime;

/** Where a job keeps its state while it runs. */
public enum StateBackend {
  /** On the heap: quick, for state that fits into memory. */
  HEAP("hashmap"),
  /** In RocksDB on the local disk: for state that grows with the years. */
  ROCKSDB("rocksdb");

  private final String flinkName;

  StateBackend(String flinkName) {
    this.flinkName = flinkName;
  }

  String flinkName() {
    return flinkName;
  }
}
