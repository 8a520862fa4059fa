package io.synthorax.platform.store;

import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.WorldUnreachable;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An {@link ObjectStore} that tries again, with doubled pauses, before it says that the world is
 * unreachable.
 */
final class ResilientObjectStore implements ObjectStore {
  private final ObjectStore store;
  private final int attempts;
  private final Duration firstPause;

  ResilientObjectStore(ObjectStore store, int attempts, Duration firstPause) {
    this.store = store;
    this.attempts = attempts;
    this.firstPause = firstPause;
  }

  @Override
  public ObjectRef put(String key, byte[] content) {
    return retry(() -> store.put(key, content));
  }

  @Override
  public ObjectRef put(String key, Path file) {
    return retry(() -> store.put(key, file));
  }

  /**
   * A first attempt may have been stored although its answer was lost. The second then finds the
   * key taken; whether by itself is told by the content.
   */
  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    boolean[] repeated = {false};
    return retry(
        () -> {
          boolean stored = store.putIfAbsent(key, content);
          boolean mine =
              stored
                  || (repeated[0]
                      && store
                          .find(key)
                          .map(c -> java.util.Arrays.equals(c, content))
                          .orElse(false));
          return mine;
        },
        () -> repeated[0] = true);
  }

  @Override
  public byte[] get(ObjectRef object) {
    return retry(() -> store.get(object));
  }

  @Override
  public Optional<byte[]> find(String key) {
    return retry(() -> store.find(key));
  }

  @Override
  public Optional<InputStream> open(String key) {
    return retry(() -> store.open(key));
  }

  @Override
  public List<String> list(String prefix) {
    return retry(() -> store.list(prefix));
  }

  @Override
  public void delete(String key) {
    retry(
        () -> {
          store.delete(key);
          return null;
        });
  }

  private <T> T retry(Supplier<T> call) {
    return retry(call, () -> {});
  }

  private <T> T retry(Supplier<T> call, Runnable beforeRepeating) {
    Duration pause = firstPause;
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (WorldUnreachable e) {
        if (attempt == attempts) {
          throw e;
        }
        pause(pause, e);
        pause = pause.multipliedBy(2);
        beforeRepeating.run();
      }
    }
  }

  private static void pause(Duration pause, WorldUnreachable cause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }
}
