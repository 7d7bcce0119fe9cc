package io.citygrid.jobs.runtime;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.AddressResolution;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.pekko.PekkoRpcSystemLoader;
import org.jspecify.annotations.Nullable;

/**
 * Flink's remote calls, loaded once in a process. Flink by itself unpacks and loads all classes of
 * its actor system, and Scala's, for each cluster that starts; a process in which clusters come and
 * go (tests, benchmarks) spends more on that than on the clusters.
 *
 * <p>Flink finds it as a service and prefers it to its own by its priority. What is loaded stays
 * for as long as the process.
 */
public final class SharedRpcSystem implements RpcSystemLoader {
  private static @Nullable RpcSystem loaded;

  @Override
  public int getLoadPriority() {
    return new PekkoRpcSystemLoader().getLoadPriority() - 1;
  }

  @Override
  public RpcSystem loadRpcSystem(Configuration config) {
    synchronized (SharedRpcSystem.class) {
      RpcSystem system = loaded;
      if (system == null) {
        system = new PekkoRpcSystemLoader().loadRpcSystem(config);
        loaded = system;
      }
      return new Borrowed(system);
    }
  }

  /** The loaded one, which a cluster that ends does not close. */
  private record Borrowed(RpcSystem system) implements RpcSystem {
    @Override
    public RpcServiceBuilder localServiceBuilder(Configuration config) {
      return system.localServiceBuilder(config);
    }

    @Override
    public RpcServiceBuilder remoteServiceBuilder(
        Configuration config, @Nullable String externalAddress, String externalPortRange) {
      return system.remoteServiceBuilder(config, externalAddress, externalPortRange);
    }

    @Override
    public String getRpcUrl(
        String hostname,
        int port,
        String endpointName,
        AddressResolution resolution,
        Configuration config)
        throws UnknownHostException {
      return system.getRpcUrl(hostname, port, endpointName, resolution, config);
    }

    @Override
    public InetSocketAddress getInetSocketAddressFromRpcUrl(String url) throws Exception {
      return system.getInetSocketAddressFromRpcUrl(url);
    }

    @Override
    public long getMaximumMessageSizeInBytes(Configuration config) {
      return system.getMaximumMessageSizeInBytes(config);
    }
  }
}
