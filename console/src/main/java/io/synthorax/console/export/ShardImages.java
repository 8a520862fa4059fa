package io.synthorax.console.export;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.imaging.GrayImage;
import io.synthorax.platform.store.ObjectStore;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes the images of a shard on one by one: npy uint8 [n, resolution, resolution]. A shard at 512
 * x 512 is a gigabyte, so it is never held; the hash covers the header, whose shape is therefore
 * what its writer said.
 */
final class ShardImages {
  private static final int PREAMBLE = 8;
  private static final int BUFFER = 1 << 16;

  private ShardImages() {}

  /** Takes one image. */
  interface Sink {
    void image(int index, GrayImage image) throws IOException;
  }

  static void each(ObjectStore store, ObjectRef shard, int count, int resolution, Sink sink)
      throws IOException {
    int size = resolution * resolution;
    try (VerifiedObject object = VerifiedObject.open(store, shard)) {
      DataInputStream in = new DataInputStream(object.stream());
      int header = PREAMBLE + 2 + skipHeader(in);
      if (shard.bytes() != header + (long) count * size) {
        throw new ContractViolation(
            "object %s does not hold %d images of %d x %d pixels"
                .formatted(shard.key(), count, resolution, resolution));
      }
      for (int i = 0; i < count; i++) {
        byte[] pixels = new byte[size];
        in.readFully(pixels);
        sink.image(i, new GrayImage(resolution, resolution, pixels));
      }
      object.verify();
    }
  }

  /**
   * Some of them, without reading what follows: a look, which is therefore not compared with the
   * hash.
   */
  static void range(
      ObjectStore store, ObjectRef shard, int resolution, int first, int count, Sink sink)
      throws IOException {
    int size = resolution * resolution;
    try (InputStream object =
        store
            .open(shard.key())
            .orElseThrow(() -> new ContractViolation("object " + shard.key() + " is absent"))) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(object, BUFFER));
      skipHeader(in);
      in.skipNBytes((long) first * size);
      for (int i = 0; i < count; i++) {
        byte[] pixels = new byte[size];
        in.readFully(pixels);
        sink.image(first + i, new GrayImage(resolution, resolution, pixels));
      }
    }
  }

  /**
   * The length of the header's text, little-endian after magic and version; the text is skipped.
   */
  private static int skipHeader(DataInputStream in) throws IOException {
    in.readFully(new byte[PREAMBLE]);
    int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    in.readFully(new byte[length]);
    return length;
  }
}
