package io.citygrid.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.junit.jupiter.api.Test;

final class SharedRpcSystemTest {
  /** Whose service builders tell from which loaded classes they come. */
  private static ClassLoader classes(RpcSystem system) {
    return system.localServiceBuilder(new Configuration()).getClass().getClassLoader();
  }

  @Test
  void flinkFindsItAndItsClassesAreLoadedOnce() {
    RpcSystem one = RpcSystem.load(new Configuration());
    RpcSystem other = RpcSystem.load(new Configuration());

    assertThat(one.getClass().getEnclosingClass()).isEqualTo(SharedRpcSystem.class);
    assertThat(classes(other)).isSameAs(classes(one));
  }

  @Test
  void aClusterThatEndsLeavesItToOthers() throws Exception {
    Configuration config = new Configuration();
    RpcSystem ended = RpcSystem.load(config);
    ended.close();

    RpcSystem other = RpcSystem.load(config);

    assertThat(other.getMaximumMessageSizeInBytes(config)).isPositive();
    assertThat(other.getInetSocketAddressFromRpcUrl("pekko.tcp://flink@127.0.0.1:6123").getPort())
        .isEqualTo(6123);
  }
}
