package io.synthorax.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.platform.store.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trainer that is killed at random moments ends with the very weights of one that was not. Twice
 * in the suite; {@code -Dsynthorax.kills=10} kills it ten times.
 */
class KilledTrainerTest {
  private static final int KILLS = Integer.getInteger("synthorax.kills", 2);
  private static final int MOST_TOLD = 90;
  private static final int BATCH = 16;
  private static final ClassLabel LABEL = new ClassLabel("Rare");

  @TempDir Path folder;

  @Test
  void endsWithTheWeightsOfAnUndisturbedOneBitForBit() throws Exception {
    // Given
    ObjectStore store = new FolderStore(folder.resolve("killed"), key -> {});
    TrainRequested request = request(store);
    Path file = Files.write(folder.resolve("request.json"), Json.write(request));
    long seed = Long.getLong("synthorax.seed", System.nanoTime());
    Random moments = new Random(seed);

    // When
    for (int kill = 0; kill < KILLS; kill++) {
      TrainerProcess.start(folder.resolve("killed"), file)
          .killAfter(1 + moments.nextInt(MOST_TOLD));
    }
    int exitCode = TrainerProcess.start(folder.resolve("killed"), file).awaitEnd();

    // Then
    ObjectStore quiet = new FolderStore(folder.resolve("quiet"), key -> {});
    TrainerProcess.stage(quiet, false).train(request(quiet));
    assertThat(exitCode).isZero();
    assertThat(weights(ended(store)))
        .as("killed at random moments of seed %d", seed)
        .isEqualTo(weights(ended(quiet)))
        .hasSizeGreaterThan(1);
    assertThat(losses(store)).isEqualTo(losses(quiet));
  }

  /** So many images that no attempt but the last, which is not killed, reaches the end. */
  private static TrainRequested request(ObjectStore store) {
    return new TrainRequested(
        new StudyId("s1"),
        new RunId(LABEL.value()),
        0,
        Optional.of(LABEL),
        StoredDatasets.random(store, new ClassLabel("Common"), LABEL, 20),
        TrainingSpecification.paper(new Resolution(32), 0.03125)
            .with(BATCH, 0.2, Stabilization.UNRECORDED),
        new Budget.Images((KILLS + 1L) * MOST_TOLD * BATCH),
        7,
        100,
        Optional.empty(),
        List.of());
  }

  private static TrainingEnded ended(ObjectStore store) {
    String key = ObjectLayout.training(new StudyId("s1"), new RunId(LABEL.value()));
    return Json.read(store.find(key).orElseThrow(), TrainingEnded.class);
  }

  private static List<String> weights(TrainingEnded ended) {
    return ended.checkpoints().stream().map(Checkpoint::weights).map(ObjectRef::sha256).toList();
  }

  private static List<Double> losses(ObjectStore store) {
    EpochFinished[] curve = Json.read(store.get(ended(store).curve()), EpochFinished[].class);
    return Arrays.stream(curve).map(EpochFinished::generatorLoss).toList();
  }
}
