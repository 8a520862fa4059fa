package io.synthorax.classifier.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A PNG inside the page. */
final class EmbeddedPicture {
  private EmbeddedPicture() {}

  /**
   * The left part of a picture from a line on, at most the given size, as an image of the page that
   * keeps its pixels sharp; nothing if the bytes are no such picture.
   */
  static Optional<String> corner(byte[] png, int top, int width, int height, String description) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      if (image == null || image.getHeight() <= top) {
        return Optional.empty();
      }
      int w = Math.min(width, image.getWidth());
      int h = Math.min(height, image.getHeight() - top);
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image.getSubimage(0, top, w, h), "png", bytes);
      return Optional.of(
          "<img alt=\"%s\" width=\"%d\" height=\"%d\" src=\"data:image/png;base64,%s\">"
              .formatted(
                  Html.escape(description),
                  w,
                  h,
                  Base64.getEncoder().encodeToString(bytes.toByteArray())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
