package io.synthorax.imaging.scan;

import io.synthorax.imaging.scan.Scan.ContentKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes an image's size and gray rows, so that equal pixels are found in whatever file format. */
final class ContentDigest implements GrayRows {
  private final MessageDigest digest;
  private final ByteBuffer buffer;

  ContentDigest(int width, int height) {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    this.buffer = ByteBuffer.allocate(Math.max(8, 2 * width));
    digest.update(buffer.putInt(width).putInt(height).flip());
  }

  @Override
  public void row(int[] gray) {
    buffer.clear();
    for (int value : gray) {
      buffer.putShort((short) value);
    }
    digest.update(buffer.flip());
  }

  ContentKey key() {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new ContentKey(hash.getLong(), hash.getLong());
  }
}
