package io.synthorax.standalone.deploy;

import io.synthorax.infrastructure.EmbeddedInfrastructure;
import io.synthorax.infrastructure.FreePorts;
import io.synthorax.standalone.cli.RunningConsole;
import io.synthorax.standalone.platform.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All services as their Deployments start them, with proxies before broker and store, and with what
 * a kubelet does: who has ended is started again, and so is who is down at three probes of its
 * liveness.
 */
final class DeployedPlatform implements AutoCloseable {
  private static final int LOOK_EVERY_MS = 250;
  private static final int PROBE_EVERY_MS = 20_000;
  private static final int PATIENCE_PROBES = 3;

  private final Path folder;
  private final EmbeddedInfrastructure servers;
  private FaultyProxy brokerProxy;
  private final FaultyProxy storeProxy;
  private final List<Pod> pods = new ArrayList<>();
  private final Map<String, Map<String, String>> settings = new HashMap<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private final ScheduledExecutorService kubelet = Executors.newSingleThreadScheduledExecutor();
  private final int consolePort = FreePorts.pick(1).get(0);
  private final Future<?> looking;
  private int looks;

  /** One replica of a service, at one port, through all its lives. */
  private static final class Pod {
    private final String service;
    private final int port;
    private DeployedService process;
    private int downs;

    private Pod(String service, int port) {
      this.service = service;
      this.port = port;
    }
  }

  /** What is done with broker and store before the first service starts. */
  interface Preparation {
    void of(EmbeddedInfrastructure servers) throws Exception;
  }

  /** {@code seed} of what the proxies do by chance. */
  DeployedPlatform(Path folder, long seed) throws Exception {
    this(folder, seed, servers -> {});
  }

  DeployedPlatform(Path folder, long seed, Preparation preparation) throws Exception {
    this.folder = folder;
    this.servers =
        EmbeddedInfrastructure.start(
            folder.resolve("servers"),
            port -> {
              brokerProxy = new FaultyProxy(port, seed);
              return brokerProxy.port();
            });
    this.storeProxy = new FaultyProxy(servers.endpoint().getPort(), seed + 1);
    preparation.of(servers);
    for (String service : Repository.SERVICES) {
      scale(service, 1);
    }
    looking = kubelet.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  EmbeddedInfrastructure servers() {
    return servers;
  }

  FaultyProxy broker() {
    return brokerProxy;
  }

  FaultyProxy store() {
    return storeProxy;
  }

  RunningConsole console() {
    URI address = URI.create("http://127.0.0.1:" + consolePort);
    return new RunningConsole(Addresses.ofConsole(address, Optional.of(DeployedService.TOKEN)));
  }

  /** So many replicas from now on; who is too many is killed, the youngest first. */
  synchronized void scale(String service, int replicas) throws IOException {
    List<Pod> of = new ArrayList<>(pods.stream().filter(p -> p.service.equals(service)).toList());
    while (of.size() > replicas) {
      Pod youngest = of.remove(of.size() - 1);
      pods.remove(youngest);
      youngest.process.kill();
    }
    while (of.size() < replicas) {
      int port = service.equals("console") ? consolePort : FreePorts.pick(1).get(0);
      Pod pod = new Pod(service, port);
      start(pod);
      pods.add(pod);
      of.add(pod);
    }
  }

  /** As kill -9; the kubelet starts it again. */
  synchronized void kill(String service) {
    pods.stream().filter(p -> p.service.equals(service)).forEach(p -> p.process.kill());
  }

  /** What is set besides in the environment of a service's next lives. */
  synchronized void set(String service, Map<String, String> environment) {
    settings.put(service, environment);
  }

  /** Processes of a service that run now. */
  synchronized List<ProcessHandle> processes(String service) {
    return pods.stream()
        .filter(p -> p.service.equals(service))
        .map(p -> p.process.handle())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /** Where a service's replicas listen. */
  synchronized List<URI> addresses(String service) {
    return pods.stream()
        .filter(p -> p.service.equals(service))
        .map(p -> p.process.address())
        .toList();
  }

  /** How often a service has ended with this exit code, and was started again. */
  synchronized int ends(String service, int exitCode) {
    return ends.getOrDefault(service + " " + exitCode, 0);
  }

  private void start(Pod pod) throws IOException {
    Map<String, String> more = new HashMap<>();
    more.put("SYNTHORAX_STORE_ENDPOINT", "http://127.0.0.1:" + storeProxy.port());
    // Engines, precisions and numbers of threads differ by bits, and a probe at a run's start
    // chooses those that are faster beside what else is done.
    more.put("SYNTHORAX_SYNTHESIS_ENGINE", "onnx");
    more.put("SYNTHORAX_TRAINER_THREADS", "1");
    more.put("SYNTHORAX_TRAINER_PRECISION", "FLOAT32");
    more.put("SYNTHORAX_CLASSIFIER_THREADS", "1");
    more.put("SYNTHORAX_EVALUATION_THREADS", "1");
    more.put("SYNTHORAX_SYNTHESIS_THREADS", "1");
    more.put("SYNTHORAX_CLASSIFIER_PRECISION", "FLOAT32");
    more.put("SYNTHORAX_TRAINER_STATE_INTERVAL", "2s");
    more.putAll(settings.getOrDefault(pod.service, Map.of()));
    pod.process = DeployedService.start(pod.service, servers, folder, more, pod.port);
    pod.downs = 0;
  }

  private synchronized void look() {
    looks++;
    boolean probing = looks % (PROBE_EVERY_MS / LOOK_EVERY_MS) == 0;
    for (Pod pod : pods) {
      try {
        if (!pod.process.isAlive()) {
          ends.merge(pod.service + " " + pod.process.exitCode(), 1, Integer::sum);
          start(pod);
        } else if (probing) {
          probe(pod);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void probe(Pod pod) throws InterruptedException {
    pod.downs = pod.process.status("/q/health/live") == 503 ? pod.downs + 1 : 0;
    if (pod.downs == PATIENCE_PROBES) {
      pod.process.kill();
    }
  }

  @Override
  public void close() throws IOException {
    boolean kubeletFailed = looking.isDone();
    kubelet.shutdownNow();
    synchronized (this) {
      pods.forEach(pod -> pod.process.close());
    }
    brokerProxy.close();
    storeProxy.close();
    servers.close();
    if (kubeletFailed) {
      throw new AssertionError("nobody started again what ended");
    }
  }
}
