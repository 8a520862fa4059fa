package io.synthorax.platform.stage;

import io.synthorax.contracts.WorldUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The right to use the processors of this machine. On one machine the services share a single
 * permit, so that a budget in training time is worth the same for every class; where each has its
 * own machine there is none to wait for.
 *
 * <p>A lock on a file: the operating system gives it back when its holder dies.
 */
@ApplicationScoped
public class ProcessorPermit {
  private static final Duration POLL = Duration.ofMillis(50);

  /** Who has just held the permit lets the others have a look first. */
  private static final Duration COURTESY = POLL.multipliedBy(3);

  private final Optional<Path> file;
  private final Heartbeat heartbeat;
  private final Interruption interruption;
  private final ReentrantLock withinProcess = new ReentrantLock(true);
  private volatile boolean justReleased;

  @Inject
  ProcessorPermit(
      @ConfigProperty(name = "synthorax.permit.file") Optional<Path> file,
      Heartbeat heartbeat,
      Interruption interruption) {
    this.file = file;
    this.heartbeat = heartbeat;
    this.interruption = interruption;
  }

  /** A permit outside the framework; none to wait for if there is no file. */
  public ProcessorPermit(Optional<Path> file) {
    this(file, new Heartbeat(Duration.ofMinutes(1)), new Interruption());
  }

  /**
   * Waits for the permit; closing the result gives it back.
   *
   * @throws StageInterrupted if the process is asked to end meanwhile
   */
  public Held acquire() {
    withinProcess.lock();
    try {
      return file.isEmpty() ? withinProcess::unlock : lock(file.get());
    } catch (IOException e) {
      withinProcess.unlock();
      throw new WorldUnreachable("the permit file " + file.get() + " could not be locked", e);
    } catch (StageInterrupted e) {
      withinProcess.unlock();
      throw e;
    }
  }

  /** The permit if nobody has it; closing it gives it back. */
  public Optional<Held> tryAcquire() {
    if (!withinProcess.tryLock()) {
      return Optional.empty();
    }
    try {
      Optional<Held> held =
          file.isEmpty() ? Optional.of(withinProcess::unlock) : tryLock(file.get());
      if (held.isEmpty()) {
        withinProcess.unlock();
      }
      return held;
    } catch (IOException e) {
      withinProcess.unlock();
      throw new WorldUnreachable("the permit file " + file.get() + " could not be locked", e);
    }
  }

  /** Whether a thread of this process has the permit. */
  public boolean inUseHere() {
    return withinProcess.isLocked();
  }

  private Optional<Held> tryLock(Path path) throws IOException {
    FileChannel channel = open(path);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(() -> release(channel, lock));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private Held lock(Path path) throws IOException {
    if (justReleased) {
      pause(COURTESY);
    }
    FileChannel channel = open(path);
    try {
      FileLock lock = waitFor(channel);
      return () -> release(channel, lock);
    } catch (IOException | StageInterrupted e) {
      channel.close();
      throw e;
    }
  }

  private FileLock waitFor(FileChannel channel) throws IOException {
    while (true) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      heartbeat.beat();
      pause(POLL);
    }
  }

  private void pause(Duration time) {
    interruption.check();
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageInterrupted("while waiting for the processor");
    }
  }

  private void release(FileChannel channel, FileLock lock) {
    justReleased = true;
    try (channel) {
      lock.release();
    } catch (IOException e) {
      throw new WorldUnreachable("the permit could not be given back", e);
    } finally {
      withinProcess.unlock();
    }
  }

  /** The permit, until closed. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
