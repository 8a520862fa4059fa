package io.synthorax.infrastructure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A real broker and a real store for a test, in child processes on free ports of 127.0.0.1. Both
 * end with {@link #close} or, at the latest, with this JVM. A second start with the same home finds
 * the same records, objects and keys.
 */
public final class EmbeddedInfrastructure implements AutoCloseable {
  private final StoreCredentials credentials;
  private final int advertisedBrokerPort;
  private final int storePort;
  private final RunningServer broker;
  private final RunningServer store;

  private EmbeddedInfrastructure(
      Path home, IntUnaryOperator brokerProxy, Optional<Path> brokerSettings) throws IOException {
    Servers servers = Servers.of(home, ProcessHandle.current().pid());
    List<Integer> ports = FreePorts.pick(3);
    this.credentials = servers.credentials();
    this.advertisedBrokerPort = brokerProxy.applyAsInt(ports.get(0));
    this.storePort = ports.get(1);
    this.store = RunningServer.start(servers.store(storePort), home.resolve("store.log"));
    List<String> more = new ArrayList<>(List.of("advertised-port=" + advertisedBrokerPort));
    brokerSettings.ifPresent(file -> more.add("settings=" + file));
    this.broker = startBroker(servers.broker(ports.get(0), ports.get(2), more), home);
  }

  /** Returns once both serve, the topics of the contracts and the bucket exist. */
  public static EmbeddedInfrastructure start(Path home) throws IOException {
    return new EmbeddedInfrastructure(home, port -> port, Optional.empty());
  }

  /**
   * With further settings of the broker, a properties file: such as a listener that asks for
   * passwords.
   */
  public static EmbeddedInfrastructure start(Path home, Path brokerSettings) throws IOException {
    return new EmbeddedInfrastructure(home, port -> port, Optional.of(brokerSettings));
  }

  /**
   * With a proxy before the broker: {@code brokerProxy} is given the broker's port and tells its
   * own, which all clients will use.
   */
  public static EmbeddedInfrastructure start(Path home, IntUnaryOperator brokerProxy)
      throws IOException {
    return new EmbeddedInfrastructure(home, brokerProxy, Optional.empty());
  }

  private RunningServer startBroker(ServerCommand command, Path home) throws IOException {
    try {
      return RunningServer.start(command, home.resolve("broker.log"));
    } catch (IOException | RuntimeException e) {
      store.stop();
      throw e;
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + advertisedBrokerPort;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + storePort);
  }

  public String bucket() {
    return StoreCredentials.BUCKET;
  }

  public String accessKey() {
    return credentials.accessKey();
  }

  public String secretKey() {
    return credentials.secretKey();
  }

  /** What a service of ours is to be configured with, to use this broker and this store. */
  public Map<String, String> configuration() {
    return Map.of(
        "kafka.bootstrap.servers", bootstrapServers(),
        "synthorax.store.endpoint", endpoint().toString(),
        "synthorax.store.bucket", bucket(),
        "synthorax.store.access-key", accessKey(),
        "synthorax.store.secret-key", secretKey());
  }

  /** As kill -9 would; {@link #restartBroker} brings it back on the same port. */
  public void killBroker() {
    broker.kill();
  }

  public void restartBroker() throws IOException {
    broker.start();
  }

  /** As kill -9 would; {@link #restartStore} brings it back on the same port. */
  public void killStore() {
    store.kill();
  }

  public void restartStore() throws IOException {
    store.start();
  }

  @Override
  public void close() {
    broker.stop();
    store.stop();
  }
}
