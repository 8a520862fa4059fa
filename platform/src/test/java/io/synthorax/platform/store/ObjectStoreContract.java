package io.synthorax.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ObjectRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every store, whatever server it is on. */
interface ObjectStoreContract {
  ObjectStore store();

  @Test
  default void whatIsPutIsGot() {
    ObjectRef object = store().put(key("a.bin"), bytes("content"));

    assertThat(store().get(object)).isEqualTo(bytes("content"));
  }

  @Test
  default void aFileIsStoredAsItsBytesWouldBe(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("file"), bytes("content"));
    String key = key("b.bin");

    ObjectRef fromFile = store().put(key, file);

    assertThat(fromFile).isEqualTo(store().put(key, bytes("content")));
  }

  @Test
  default void absentKeyIsNothing() {
    assertThat(store().find(key("absent"))).isEmpty();
    assertThat(store().open(key("absent"))).isEmpty();
  }

  @Test
  default void objectThatIsNotWhatItsReferenceSaysIsRefused() {
    ObjectRef object = store().put(key("c.bin"), bytes("content"));
    store().put(object.key(), bytes("changed"));

    assertThatThrownBy(() -> store().get(object))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining(object.key());
  }

  @Test
  default void onlyTheFirstOfEightWritersWins() {
    String key = key("receipt.json");

    List<Integer> winners =
        IntStream.range(0, 8)
            .parallel()
            .boxed()
            .filter(i -> store().putIfAbsent(key, bytes("writer " + i)))
            .toList();

    assertThat(winners).hasSize(1);
    assertThat(store().find(key)).hasValue(bytes("writer " + winners.get(0)));
  }

  @Test
  default void keysUnderAPrefixAreListedSorted() {
    String prefix = key("list/");
    store().put(prefix + "b/2", bytes("2"));
    store().put(prefix + "a/1", bytes("1"));

    assertThat(store().list(prefix)).containsExactly(prefix + "a/1", prefix + "b/2");
  }

  @Test
  default void deletedIsAbsent() {
    ObjectRef object = store().put(key("d.bin"), bytes("content"));

    store().delete(object.key());
    store().delete(object.key());

    assertThat(store().find(object.key())).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String key(String name) {
    return "contract/" + UUID.randomUUID() + "/" + name;
  }
}
