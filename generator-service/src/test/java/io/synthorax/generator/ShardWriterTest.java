package io.synthorax.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Shard;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardWriterTest {
  @TempDir private Path parent;

  private final InMemoryObjectStore store = new InMemoryObjectStore();

  @Test
  void whatWasAppendedIsStoredAndNothingIsLeftBehind() throws Exception {
    // Given
    Path folder = Files.createDirectory(parent.resolve("work"));
    List<Shard> shards;
    // When
    try (ShardWriter writer = new ShardWriter(store, shard -> "key/" + shard, 2, folder)) {
      writer.append(new byte[] {1, 2, 3, 4});
      writer.append(new byte[] {5, 6, 7, 8});
      shards = writer.finish();
    }
    // Then
    assertThat(shards).extracting(Shard::count).containsExactly(2);
    assertThat(NpyArray.of(store.get(shards.get(0).object())).bytes())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(folder).doesNotExist();
  }

  @Test
  void abandonedWorkLeavesNothingBehind() throws Exception {
    // Given
    Path folder = Files.createDirectory(parent.resolve("work"));
    ShardWriter writer = new ShardWriter(store, shard -> "key/" + shard, 2, folder);
    writer.append(new byte[] {1, 2, 3, 4});
    // When
    writer.close();
    // Then
    assertThat(folder).doesNotExist();
    assertThat(store.list("")).isEmpty();
  }
}
