package io.synthorax.evaluator;

import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.metrics.Features;
import java.util.Optional;
import java.util.OptionalDouble;

/** Features without a network: the means of the 8 x 8 blocks of a 32 x 32 image, 16 values. */
final class BlockAverages implements FeatureNetwork {
  private static final int BLOCK = 8;
  private static final int ACROSS = Drawings.RESOLUTION / BLOCK;

  @Override
  public int dimensions() {
    return ACROSS * ACROSS;
  }

  @Override
  public Features features(byte[] pixels) {
    float[] values = PixelScale.toNetwork(pixels);
    int n = pixels.length / Drawings.PIXELS;
    float[] means = new float[n * dimensions()];
    for (int i = 0; i < values.length; i++) {
      int at = i % Drawings.PIXELS;
      int block = at / Drawings.RESOLUTION / BLOCK * ACROSS + at % Drawings.RESOLUTION / BLOCK;
      means[i / Drawings.PIXELS * dimensions() + block] += values[i] / (BLOCK * BLOCK);
    }
    return new Features(n, dimensions(), means);
  }

  @Override
  public void close() {}

  /** Training that has nothing to learn. */
  static final class Training implements ExtractorTraining {
    int trainings;

    /** What happens elsewhere during a training. */
    Runnable meanwhile = () -> {};

    @Override
    public Trained train(TrainingSample images, ExtractorProtocol protocol, Runnable step) {
      trainings++;
      step.run();
      meanwhile.run();
      return new Trained() {
        @Override
        public byte[] encoder() {
          return new byte[] {7};
        }

        @Override
        public ExtractorTraining.Quality quality(
            TrainingSample seen, TrainingSample unseen, boolean phantom, Runnable step) {
          return new ExtractorTraining.Quality(
              OptionalDouble.of(0.5), OptionalDouble.of(0.5), Optional.of(new byte[] {7}));
        }

        @Override
        public void close() {}
      };
    }
  }
}
