package io.synthorax.standalone.platform;

import io.synthorax.infrastructure.FreePorts;
import io.synthorax.infrastructure.ServerCommand;
import io.synthorax.infrastructure.Servers;
import io.synthorax.standalone.process.ChildCommand;
import io.synthorax.standalone.process.ProcessRegister;
import io.synthorax.standalone.process.Readiness;
import io.synthorax.standalone.process.Supervision;
import io.synthorax.standalone.process.Supervisor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A launcher of broker and store alone, in a JVM of its own that a test can kill. */
public final class ServersOnly {
  private ServersOnly() {}

  /** Writes the file {@code up} into the home given when both serve, then waits. */
  public static void main(String[] arguments) throws Exception {
    HomeFolder home = HomeFolder.create(Path.of(arguments[0]));
    Servers servers = Servers.of(home.path(), ProcessHandle.current().pid());
    List<Integer> ports = FreePorts.pick(3);
    Supervisor supervisor =
        new Supervisor(
            Supervision.standard(), new ProcessRegister(home.processes()), System.out::println);
    supervisor.start(
        List.of(
            child(home, servers.store(ports.get(0))),
            child(home, servers.broker(ports.get(1), ports.get(2)))));
    Files.writeString(home.path().resolve("up"), "");
    supervisor.failure().join();
  }

  private static ChildCommand child(HomeFolder home, ServerCommand server) {
    return new ChildCommand(
        server.name(),
        server.command(),
        server.environment(),
        home.log(server.name()),
        new Readiness.FileAppears(server.ready()),
        Duration.ofMinutes(1),
        Duration.ofSeconds(10));
  }
}
