package io.synthorax.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.Interpolation;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.learning.gan.Latents;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LatentSourceTest {
  private static final int SIZE = 128;
  private static final long SEED = 7;

  private final Fixture fixture = new Fixture();

  @Test
  void anOrderHasTheLatentsOfItsSeed() {
    // Given, When
    float[] latents =
        LatentSource.of(order(OptionalDouble.empty(), Optional.empty())).batch(3, 2, SIZE);

    // Then
    assertThat(latents).isEqualTo(Latents.batch(SEED, 3, 2, SIZE));
  }

  @Test
  void truncationShortensEveryLatent() {
    // Given, When
    float[] latents =
        LatentSource.of(order(OptionalDouble.of(0.5), Optional.empty())).batch(3, 2, SIZE);

    // Then
    float[] whole = Latents.batch(SEED, 3, 2, SIZE);
    for (int i = 0; i < whole.length; i++) {
      assertThat(latents[i]).isEqualTo(whole[i] / 2);
    }
  }

  @Test
  void aWayBeginsAndEndsAtItsImagesAndKeepsTheirLengthBetween() {
    // Given
    var way = new Interpolation(4, 9, 5);

    // When
    float[] latents =
        LatentSource.of(order(OptionalDouble.empty(), Optional.of(way))).batch(0, 5, SIZE);

    // Then
    float[] from = Latents.of(SEED, 4, SIZE);
    float[] to = Latents.of(SEED, 9, SIZE);
    for (int j = 0; j < SIZE; j++) {
      assertThat(latents[j]).isEqualTo(from[j], within(1e-5f));
      assertThat(latents[4 * SIZE + j]).isEqualTo(to[j], within(1e-5f));
    }
    double middle = length(Arrays.copyOfRange(latents, 2 * SIZE, 3 * SIZE));
    assertThat(middle)
        .isBetween(
            0.99 * Math.min(length(from), length(to)), 1.01 * Math.max(length(from), length(to)));
  }

  @Test
  void aWayCutIntoShardsIsTheSameWay() {
    // Given
    LatentSource way =
        LatentSource.of(order(OptionalDouble.of(0.8), Optional.of(new Interpolation(0, 1, 9))));

    // When
    float[] rest = way.batch(4, 5, SIZE);

    // Then
    assertThat(rest).isEqualTo(Arrays.copyOfRange(way.batch(0, 9, SIZE), 4 * SIZE, 9 * SIZE));
  }

  private SynthesisRequested order(OptionalDouble truncation, Optional<Interpolation> way) {
    Checkpoint checkpoint = fixture.checkpoint(1, new byte[] {1});
    SynthesisRequested plain = fixture.order(checkpoint, 0, SEED, 0, 9);
    return new SynthesisRequested(
        plain.study(),
        plain.run(),
        plain.label(),
        plain.dataset(),
        plain.order(),
        plain.shard(),
        checkpoint,
        SEED,
        0,
        9,
        OptionalInt.empty(),
        truncation,
        way);
  }

  private static double length(float[] latent) {
    double sum = 0;
    for (float value : latent) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
