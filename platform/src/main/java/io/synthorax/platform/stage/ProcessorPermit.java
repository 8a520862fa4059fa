package io.synthorax.platform.stage;

import io.synthorax.contracts.WorldUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  private final Optional<Path> file;
  private final ReentrantLock withinProcess = new ReentrantLock(true);

  public ProcessorPermit(@ConfigProperty(name = "synthorax.permit.file") Optional<Path> file) {
    this.file = file;
  }

  /** Waits for the permit; closing the result gives it back. */
  public Held acquire() {
    withinProcess.lock();
    try {
      return file.isEmpty() ? withinProcess::unlock : lock(file.get());
    } catch (IOException e) {
      withinProcess.unlock();
      throw new WorldUnreachable("the permit file " + file.get() + " could not be locked", e);
    }
  }

  private Held lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.lock();
      return () -> release(channel, lock);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void release(FileChannel channel, FileLock lock) {
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
