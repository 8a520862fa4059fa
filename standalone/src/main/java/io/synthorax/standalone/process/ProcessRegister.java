package io.synthorax.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The file in which a launcher notes its children, a line each: pid, start in milliseconds, name.
 * With the start instant a pid that the system has given to somebody else is never mistaken.
 */
public final class ProcessRegister {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private final Path file;
  private final Map<String, ProcessHandle> children = new LinkedHashMap<>();

  public ProcessRegister(Path file) {
    this.file = file;
  }

  /** Ends what an earlier launcher left running; returns the names. */
  public List<String> endLeftovers() throws IOException {
    List<String> ended = new ArrayList<>();
    if (!Files.exists(file)) {
      return ended;
    }
    List<ProcessHandle> leftovers = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split(" ", 3);
      if (fields.length == 3) {
        find(fields[0], fields[1])
            .ifPresent(
                handle -> {
                  leftovers.add(handle);
                  ended.add(fields[2]);
                });
      }
    }
    leftovers.forEach(ProcessHandle::destroy);
    leftovers.forEach(handle -> awaitEnd(handle, GRACE));
    Files.deleteIfExists(file);
    return ended;
  }

  synchronized void started(String name, ProcessHandle child) throws IOException {
    children.put(name, child);
    String lines =
        children.entrySet().stream()
            .map(e -> line(e.getKey(), e.getValue()))
            .collect(Collectors.joining());
    Path half = file.resolveSibling(file.getFileName() + ".half");
    Files.writeString(half, lines);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** To be called once all children have ended. */
  synchronized void clear() throws IOException {
    children.clear();
    Files.deleteIfExists(file);
  }

  /** Kills what does not end within its grace; a process that not even that ends is left. */
  static void awaitEnd(ProcessHandle handle, Duration grace) {
    if (!endsWithin(handle, grace)) {
      handle.destroyForcibly();
      endsWithin(handle, AFTER_KILL);
    }
  }

  private static boolean endsWithin(ProcessHandle handle, Duration time) {
    try {
      handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(String name, ProcessHandle child) {
    return child.pid() + " " + startOf(child) + " " + name + "\n";
  }

  private static Optional<ProcessHandle> find(String pid, String start) {
    return ProcessHandle.of(Long.parseLong(pid)).filter(h -> startOf(h).equals(start));
  }

  private static String startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).map(String::valueOf).orElse("0");
  }
}
