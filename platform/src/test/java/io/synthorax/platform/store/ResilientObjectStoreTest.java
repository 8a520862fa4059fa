package io.synthorax.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.WorldUnreachable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResilientObjectStoreTest {
  private final InMemoryObjectStore behind = new InMemoryObjectStore();

  @Test
  void callIsRepeatedUntilTheStoreAnswers() {
    ObjectStore store = new ResilientObjectStore(failing(2, false), 3, Duration.ofMillis(1));

    store.put("key", new byte[] {7});

    assertThat(behind.find("key")).hasValue(new byte[] {7});
  }

  @Test
  void storeThatNeverAnswersIsUnreachable() {
    ObjectStore store = new ResilientObjectStore(failing(3, false), 3, Duration.ofMillis(1));

    assertThatThrownBy(() -> store.find("key")).isInstanceOf(WorldUnreachable.class);
  }

  @Test
  void writeWhoseAnswerWasLostStillCountsAsItsOwn() {
    ObjectStore store = new ResilientObjectStore(failing(1, true), 3, Duration.ofMillis(1));

    assertThat(store.putIfAbsent("key", new byte[] {7})).isTrue();
  }

  @Test
  void keyThatSomebodyElseTookIsNotItsOwn() {
    behind.put("key", new byte[] {8});
    ObjectStore store = new ResilientObjectStore(failing(1, false), 3, Duration.ofMillis(1));

    assertThat(store.putIfAbsent("key", new byte[] {7})).isFalse();
  }

  /**
   * The store behind, but the first calls fail: before the work or, with {@code afterwards}, when
   * it is done.
   */
  private ObjectStore failing(int times, boolean afterwards) {
    AtomicInteger left = new AtomicInteger(times);
    return (ObjectStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              boolean fail = left.getAndDecrement() > 0;
              if (fail && !afterwards) {
                throw new WorldUnreachable("down", null);
              }
              try {
                Object result = method.invoke(behind, arguments);
                if (fail) {
                  throw new WorldUnreachable("answer lost", null);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
