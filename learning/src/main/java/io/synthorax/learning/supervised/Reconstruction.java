package io.synthorax.learning.supervised;

import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.onnx.OnnxNetwork;
import java.util.stream.IntStream;

/** What an autoencoder makes of images, and how far that is from them. */
public record Reconstruction(byte[] pixels, double meanSquaredError) {

  /**
   * Runs an autoencoder over all images; the error is the mean over all pixels, in network values
   * from -1 to 1.
   */
  public static Reconstruction of(OnnxNetwork autoencoder, ImageSource images) {
    float[] output = autoencoder.run(images);
    float[] input = PixelScale.batch(images, IntStream.range(0, images.count()).toArray());
    double sum = 0;
    for (int i = 0; i < input.length; i++) {
      double difference = output[i] - input[i];
      sum += difference * difference;
    }
    return new Reconstruction(PixelScale.toPixels(output), sum / input.length);
  }
}
