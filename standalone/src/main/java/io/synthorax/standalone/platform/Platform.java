package io.synthorax.standalone.platform;

import io.synthorax.infrastructure.ServerCommand;
import io.synthorax.infrastructure.Servers;
import io.synthorax.standalone.process.ChildCommand;
import io.synthorax.standalone.process.HomeLock;
import io.synthorax.standalone.process.ProcessRegister;
import io.synthorax.standalone.process.Readiness;
import io.synthorax.standalone.process.Supervision;
import io.synthorax.standalone.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The whole platform on one machine, all of it on 127.0.0.1: a broker and a store, then the
 * services, in one home directory that belongs to this process. To be closed in any case; a process
 * that is killed instead takes its children with it, and the next start ends what may be left.
 */
public final class Platform implements AutoCloseable {
  private static final Duration SERVER_PATIENCE = Duration.ofMinutes(1);
  private static final Duration SERVER_GRACE = Duration.ofSeconds(10);

  private final HomeFolder home;
  private final HomeLock lock;
  private final Ports ports;
  private final AccessToken token;
  private final Supervisor supervisor;

  private Platform(
      HomeFolder home, HomeLock lock, Ports ports, AccessToken token, Supervisor supervisor) {
    this.home = home;
    this.lock = lock;
    this.ports = ports;
    this.token = token;
    this.supervisor = supervisor;
  }

  /**
   * Takes the home, and the ports once nothing of an earlier launcher listens there any more;
   * starts nothing yet. Throws {@link HomeLock.Held} if somebody else has the home, {@link
   * Ports.InUse} if somebody else has the console's port.
   */
  public static Platform in(HomeFolder home, OptionalInt console, Consumer<String> notices)
      throws IOException {
    HomeLock lock = HomeLock.take(home.path());
    try {
      ProcessRegister register = new ProcessRegister(home.processes());
      register.endLeftovers();
      Addresses.forget(home);
      home.clearTemporary();
      return new Platform(
          home,
          lock,
          Ports.choose(console),
          AccessToken.of(home),
          new Supervisor(Supervision.standard(), register, notices));
    } catch (IOException | Ports.InUse e) {
      lock.close();
      throw e;
    }
  }

  /** Returns once every service is ready; throws ChildFailed as soon as one will not be. */
  public void start(Installation installation, List<Path> intakeFolders, Consumer<String> progress)
      throws IOException {
    Servers servers = Servers.of(home.path(), ProcessHandle.current().pid());
    ServiceCommands services =
        new ServiceCommands(installation, home, ports, servers.credentials(), token, intakeFolders);
    List<ChildCommand> commands = Arrays.stream(Service.values()).map(services::of).toList();
    progress.accept("Starting the broker and the object store");
    supervisor.start(
        List.of(
            child(servers.store(ports.store())),
            child(servers.broker(ports.broker(), ports.controller()))));
    ScrapeTargets.of(ports).write(home.scrapeTargets());
    progress.accept("Starting " + commands.size() + " services");
    supervisor.start(commands);
    addresses().write(home);
  }

  public Addresses addresses() {
    return Addresses.of(ports, token);
  }

  public URI console() {
    return addresses().console();
  }

  /** Fails when a process dies too often to be started again. */
  public CompletableFuture<Void> failure() {
    return supervisor.failure();
  }

  /** Stops the services, then broker and store. */
  @Override
  public void close() throws IOException {
    Addresses.forget(home);
    supervisor.close();
    lock.close();
  }

  private ChildCommand child(ServerCommand server) {
    return new ChildCommand(
        server.name(),
        server.command(),
        server.environment(),
        home.log(server.name()),
        new Readiness.FileAppears(server.ready()),
        SERVER_PATIENCE,
        SERVER_GRACE);
  }
}
